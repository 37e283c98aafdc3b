import type { ObserverId, Plant, Population, Protocol, Scenario, TalkHabits, TieHabits } from './scenario.ts';
import { ORDINARY } from './scenario.ts';

/** A scenario as it is written down: what is not stated is ordinary. */
export interface StatedScenario extends Partial<Omit<Scenario, 'population' | 'ties' | 'talk' | 'protocol'>> {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly population?: Partial<Population>;
  readonly ties?: Partial<TieHabits>;
  readonly talk?: Partial<TalkHabits>;
  readonly protocol?: Partial<Protocol>;
  readonly plants?: readonly Plant[];
}

/** One scenario, or several that differ in one thing. */
export interface ScenarioFamily {
  readonly id: string;
  readonly describes: string;
  /** By the name of a sub-folder; '' where there is just one. */
  readonly worlds: Readonly<Record<string, Scenario>>;
  /** How its small sample in fixtures/ differs from it. */
  readonly sample: {
    readonly people: number;
    readonly days?: number;
    /** Of worlds that need more days than the others, by name. */
    readonly daysOf?: Readonly<Record<string, number>>;
    readonly observers: readonly ObserverId[];
  };
}

export const createScenario = (stated: StatedScenario): Scenario => ({
  ...ORDINARY,
  ...stated,
  population: { ...ORDINARY.population, ...stated.population },
  ties: { ...ORDINARY.ties, ...stated.ties },
  talk: { ...ORDINARY.talk, ...stated.talk },
  protocol: { ...ORDINARY.protocol, ...stated.protocol },
});

/**
 * The same people, rhythms and volumes, with every relation taken out: each conversation, post and order goes to somebody met by chance,
 * in proportion to how much they talk, at an hour of its own; the two ends of a former tie no longer have busy days in common; nobody
 * lives or works near another; other numbers belong to people of their own; readers of a channel get its posts one by one; and what
 * came before events comes on other days. Homes keep their shared lines: an address is a fact of the network.
 */
export const withoutRelations = (scenario: Scenario): Scenario => ({
  ...scenario,
  id: `nothing-there/${scenario.id.split('/')[0] as string}`,
  title: `${scenario.title}, with nothing there`,
  note: `${scenario.note} Every relation has been taken out: whatever is found here is a false positive.`,
  // Another seed: what is scored here must not be the very people of the other world.
  seed: scenario.seed + 50,
  related: false,
});
