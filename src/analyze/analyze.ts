import { ANALYSIS_VERSION, type Analysis, type Provenance, type ReportedFinding } from '../model/analysis.ts';
import type { Calendar } from '../model/calendar.ts';
import { calendarView } from '../model/calendar-view.ts';
import type { CalibrationSet } from '../model/calibration.ts';
import type { Evaluation } from '../model/evaluation.ts';
import { type EndpointId, type Instant, MICROS_PER_DAY } from '../model/event.ts';
import { ALTERNATIVES, type AnyInference, type SideTable, type Subjects } from '../model/inference.ts';
import { likelyVantage, type Observation } from '../model/vantage.ts';
import { createReducer, type Reducer } from '../reduce/reduce.ts';
import { createRandom } from '../stats/random.ts';
import type { Store } from '../store/store.ts';
import { type Answer, type Asking, ask } from './ask.ts';
import { subjectOf } from './judge.ts';
import { knownFigures } from './known-figures.ts';
import { linksOf } from './links.ts';
import { measuredOf } from './measured-questions.ts';
import { collectMentions } from './mentions.ts';
import { numberPlaces } from './number-places.ts';
import { compareObservers } from './observers.ts';
import { resolveEvidence } from './resolve-evidence.ts';
import { gatherFacts } from './row-facts.ts';
import { strengthOf } from './strength.ts';
import { viewGraph } from './views/graph.ts';
import { chooseLanes } from './views/lanes.ts';
import { viewTimeline } from './views/timeline.ts';
import { viewWeek } from './views/week.ts';
import { weighRow } from './weigh-row.ts';

/** Findings reported of each question, ties aside, unless the reader says otherwise. */
export const DEFAULT_LIMIT = 20;

/** What is about to be done: an artifact built, a question asked, or what closes an analysis. */
export type OnStep = (name: string, of: 'artifact' | 'question' | 'closing') => void;

export interface AnalyzeRequest {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly observation: Observation;
  /** The questions to ask, in the order of the report. */
  readonly inferences: readonly AnyInference[];
  /** Instants asked about, ascending. */
  readonly events: readonly Instant[];
  readonly focus: readonly EndpointId[];
  readonly side: Readonly<Record<string, SideTable>>;
  /** `question.option` → value, µs for durations. */
  readonly options: Readonly<Record<string, number>>;
  readonly limit: number;
  /** By which raw ratios become likelihood ratios; the registry unless given. */
  readonly calibrations?: readonly CalibrationSet[];
  /** An evaluation that the result is to carry along. */
  readonly evaluation?: Evaluation;
  /** What the result says of where it came from; the engine adds nothing to it. */
  readonly provenance: Provenance;
  /** Called before each step. */
  readonly onStep?: OnStep;
  readonly signal?: AbortSignal;
}

/** A timeline can be moved somewhat beyond the log. */
const VIEW_MARGIN = 30 * MICROS_PER_DAY;

/** Members of a group that a finding lists; its measures say how many there are. */
const MOST_SUBJECTS = 50;

/** A name for the finding that stays the same over runs of the same input. */
function findingId(question: string, subjects: Subjects, row: number): string {
  const about = subjects.of === 'population' ? [row] : subjectOf(subjects, row);
  const when = subjects.of === 'endpoint-days' ? [subjects.day[row] as number] : [];
  return [question, ...about.slice(0, 3), ...when].join('-');
}

/** Endpoints of the evidence, those of large groups aside: a look-up of theirs passes over most of the log anyway. */
function citedEndpoints(answers: readonly Answer[]): EndpointId[] {
  const selectors = answers.flatMap(({ findings }) => findings.flatMap(({ finding }) => finding.evidence));
  const endpoints = selectors.map((selector) => (selector.kind === 'rows' ? selector.endpoints : [selector.endpoint].flat()));
  return [...new Set(endpoints.filter(({ length }) => length <= MOST_SUBJECTS).flat())];
}

async function reportFindings(
  answer: Answer,
  { store, observation, calibrations }: AnalyzeRequest,
  reducer: Reducer,
  vantage: string | undefined,
): Promise<ReportedFinding[]> {
  const { inference, ranking } = answer;
  if (!ranking) return [];
  const reported: ReportedFinding[] = [];
  const factsOf = ranking.columns.ratio && (await gatherFacts(observation, reducer));
  for (const { selected, finding } of answer.findings) {
    const evidence = [];
    for (const selector of finding.evidence) evidence.push(await resolveEvidence(store, selector, () => reducer.get('coverage')));
    const subject = subjectOf(ranking.subjects, selected.row);
    const category = ranking.columns.category && inference.categories?.[ranking.columns.category[selected.row] as number];
    const ratio = factsOf && weighRow(inference, ranking, selected.row, finding, factsOf(answer, selected.row, subject), calibrations);
    reported.push({
      id: findingId(inference.id, ranking.subjects, selected.row),
      question: inference.id,
      rank: reported.length + 1,
      subject: subject.slice(0, MOST_SUBJECTS),
      subjectTotal: subject.length,
      claim: finding.claim,
      ...(category !== undefined && { category }),
      strength: strengthOf(inference, ranking, selected, finding, vantage),
      ...(ratio && { ratio }),
      measures: knownFigures(finding.measures),
      evidence,
      alternatives: finding.alternatives.map((type) => ({ type, text: ALTERNATIVES[type] })),
      caveats: finding.caveats,
      onlyByFocus: selected.onlyByFocus,
    });
  }
  return reported;
}

