import { gatherDays } from '../../graph/pair-days.ts';
import { gatherPairs } from '../../graph/pair-exchanges.ts';
import { gatherPartners } from '../../graph/partner-days.ts';
import { row } from '../../model/artifacts.ts';
import { type EndpointId, MICROS_PER_DAY } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Figure, type Finding } from '../../model/inference.ts';
import { day, endpoint, figure, say, type Text } from '../../model/text.ts';
import { binomialTail } from '../../stats/binomial-tail.ts';
import { ASPECTS, type Aspect, describeSide, makeRoom, PARTS, type Side, sumDays } from '../../stats/daily-habits.ts';
import { FEWEST_ACTIVE, type HabitChanges, judgeChanges } from '../../stats/habit-change.ts';
import { startOfDay } from '../../stats/observed-time.ts';
import { lowerBound } from '../../stats/search.ts';

/** The level at which the engine reports. */
const REPORTED = 0.05;
/** As many changes as a moment shows by chance less often than this suggest a cause that many share. */
const COMMON = 0.01;
/** What counts as a change there: one moment in twenty shows it. */
const USUAL = 0.05;

type Options = Context<string, typeof options>;

const options = {
  span: {
    type: 'duration',
    default: 14 * MICROS_PER_DAY,
    least: 7 * MICROS_PER_DAY,
    help: 'how long on each side of the event is compared; whole weeks, fewer where the log is short',
  },
} as const;

export const changedAfter = defineInference({
  id: 'changed-after',
  question: 'Whose habits changed at the event?',
  method:
    'For each endpoint the days before the event are held beside the days after it, the event’s own left out: events a day, active days, hours of the day, hours of the night, which parts of the day are in use, and on which days it is in contact with each of the sixteen it is in contact with most. The largest of these differences is ranked among the largest at every other moment: of its own log, and of all other endpoints at moments clear of the event. So slow drift, trips and weekends, which change habits without any event, are in the comparison, and looking at six aspects is paid for. Of several events the one with the largest change counts, times their number.',
  asks: 'test',
  subjects: 'endpoints',
  needs: ['series', 'contacts', 'exchanges', 'coverage'],
  side: [],
  needsEvents: true,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: 21 },
  references: [
    {
      authors: 'P. H. Westfall, S. S. Young',
      title: 'Resampling-Based Multiple Testing: Examples and Methods for p-Value Adjustment',
      venue: 'Wiley',
      year: 1993,
      deviations:
        'The largest statistic is ranked among those at other moments of the same logs, pooled over endpoints, and not among permutations: days hang together, and permuted days do not.',
    },
    {
      authors: 'Y.-A. de Montjoye, L. Rocher, A. Pentland',
      title: 'bandicoot: a Python toolbox for mobile phone metadata',
      venue: 'Journal of Machine Learning Research 17(175)',
      year: 2016,
      deviations: 'Of its indicators only active days, events a day and the share of the night are followed, as means over windows.',
    },
  ],
  options,

  rank({ series, contacts, exchanges, coverage }, context: Options) {
    const { calendar, events } = context;
    const longest = Math.round(context.options.span / MICROS_PER_DAY);
    // The same for every moment; a log that names nobody has no partners to follow.
    const partners = gatherPartners(contacts, gatherDays(gatherPairs(contacts, exchanges), coverage, calendar));
    const changes = judgeChanges({ series, ...(contacts.count > 0 && { partners }) }, coverage, calendar, events, {
      longest,
      level: REPORTED,
    });
    const { ids, p, change, events: placed, judged, changed } = changes;
    const n = ids.length;
    // Equal p: the larger change first. The term is too small to overtake a smaller p.
    const score = p.map((chance, r) => -Math.log10(chance) + 1e-9 * Math.min(1e3, change[r] as number));
    return {
      subjects: { of: 'endpoints', id: ids },
      columns: { score, p },
      tested: n,
      skipped: skippedBecause(series.offsets.length - 1, n, placed.length, events.length),
      summary: [
        { label: 'events with enough days on either side', value: placed.length, unit: 'events', n: events.length },
        ...(placed.length > 0
          ? [
              {
                label: 'days compared on each side, of the event with the fewest',
                value: Math.min(...placed.map(({ days }) => days)),
                unit: 'days',
              },
              { label: 'moments of all endpoints with which the last event is compared', value: changes.moments, unit: 'moments' },
              ...placed.map(
                (_, e): Figure => ({
                  label: `endpoints whose change is one that one moment in twenty shows${placed.length > 1 ? `, event ${e + 1}` : ''}`,
                  value: changed[e] as number,
                  unit: 'endpoints',
                  n: judged[e] as number,
                }),
              ),
            ]
          : []),
      ],
      smallest: smallestOf(changes),
      working: { ...changes, partners },
    };
  },

  explain(r, { working, tested }, { series }, { calendar }): Finding {
    const { ids, event, aspect, change, events, line, judged, changed, moments, partners } = working;
    const id = ids[r] as EndpointId;
    const e = event[r] as number;
    const { at, days } = events[e] as HabitChanges['events'][number];
    const what = ASPECTS[aspect[r] as number] as Aspect;
    const room = makeRoom(line);
    sumDays(series, id, line, calendar, room, id + 1 < partners.offsets.length ? partners : undefined);
    const [before, after] = [describeSide(room, at - days, at), describeSide(room, at + 1, at + 1 + days)];
    const on = line.first + at;
    const [from, middle, next, to] = [on - days, on, on + 1, on + 1 + days].map((one) => startOfDay(calendar, one)) as [
      number,
      number,
      number,
      number,
    ];
    const own = row(series.offsets, series.at, id);
    const within = (one: number, other: number) => lowerBound(own, other) - lowerBound(own, one);
    const evidence = (one: number, other: number, side: string): EvidenceSelector =>
      within(one, other) === 0
        ? { kind: 'absence', endpoint: id, from: one, to: other, caption: say`no activity in the ${days} days ${side}` }
        : {
            kind: 'rows',
            endpoints: [id],
            active: true,
            from: one,
            to: other - 1,
            limit: 10,
            caption: say`what it did in the ${days} days ${side}`,
          };
    const setAside = series.setAside[id] as number;
    const caveats: Text[] = [];
    if (binomialTail(changed[e] as number, judged[e] as number, USUAL) < COMMON)
      caveats.push(
        say`${changed[e] as number} of ${judged[e] as number} endpoints changed at that moment as one moment in twenty shows, where ${figure(USUAL * (judged[e] as number), 1)} would be usual: look for a cause that they share.`,
      );
    if (events.length > 1)
      caveats.push(say`The largest change at any of ${events.length} events, and its chance is multiplied by their number.`);
    if (setAside > 0) caveats.push(say`${setAside} connections by a timer were set aside, before and after alike.`);
    caveats.push(say`The moment of the change is known to a few days at best: something else in the same days would look the same.`);
    return {
      claim: claimOf(id, what, before, after, on, days, room.contacts.partners),
      measures: [
        ...measure('events a day', 'events', before.events, after.events, before, after),
        ...measure('share of days with activity', 'share', before.active, after.active, before, after),
        ...measure('hours of the day with activity', 'hours', before.hours, after.hours, before, after),
        ...measure('the same from 00:00 to 06:00', 'hours', before.night, after.night, before, after),
        ...(room.contacts.partners.length > 0
          ? measure(
              'endpoints in contact on a day, of those most in contact',
              'endpoints',
              sum(before.contacts),
              sum(after.contacts),
              before,
              after,
            )
          : []),
        { label: 'change, in units of what one moment in twenty shows', value: change[r] as number, unit: 'times', n: moments },
      ],
      evidence: [evidence(from, middle, 'before'), evidence(next, to, 'after')],
      alternatives: [
        'chance',
        'unusual-day',
        'common-cause',
        'second-device',
        'shared-device',
        'automatic-sync',
        'log-truncation',
        'event-selection',
      ],
      caveats: tested < 20 ? [...caveats, say`Only ${tested} endpoints to learn from how much habits change without an event.`] : caveats,
    };
  },
});

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The place at which two sides differ most. */
function widest(before: readonly number[], after: readonly number[]): number {
  const off = after.map((share, i) => Math.abs(share - (before[i] as number)));
  return off.reduce((best, value, i) => (value > (off[best] as number) ? i : best), 0);
}

