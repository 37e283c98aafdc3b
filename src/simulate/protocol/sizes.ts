import type { Random } from '../../model/random.ts';
import { drawNormal } from '../../stats/draw.ts';

/** Kinds of content by share, with the median of their size in bytes and its spread on the natural log scale. */
const TYPES = [
  { share: 0.82, median: 45, spread: 0.9 },
  { share: 0.11, median: 120_000, spread: 0.7 },
  { share: 0.05, median: 30_000, spread: 0.8 },
  { share: 0.02, median: 2_500_000, spread: 0.8 },
] as const;
const ENVELOPE = 220;
const LARGEST = 64_000_000;

/** Bytes of an encrypted message: text, picture, voice or film, with its envelope, padded to whole blocks. */
export function drawMessageSize(paddingBytes: number, random: Random): number {
  let left = random.next();
  const type = TYPES.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  const { median, spread } = type ?? TYPES[0];
  const bytes = Math.min(LARGEST, ENVELOPE + median * Math.exp(spread * drawNormal(random)));
  return Math.ceil(bytes / paddingBytes) * paddingBytes;
}

/** Bytes of a receipt, each way of it. */
export const receiptSize = (paddingBytes: number): number => Math.ceil(ENVELOPE / paddingBytes) * paddingBytes;
