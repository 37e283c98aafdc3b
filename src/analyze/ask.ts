import type { Outcome } from '../model/analysis.ts';
import type { ArtifactName, Artifacts } from '../model/artifacts.ts';
import type { EndpointId, Instant } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import type { AnyInference, Context, Finding, Ranking, SideTable } from '../model/inference.ts';
import { instant, say, type Text } from '../model/text.ts';
import type { Reducer } from '../reduce/reduce.ts';
import { type Judgement, judge, REPORTED_Q, type Selected } from './judge.ts';
import { knownFigures } from './known-figures.ts';
import { findMissing } from './observability.ts';

/** What one question came to, before its evidence is looked up. */
export interface Answer {
  readonly inference: AnyInference;
  readonly outcome: Outcome;
  readonly ranking?: Ranking;
  /** Every option of the question, as it was asked. */
  readonly options: Readonly<Record<string, number>>;
  /** Rows that passed the selection, best first, before the limit. */
  readonly passing: readonly number[];
  readonly findings: readonly { readonly selected: Selected; readonly finding: Finding }[];
}

/** What all questions are asked with; `side` and `options` are looked up by question. */
export interface Asking {
  readonly reducer: Reducer;
  readonly context: Omit<Context, 'side' | 'options' | 'shared'>;
  readonly side: Readonly<Record<string, SideTable>>;
  /** `question.option` → value */
  readonly options: Readonly<Record<string, number>>;
  readonly limit: number;
  /** Called before an artifact is built that no question has needed yet. */
  readonly onArtifact?: (name: ArtifactName) => void;
  /** Called when all that the question reads is there, before it ranks. */
  readonly onRank?: () => void;
}

/** Why the log says nothing about an instant; undefined where it was watching. */
function findUnwatched(at: Instant, { from, to, gapFrom, gapTo }: Artifacts['coverage']): Text | undefined {
  if (at < from || at > to) return say`a log that covers ${instant(at)}; this one runs from ${instant(from)} to ${instant(to)}`;
  const gap = gapFrom.findIndex((start, i) => at > start && at < (gapTo[i] as number));
  return gap < 0
    ? undefined
    : say`a log that was watching at ${instant(at)}; this one is silent from ${instant(gapFrom[gap] as number)} to ${instant(gapTo[gap] as number)}`;
}

/** What the reader would have to give before the question can be asked, and of the events those that the log can speak of. */
async function sortOut(inference: AnyInference, { context, side, reducer }: Asking) {
  const missing: Text[] = [];
  for (const name of inference.side as readonly string[]) {
    if (!name.endsWith('?') && side[name] === undefined) missing.push(say`a side table of ${name}: --side ${name}=FILE`);
  }
  if (inference.needsFocus && context.focus.length === 0) missing.push(say`an endpoint named by --focus`);
  if (!inference.needsEvents) return { missing, events: context.events, unusable: [] };
  if (context.events.length === 0) missing.push(say`an event to ask about, such as --event 2017-03-22T14:40:00Z`);
  const coverage = await reducer.get('coverage');
  const sorted = context.events.map((at) => ({ at, unwatched: findUnwatched(at, coverage) }));
  const events = sorted.filter(({ unwatched }) => unwatched === undefined).map(({ at }) => at);
  if (events.length === 0) missing.push(...sorted.flatMap(({ unwatched }) => (unwatched ? [unwatched] : [])));
  const unusable = sorted
    .filter(({ unwatched }) => unwatched !== undefined)
    .map(({ at }) => ({ count: 1, why: `the event at ${nameInstant(at)}, at which the log was not watching` }));
  return { missing, events, unusable };
}

/** What it would take where a ranking found no candidate at all: why each was left out, or else what would have been one. */
function findLacking(skipped: Ranking['skipped'], smallest: Text): Text {
  const [first, ...others] = skipped.filter(({ count }) => count > 0);
  if (!first) return say`something to look at: ${smallest}`;
  const leftOut = ({ count, why }: typeof first): Text => say`${count} left out (${why})`;
  return others.reduce((text, one) => say`${text}, and ${leftOut(one)}`, say`something to look at: of what is there, ${leftOut(first)}`);
}