/** Findings are explained by now: what only that needed goes, since over all questions it would outweigh the log. */
const letGo = (answer: Answer): Answer => (answer.ranking ? { ...answer, ranking: { ...answer.ranking, working: undefined } } : answer);

/** Asks linking questions first, so that the others find their ties among the artifacts; answers come in the order asked for. */
async function askAll(inferences: readonly AnyInference[], asking: Asking, onStep: OnStep): Promise<Answer[]> {
  const answers = new Map<AnyInference, Answer>();
  for (const inference of [...inferences].sort((a, b) => Number(b.infersLinks ?? false) - Number(a.infersLinks ?? false))) {
    const toQuestion = () => onStep(inference.id, 'question');
    toQuestion();
    const answer = await ask(inference, { ...asking, onArtifact: (name) => onStep(name, 'artifact'), onRank: toQuestion });
    const links = linksOf(answer, asking.context.observation);
    if (links) asking.reducer.setLinks(links);
    answers.set(inference, letGo(answer));
  }
  return inferences.map((inference) => answers.get(inference) as Answer);
}

/**
 * Asks the questions of a store and assembles the one result.
 * The same store, questions, options and seed give the same value, key by key.
 */
export async function analyze(request: AnalyzeRequest): Promise<Analysis> {
  const { store, calendar, observation, inferences, focus, events, provenance } = request;
  const step: OnStep = (name, of) => {
    request.signal?.throwIfAborted();
    request.onStep?.(name, of);
  };
  const reducer = createReducer(store, calendar);
  const random = createRandom(provenance.seed);
  const answers = await askAll(
    inferences,
    {
      reducer,
      context: { calendar, observation, events, focus, random },
      side: request.side,
      options: request.options,
      limit: request.limit,
    },
    step,
  );
  step('evidence', 'closing');
  await store.cite(citedEndpoints(answers));
  const named: ReportedFinding[] = [];
  for (const answer of answers) named.push(...(await reportFindings(answer, request, reducer, likelyVantage(observation))));
  const { findings, places } = numberPlaces(named);

  step('views', 'closing');
  const subjects = findings.filter(({ subject }) => subject.length <= 2).flatMap(({ subject }) => subject);
  const lanes = await chooseLanes(reducer, focus, subjects);
  const coverage = await reducer.get('coverage');
  const views = {
    week: await viewWeek(reducer, calendar, lanes.slice(0, 12)),
    timeline: await viewTimeline(reducer, store, lanes),
    graph: await viewGraph(reducer, answers, [...focus, ...subjects], random.fork('layout')),
  };
  const ids = collectMentions(focus, findings, views);
  const names = await store.names(Int32Array.from(ids));
  const endpoints = await reducer.get('endpoints');
  const dated = coverage.to > coverage.from || observation.present.at > 0;
  return {
    version: ANALYSIS_VERSION,
    provenance,
    endpoints: {
      total: endpoints.count,
      id: ids,
      name: names,
      events: ids.map((id) => endpoints.events[id] as number),
      partners: ids.map((id) => endpoints.partners[id] as number),
    },
    ...(places.length > 0 && { places: await store.placeNames(places) }),
    observation,
    // Events may lie outside the log, and are printed all the same.
    calendar: calendarView(calendar, Math.min(coverage.from, ...events) - VIEW_MARGIN, Math.max(coverage.to, ...events) + VIEW_MARGIN),
    coverage: {
      from: dated ? coverage.from : null,
      to: dated ? coverage.to : null,
      gaps: Array.from(coverage.gapFrom, (from, i) => ({ from, to: coverage.gapTo[i] as number })),
      observed: coverage.observed,
      setAside: dated ? (await reducer.get('series')).setAside.reduce((sum, n) => sum + n, 0) : 0,
    },
    outcomes: answers.map(({ outcome }) => outcome),
    findings,
    observers: compareObservers(inferences),
    measured: measuredOf(inferences),
    ...(request.evaluation && { evaluation: request.evaluation }),
    views,
  };
}
