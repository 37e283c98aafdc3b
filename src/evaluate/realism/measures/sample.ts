import type { Random } from '../../../model/random.ts';

/** @returns `size` of the items, drawn without replacement; all of them, in their order, where there are no more */
export function sample(items: Int32Array, size: number, random: Random): Int32Array {
  if (items.length <= size) return items;
  const left = items.slice();
  for (let i = 0; i < size; i++) {
    const j = i + random.below(left.length - i);
    const drawn = left[j] as number;
    left[j] = left[i] as number;
    left[i] = drawn;
  }
  return left.slice(0, size).sort();
}
