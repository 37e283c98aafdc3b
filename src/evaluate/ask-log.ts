import { join } from 'node:path';
import { DEFAULT_LIMIT } from '../analyze/analyze.ts';
import { type Answer, ask } from '../analyze/ask.ts';
import { subjectOf } from '../analyze/judge.ts';
import { linksOf } from '../analyze/links.ts';
import { gatherFacts } from '../analyze/row-facts.ts';
import { seekLicence } from '../analyze/weigh-row.ts';
import { parseInstant } from '../formats/parse-instant.ts';
import { ingest } from '../ingest/ingest.ts';
import { dayOf, localTime } from '../model/calendar.ts';
import type { CalibrationSet } from '../model/calibration.ts';
import type { Instant } from '../model/event.ts';
import type { AnyInference } from '../model/inference.ts';
import { say } from '../model/text.ts';
import { createReducer } from '../reduce/reduce.ts';
import type { Truth } from '../simulate/truth.ts';
import { createRandom } from '../stats/random.ts';
import type { FoundWorld } from './find-worlds.ts';
import type { RankedLog } from './labelling.ts';
import { LABELS } from './labels/index.ts';
import { sideForWorld } from './side-for-world.ts';
import { createWhoIsWho } from './who-is-who.ts';

/** An answer, with the instants that it was asked about. */
export interface Asked extends Answer {
  readonly events: readonly Instant[];
}

export interface AnsweredLog {
  readonly observer: Truth['observers'][number];
  /** In the order of the questions; several of one that was asked about each event by itself. */
  readonly answers: readonly Asked[];
  /** Whether the world has an event to ask the question about. */
  hasEvents(inference: AnyInference): boolean;
  /** Whether the world has an endpoint to ask the question about. */
  hasFocus(inference: AnyInference): boolean;
  /** The log of one answer, to be labelled. */
  rankedLog(answer: Asked): RankedLog;
}

export interface AskOptions {
  readonly inferences: readonly AnyInference[];
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onStep?: (question: string) => void;
  /** In place of those that come with the tool. */
  readonly calibrations?: readonly CalibrationSet[];
}

const eventsFor = ({ id }: AnyInference, truth: Truth): readonly string[] => LABELS[id]?.events?.(truth) ?? [];

const focusFor = ({ id }: AnyInference, truth: Truth): readonly string[] => LABELS[id]?.focus?.(truth) ?? [];

/** Reads one observer's log of a world and asks it every question, as `analyze` would; keeps what all candidates scored. */
export async function askLog(
  { folder, truth }: FoundWorld,
  observer: Truth['observers'][number],
  { inferences, seed, signal, onStep, calibrations }: AskOptions,
): Promise<AnsweredLog> {
  const { store, calendar, observation } = await ingest([join(folder, observer.file)], { zone: truth.zone, ...(signal && { signal }) });
  try {
    const reducer = createReducer(store, calendar);
    const random = createRandom(seed);
    const ordered = [...inferences].sort((a, b) => Number(b.infersLinks ?? false) - Number(a.infersLinks ?? false));
    const answers = new Map<AnyInference, readonly Asked[]>();
    for (const inference of ordered) {
      signal?.throwIfAborted();
      onStep?.(inference.id);
      const labels = LABELS[inference.id];
      const events = eventsFor(inference, truth)
        .map((text) => parseInstant(text, calendar, text))
        .sort((a, b) => a - b);
      const focus = Array.from(await store.idsOf(labels?.focus?.(truth) ?? [])).filter((id) => id >= 0);
      const asked: Asked[] = [];
      const tables = labels?.side?.(truth) ?? {};
      const side = await sideForWorld(tables, store);
      // Who has the table, and a log with nobody of it in it, is not to be told to bring the table.
      const absent = Object.keys(tables).find((name) => side[name] === undefined);
      for (const instants of labels?.alone?.(truth) ? events.map((at) => [at]) : [events]) {
        const answer = await ask(inference, {
          reducer,
          context: { calendar, observation, events: instants, focus, random },
          side,
          options: labels?.options?.(truth) ?? {},
          limit: DEFAULT_LIMIT,
        });
        const links = linksOf(answer, observation);
        if (links) reducer.setLinks(links);
        const { outcome } = answer;
        const lacking =
          absent !== undefined && outcome.kind === 'not-observable'
            ? { ...outcome, missing: [say`rows with any of the ${absent} that the world’s table names`] }
            : outcome;
        asked.push({ ...answer, outcome: lacking, events: instants });
      }
      answers.set(inference, asked);
    }
    const names = await store.names(Int32Array.from({ length: (await reducer.get('endpoints')).count }, (_, i) => i));
    const placed = inferences.some(({ needs }) => needs.includes('visits')) ? (await reducer.get('visits')).places : 0;
    const places = placed === 0 ? [] : await store.placeNames(Int32Array.from({ length: placed }, (_, i) => i));
    const whoIs = createWhoIsWho(truth);
    const people = names.map(whoIs);
    const factsOf = [...answers.values()].flat().some(({ ranking }) => ranking?.columns.ratio)
      ? await gatherFacts(observation, reducer)
      : undefined;
    return {
      observer,
      hasEvents: (inference) => eventsFor(inference, truth).length > 0,
      hasFocus: (inference) => focusFor(inference, truth).length > 0,
      answers: inferences.flatMap((inference) => answers.get(inference) as readonly Asked[]),
      rankedLog(answer) {
        const ranking = answer.ranking as RankedLog['ranking'];
        const { ratio } = ranking.columns;
        return {
          truth,
          observer: observer.id,
          ranking,
          events: answer.events,
          peopleOf: (endpoint) => people[endpoint] ?? [],
          placeName: (place) => places[place],
          firstDay: dayOf(localTime(calendar, Date.parse(truth.from) * 1_000)),
          ...(ratio &&
            factsOf && {
              licenceOf: (row) =>
                seekLicence(answer.inference, ratio[row] as number, factsOf(answer, row, subjectOf(ranking.subjects, row)), calibrations),
            }),
        };
      },
    };
  } finally {
    await store.close();
  }
}
