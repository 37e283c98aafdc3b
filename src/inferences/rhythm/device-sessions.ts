import type { Artifacts } from '../../model/artifacts.ts';
import type { Calendar } from '../../model/calendar.ts';
import { type Context, defineInference, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';
import { isPartial } from '../../model/vantage.ts';
import { countContacts } from '../../stats/contacts-with.ts';
import { countSittings } from '../../stats/daily-sittings.ts';
import { meanInterval } from '../../stats/day-means.ts';
import { chooseWholeDays } from '../../stats/local-days.ts';

const LEVEL = 0.8;
const FEWEST_DAYS = 7;
/** Connections by a timer that were set aside, a connection that was not: from here on many of the rest are a timer’s too. */
const BY_TIMER = 0.1;
/** Share of its activity that is no contact with another, below which an endpoint of a partial log is seen only where it touches that other. */
const ON_ITS_OWN = 0.1;
/** Sittings in all, below which their hours say little. */
const FEWEST_FOR_HOURS = 20;

const openEach = (sessions: Artifacts['sessions'], coverage: Artifacts['coverage'], calendar: Calendar) => {
  const whole = chooseWholeDays(coverage);
  return (id: number) => countSittings(sessions, id, whole, calendar);
};

const sum = (values: Float64Array, from = 0, to = values.length): number =>
  values.subarray(from, to).reduce((all, value) => all + value, 0);

export const deviceSessions = defineInference({
  id: 'device-sessions',
  question: 'How often a day is each device in use, and for how long?',
  method:
    'Signs of activity with less than ten minutes between one and the next are one sitting. Counted are the sittings that begin on each whole day between an endpoint’s first and last; the mean over days is what a usual day holds. The interval is Student’s over days: it speaks of the weeks that the log covers.',
  asks: 'estimate',
  subjects: 'endpoints',
  needs: ['sessions', 'coverage', 'series', 'exchanges'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: 9 },
  references: [
    {
      authors: 'A. Buchenscheit, B. Könings, A. Neubert, F. Schaub, M. Schneider, F. Kargl',
      title: 'Privacy implications of presence sharing in mobile messaging applications',
      venue: 'International Conference on Mobile and Ubiquitous Multimedia',
      year: 2014,
      deviations:
        'The source reads online times off the presence that a messenger shows; here any sign of activity serves, and what is less than ten minutes apart is one sitting, so that there are fewer of them.',
    },
  ],
  options: {},
  minSupport: FEWEST_DAYS,
  interval: { level: LEVEL, unit: 'sittings a day' },

  rank({ sessions, coverage, series, exchanges }, { calendar, observation }: Context) {
    const kept = (id: number) => (series.offsets[id + 1] as number) - (series.offsets[id] as number);
    const open = openEach(sessions, coverage, calendar);
    const endpoints = sessions.offsets.length - 1;
    const ids: number[] = [];
    let brief = 0;
    let timed = 0;
    let touched = 0;
    const contacts = isPartial(observation) ? countContacts(exchanges, endpoints) : undefined;
    const touchesOnly = (id: number) => contacts !== undefined && kept(id) - (contacts[id] as number) < ON_ITS_OWN * kept(id);
    for (let id = 0; id < endpoints; id++) {
      const { counts } = open(id);
      if (counts.length < FEWEST_DAYS || sum(counts) === 0) brief++;
      else if (touchesOnly(id)) touched++;
      else if ((series.setAside[id] as number) > BY_TIMER * kept(id)) timed++;
      else ids.push(id);
    }
    const columns = {
      score: new Float64Array(ids.length),
      value: new Float64Array(ids.length),
      low: new Float64Array(ids.length),
      high: new Float64Array(ids.length),
      support: new Float64Array(ids.length),
    };
    ids.forEach((id, r) => {
      const { counts } = open(id);
      const { mean, low, high } = meanInterval(counts, LEVEL);
      columns.value[r] = mean;
      columns.low[r] = low;
      columns.high[r] = high;
      columns.support[r] = counts.length;
      // By how much there is to go by: sittings in all, over all days.
      columns.score[r] = sum(counts);
    });
    const skipped = [
      { count: brief, why: `no sittings on ${FEWEST_DAYS} whole days between the first and the last activity` },
      {
        count: touched,
        why: 'seen only where they are in contact with the one whose log this is, which does not show how often else they are in use',
      },
      { count: timed, why: 'connected by a timer, so that use cannot be told from what the device does by itself' },
    ];
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(ids) },
      columns,
      tested: endpoints,
      skipped: skipped.filter(({ count }) => count > 0),
      summary: [
        { label: 'whole days of the log', value: chooseWholeDays(coverage).days.length, unit: 'days' },
        ...(ids.length === 0
          ? []
          : [{ label: 'sittings a day, mean over endpoints', value: sum(columns.value) / ids.length, unit: 'sittings', n: ids.length }]),
      ],
      smallest: say`one sitting on ${FEWEST_DAYS} whole days between an endpoint’s first and last activity`,
      working: undefined,
    };
  },

  explain(r, { subjects, columns }, { sessions, coverage, series }, { calendar }): Finding {
    const id = subjects.of === 'endpoints' ? (subjects.id[r] as number) : 0;
    const { counts, minutes, byHour } = openEach(sessions, coverage, calendar)(id);
    const n = counts.length;
    const online = meanInterval(minutes, LEVEL);
    const all = sum(byHour);
    const busiest = byHour.indexOf(Math.max(...byHour));
    const without = counts.filter((count) => count === 0).length;
    const setAside = series.setAside[id] as number;
    const caveats: Text[] = [
      say`How busy people are drifts over months: the interval is of these weeks, and the mean of a year may well lie outside it.`,
      say`A sitting ends with its last sign of activity in the log: the device may have been in use for longer.`,
      say`A device that a message wakes may connect by itself: some sittings need not be its owner’s.`,
    ];
    if (calendar.clock === 'utc' && !calendar.stated) caveats.push(say`Days and hours are UTC, since no zone was stated.`);
    if (setAside > 0) caveats.push(say`${setAside} connections by a timer were set aside.`);
    return {
      claim: say`${endpoint(id)} is in use in about ${figure(columns.value?.[r] ?? 0, 1)} sittings a day, for at least ${figure(online.mean, 0)} min in all, going by ${n} whole days.`,
      measures: [
        {
          label: 'sittings a day',
          value: columns.value?.[r] ?? 0,
          low: columns.low?.[r] ?? 0,
          high: columns.high?.[r] ?? 0,
          unit: 'sittings',
          n,
        },
        { label: 'time in sittings a day, at least', value: online.mean, low: online.low, high: online.high, unit: 'minutes', n },
        { label: 'days without any', value: without, unit: 'days', n },
        ...(all >= FEWEST_FOR_HOURS
          ? [
              { label: 'hour in which most sittings begin, from', value: busiest, unit: 'clock', n: all },
              { label: 'sittings that begin from 18:00 to 24:00', value: sum(byHour, 18, 24) / all, unit: 'share', n: all },
              { label: 'sittings that begin from 00:00 to 06:00', value: sum(byHour, 0, 6) / all, unit: 'share', n: all },
            ]
          : []),
      ],
      evidence: [
        {
          kind: 'rows',
          endpoints: [id],
          active: true,
          limit: 20,
          caption: say`signs of activity, of which those less than ${duration(sessions.stitch)} apart are one sitting`,
        },
      ],
      alternatives: ['automatic-sync', 'second-device', 'shared-device', 'other-channel', 'log-truncation'],
      caveats,
    };
  },
});
