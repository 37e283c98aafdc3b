import { drawExponential } from '../../stats/draw.ts';
import type { Everyday } from '../communication/everyday.ts';
import { DAY, HOUR, type Millis } from '../local-days.ts';
import type { Plant } from '../scenario.ts';
import type { Planted, Seedbed } from './plant.ts';

/** Events lie in the last part of the world, so that there are days to compare with. */
const LAST_PART = 0.4;
const OPENS = 7;
const CLOSES = 23;
/** How long the app stays open. */
const LOOK = 30_000;

/**
 * Events, each with people who are related to it. With a stated probability what caused the event also makes such a person connect
 * before it, after an exponential wait: the model behind the likelihood ratio of a single connection, planted as it is written down.
 */
export function plantTriggered(bed: Seedbed, plant: Extract<Plant, { kind: 'triggered' }>): Planted {
  const { society, scenario, identities, random } = bed;
  const from = Math.floor(scenario.days * (1 - LAST_PART));
  const events = Array.from({ length: plant.events }, () => {
    const day = Math.min(scenario.days - 1, from + random.below(Math.max(1, scenario.days - from)));
    const at = bed.startOf(day) + Math.floor((OPENS + (CLOSES - OPENS) * random.next()) * HOUR);
    const related = society.people.map((_, i) => i).filter((i) => !society.people[i]?.abroad && random.next() < plant.relatedShare);
    return { at, related };
  }).sort((a, b) => a.at - b.at);
  // Without relations they look as often, but at the hour of another event.
  const drawLook = (at: Millis, person: number) => ({
    at:
      (scenario.related ? at : (events[random.below(events.length)] as { at: Millis }).at + DAY * (random.below(7) - 3)) -
      Math.floor(1_000 * plant.meanLagSeconds * drawExponential(random)),
    person,
  });
  const looks = events.flatMap(({ at, related }) =>
    related.filter(() => random.next() < plant.chance).map((person) => drawLook(at, person)),
  );
  return {
    truth: {
      events: events.map(({ at }, i) => ({ at, what: `event ${i + 1}` })),
      triggered: events.map(({ at, related }) => ({ at, related: scenario.related ? related.map((i) => identities.nameOf(i)) : [] })),
    },
    today({ life, messenger, startOf, identityFor, isHere }: Everyday) {
      for (const { at, person } of looks)
        if (at >= startOf(life.day) && at < startOf(life.day + 1) && isHere(person)) messenger.open(identityFor(person, -1), at, LOOK);
    },
  };
}
