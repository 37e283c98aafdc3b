import { simulateWorld, writeCsv } from '../simulated-world.ts';

const EVENT_AT = '2017-02-28T19:30:00Z';

const world = simulateWorld({
  seed: 11,
  people: 14,
  days: 30,
  keepAliveShare: 0,
  trigger: { event: Date.parse(EVENT_AT) * 1000, lag: 45_000_000 },
  brokenDays: [22],
});

/** A log of some thousand rows in which every question has something to find; read as CSV. */
export const smallLog = {
  csv: writeCsv(world.events),
  rows: world.events.length,
  names: [...new Set(world.events.flatMap(({ actor, peer }) => (peer === undefined ? [actor] : [actor, peer])))],
  event: EVENT_AT,
  /** The phone that connected before the event. */
  triggered: world.truth.people.name[world.triggered] as string,
} as const;

/** Arguments with which every question is asked of it. */
export const askAll = ['--event', smallLog.event, '--focus', smallLog.triggered] as const;