const measure = (label: string, unit: string, one: number, other: number, before: Side, after: Side): Figure[] => [
  { label: `${label}, before`, value: one, unit, n: before.watched },
  { label: `${label}, after`, value: other, unit, n: after.watched },
];

function claimOf(id: EndpointId, what: Aspect, before: Side, after: Side, on: number, days: number, partners: readonly EndpointId[]): Text {
  const span = say`in the ${days} days after ${day(on)}`;
  const against = say`in the ${days} days before`;
  switch (what) {
    case 'volume':
      return say`${endpoint(id)} was active ${figure(after.events, 1)} times a day ${span}, against ${figure(before.events, 1)} ${against}.`;
    case 'days':
      return say`${endpoint(id)} was active on ${figure(after.active * 100, 0)} % of days ${span}, against ${figure(before.active * 100, 0)} % ${against}.`;
    case 'hours':
      return say`${endpoint(id)} was active in ${figure(after.hours, 1)} different hours a day ${span}, against ${figure(before.hours, 1)} ${against}.`;
    case 'night':
      return say`${endpoint(id)} was active in ${figure(after.night, 1)} hours a night (00:00 to 06:00) ${span}, against ${figure(before.night, 1)} ${against}.`;
    case 'rhythm': {
      const part = widest(before.parts, after.parts);
      const [opens, closes] = [(part * 24) / PARTS, ((part + 1) * 24) / PARTS];
      return say`${endpoint(id)} kept other hours ${span} than ${against}: between ${opens}:00 and ${closes}:00 it was active on ${figure((after.parts[part] as number) * 100, 0)} % of days, against ${figure((before.parts[part] as number) * 100, 0)} %.`;
    }
    case 'contacts': {
      const most = widest(before.contacts, after.contacts);
      return say`${endpoint(id)} was not in contact with the same endpoints ${span} as ${against}: with ${endpoint(partners[most] as EndpointId)} on ${figure((after.contacts[most] as number) * 100, 0)} % of days, against ${figure((before.contacts[most] as number) * 100, 0)} %.`;
    }
  }
}

function skippedBecause(endpoints: number, compared: number, placed: number, events: number): { count: number; why: string }[] {
  if (endpoints === compared) return [];
  if (placed === 0)
    return [
      {
        count: endpoints,
        why: `${events === 1 ? 'the event has' : 'each event has'} fewer than seven whole days on one side, or too few other moments to compare with`,
      },
    ];
  return [{ count: endpoints - compared, why: `active on fewer than ${FEWEST_ACTIVE} days around the event` }];
}

function smallestOf({ ids, events, smallestFactor }: HabitChanges): Text {
  if (events.length === 0 || ids.length === 0) return say`an endpoint with days enough to compare the event with`;
  if (smallestFactor === undefined)
    return say`nobody alone: among ${ids.length} endpoints no change is rare enough, with so few moments to compare with. Name one with --focus beforehand.`;
  return say`an endpoint of middling steadiness whose events a day changed by a factor of ${figure(smallestFactor, 1)}`;
}
