import type { RankedLog } from '../../src/evaluate/labelling.ts';
import { broughtIn as labels } from '../../src/evaluate/labels/brought-in.ts';
import { addThresholds, noThresholdCases, type ThresholdCases } from '../../src/evaluate/threshold-cases.ts';
import { createWhoIsWho } from '../../src/evaluate/who-is-who.ts';
import { broughtIn } from '../../src/inferences/around-an-event/brought-in.ts';
import { UTC } from '../../src/model/calendar.ts';
import { likelyVantage } from '../../src/model/vantage.ts';
import type { ObserverId, Scenario } from '../../src/simulate/scenario.ts';
import { twoMinutesBefore } from '../../src/simulate/scenarios/two-minutes-before.ts';
import type { WronglyBrought } from '../../src/stats/wrongly-brought.ts';
import { buildContacts, orderNames } from '../inferences/build-artifacts.ts';
import { contextFor } from '../inferences/simulated-input.ts';
import { simulateStory } from './three-truths.ts';

/** Observers that name whom a phone was in contact with, and of whose logs the tool can tell whose they are. */
const OBSERVERS: readonly ObserverId[] = ['server', 'carrier', 'everyone'];

/** Chains from the phone of the story in worlds in which a handler wrote, and counts whom that brings in wrongly. */
export function measureChains(seeds: readonly number[], size: { readonly people: number; readonly days: number }): WronglyBrought[] {
  const table = new Map(OBSERVERS.map((id) => [id, { cases: noThresholdCases(), involved: 0 }] as const));
  const story = twoMinutesBefore.worlds['handled'] as Scenario;
  for (const seed of seeds) {
    const observers = story.observers.filter(({ id }) => OBSERVERS.includes(id));
    const { truth, logs } = simulateStory({ ...story, ...size, seed, observers }, 'with a second party');
    const whoIs = createWhoIsWho(truth);
    for (const [observer, { events, observation }] of logs) {
      if (likelyVantage(observation) !== observer)
        throw new Error(`a log of ${observer} is taken for one of ${likelyVantage(observation)}`);
      const names = orderNames(events);
      const ids = new Map(names.map((name, id) => [name, id]));
      const contacts = buildContacts(events, UTC, (name) => ids.get(name) as number, names.length);
      const focus = (labels.focus?.(truth) ?? []).flatMap((name) => ids.get(name) ?? []);
      const ranking = broughtIn.rank({ contacts }, contextFor({}, { focus, observation }));
      const log: RankedLog = { truth, observer, ranking, peopleOf: (endpoint) => whoIs(names[endpoint] as string), firstDay: 0 };
      const label = labels.label(log);
      if (label.kind !== 'brought-in') throw new Error('the world does not say who is involved');
      const into = table.get(observer) as { cases: ThresholdCases; involved: number };
      addThresholds(into.cases, label, log);
      into.involved += label.positives;
    }
  }
  return Array.from(table, ([observer, { cases, involved }]) => ({ observer, worlds: seeds.length, involved, steps: cases.steps }));
}
