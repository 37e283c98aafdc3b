import { describe, expect, test } from 'vitest';
import type { Reproduction } from '../../src/evaluate/reproductions/render-reproductions.ts';
import { EXIT } from '../../src/model/failure.ts';
import { runCli } from './run-cli.ts';

describe('evaluate --reproduce', () => {
  test('prints a row a figure as JSON, the same for the same seed, and another for another', async () => {
    const ask = (seed: string) => runCli(['evaluate', '--reproduce', '--only', 'dispersion', '--json', '--seed', seed]);
    const [first, again, other] = [await ask('1'), await ask('1'), await ask('2')];
    expect(first.code).toBe(0);
    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
    const [reproduction] = JSON.parse(first.stdout) as [Reproduction];
    expect(reproduction.id).toBe('dispersion');
    for (const { ours } of reproduction.rows) {
      expect(ours.low).toBeLessThanOrEqual(ours.value);
      expect(ours.high).toBeGreaterThanOrEqual(ours.value);
    }
    const by = (what: string) => reproduction.rows.find((row) => row.what.includes(what))?.ours;
    // The published order: dispersion finds partners far more often than the number of common friends does.
    expect(by('recursive dispersion')?.low).toBeGreaterThan(by('embeddedness')?.high ?? 1);
  });

  test.each([
    [['evaluate'], 'No folder was named'],
    [['evaluate', 'worlds', '--reproduce'], 'set-ups of their own'],
    [['evaluate', '--reproduce', '--realism'], 'set-ups of their own'],
    [['evaluate', '--reproduce', '--only', 'nosuch'], 'No published result goes by that name'],
  ])('%j is refused as usage', async (args, message) => {
    const { code, stderr, stdout } = await runCli(args);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });
});
