import type { Scenario } from './scenario.ts';
import type { ScenarioFamily } from './scenario-family.ts';

/** The small version of a scenario's worlds that the project ships: fewer, quieter people, and the observers that the story is about. */
export const sampleWorlds = ({ worlds, sample }: ScenarioFamily): Readonly<Record<string, Scenario>> =>
  Object.fromEntries(
    Object.entries(worlds).map(([sub, scenario]) => [
      sub,
      {
        ...scenario,
        people: sample.people,
        days: sample.daysOf?.[sub] ?? sample.days ?? scenario.days,
        talk: { ...scenario.talk, conversations: 0.9, opens: 2, groupThreads: 0.05 },
        protocol: { ...scenario.protocol, keepAliveShare: 0.03 },
        observers: scenario.observers.filter(({ id }) => sample.observers.includes(id)),
      },
    ]),
  );