/** UTC, as precise as it needs to be. */
const nameInstant = (at: Instant): string => new Date(at / 1_000).toISOString().replace(/\.?0+Z$/, 'Z');

async function contextFor(inference: AnyInference, asking: Asking): Promise<Context> {
  const options: Record<string, number> = {};
  for (const [name, spec] of Object.entries(inference.options as Context['options'] & AnyInference['options'])) {
    options[name] = asking.options[`${inference.id}.${name}`] ?? (spec as { default: number }).default;
  }
  const side: Record<string, SideTable> = {};
  for (const declared of inference.side as readonly string[]) {
    const name = declared.replace(/\?$/, '');
    const table = asking.side[name];
    if (table) side[name] = table;
  }
  const { random } = asking.context;
  return { ...asking.context, random: random.fork(inference.id), shared: random, side, options } as Context;
}

async function artifactsFor(
  inference: AnyInference,
  { reducer, onArtifact }: Asking,
  options: Context['options'],
): Promise<Partial<Artifacts>> {
  const input: Partial<Record<ArtifactName, unknown>> = {};
  const spared: readonly ArtifactName[] = inference.spares?.(options) ?? [];
  for (const name of inference.needs as readonly ArtifactName[]) {
    if (spared.includes(name)) continue;
    if (!reducer.has(name)) onArtifact?.(name);
    input[name] = await reducer.get(name);
  }
  return input as Partial<Artifacts>;
}

/**
 * Asks one question: refuses where the log cannot show it, ranks, judges, explains.
 * A failure inside the question is its outcome, and leaves the other questions alone.
 */
export async function ask(inference: AnyInference, asking: Asking): Promise<Answer> {
  const { id, question, method, asks, subjects, references } = inference;
  const head = { id, question, method, asks, subjects, references };
  const without = (outcome: Outcome): Answer => ({ inference, outcome, options: {}, passing: [], findings: [] });
  const hasLinks = (await asking.reducer.get('links')).count > 0;
  if (!asking.reducer.has('coverage')) asking.onArtifact?.('coverage');
  const { observed } = await asking.reducer.get('coverage');
  const unseen = findMissing(inference, asking.context.observation, { hasLinks, observed });
  const { missing, events, unusable } =
    unseen.length > 0 ? { missing: unseen, events: [], unusable: [] } : await sortOut(inference, asking);
  if (missing.length > 0) return without({ ...head, kind: 'not-observable', missing });

  const context = await contextFor(inference, { ...asking, context: { ...asking.context, events } });
  const input = await artifactsFor(inference, asking, context.options);
  asking.onRank?.();
  try {
    const ranking: Ranking = inference.rank(input, context);
    const { tested, unseen: lacking = [] } = ranking;
    if (lacking.length > 0) return without({ ...head, kind: 'not-observable', missing: lacking });
    const skipped = [...ranking.skipped, ...unusable];
    // Whoever looked at nothing has not looked and found nothing.
    // Its ranking is handed on: for an evaluation that knows the truth, whoever reports nothing accuses nobody.
    if (tested === 0) {
      const outcome: Outcome = { ...head, kind: 'not-observable', missing: [findLacking(skipped, ranking.smallest)] };
      return { ...without(outcome), ranking, options: context.options };
    }
    const summary = knownFigures(ranking.summary);
    const focus = new Set<EndpointId>(context.focus);
    const judgement: Judgement = judge(inference, ranking, focus, asking.limit);
    const findings = judgement.selected.map((selected) => ({
      selected,
      finding: inference.explain(selected.row, ranking, input, context) as Finding,
    }));
    const outcome: Outcome =
      judgement.passing.length > 0 || judgement.selected.some(({ q }) => q !== undefined && q <= REPORTED_Q)
        ? { ...head, kind: 'found', tested, skipped, summary, passed: judgement.passing.length, reported: findings.length }
        : { ...head, kind: 'none-found', tested, skipped, summary, smallest: ranking.smallest };
    return { inference, outcome, ranking, options: context.options, passing: judgement.passing, findings };
  } catch (error) {
    if (error instanceof KnownFailure) throw error;
    return without({ ...head, kind: 'failed', message: error instanceof Error ? error.message : 'unknown failure' });
  }
}
