import type { ObserverRow } from '../model/analysis.ts';
import type { AnyInference } from '../model/inference.ts';
import { type Observable, VANTAGES } from '../model/vantage.ts';

/** Which observer could ask which question at all, by the fields that the position sees. How well each can answer is another matter. */
export function compareObservers(inferences: readonly AnyInference[]): ObserverRow[] {
  return VANTAGES.map(({ id, name, limit, sees }) => ({
    vantage: id,
    name,
    limit,
    canAsk: inferences.map((inference) => ({
      id: inference.id,
      missing: (inference.vantage.observes as readonly Observable[]).filter((field) => !sees.includes(field)),
    })),
  }));
}
