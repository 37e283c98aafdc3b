import { join } from 'node:path';
import { DEFAULT_LIMIT } from '../analyze/analyze.ts';
import { analyzeLogs } from '../analyze/analyze-logs.ts';
import type { Analysis, ReportedFinding } from '../model/analysis.ts';
import { KnownFailure } from '../model/failure.ts';
import type { AnyInference } from '../model/inference.ts';
import type { Truth } from '../simulate/truth.ts';
import { type Checked, checkBounds, type ExpectedRun } from './expectations.ts';

/** Names, with the parts of the truth in place of @part. */
const namesOf = (texts: readonly string[] | undefined, truth: Truth | undefined): string[] =>
  (texts ?? []).map((text) => {
    if (!text.startsWith('@')) return text;
    const part = text.slice(1);
    return truth?.roles[part as keyof Truth['roles']] ?? text;
  });

function checkFinding(
  { findings, endpoints }: Analysis,
  { question, about, rank, p, category, size }: NonNullable<ExpectedRun['findings']>[number],
  truth: Truth | undefined,
): Checked[] {
  const names = namesOf(about, truth);
  const ids = names.map((name) => endpoints.id[endpoints.name.indexOf(name)]);
  const found: ReportedFinding | undefined = findings.find(
    (finding) => finding.question === question && ids.every((id) => id !== undefined && finding.subject.includes(id)),
  );
  const what = `${question}: a finding about ${names.join(', ')}`;
  return [
    { what, expected: 'there', came: found ? 'there' : 'none', met: found !== undefined },
    ...(rank ? [checkBounds(`${what}: rank`, found?.rank, rank)] : []),
    ...(category === undefined
      ? []
      : [{ what: `${what}: category`, expected: category, came: found?.category ?? 'none', met: found?.category === category }]),
    ...(size ? [checkBounds(`${what}: size`, found?.subjectTotal, size)] : []),
    ...(p ? [checkBounds(`${what}: p`, found?.strength.kind === 'test' ? found.strength.p : undefined, p)] : []),
  ];
}

/**
 * Instants as stated, with those of the truth in place of @events.
 * @throws KnownFailure 'usage' where the truth has none: nothing would be asked, and nothing could fail
 */
function eventsOf({ events = [], log }: ExpectedRun, truth: Truth | undefined, folder: string): string[] {
  return events.flatMap((text) => {
    if (text !== '@events') return [text];
    const planted = truth?.planted.events ?? [];
    if (planted.length === 0)
      throw new KnownFailure('usage', truth ? 'The truth of the world has no event for @events' : '@events needs a world with a truth', {
        where: `the run of ${join(folder, log)}`,
        remedy: 'State instants such as 2017-03-22T14:40:00Z, or leave events out.',
      });
    return planted.map(({ at }) => new Date(at).toISOString());
  });
}

/** Whether a question is to be asked: those that the run states, or else those that something is expected of, and those that infer ties for them. */
function asksFor({ only, outcomes = {}, findings = [] }: ExpectedRun): (inference: AnyInference) => boolean {
  if (only !== undefined) return ({ id }) => only.includes(id);
  const expected = new Set([...Object.keys(outcomes), ...findings.map(({ question }) => question)]);
  return ({ id, infersLinks }) => expected.has(id) || infersLinks === true;
}

/** Runs one analysis as its expectations say, and holds what comes against them. */
export async function checkRun(
  folder: string,
  run: ExpectedRun,
  {
    inferences,
    truth,
    version,
    questionOptions,
    signal,
  }: {
    readonly inferences: readonly AnyInference[];
    readonly truth: Truth | undefined;
    readonly version: string;
    readonly questionOptions: Readonly<Record<string, number>>;
    readonly signal: AbortSignal;
  },
): Promise<Checked[]> {
  const asked = inferences.filter(asksFor(run));
  const { analysis, ingested } = await analyzeLogs([join(folder, run.log)], {
    inferences: asked,
    ...(run.tz !== undefined && { zone: run.tz }),
    events: eventsOf(run, truth, folder),
    focus: namesOf(run.focus, truth),
    side: {},
    questionOptions,
    limit: DEFAULT_LIMIT,
    seed: 1,
    version,
    stated: {},
    synthetic: truth !== undefined,
    signal,
  });
  await ingested.store.close();
  const rows = analysis.provenance.inputs.map(({ rows: counted }) => counted);
  const kept = rows.reduce((sum, counted) => sum + counted.kept, 0);
  const read = rows.reduce((sum, counted) => sum + counted.read, 0);
  const duplicate = rows.reduce((sum, counted) => sum + counted.duplicate, 0);
  return [
    ...(run.rows?.kept === undefined ? [] : [checkBounds('rows kept', kept, { min: run.rows.kept, max: run.rows.kept })]),
    ...(run.rows?.rejected === undefined
      ? []
      : [checkBounds('rows rejected', read - kept - duplicate, { min: run.rows.rejected, max: run.rows.rejected })]),
    ...Object.entries(run.outcomes ?? {}).map(([question, expected]): Checked => {
      const came = analysis.outcomes.find(({ id }) => id === question)?.kind ?? 'not asked';
      return { what: question, expected, came, met: came === expected };
    }),
    ...(run.findings ?? []).flatMap((finding) => checkFinding(analysis, finding, truth)),
  ].map((checked) => ({ ...checked, what: `${run.log}: ${checked.what}` }));
}
