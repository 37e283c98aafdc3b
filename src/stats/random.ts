import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Random } from '../model/random.ts';

/** Mixes a seed and a label into 32 bits (FNV-1a over UTF-16 code units, then the murmur3 finaliser). */
function mix(seed: number, label: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function start(seed: number, state: number): Random {
  const generator = xoroshiro128plus(state);
  return {
    next: () => uniformFloat64(generator),
    below: (bound) => uniformInt(generator, 0, bound - 1),
    fork: (label) => {
      const forked = mix(seed, label);
      return start(forked, forked);
    },
  };
}

/**
 * A seeded generator (xoroshiro128+). The one place where randomness begins.
 * @param seed integer, 32 bits used; mixed first, because small seeds as they are give first draws that hardly differ
 */
export const createRandom = (seed: number): Random => start(seed | 0, mix(seed | 0, ''));
