import { hasHours } from '../../model/calendar.ts';
import { type EndpointId, type Instant, MICROS_PER_SECOND } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';
import { type EpochPair, pairByEpochs } from '../../stats/epoch-pairs.ts';

const EPOCHS_SHOWN = 3;
const ROWS_SHOWN = 6;

interface Working {
  readonly pairs: readonly EpochPair[];
  readonly length: number;
  readonly targets: number;
}

const options = {
  epoch: {
    type: 'duration',
    default: MICROS_PER_SECOND,
    help: 'how long after a delivery to the target somebody else must receive something; about as long as a receipt takes',
  },
} as const;

export const sealedSenderPartner = defineInference({
  id: 'sealed-sender-partner',
  question: 'Who corresponds with whom on a server to which senders do not identify themselves?',
  method:
    'A messenger confirms every delivery, so that whoever wrote receives something within moments after the one who was written to. For each target, those who receive within about a second after deliveries to it are counted by days, and compared with how often that would come about by chance: by each one’s own rate at that hour of the day and in that very half hour, and as if the target’s company of each day had been drawn from everybody. Whoever receives all the time, such as a service, is thereby as expected. Beside it stands the count of the source: epochs after deliveries to the target less epochs at the same clock time of other days.',
  asks: 'test',
  subjects: 'pairs',
  needs: ['deliveries', 'endpoints', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'arrivals'], minWindowDays: 3, maxClockStep: MICROS_PER_SECOND },
  references: [
    {
      authors: 'I. Martiny, G. Kaptchuk, A. Aviv, D. Roche, E. Wustrow',
      title: 'Improving Signal’s sealed sender',
      venue: 'NDSS',
      year: 2021,
      deviations:
        'The source ranks by target epochs less random epochs, and calls the first a partner; here that count is printed, and a chance is computed from days, since talk comes in bursts. Random epochs lie at the same clock time of other days, within a quarter of an hour, rather than anywhere.',
    },
  ],
  options,

  rank({ deliveries, endpoints, coverage }, context: Context<string, typeof options>) {
    const { calendar, observation, focus, random } = context;
    const length = context.options.epoch + observation.clockStep;
    const found = pairByEpochs(deliveries, {
      endpoints: endpoints.count,
      calendar,
      coverage,
      focus,
      epoch: context.options.epoch,
      step: Math.max(1, observation.clockStep),
      random,
    });
    const { pairs, tested, targets, unnamed } = found;
    const least = Math.ceil(Math.log10(Math.max(20, tested / 0.05)) / 2);
    return {
      subjects: { of: 'pairs', a: Int32Array.from(pairs, ({ a }) => a), b: Int32Array.from(pairs, ({ b }) => b) },
      columns: {
        score: Float64Array.from(pairs, ({ p, contrast }) => -Math.log10(Math.max(p, Number.MIN_VALUE)) + 1e-9 * contrast),
        p: Float64Array.from(pairs, ({ p }) => p),
        support: Float64Array.from(pairs, ({ slots }) => slots),
      },
      tested,
      skipped: found.skipped,
      ...unseenOf(unnamed, observation),
      summary: [
        { label: 'deliveries without a sender', value: unnamed, unit: 'deliveries' },
        { label: 'endpoints after whose deliveries others were looked for', value: targets, unit: 'endpoints' },
        { label: 'pairs that met in epochs of enough days to be tested', value: pairs.length, unit: 'pairs', n: tested },
      ],
      smallest: say`somebody who receives within ${duration(length)} after deliveries to the target on about ${least} days or more on which chance would have it in 1 of 100`,
      working: { pairs, length, targets } satisfies Working as Working,
    };
  },

  explain(row, { working }, _, { calendar }): Finding {
    const { pairs, length } = working;
    const pair = pairs[row] as EpochPair;
    const { target, companion } = pair;
    const caveats: Text[] = [
      say`Members of one group receive its messages together, so that they look like correspondents although they may never write to each other.`,
      say`A day counts once, however much was received on it: talk that comes in one burst is one coincidence.`,
    ];
    if (!hasHours(calendar)) caveats.push(say`The clock shows no hours, so that the daily rhythm is that of the log’s own 24 hours.`);
    return {
      claim: [
        ...say`Within ${duration(length)} after deliveries to ${endpoint(target)}, ${endpoint(companion)} received something on ${pair.slots} of ${pair.days} days`,
        ...(Number.isFinite(pair.expected)
          ? say`; by its own rhythm, and by whom ${endpoint(target)} was with, ${figure(pair.expected, 1)} days were to be expected. Receipts that return to whoever wrote look like this.`
          : say`: on too few to stand out among so many.`),
      ],
      measures: [
        { label: 'days with it in an epoch after a delivery to the target', value: pair.slots, unit: 'days', n: pair.days },
        ...(Number.isFinite(pair.expected) ? [{ label: 'expected by chance', value: pair.expected, unit: 'days', n: pair.days }] : []),
        { label: 'epochs with it', value: pair.epochs, unit: 'epochs', n: pair.of },
        { label: 'random epochs at the same clock time of other days with it', value: pair.atRandom, unit: 'epochs', n: pair.of },
        { label: 'epochs less random epochs', value: pair.contrast, unit: 'epochs' },
      ],
      evidence: evidenceOf(pair, length),
      alternatives: ['common-cause', 'automatic-sync', 'hub', 'shared-device', 'chance'],
      caveats,
    };
  },
});

/** By pushes alone pairs come in the wrong order: AUC 0.09 over 1,208 pairs of 4 scenarios. Supposedly since a phone that is looked at gets none. */
function unseenOf(unnamed: number, { kinds }: Context['observation']): { unseen?: readonly Text[] } {
  if (unnamed === 0)
    return {
      unseen: [
        say`what reaches each endpoint, in rows that do not name the sender: where they do, who writes to whom is in the log itself`,
      ],
    };
  const pushed = (kinds.push ?? 0) > 0 && !kinds.deliver && !kinds.receive;
  return pushed ? { unseen: [say`deliveries and the receipts that answer them, rather than pushes alone`] } : {};
}

function evidenceOf({ target, companion, shown }: EpochPair, length: number): [EvidenceSelector, ...EvidenceSelector[]] {
  if (shown.length === 0) return [{ kind: 'rows', endpoints: [target, companion], limit: ROWS_SHOWN, caption: say`rows of the two` }];
  return shown.slice(0, EPOCHS_SHOWN).map((from: Instant): EvidenceSelector => {
    const ends: EndpointId[] = [target, companion];
    const caption = say`deliveries to the two after one to ${endpoint(target)}`;
    return {
      kind: 'rows',
      endpoints: ends,
      kinds: ['deliver', 'receive', 'push'],
      from,
      to: from + length + 1,
      limit: ROWS_SHOWN,
      caption,
    };
  }) as [EvidenceSelector, ...EvidenceSelector[]];
}
