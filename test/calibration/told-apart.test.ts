import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Prompt } from '../../src/stats/prompts.ts';
import committed from '../../src/stats/told-apart.json' with { type: 'json' };
import { countBestGuesses, type ToldApart, type TruthId } from '../../src/stats/told-apart.ts';
import { measureTruths } from './three-truths.ts';
import { binomialBound } from './uniformity.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
const FILE = new URL('../../src/stats/told-apart.json', import.meta.url);

const SEEDS = Array.from({ length: 20 }, (_, i) => 7501 + i);
const SIZE = { people: 80, days: 3 };
const WORLDS = 3 * SEEDS.length;

let measured: readonly ToldApart[];
beforeAll(async () => {
  measured = measureTruths(SEEDS, SIZE);
  if (!UPDATE) return;
  const set = `two-minutes-before, ${SIZE.people} people, ${SIZE.days} days, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`;
  await writeFile(FILE, `${JSON.stringify({ set, observers: measured }, null, 2)}\n`);
}, 900_000);

const of = (observer: string): ToldApart => measured.find((one) => one.observer === observer) as ToldApart;
const count = (observer: string, truth: TruthId, ...looks: (Prompt | 'unseen')[]): number =>
  looks.reduce((sum, look) => sum + (of(observer).counts[truth][look] ?? 0), 0);
/** Errors that a rate of one in twenty stays under in 999 of 1,000 cases. */
const few = (n: number): number => binomialBound(0.05, n) * n;

describe('which of three truths stands behind the same connection', () => {
  it.skipIf(UPDATE)('is told as often as the findings cite', () => {
    expect(committed.observers).toEqual(measured);
  });

  it.each(['server', 'everyone'])('is told by %s, who knows both ends and sees whom else a sender wrote to', (observer) => {
    const right =
      count(observer, 'alone', 'nothing') + count(observer, 'handled', 'one-contact') + count(observer, 'reader', 'one-of-many');
    expect(WORLDS - right).toBeLessThanOrEqual(few(WORLDS));
  });

  it('is told by half from a device: that somebody wrote, and not whether to others too', () => {
    expect(SEEDS.length - count('device', 'alone', 'nothing')).toBeLessThanOrEqual(few(SEEDS.length));
    for (const truth of ['handled', 'reader'] as const)
      expect(SEEDS.length - count('device', truth, 'one-contact')).toBeLessThanOrEqual(few(SEEDS.length));
  });

  it('is told by a server with sealed senders by how many were reached at once, and never by whom', () => {
    for (const truth of ['alone', 'handled', 'reader'] as const) expect(count('sealed-server', truth, 'one-contact')).toBe(0);
    expect(SEEDS.length - count('sealed-server', 'reader', 'one-of-many')).toBeLessThanOrEqual(few(SEEDS.length));
    expect(SEEDS.length - count('sealed-server', 'handled', 'unnamed')).toBeLessThanOrEqual(few(SEEDS.length));
    expect(SEEDS.length - count('sealed-server', 'alone', 'nothing')).toBeLessThanOrEqual(few(SEEDS.length));
  });

  it.each(['access-network', 'push', 'carrier', 'co-participant'])('is not told by %s, to whom all three look alike', (observer) => {
    for (const truth of ['alone', 'handled', 'reader'] as const) expect(count(observer, truth, 'unseen', 'inactive')).toBe(SEEDS.length);
    // A guess: right in one of three.
    expect(countBestGuesses(of(observer))).toEqual({ right: WORLDS / 3, n: WORLDS });
  });
});
