import { expect, it } from 'vitest';
import { classify } from '../../src/stats/softmax.ts';

it('is the logistic function where there are two classes', () => {
  const model = {
    classes: ['no', 'yes'],
    mean: [2, -1],
    spread: [0.5, 3],
    weights: [
      [0, 0, 0],
      [0.3, 1.2, -0.7],
    ],
  };
  for (const [x, y] of [
    [2, -1],
    [3.1, 4],
    [-2, 0.5],
  ] as const) {
    const raised = 0.3 + (1.2 * (x - 2)) / 0.5 - (0.7 * (y + 1)) / 3;
    const [no, yes] = classify(model, [x, y]);
    expect(yes).toBeCloseTo(1 / (1 + Math.exp(-raised)), 12);
    expect((no as number) + (yes as number)).toBeCloseTo(1, 12);
  }
});

it('is even where all weights are alike, however large the scores', () => {
  const model = {
    classes: ['a', 'b', 'c'],
    mean: [0],
    spread: [1],
    weights: [
      [900, 5],
      [900, 5],
      [900, 5],
    ],
  };
  expect([...classify(model, [40])].map((chance) => Math.round(chance * 1e9) / 1e9)).toEqual([0.333333333, 0.333333333, 0.333333333]);
});
