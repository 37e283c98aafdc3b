import type { CalibrationSet } from '../../model/calibration.ts';

/** Every calibration set: one JSON file each beside this one, named by its id. None has been fitted yet, so no finding prints a ratio. */
export const calibrations: readonly CalibrationSet[] = [];
