import { beforeAll, describe, expect, it } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import { simulateWorld, writeCsv } from '../simulated-world.ts';
import { analyzeText } from './analyze-text.ts';

/** Connections to a server, and nobody's name beside the phone's: what an access network or a sealed server has at the least. */
const world = simulateWorld({ seed: 8_409, people: 40, days: 26, keepAliveShare: 0.05 });
const connections = writeCsv(world.events.filter(({ kind }) => kind === 'connect'));
const asked = inferences.filter(({ id }) => ['linked-by-timing', 'circles', 'reach', 'chain-of-command', 'strongest-ties'].includes(id));

let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyzeText(connections, { zone: 'UTC', inferences: asked });
});
const outcome = (id: string) => analysis.outcomes.find((one) => one.id === id);
const saying = (id: string) => JSON.stringify(analysis.findings.filter(({ question }) => question === id));

describe('a log that shows only phones and a server', () => {
  it('has pairs who talk, and nearly all of them do', () => {
    expect(outcome('linked-by-timing')).toMatchObject({ kind: 'found', tested: (40 * 39) / 2 });
    const { people, ties, groups } = world.truth;
    const nameOf = new Map(analysis.endpoints.id.map((id, i) => [id, analysis.endpoints.name[i] as string]));
    const numbers = analysis.findings
      .filter(({ question }) => question === 'linked-by-timing')
      .map(({ subject }) => subject.map((id) => people.name.indexOf(nameOf.get(id) as string)).sort((a, b) => a - b) as [number, number]);
    expect(numbers.length).toBeGreaterThanOrEqual(10);
    const talk = ([one, other]: readonly [number, number]) =>
      ties.a.some((a, tie) => a === one && ties.b[tie] === other) ||
      groups.some(({ members }) => members.includes(one) && members.includes(other));
    expect(numbers.filter((pair) => !talk(pair)).length).toBeLessThanOrEqual(1);
  });

  it('has reach and circles by inferred ties, which say that they are inferred', () => {
    expect(outcome('reach')).toMatchObject({ kind: 'found' });
    expect(saying('reach')).toMatch(/are inferred, not logged/);
    // Whether so few ties divide into groups is for circles to say; it is asked, and says how many of them are inferred.
    expect(outcome('circles')?.kind).toMatch(/^(none-)?found$/);
    expect(JSON.stringify(outcome('circles'))).toMatch(/ties inferred rather than logged/);
    expect(analysis.views.graph?.inferred.every((one) => one === 1)).toBe(true);
  });

  it('says of questions about who turned to whom that it cannot show that', () => {
    expect(outcome('chain-of-command')).toMatchObject({ kind: 'not-observable' });
    expect(outcome('strongest-ties')).toMatchObject({ kind: 'not-observable' });
  });

  it('shows a row of each phone for every coincidence that it cites', () => {
    for (const { subject, evidence } of analysis.findings.filter(({ question }) => question === 'linked-by-timing')) {
      const [cited] = evidence;
      expect(cited?.rows.length).toBeGreaterThan(1);
      for (const { actor } of cited?.rows ?? []) expect(subject).toContain(actor);
      const at = cited?.rows.map((one) => one.at as number) ?? [];
      for (let i = 0; i + 1 < at.length; i += 2) expect(Math.abs((at[i] as number) - (at[i + 1] as number))).toBeLessThanOrEqual(5_000_000);
    }
  });
});

it('where the log names second parties itself, nothing is inferred, and the reader is told where to look', async () => {
  const named = await analyzeText(writeCsv(world.events), { zone: 'UTC', inferences: asked });
  const declined = named.outcomes.find(({ id }) => id === 'linked-by-timing');
  expect(declined).toMatchObject({ kind: 'not-observable' });
  expect(JSON.stringify(declined)).toContain('strongest-ties');
  expect(named.outcomes.find(({ id }) => id === 'strongest-ties')).toMatchObject({ kind: 'found' });
  expect(JSON.stringify(named.outcomes)).not.toMatch(/ties inferred rather than logged/);
});
