import { describe, expect, it } from 'vitest';
import { createWhoIsWho } from '../../src/evaluate/who-is-who.ts';
import type { Truth } from '../../src/simulate/truth.ts';

const whoIs = createWhoIsWho({
  people: { name: ['phone-07', 'phone-03', 'phone-11'] },
  otherIdentities: [
    { name: 'phone-20', person: 1, kind: 'second' },
    { name: 'desk-01', person: -1, kind: 'service' },
  ],
  lines: [{ name: 'line-0h', people: [0, 2] }],
} as unknown as Truth);

describe('who is who', () => {
  it('knows numbers, other numbers, and lines of one’s own', () => {
    expect(whoIs('phone-03')).toEqual([1]);
    expect(whoIs('phone-20')).toEqual([1]);
    expect(whoIs('line-20')).toEqual([1]);
    expect(whoIs('line-11')).toEqual([2]);
  });
  it('says everybody of a line that is shared, and nobody of services and strangers', () => {
    expect(whoIs('line-0h')).toEqual([0, 2]);
    expect(whoIs('desk-01')).toEqual([]);
    expect(whoIs('phone-99')).toEqual([]);
  });
});
