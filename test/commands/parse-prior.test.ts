import { expect, test } from 'vitest';
import { parsePrior } from '../../src/commands/parse-prior.ts';
import { KnownFailure } from '../../src/model/failure.ts';

test.each([
  ['1/10000', 1e-4],
  ['0.0001', 1e-4],
  ['1e-4', 1e-4],
  ['3/4', 0.75],
])('a prior of %s', (stated, probability) => {
  expect(parsePrior(stated)).toEqual({ stated, probability });
});

test.each(['0', '1', '0/5', '5/5', '3/2', '1/0', '-0.1', '', '1/', 'half', '1:10000', '10%', 'NaN', '1e-999'])('%s is none', (text) => {
  expect(() => parsePrior(text)).toThrow(KnownFailure);
});
