import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { drawNormal } from '../../src/stats/draw.ts';
import { placeAmongImpostors } from '../../src/stats/pooled-impostors.ts';
import { createRandom } from '../../src/stats/random.ts';

const columns = (...values: number[][]) => values.map((column) => Float64Array.from(column));

describe('a place among impostors', () => {
  it('is (1 + #) / (n + 1) of one aspect', () => {
    const { p } = placeAmongImpostors(columns([5, 2, -1]), columns([1, 2, 3, 4]), [1]);
    expect(Array.from(p)).toEqual([1 / 5, 4 / 5, 1]);
  });

  it('is no evidence where there are no impostors', () => {
    expect(Array.from(placeAmongImpostors(columns([5], [1]), columns([], []), [1, 1]).p)).toEqual([1]);
  });

  it('is uniform for one more impostor, though the aspects hang together', () => {
    const random = createRandom(8_603);
    const draw = (n: number) => {
      const one = Array.from({ length: n }, () => drawNormal(random));
      return [one, one.map((x) => x + 0.5 * drawNormal(random)), one.map(() => drawNormal(random))];
    };
    const cases = 1_500;
    const { p } = placeAmongImpostors(columns(...draw(cases)), columns(...draw(4_000)), [1, 0.25, 0.25]);
    for (const level of [0.05, 0.01]) {
      const found = p.filter((one) => one <= level).length;
      expect(binomialTail(found, cases, level), `${found} of ${cases} at ${level}`).toBeGreaterThan(1e-3);
      expect(found).toBeGreaterThan((level * cases) / 3);
    }
  });
});
