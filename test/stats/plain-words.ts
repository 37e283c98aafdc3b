import { MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { Text } from '../../src/model/text.ts';

/** A text as a reader might see it: endpoints as #id, times in whole seconds, numbers with the digits they ask for. */
export const plainWords = (text: Text): string =>
  text
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('endpoint' in part) return `#${part.endpoint}`;
      if ('number' in part) return part.digits === undefined ? String(part.number) : part.number.toFixed(part.digits);
      if ('duration' in part) return `${part.duration / MICROS_PER_SECOND} s`;
      if ('instant' in part) return `@${part.instant / MICROS_PER_SECOND}`;
      throw new Error('a part that these texts do not use');
    })
    .join('');
