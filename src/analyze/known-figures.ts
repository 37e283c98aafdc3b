import type { Figure } from '../model/inference.ts';

/** Figures that are known: JSON has no NaN and no infinity, and a report shows no number that is none. Bounds that are not finite are left out. */
export function knownFigures(figures: readonly Figure[]): Figure[] {
  return figures
    .filter(({ value }) => Number.isFinite(value))
    .map(({ low, high, ...rest }) => ({
      ...rest,
      ...(low !== undefined && Number.isFinite(low) && { low }),
      ...(high !== undefined && Number.isFinite(high) && { high }),
    }));
}
