import { gatherPairs } from '../../graph/pair-exchanges.ts';
import { readFeatures, TIE_FEATURES } from '../../graph/tie-features.ts';
import type { EndpointId } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';
import { likelyVantage } from '../../model/vantage.ts';
import { watchedDays } from '../../stats/observed-time.ts';
import model from '../../stats/records/kind-of-tie-model.json' with { type: 'json' };
import { classify, type Softmax } from '../../stats/softmax.ts';
import { type Counted, findRecord, type TrackRecord, trackFigure, trackInterval } from '../../stats/track-record.ts';

/** Days in contact below which a tie is not sorted. */
const FEWEST_DAYS = 3;
/**
 * And below which no kind but a service is named: of ties of three or four days that would be named of work, 68 of 240 were (worlds of 100
 * people over 42 days as a server logs them, seeds 5401 to 5408), of those of more days 676 of 823.
 */
const FEWEST_NAMED = 5;
/** Chance, by the model, below which no kind is named. */
const LEAST_CHANCE = 0.7;

/** Kinds of ties in the order of the model; the last stands for all others, and for what is left open; it is never named. */
export const TIE_KINDS = ['household', 'family', 'work', 'service', 'other'] as const;
export type TieKind = (typeof TIE_KINDS)[number];
const OTHER = TIE_KINDS.indexOf('other');
const SERVICE = TIE_KINDS.indexOf('service');

/** Whether a kind, by its place in {@link TIE_KINDS}, is named of a tie of so many days in contact to which the model gives such a chance. */
export const isNamed = (kind: number, chance: number, days: number): boolean =>
  kind !== OTHER && chance >= LEAST_CHANCE && days >= (kind === SERVICE ? FEWEST_DAYS : FEWEST_NAMED);

const WORDS: Readonly<Record<TieKind, string>> = {
  household: 'of one household',
  family: 'of a family in different homes',
  work: 'of work',
  service: 'between a person and a service',
  other: 'of another kind',
};

export interface KindWorking {
  /** Place in {@link TIE_KINDS} of the likeliest kind, and the chance of each kind, row after row. */
  readonly kind: Uint8Array;
  readonly chances: Float64Array;
  readonly features: Float64Array;
  /** Days in contact. */
  readonly days: Int32Array;
  /** Row → place in the contacts. */
  readonly pairs: Int32Array;
  readonly vantage: string | undefined;
}

const models = model.models as Readonly<Record<string, Softmax | undefined>>;

