import type { Random } from '../../model/random.ts';
import { drawExponential, drawGeometric, drawNormal, drawPoisson } from '../../stats/draw.ts';
import { MINUTE, type Millis, SECOND } from '../local-days.ts';
import type { Person } from '../people/person.ts';
import { ACT } from '../protocol/acts.ts';
import { shapeOf } from './conversations.ts';
import type { Everyday } from './everyday.ts';

/** Share of days on which a second device comes on, and how long it stays, on average. */
const SECOND_USED = 0.7;
const SECOND_STAYS = 120 * MINUTE;
const SERVICE_CALL = 120 * SECOND;

/** How long the app is kept in front when one just looks: heavy-tailed, 45 s in the median. */
export const drawLook = (random: Random): Millis => Math.floor(45 * SECOND * Math.exp(0.9 * drawNormal(random)));

/** What people do beside talking: looks at the app, contacts with services, second devices; and the timers of devices. */
export function useToday(everyday: Everyday, random: Random): void {
  const { people } = everyday;
  people.forEach((person, i) => {
    if (!everyday.isHere(i)) return;
    const number = everyday.identityFor(i, -1);
    lookAtApp(i, person, number, everyday, random);
    contactServices(i, number, everyday, random);
    if (person.secondDevice) switchOnSecond(i, number, everyday, random);
  });
  keepAliveToday(everyday, random);
}

function lookAtApp(i: number, person: Person, number: number, { scenario, life, messenger }: Everyday, random: Random): void {
  const shape = shapeOf('loose', life.isFree(i));
  for (let n = drawPoisson(scenario.talk.opens * person.vigour * (life.drive[i] as number), random); n > 0; n--) {
    let at = life.drawInstant(i, shape, random);
    if (at < 0) continue;
    // People come back to the app after a minute or two: openings come in clusters.
    for (let again = Math.min(4, drawGeometric(0.5, random)); again >= 0; again--) {
      messenger.open(number, at, drawLook(random));
      at += 2 * MINUTE + Math.floor(3 * MINUTE * drawExponential(random));
    }
  }
}

function contactServices(i: number, number: number, { scenario, life, messenger, services, cellOf }: Everyday, random: Random): void {
  if (services.length === 0) return;
  for (let n = drawPoisson(scenario.talk.serviceContacts * (life.drive[i] as number), random); n > 0; n--) {
    const at = life.drawInstant(i, 'work', random);
    if (at < 0) continue;
    // Zipf-like: a few services are called by nearly everyone.
    const service = services[Math.floor(services.length * random.next() ** 2)] as number;
    if (random.next() < 0.5)
      messenger.acts.add(at, ACT.call, number, service, Math.floor(SERVICE_CALL * drawExponential(random)), -1, cellOf(i, at));
    else messenger.acts.add(at, ACT.text, service, number, 0, -1, -1);
  }
}

function switchOnSecond(i: number, number: number, { life, messenger }: Everyday, random: Random): void {
  if (random.next() >= SECOND_USED) return;
  const at = life.drawInstant(i, life.isFree(i) ? 'free' : 'work', random);
  if (at >= 0) messenger.acts.add(at, ACT.second, number, -1, Math.floor(SECOND_STAYS * drawExponential(random)), -1);
}

/** Timers of devices that reconnect day and night, with a second of jitter. */
function keepAliveToday(everyday: Everyday, random: Random): void {
  const { people, messenger, scenario, life } = everyday;
  const [from, to] = [everyday.startOf(life.day), everyday.startOf(life.day + 1)];
  const step = Math.round(scenario.protocol.keepAliveMinutes * MINUTE);
  people.forEach(({ keepsAlive, keepAlivePhase }, i) => {
    if (!keepsAlive || !everyday.isHere(i)) return;
    const number = everyday.identityFor(i, -1);
    for (let at = from + ((((keepAlivePhase - from) % step) + step) % step); at < to; at += step)
      messenger.acts.add(at + random.below(SECOND) - SECOND / 2, ACT.keepAlive, number, -1, 0, -1);
  });
}
