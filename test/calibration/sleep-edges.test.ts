import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyzeLogs } from '../../src/analyze/analyze-logs.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import { createWhoIsWho } from '../../src/evaluate/who-is-who.ts';
import { dailyRhythm } from '../../src/inferences/rhythm/daily-rhythm.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { hoursApart } from '../../src/stats/circular.ts';
import measured from '../../src/stats/measured-edges.json' with { type: 'json' };
import { coverageWorld } from './coverage-worlds.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
/** Nothing was set on these. */
const SEEDS = [5_201, 5_202, 5_203, 5_204, 5_205, 5_206];
const LEVEL = 0.8;
const EDGES = { begins: 'sleep begins, likely', ends: 'sleep ends, likely' } as const;

interface Counted {
  readonly inside: boolean;
  readonly minutes: number;
}

const ask = {
  inferences: [dailyRhythm],
  events: [],
  focus: [],
  side: {},
  questionOptions: {},
  limit: 1e6,
  seed: 1,
  version: 'test',
  stated: {},
  synthetic: true,
};

/** Holds what findings say of the beginning and the end of sleep against the truth. */
async function measureEdges(seeds: readonly number[], observer: ObserverId): Promise<Record<keyof typeof EDGES, Counted[]>> {
  const counted: Record<keyof typeof EDGES, Counted[]> = { begins: [], ends: [] };
  const folder = mkdtempSync(join(tmpdir(), 'penregister-edges-'));
  try {
    for (const seed of seeds) {
      const scenario = coverageWorld(seed);
      const watched = { ...scenario, observers: scenario.observers.filter(({ id }) => id === observer) };
      mkdirSync(join(folder, String(seed)));
      for (const [name, content] of Object.entries(worldFiles(watched))) writeFileSync(join(folder, String(seed), name), content);
    }
    for (const { folder: at, truth } of await findWorlds([folder])) {
      const { analysis, ingested } = await analyzeLogs([join(at, `${observer}.csv`)], { ...ask, zone: truth.zone });
      await ingested.store.close();
      const whoIs = createWhoIsWho(truth);
      const nameOf = new Map(analysis.endpoints.id.map((id, i) => [id, analysis.endpoints.name[i] as string]));
      for (const { subject, measures } of analysis.findings) {
        const [person, second] = whoIs(nameOf.get(subject[0] as number) ?? '');
        if (person === undefined || second !== undefined) continue;
        const [middle, half] = [truth.people.midSleep[person] as number, (truth.people.sleepHours[person] as number) / 2];
        for (const [edge, label] of Object.entries(EDGES) as [keyof typeof EDGES, string][]) {
          const { value, low, high } = measures.find((one) => one.label === label) as { value: number; low: number; high: number };
          const off = hoursApart(value, edge === 'begins' ? middle - half : middle + half);
          counted[edge].push({ inside: low <= value + off && value + off <= high, minutes: 60 * Math.abs(off) });
        }
      }
    }
    return counted;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const coverageOf = (counted: readonly Counted[]): number => counted.filter(({ inside }) => inside).length / counted.length;
const medianOf = (counted: readonly Counted[]): number =>
  counted.map(({ minutes }) => minutes).sort((a, b) => a - b)[Math.floor(counted.length / 2)] as number;

it('intervals of when sleep begins and ends hold the truth about as often as they state', { timeout: 300_000 }, async () => {
  const counted = await measureEdges(SEEDS.slice(0, 3), 'server');
  for (const edge of Object.values(counted)) {
    expect(edge.length).toBeGreaterThan(250);
    // Three standard errors, and five points for what the simulator's people have that a formula has not.
    const slack = 0.05 + 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / edge.length);
    expect(Math.abs(coverageOf(edge) - LEVEL)).toBeLessThan(slack);
    expect(medianOf(edge)).toBeLessThan(45);
  }
});

it.runIf(UPDATE)('and what findings say of it is counted anew (npm run update:calibration)', { timeout: 900_000 }, async () => {
  const records = [];
  for (const observer of ['server', 'sealed-server', 'co-participant', 'everyone'] as const) {
    const counted = await measureEdges(SEEDS, observer);
    const round = (value: number) => Math.round(value * 1e3) / 1e3;
    const of = (edge: readonly Counted[]) => ({ coverage: round(coverageOf(edge)), minutes: Math.round(medianOf(edge)) });
    records.push({ observer, n: counted.begins.length, begins: of(counted.begins), ends: of(counted.ends) });
  }
  await expect(`${JSON.stringify(records, null, 2)}\n`).toMatchFileSnapshot('../../src/stats/measured-edges.json');
});

it('what findings say of it rests on enough people', () => {
  expect(measured.length).toBeGreaterThan(0);
  for (const { n, begins, ends } of measured) {
    expect(n).toBeGreaterThanOrEqual(40);
    for (const { coverage } of [begins, ends]) expect(coverage).toBeGreaterThan(0.5);
  }
});
