import type { Prior } from '../model/analysis.ts';
import { KnownFailure } from '../model/failure.ts';

/** A prior probability between 0 and 1, such as 1/10000 or 0.0001. @throws KnownFailure 'usage' */
export function parsePrior(text: string): Prior {
  const [, count, of] = /^(\d+(?:\.\d+)?(?:e-\d+)?)(?:\/(\d+))?$/.exec(text) ?? [];
  const probability = count === undefined ? Number.NaN : Number(count) / Number(of ?? 1);
  if (!(probability > 0 && probability < 1)) {
    throw new KnownFailure('usage', `${text} is not a probability between 0 and 1`, {
      where: `--prior ${text}`,
      remedy: 'Give how probable it was before looking, such as 1/10000 for one in ten thousand.',
    });
  }
  return { stated: text, probability };
}
