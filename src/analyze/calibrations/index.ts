import type { CalibrationSet } from '../../model/calibration.ts';
import connectedBeforeSealedServer from './connected-before-sealed-server.json' with { type: 'json' };
import connectedBeforeServer from './connected-before-server.json' with { type: 'json' };
import sameSourceServer from './same-source-server.json' with { type: 'json' };
import secondNumberCarrier from './second-number-carrier.json' with { type: 'json' };

/** Every calibration set: one JSON file each beside this one, named by its id, made by `npm run update:calibration`. */
export const calibrations: readonly CalibrationSet[] = [
  connectedBeforeServer,
  connectedBeforeSealedServer,
  sameSourceServer,
  secondNumberCarrier,
] as readonly CalibrationSet[];