export const kindOfTie = defineInference({
  id: 'kind-of-tie',
  question: 'Which ties look like household, family, work or a service, from timing alone?',
  method:
    'When people are in contact depends on what ties them: colleagues in working hours, households in evenings, families on weekends, services one way and by many. Ten such features of a tie go into a multinomial logistic model that was fitted to simulated worlds as such an observer logs them. A kind is named only where the model gives it seven chances in ten or more, and, but for services, of ties of five days in contact or more: fewer look like work too readily. The rest is left open.',
  asks: 'description',
  subjects: 'pairs',
  needs: ['contacts', 'exchanges', 'endpoints', 'coverage'],
  side: [],
  needsEvents: false,
  categories: TIE_KINDS,
  vantage: { observes: ['actor', 'peer', 'time', 'hours'], minWindowDays: 14 },
  references: [
    {
      authors: 'J.-K. Min, J. Wiese, J. I. Hong, J. Zimmerman',
      title: 'Mining smartphone data to classify life-facets of social relationships',
      venue: 'CSCW',
      year: 2013,
      deviations:
        'There family, work and social ties of 40 users were learnt from call and text logs with richer features; here ten features, a linear model, and simulated worlds to learn from.',
    },
    {
      authors: 'N. Eagle, A. Pentland, D. Lazer',
      title: 'Inferring friendship network structure by using mobile phone data',
      venue: 'PNAS 106(36)',
      year: 2009,
      deviations:
        'The idea that hours tell duty from choice is taken over; the source rests mostly on proximity, of which there is none here.',
    },
  ],
  options: {},
  minSupport: FEWEST_DAYS,

  rank({ contacts, exchanges, endpoints, coverage }, { calendar, observation }: Context) {
    const vantage = likelyVantage(observation);
    const softmax = vantage === undefined ? undefined : models[vantage];
    const all = Int32Array.from({ length: contacts.count }, (_, pair) => pair);
    const pairs = softmax ? all.filter((pair) => (contacts.days[pair] as number) >= FEWEST_DAYS) : new Int32Array();
    const rows = pairs.length;
    const working: KindWorking = {
      kind: new Uint8Array(rows),
      chances: new Float64Array(rows * TIE_KINDS.length),
      features: new Float64Array(rows * TIE_FEATURES.length),
      days: pairs.map((pair) => contacts.days[pair] as number),
      pairs,
      vantage,
    };
    const score = new Float64Array(rows);
    const chance = new Float64Array(rows);
    const support = new Float64Array(rows);
    const category = new Uint8Array(rows).fill(OTHER);
    const watched = watchedDays(coverage, calendar).length;
    const gathered = gatherPairs(contacts, exchanges);
    const named = new Int32Array(TIE_KINDS.length);
    pairs.forEach((pair, row) => {
      const features = readFeatures(gathered, contacts, pair, endpoints.partners, watched, calendar);
      const chances = classify(softmax as Softmax, features);
      const kind = chances.reduce((best, one, k) => (one > (chances[best] as number) ? k : best), 0);
      working.features.set(features, row * TIE_FEATURES.length);
      working.chances.set(chances, row * TIE_KINDS.length);
      working.kind[row] = kind;
      chance[row] = chances[kind] as number;
      const days = working.days[row] as number;
      if (!isNamed(kind, chance[row] as number, days)) return;
      support[row] = days;
      category[row] = kind;
      named[kind] = (named[kind] as number) + 1;
    });
    // The surest of each kind come first, then the next of each: one kind that is easily told would otherwise hide the others.
    const taken = new Int32Array(TIE_KINDS.length);
    for (const row of [...score.keys()].sort((x, y) => (chance[y] as number) - (chance[x] as number) || x - y)) {
      const kind = category[row] as number;
      taken[kind] = (taken[kind] as number) + 1;
      score[row] = (chance[row] as number) - (taken[kind] as number);
    }
    const few = contacts.count - rows;
    return {
      subjects: {
        of: 'pairs',
        a: pairs.map((pair) => contacts.a[pair] as number),
        b: pairs.map((pair) => contacts.b[pair] as number),
      },
      columns: { score, support, category },
      tested: rows,
      skipped:
        few > 0
          ? [{ count: few, why: softmax ? `in contact on fewer than ${FEWEST_DAYS} days` : 'no model was fitted for logs of this sort' }]
          : [],
      summary: [
        { label: 'pairs sorted', value: rows, unit: 'pairs', n: contacts.count },
        ...TIE_KINDS.filter((kind) => kind !== 'other').map((kind, k) => ({
          label: `named: ties ${WORDS[kind]}`,
          value: named[k] as number,
          unit: 'pairs',
          n: rows,
        })),
      ],
      smallest: say`a tie of at least ${FEWEST_NAMED} days in contact, or ${FEWEST_DAYS} with a service, to which the model gives ${figure(100 * LEAST_CHANCE, 0)} chances in a hundred or more of being of one kind`,
      working,
    };
  },

  explain(row, { working, subjects }, { contacts }): Finding {
    const pair = working.pairs[row] as number;
    const ends: [EndpointId, EndpointId] = subjects.of === 'pairs' ? [subjects.a[row] as number, subjects.b[row] as number] : [0, 0];
    const kind = TIE_KINDS[working.kind[row] as number] as TieKind;
    const counted = findRecord(model.record as TrackRecord, working.vantage, kind);
    const chance = working.chances[row * TIE_KINDS.length + (working.kind[row] as number)] as number;
    const days = working.days[row] as number;
    const events = (contacts.forth[pair] as number) + (contacts.back[pair] as number);
    const feature = (name: (typeof TIE_FEATURES)[number]): number =>
      working.features[row * TIE_FEATURES.length + TIE_FEATURES.indexOf(name)] as number;
    const share = (name: (typeof TIE_FEATURES)[number]): Figure => ({
      label: name,
      value: 1 / (1 + Math.exp(-feature(name))),
      unit: 'share',
      n: events,
    });
    const measures: Figure[] = [
      ...TIE_KINDS.map((one, k) => ({
        label: `chance by the model: ${WORDS[one]}`,
        value: working.chances[row * TIE_KINDS.length + k] as number,
        unit: 'share',
      })),
      ...(counted ? [trackFigure('ties so named that were of this kind, in simulated worlds', counted)] : []),
      share('share in working hours'),
      share('share in evenings'),
      share('share on weekends'),
      { label: 'days in contact', value: days, unit: 'days' },
      { label: 'partners of the end with more', value: Math.exp(feature('partners of the end with more')), unit: 'endpoints' },
    ];
    const caveats: Text[] = [
      say`The model knows simulated people only, whose hours go by what ties them more plainly than those of real ones may.`,
    ];
    const named = isNamed(working.kind[row] as number, chance, days);
    if (!named)
      caveats.push(
        chance < LEAST_CHANCE || kind === 'other'
          ? say`It is not named by itself: the model leaves the kind of this tie open.`
          : say`It is not named by itself: ${days} days in contact are too few to go by.`,
      );
    return {
      claim: say`The tie of ${endpoint(ends[0])} and ${endpoint(ends[1])} looks like one ${WORDS[kind]}, by its timing alone.`,
      measures,
      evidence: [{ kind: 'rows', endpoints: ends, between: true, limit: 20, caption: say`rows in which the two appear together` }],
      alternatives: ['role', 'hub', 'other-channel', 'shared-device', 'automatic-sync'],
      caveats,
      grade: gradeOf(counted, kind, named),
    };
  },
});

function gradeOf(counted: Counted | undefined, kind: TieKind, named: boolean): NonNullable<Finding['grade']> {
  if (!counted) return { word: 'weak', reason: 'how often such a tie is of this kind has not been counted for logs of this sort' };
  const { right, n } = counted;
  const { low } = trackInterval(counted);
  const reason = `${right} of ${n} ties that were named ${kind} in ${model.record.set} were of that kind; real people differ`;
  return { word: !named ? 'weak' : low >= 0.9 ? 'good' : low >= 0.6 ? 'fair' : 'weak', reason };
}
