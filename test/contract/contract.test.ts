import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findMissing } from '../../src/analyze/observability.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { Analysis, EvidenceRow, ReportedFinding } from '../../src/model/analysis.ts';
import { EVENT_FIELDS, type Instant, MICROS_PER_DAY, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import type { Observation, VantageRequirement } from '../../src/model/vantage.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, simulateWorld, withPlaces, writeCsv } from '../simulated-world.ts';
import { analyzeText } from './analyze-text.ts';
import { addRelay } from './planted-relay.ts';
import { addSealed } from './planted-sealed.ts';
import { addChangedNumber, addSecondNumber, addServices, carryTwo, endTie, formCircle, introduce } from './planted-ties.ts';

const EVENT = '2017-03-15T19:30:00Z';
/** Day since when some people's habits are others. */
const CHANGED = 26;
const world = simulateWorld({
  seed: 4242,
  people: 40,
  days: 38,
  keepAliveShare: 0.05,
  trigger: { event: Date.parse(EVENT) * 1000, lag: 45_000_000 },
  brokenDays: [29],
  plants: [
    { kind: 'hierarchy', depth: 2, branching: 3, ordersADay: 2, lagMinutes: 4, unseenShare: 0 },
    { kind: 'changed-habits', after: CHANGED / 38, share: 0.2 },
  ],
});
const [one, other] = world.truth.people.name as [string, string];
/** People without another part: they are in no tree, live as before, and share no home. */
const { hierarchy, changed } = world.truth.planted;
const busy = new Set([
  ...(hierarchy?.members ?? []),
  ...(changed?.people ?? []).map(({ person }) => person),
  world.triggered,
  world.broken,
  0,
  1,
]);
const { household } = world.truth.people;
const circle = household
  .flatMap((home, person) => (busy.has(person) || household.indexOf(home) !== person ? [] : [world.truth.people.name[person] as string]))
  .slice(0, 4);
const SERVICES = ['desk-901', 'desk-902', 'desk-903'];
const ordinary = addRelay(formCircle(introduce(endTie(withPlaces(world), 18)), circle, 20), [one, other]);
const numbers = carryTwo(addSecondNumber(addChangedNumber(ordinary, 15, 'phone-801', 'phone-802'), 'phone-800'), [
  'phone-803',
  'phone-804',
]);
const csv = writeCsv(addSealed(addServices(numbers, SERVICES)));
/** The connections alone, which name nobody but the phone: what questions are asked of that guess at ties which no row shows. */
const peerless = writeCsv(world.events.filter(({ kind }) => kind === 'connect'));
const unnamed = inferences.filter(({ vantage }) => (vantage as VantageRequirement).namedPeer === false);
/** The phone that connected before the event was named before looking: one coincidence does not stand out among many. */
const focus = [world.truth.people.name[world.triggered] as string];
/** An earlier event, of questions about several: half a minute after it connected at an hour at which it hardly ever does. */
const EARLIER = new Date(rareMoment(focus[0] as string, CHANGED) / 1_000 + 30_000).toISOString();
/** A side table, in a folder of its own. */
const folder = mkdtempSync(join(tmpdir(), 'penregister-contract-'));
const table = join(folder, 'services.csv');
writeFileSync(table, `endpoint,category\n${SERVICES.map((name, i) => `${name},kind ${i}\n`).join('')}`);
afterAll(() => rmSync(folder, { recursive: true }));

/** Each log with the questions that are asked of it, and what came of them. */
const logs = [
  { csv, asked: inferences.filter((one) => !unnamed.includes(one)), side: { services: table } },
  { csv: peerless, asked: unnamed, side: {} },
];

const options = {
  zone: 'UTC',
  events: [EARLIER, EVENT],
  focus,
  questionOptions: { 'present-at-all.window': 2 * MICROS_PER_MINUTE },
};

/** When an endpoint acted, on this day, at the clock time at which it is least active on others. */
function rareMoment(name: string, day: number): Instant {
  const own = world.events.filter(({ actor }) => actor === name).map(({ at }) => at);
  const apart = (x: Instant, y: Instant) => {
    const between = Math.abs(x - y) % MICROS_PER_DAY;
    return Math.min(between, MICROS_PER_DAY - between);
  };
  const alike = (at: Instant) =>
    own.filter((other) => Math.abs(other - at) > MICROS_PER_DAY / 2 && apart(other, at) < 30 * MICROS_PER_MINUTE);
  const candidates = own.filter((at) => at >= START + day * MICROS_PER_DAY && at < START + (day + 1) * MICROS_PER_DAY);
  return candidates.reduce((best, at) => (alike(at).length < alike(best).length ? at : best));
}

/** What an analysis says, without where in the file it was said and what that file's bytes were. */
function withoutPlaces(analysis: Analysis): unknown {
  return JSON.parse(JSON.stringify(analysis, (key, value) => (key === 'line' || key === 'sha256' ? null : value)));
}

const about = (analysis: Analysis, id: string): ReportedFinding[] => analysis.findings.filter(({ question }) => question === id);

let analyses: Analysis[];
beforeAll(async () => {
  analyses = [];
  for (const { csv, asked, side } of logs) analyses.push(await analyzeText(csv, { ...options, side, inferences: asked }));
});

const files = readdirSync(new URL('../../src/inferences', import.meta.url), { recursive: true }).map(String);

describe.each(inferences.map((inference) => [inference.id, inference] as const))('%s', (id, inference) => {
  const analysis = () => analyses[logs.findIndex(({ asked }) => asked.includes(inference))] as Analysis;

  test('is named after its file, and asks a question', () => {
    expect(files.map((file) => basename(file))).toContain(`${id}.ts`);
    expect(inference.question).toMatch(/^[A-Z].*\?$/);
    expect(inference.method.length).toBeGreaterThan(40);
    expect(inference.references.length).toBeGreaterThan(0);
  });

  test('declares what its kind of answer needs', () => {
    if (inference.asks === 'estimate') expect(inference.interval).toBeDefined();
    if (inference.infersLinks) expect(inference.subjects).toBe('pairs');
  });

  test('says of an empty log that it is not observable', () => {
    const none = Object.fromEntries(EVENT_FIELDS.map((field) => [field, 0])) as Observation['present'];
    const empty: Observation = { clock: 'none', clockStep: 0, events: 0, present: none, kinds: {}, first: undefined, last: undefined };
    expect(findMissing(inference, empty).length).toBeGreaterThan(0);
  });

  test('does not fail, and finds something in a world where there is something to find', () => {
    expect(analysis().outcomes.find((one) => one.id === id)).toMatchObject({ kind: 'found' });
  });

  test('says nothing that it may not say', () => {
    const text = JSON.stringify([about(analysis(), id), inference.method, inference.question]).toLowerCase();
    expect(text).not.toMatch(/\bprov(e|es|ed|en|ing)\b/);
    expect(text).not.toMatch(/\bleaders?\b/);
  });

  test('gives every finding evidence and an innocent explanation', () => {
    for (const finding of about(analysis(), id)) {
      expect(finding.claim.length).toBeGreaterThan(0);
      expect(finding.alternatives.length).toBeGreaterThan(0);
      expect(finding.evidence.length).toBeGreaterThan(0);
      for (const { kind, rows, span } of finding.evidence) {
        if (kind === 'absence') expect(span).not.toBeNull();
        else expect(rows.length, JSON.stringify(finding.claim)).toBeGreaterThan(0);
      }
    }
  });
});

describe.each(logs.map((log, i) => [i === 0 ? 'a log that names second parties' : 'a log that names nobody else', i, log] as const))(
  '%s',
  (_, i, { csv, asked, side }) => {
    const analysis = () => analyses[i] as Analysis;
    const again = (text: string, focus = options.focus) => analyzeText(text, { ...options, focus, side, inferences: asked });

    test('every cited row is the row of the file that it claims to be', () => {
      const lines = csv.split('\n');
      const { findings, endpoints } = analysis();
      const nameOf = new Map(endpoints.id.map((endpoint, n) => [endpoint, endpoints.name[n] as string]));
      const cited: EvidenceRow[] = findings.flatMap(({ evidence }) => evidence.flatMap(({ rows }) => rows));
      expect(cited.length).toBeGreaterThan(100);
      for (const { line, at, kind, actor, peer } of cited) {
        const [time, logged, who, whom] = (lines[line - 1] as string).split(',');
        expect(Date.parse(time as string) * 1000).toBe(Math.floor((at as number) / 1000) * 1000);
        expect([logged, who, whom]).toEqual([kind, nameOf.get(actor), peer === null ? '' : nameOf.get(peer)]);
      }
    });

    test('the same seed gives the same bytes', async () => {
      expect(JSON.stringify(await again(csv))).toBe(JSON.stringify(analysis()));
    });

    test('shuffled rows give the same bytes, but for lines and hashes of the file', async () => {
      const [header, ...rows] = csv.trimEnd().split('\n');
      const random = createRandom(9);
      for (let n = rows.length - 1; n > 0; n--) {
        const j = random.below(n + 1);
        [rows[n], rows[j]] = [rows[j] as string, rows[n] as string];
      }
      expect(withoutPlaces(await again(`${[header, ...rows].join('\n')}\n`))).toEqual(withoutPlaces(analysis()));
    });

    test('renamed endpoints give the same findings, renamed', async () => {
      // Reversed numbers, so that the order of names is no longer that of before.
      const renamed = csv.replace(/phone-(\d{3})/g, (_, number: string) => `x${String(999 - Number(number))}`);
      const rename = (name: string) => name.replace(/^phone-(\d{3})$/, (_, number: string) => `x${String(999 - Number(number))}`);
      const other = await again(renamed, focus.map(rename));
      const back = (name: string) =>
        name.replace(/^x(\d{3})$/, (_, number: string) => `phone-${String(999 - Number(number)).padStart(3, '0')}`);
      const { endpoints, provenance } = analysis();
      expect(other.endpoints.name.map(back)).toEqual(endpoints.name);
      expect(withoutPlaces({ ...other, endpoints, provenance })).toEqual(withoutPlaces(analysis()));
    });
  },
);

test('a question that is asked only where no second party is named says so of a log that names them', async () => {
  const { outcomes } = await analyzeText(csv, { ...options, inferences: unnamed });
  expect(outcomes.length).toBeGreaterThan(0);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ kind: 'not-observable' });
    expect(JSON.stringify(outcome)).toContain('in the log itself');
  }
});

test('a question that fails leaves the others alone, and says that it failed', async () => {
  const { csv, asked, side } = logs[0] as (typeof logs)[number];
  const [first] = asked;
  if (!first) throw new Error('the registry is empty');
  const broken = {
    ...first,
    rank: () => {
      throw new Error('planted');
    },
  };
  const { outcomes } = await analyzeText(csv, { ...options, side, inferences: [broken, ...asked.slice(1)] });
  expect(outcomes[0]).toMatchObject({ kind: 'failed', message: 'planted' });
  expect(outcomes.slice(1).every(({ kind }) => kind === 'found')).toBe(true);
});
