import { type JsonText, readJsonLine } from './json-line.ts';
import type { Sample } from './sample.ts';

export interface JsonSample {
  readonly objects: readonly ReadonlyMap<string, JsonText>[];
  /** Keys, in the order of their first appearance; of the objects that were to be opened, their keys as paths joined by '.'. */
  readonly columns: readonly string[];
}

/**
 * The objects of a sample of JSON lines; undefined where fewer than half of its lines are objects.
 * @param opened keys of nested objects that hold fields. Of the others the keys are not looked at: they may themselves be content.
 */
export function sampleJson({ lines }: Sample, opened: readonly string[] = []): JsonSample | undefined {
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 500);
  if (!filled[0]?.trimStart().startsWith('{')) return undefined;
  const objects = filled.map(readJsonLine).filter((object) => typeof object !== 'string');
  if (objects.length === 0 || objects.length < filled.length / 2) return undefined;
  const columns = new Set<string>();
  const collect = (object: ReadonlyMap<string, JsonText>, prefix: string): void => {
    for (const [key, value] of object) {
      if (typeof value === 'object' && value !== null && value.size > 0 && prefix === '' && opened.includes(key)) collect(value, `${key}.`);
      else columns.add(prefix + key);
    }
  };
  for (const object of objects) collect(object, '');
  return { objects, columns: [...columns] };
}
