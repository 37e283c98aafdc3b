import type { Text, TextPart } from '../model/text.ts';

const plainPart = (part: TextPart): string => {
  if (typeof part === 'string') return part;
  if ('number' in part) return part.digits === undefined ? String(part.number) : part.number.toFixed(part.digits);
  return 'duration' in part ? `${part.duration / 1e6} s` : '…';
};

/** Text about limits and needs, which names no endpoint and no instant. */
export const plainText = (text: Text): string => text.map(plainPart).join('');
