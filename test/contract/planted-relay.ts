import { MICROS_PER_DAY, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { START, type World } from '../simulated-world.ts';

/**
 * Adds a circle of five that keeps to itself, and one phone that passes on to two others what the circle tells it every noon or so, a few minutes
 * later.
 * @param others whom it passes on to
 */
export function addRelay(events: World['events'], others: readonly [string, string]): World['events'] {
  const added = Array.from({ length: 30 }, (_, day) => {
    const at = START + (day + 4) * MICROS_PER_DAY + (700 + ((day * 37) % 90)) * MICROS_PER_MINUTE;
    const phone = (n: number) => `phone-50${n}`;
    const send = (minutes: number, actor: string, peer: string) =>
      ({ at: at + minutes * MICROS_PER_MINUTE, kind: 'send', actor, peer }) as const;
    return [
      send(-200 + day, phone(1 + (day % 5)), phone(1 + ((day + 1 + (day % 2)) % 5))),
      send(0, phone(1 + (day % 2)), phone(6)),
      send(3 + (day % 5), phone(6), others[day % 2] as string),
    ];
  }).flat();
  return [...events, ...added].sort((a, b) => a.at - b.at);
}
