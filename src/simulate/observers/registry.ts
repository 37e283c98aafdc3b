import type { ObserverId } from '../scenario.ts';
import { accessNetwork } from './access-network.ts';
import { carrier } from './carrier.ts';
import { coParticipant } from './co-participant.ts';
import { device } from './device.ts';
import { everyone } from './everyone.ts';
import type { Observer } from './observer.ts';
import { push } from './push.ts';
import { sealedServer } from './sealed-server.ts';
import { server } from './server.ts';

export const OBSERVERS: Readonly<Record<ObserverId, Observer>> = {
  device,
  'access-network': accessNetwork,
  carrier,
  server,
  'sealed-server': sealedServer,
  push,
  'co-participant': coParticipant,
  everyone,
};
