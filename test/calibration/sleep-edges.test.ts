import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type FoundWorld, findWorlds } from '../../src/evaluate/find-worlds.ts';
import { createWhoIsWho } from '../../src/evaluate/who-is-who.ts';
import { dailyRhythm } from '../../src/inferences/rhythm/daily-rhythm.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { createReducer } from '../../src/reduce/reduce.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { hoursApart } from '../../src/stats/circular.ts';
import measured from '../../src/stats/measured-edges.json' with { type: 'json' };
import { contextFor } from '../inferences/simulated-input.ts';
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

type Edges = Record<keyof typeof EDGES, Counted[]>;

/** Adds what the findings of one log say of the beginning and the end of sleep, held against the truth. */
async function addLog(counted: Edges, { folder, truth }: FoundWorld, observer: ObserverId): Promise<void> {
  const { store, calendar, observation } = await ingest([join(folder, `${observer}.csv`)], { zone: truth.zone });
  try {
    const reducer = createReducer(store, calendar);
    const input = { series: await reducer.get('series'), coverage: await reducer.get('coverage') };
    const context = contextFor({}, { calendar, observation });
    const ranking = dailyRhythm.rank(input, context);
    const ids = ranking.subjects.of === 'endpoints' ? ranking.subjects.id : new Int32Array();
    const whoIs = createWhoIsWho(truth);
    const people = (await store.names(ids)).map(whoIs);
    for (const [row, [person, second]] of people.entries()) {
      if (person === undefined || second !== undefined) continue;
      const { measures } = dailyRhythm.explain(row, ranking, input, context);
      const [middle, half] = [truth.people.midSleep[person] as number, (truth.people.sleepHours[person] as number) / 2];
      for (const [edge, label] of Object.entries(EDGES) as [keyof typeof EDGES, string][]) {
        const { value, low, high } = measures.find((one) => one.label === label) as { value: number; low: number; high: number };
        const off = hoursApart(value, edge === 'begins' ? middle - half : middle + half);
        counted[edge].push({ inside: low <= value + off && value + off <= high, minutes: 60 * Math.abs(off) });
      }
    }
  } finally {
    await store.close();
  }
}

async function measureEdges(seeds: readonly number[], observers: readonly ObserverId[]): Promise<Map<ObserverId, Edges>> {
  const counted = new Map(observers.map((observer): [ObserverId, Edges] => [observer, { begins: [], ends: [] }]));
  const folder = mkdtempSync(join(tmpdir(), 'penregister-edges-'));
  try {
    for (const seed of seeds) {
      const scenario = coverageWorld(seed);
      const watched = { ...scenario, observers: scenario.observers.filter(({ id }) => observers.includes(id)) };
      mkdirSync(join(folder, String(seed)));
      for (const [name, content] of Object.entries(worldFiles(watched))) writeFileSync(join(folder, String(seed), name), content);
    }
    for (const world of await findWorlds([folder])) for (const [observer, edges] of counted) await addLog(edges, world, observer);
    return counted;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const coverageOf = (counted: readonly Counted[]): number => counted.filter(({ inside }) => inside).length / counted.length;
const medianOf = (counted: readonly Counted[]): number =>
  counted.map(({ minutes }) => minutes).sort((a, b) => a - b)[Math.floor(counted.length / 2)] as number;

it('intervals of when sleep begins and ends hold the truth about as often as they state', { timeout: 300_000 }, async () => {
  const counted = (await measureEdges(SEEDS.slice(0, 3), ['server'])).get('server') as Edges;
  for (const edge of Object.values(counted)) {
    expect(edge.length).toBeGreaterThan(250);
    // Three standard errors, and five points for what the simulator's people have that a formula has not.
    const slack = 0.05 + 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / edge.length);
    expect(Math.abs(coverageOf(edge) - LEVEL)).toBeLessThan(slack);
    expect(medianOf(edge)).toBeLessThan(45);
  }
});

it.runIf(UPDATE)('and what findings say of it is counted anew (npm run update:calibration)', { timeout: 900_000 }, async () => {
  const round = (value: number) => Math.round(value * 1e3) / 1e3;
  const of = (edge: readonly Counted[]) => ({ coverage: round(coverageOf(edge)), minutes: Math.round(medianOf(edge)) });
  const counted = await measureEdges(SEEDS, ['server', 'sealed-server', 'co-participant']);
  const records = Array.from(counted, ([observer, { begins, ends }]) => ({
    observer,
    n: begins.length,
    begins: of(begins),
    ends: of(ends),
  }));
  await expect(`${JSON.stringify(records, null, 2)}\n`).toMatchFileSnapshot('../../src/stats/measured-edges.json');
});

it('what findings say of it rests on enough people', () => {
  expect(measured.length).toBeGreaterThan(0);
  for (const { n, begins, ends } of measured) {
    expect(n).toBeGreaterThanOrEqual(40);
    for (const { coverage } of [begins, ends]) expect(coverage).toBeGreaterThan(0.5);
  }
});
