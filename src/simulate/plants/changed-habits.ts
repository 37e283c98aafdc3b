import { drawExponential, drawPoisson } from '../../stats/draw.ts';
import { shapeOf } from '../communication/conversations.ts';
import type { Everyday } from '../communication/everyday.ts';
import { drawLook } from '../communication/phone-use.ts';
import { HOUR, SECOND } from '../local-days.ts';
import { ACT } from '../protocol/acts.ts';
import type { Plant } from '../scenario.ts';
import { choosePerson, outsideDays, type Planted, type Seedbed } from './plant.ts';

/** More use: openings and calls a day beside the usual ones. */
const MORE = { opens: 12, calls: 2 };
/** Later hours: openings and calls between midnight and four. */
const LATE = { opens: 6, calls: 1, until: 4 };
/** Less use: share of days without any. */
const SILENT = 0.7;
const CALL = 90 * SECOND;
/** Wall time of the day from which on habits are others. */
const AT = '12:00:00';

const WAYS = ['more', 'later', 'less'] as const;

/**
 * From a day on some people use their phones otherwise: more, at later hours, or less, by turns. Without relations they do so on as many
 * days, any of the world's.
 */
export function plantChangedHabits(bed: Seedbed, plant: Extract<Plant, { kind: 'changed-habits' }>): Planted {
  const { society, scenario } = bed;
  const day = Math.floor(scenario.days * plant.after);
  if (day < 1 || day >= scenario.days) outsideDays(scenario, 'The day on which habits change');
  const changed = Array.from({ length: Math.max(1, Math.round(plant.share * scenario.people)) }, (_, i) => {
    const person = choosePerson(bed, (candidate) => {
      const one = society.people[candidate];
      return one === undefined || one.keepsAlive || one.shift || one.abroad || one.presence < 0.9 ? -100 : -Math.abs(one.vigour - 1);
    });
    const tie = bed.ties.find(({ a, b }) => a === person || b === person);
    return { person, way: WAYS[i % WAYS.length] as (typeof WAYS)[number], calls: tie ? tie.a + tie.b - person : -1 };
  });

  function liveOtherwise(
    { person, way, calls }: (typeof changed)[number],
    everyday: Everyday,
    daily: Everyday['messenger']['random'],
    meet?: (one: number) => number,
  ): void {
    const { life, messenger, startOf, identityFor, isHere, cellOf } = everyday;
    const start = startOf(life.day);
    if (way === 'less') {
      if (daily.next() < SILENT) messenger.acts.silence(start, startOf(life.day + 1), person);
      return;
    }
    const draw = () =>
      way === 'later'
        ? start + Math.floor(LATE.until * HOUR * daily.next())
        : life.drawInstant(person, shapeOf('loose', life.isFree(person)), daily);
    const { opens, calls: rate } = way === 'later' ? LATE : MORE;
    for (let n = drawPoisson(opens, daily); n > 0; n--) {
      const at = draw();
      if (at >= 0) messenger.open(identityFor(person, -1), at, drawLook(daily));
    }
    for (let n = drawPoisson(rate, daily); n > 0; n--) {
      const [at, other] = [draw(), meet?.(person) ?? calls];
      if (at < 0 || other < 0 || other === person || !isHere(other)) continue;
      messenger.acts.add(
        at,
        ACT.call,
        identityFor(person, other),
        identityFor(other, person),
        Math.floor(CALL * drawExponential(daily)),
        -1,
        cellOf(person, at),
      );
    }
  }

  return {
    truth: { changed: { at: bed.at(day, AT), people: scenario.related ? changed.map(({ person, way }) => ({ person, way })) : [] } },
    today(everyday, daily, meet) {
      const { day: today } = everyday.life;
      for (const one of changed) {
        const otherwise = scenario.related ? today >= day : daily.next() < 1 - plant.after;
        if (otherwise) liveOtherwise(one, everyday, daily, meet);
      }
    },
  };
}
