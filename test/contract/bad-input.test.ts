import { describe, expect, test } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import type { Analysis, Outcome } from '../../src/model/analysis.ts';
import { analyzeText } from './analyze-text.ts';

const DAY = 86_400_000;
const START = Date.UTC(2017, 1, 6);
const log = (rows: readonly (readonly [at: number, kind: string, actor: string, peer: string])[]): string =>
  ['time,kind,actor,peer', ...rows.map(([at, ...fields]) => [new Date(START + at).toISOString(), ...fields].join()), ''].join('\n');
/** Six times a day, at hours that follow no timer. */
const daily = (days: number, peerOf: (n: number) => string) =>
  Array.from(
    { length: 6 * days },
    (_, n) => [Math.floor(n / 6) * DAY + (8 + 2 * (n % 6)) * 3_600_000 + ((n * 7_919) % 3_541) * 1_000, 'send', 'ann', peerOf(n)] as const,
  );
const crowd = (at: (n: number) => number) =>
  Array.from({ length: 400 }, (_, n) => [at(n), 'send', `p${n % 20}`, `p${(n * 7 + 3 + Math.floor(n / 20)) % 20}`] as const);

const EVENTS = ['2017-02-20T12:00:00Z', '2017-02-27T18:00:00Z'];
/** Logs in which little or nothing can be seen, and how many endpoints each has. */
const logs: Readonly<Record<string, string>> = {
  'one event': log([[0, 'send', 'ann', 'bob']]),
  'one connection': log([[0, 'connect', 'ann', '']]),
  'one endpoint that writes to itself': log(daily(40, () => 'ann')),
  'one endpoint that names nobody': log(daily(40, () => '').map(([at, , actor]) => [at, 'connect', actor, ''] as const)),
  'two endpoints': log(daily(40, () => 'bob')),
  'one instant': log(crowd(() => 0)),
  'two instants forty days apart': log(crowd((n) => (n % 2) * 40 * DAY)),
  'one instant of every day': log(crowd((n) => Math.floor(n / 10) * DAY)),
};

const looked = (outcome: Outcome): number => (outcome.kind === 'found' || outcome.kind === 'none-found' ? outcome.tested : Number.NaN);

/** What a log of hardly anything must never be taken for. */
function expectClear({ outcomes, findings }: Analysis): void {
  for (const outcome of outcomes) {
    expect(outcome.kind, `${outcome.id}: ${JSON.stringify(outcome)}`).not.toBe('failed');
    if (outcome.kind === 'not-observable') expect(JSON.stringify(outcome.missing), outcome.id).toMatch(/[a-z]{4}/);
    // To have looked at nothing is not to have found nothing.
    else expect(looked(outcome), outcome.id).toBeGreaterThan(0);
  }
  const text = JSON.stringify([outcomes, findings]);
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
}

describe.each(Object.entries(logs))('a log of %s', (_, csv) => {
  test('gives every question a clear answer, and no test a discovery', async () => {
    const names = csv.includes('ann') ? ['ann'] : ['p0', 'p1'];
    const analysis = await analyzeText(csv, { zone: 'UTC', events: EVENTS, focus: names });
    expectClear(analysis);
    const tests = new Set(inferences.filter(({ asks }) => asks === 'test').map(({ id }) => id));
    expect(analysis.outcomes.filter(({ id, kind }) => tests.has(id) && kind === 'found').map(({ id }) => id)).toEqual([]);
  });
});

const usual = log(crowd((n) => n * 2 * 3_600_000 + ((n * 7_919) % 3_541) * 1_000));

test('an event outside the log is not observable, and every question about events says from when to when the log runs', async () => {
  const about = inferences.filter(({ needsEvents }) => needsEvents);
  const { outcomes } = await analyzeText(usual, {
    zone: 'UTC',
    events: ['2016-02-20T12:00:00Z', '2019-02-20T12:00:00Z'],
    inferences: about,
  });
  expect(outcomes.map(({ id, kind }) => [id, kind])).toEqual(about.map(({ id }) => [id, 'not-observable']));
  // An arrival or the like may be missing first: those who see enough name the span.
  const texts = outcomes.map((outcome) => JSON.stringify(outcome.kind === 'not-observable' && outcome.missing));
  expect(texts.filter((text) => text.includes('this one runs from ')).length).toBeGreaterThan(2);
});

test('no event and nobody named: questions that need them say so', async () => {
  const { outcomes } = await analyzeText(usual, { zone: 'UTC' });
  for (const [i, { needsEvents, needsFocus }] of inferences.entries()) {
    const outcome = outcomes[i] as Outcome;
    const said = JSON.stringify(outcome.kind === 'not-observable' ? outcome.missing : '');
    if (needsEvents || needsFocus) expect(outcome.kind, outcome.id).toBe('not-observable');
    if (needsEvents && !said.includes('days on which')) expect(said, outcome.id).toContain('--event');
    if (needsFocus) expect(said, outcome.id).toContain('--focus');
  }
});

test('a window without length is not a window in which nothing was', async () => {
  const { outcomes } = await analyzeText(usual, {
    zone: 'UTC',
    events: EVENTS,
    inferences: inferences.filter(({ id }) => id === 'present-at-all'),
    questionOptions: { 'present-at-all.window': 0 },
  });
  expect(outcomes[0]).toMatchObject({ kind: 'not-observable' });
  expect(JSON.stringify(outcomes[0])).toContain('a window without length');
});
