import { setImmediate } from 'node:timers/promises';
import { landmarks } from '../evaluate/reproductions/index.ts';
import type { Landmark } from '../evaluate/reproductions/landmark.ts';
import { describeSetUps, type Reproduction, renderReproductions, reproduce } from '../evaluate/reproductions/render-reproductions.ts';
import { KnownFailure } from '../model/failure.ts';
import { createRandom } from '../stats/random.ts';
import type { Terminal } from './terminal.ts';

interface ReproduceFlags {
  readonly only?: string;
  readonly json?: true;
  readonly realism?: true;
  readonly output?: string;
}

function findLandmark(id: string): Landmark {
  const found = landmarks.find((landmark) => landmark.id === id);
  if (found) return found;
  throw new KnownFailure('usage', 'No published result goes by that name', {
    where: '--only',
    remedy: `Name one of ${landmarks.map((landmark) => landmark.id).join(', ')}.`,
  });
}

/** Prints published results beside what small set-ups of ours give. */
export async function reproduceLandmarks(
  folders: readonly string[],
  { only, json, realism, output }: ReproduceFlags,
  seed: number,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  if (folders.length > 0 || realism || output !== undefined)
    throw new KnownFailure('usage', 'Published results are held beside set-ups of their own, and are printed only', {
      where: '--reproduce',
      remedy: 'Leave out folders, --realism and -o; keep what is printed: --reproduce --json > FILE.',
    });
  const chosen = only === undefined ? landmarks : only.split(',').map(findLandmark);
  const progress = terminal.progress('Reproducing', chosen.length);
  const found: Reproduction[] = [];
  try {
    for (const landmark of chosen) {
      progress.update(found.length, landmark.id);
      // An interrupt is heard between two of them.
      await setImmediate();
      signal.throwIfAborted();
      found.push(reproduce(landmark, createRandom(seed)));
    }
  } finally {
    progress.stop();
  }
  if (!json) terminal.say('How far simulated worlds are from real logs: penregister evaluate WORLDS --realism --against LOG…');
  terminal.print(json ? `${JSON.stringify(found, null, 2)}\n` : `${renderReproductions(found)}\n${describeSetUps(found)}\n`);
}
