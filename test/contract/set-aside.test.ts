import { expect, test } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import { analyzeText } from './analyze-text.ts';

const START = 1_600_000_000;
const DAYS = 30;
const row = (at: number, from: string, to: string) => ({ at, text: `${at},${from},${to},tcp` });

/** A timer of ten minutes between two who are in contact three times a day besides, and a few who have no timer. */
const timer = Array.from({ length: DAYS * 144 }, (_, i) => row(START + 600 * i, 'ann', 'bob'));
const people = Array.from({ length: DAYS * 3 }, (_, i) => {
  const [day, nth] = [Math.floor(i / 3), i % 3];
  const at = START + 86_400 * day + 20_000 * nth + ((i * 7919) % 9000) + 301;
  return [row(at, 'ann', 'bob'), row(at + 40, 'cy', 'dan'), row(at + 77, 'eve', nth === 0 ? 'ann' : 'fay')];
}).flat();
const lines = [...timer, ...people].sort((a, b) => a.at - b.at).map(({ text }) => text);
const log = `time,src,dst,proto\n${lines.join('\n')}\n`;

test('what a claim sets aside is not counted as its evidence', async () => {
  const only = inferences.filter(({ id }) => id === 'strongest-ties');
  const { endpoints, findings, coverage } = await analyzeText(log, { zone: 'UTC', inferences: only });
  expect(coverage.setAside).toBeGreaterThan(0.9 * timer.length);
  const id = (name: string) => endpoints.id[endpoints.name.indexOf(name)];
  const pair = findings.find(({ subject }) => [id('ann'), id('bob')].every((one) => subject.includes(one as number)));
  const [evidence] = pair?.evidence ?? [];
  // A beat that an act cuts off from its run may stay; the timer as a whole does not.
  expect(evidence?.total).toBe(people.length / 3 + timer.length - coverage.setAside);
  expect(evidence?.total).toBeLessThan(timer.length / 10);
  expect(findings.flatMap((one) => one.evidence.flatMap(({ rows }) => rows)).some(({ keepAlive }) => keepAlive)).toBe(false);
});
