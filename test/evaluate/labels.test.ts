import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LABELS } from '../../src/evaluate/labels/index.ts';
import { inferences } from '../../src/inferences/index.ts';

describe('the truth of questions', () => {
  it.each(inferences.map(({ id }) => id))('is stated for %s, in a file of its name', (id) => {
    expect(LABELS[id], `evaluate/labels/${id}.ts states what is true, and index.ts lists it`).toBeDefined();
    expect(readdirSync(new URL('../../src/evaluate/labels/', import.meta.url))).toContain(`${id}.ts`);
  });

  it('is stated for no question that is not asked', () => {
    expect(Object.keys(LABELS).sort()).toEqual(inferences.map(({ id }) => id).sort());
  });
});
