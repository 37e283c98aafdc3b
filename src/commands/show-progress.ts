import type { OnStep } from '../analyze/analyze.ts';
import { makeVisible } from '../report/view/visible.ts';
import { elapsedSeconds, now } from './clock.ts';
import type { Progress, Terminal } from './terminal.ts';

/** How far reading has come. */
interface ReadProgress {
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly note: string;
}

/** What a step cost. */
export interface Timing {
  readonly step: string;
  readonly of: Parameters<OnStep>[1] | 'reading';
  readonly seconds: number;
  /** By how much it raised the peak of the run's memory, MB; all steps together come to the peak. */
  readonly raisedPeak: number;
}

export interface AnalysisProgress {
  showIngest(progress: ReadProgress): void;
  showStep: OnStep;
  stop(): void;
  /** Time of each step so far, in the order of their beginnings. A question's is its own; the artifacts that it was first to need stand apart. */
  timings(): readonly Timing[];
}

/**
 * A bar for reading, then one for the questions; with --verbose the time of each step, as it ends.
 * @param showPaths whether the bar says which file is being read
 */
export function createProgress(terminal: Terminal, questions: number, showPaths = true): AnalysisProgress {
  // The questions, the evidence and the views.
  const steps = questions + 2;
  let bar: Progress | undefined;
  let asking = false;
  const asked = new Set<string>();
  const spent = new Map<string, { readonly of: Timing['of']; seconds: number; raisedPeak: number }>();
  let current: { readonly step: string; readonly of: Timing['of'] } | undefined = { step: 'reading', of: 'reading' };
  const began = now();
  let since = began;
  let peak = 0;
  /** @param held a question that waits for what it reads is not over */
  const finishStep = (held = false) => {
    if (current === undefined) return;
    const { step, of } = current;
    const entry = spent.get(step) ?? { of, seconds: 0, raisedPeak: 0 };
    entry.seconds += elapsedSeconds(since);
    const before = peak;
    peak = peakMemory();
    entry.raisedPeak += peak - before;
    spent.set(step, entry);
    current = undefined;
    if (!held) terminal.detail(`${step}: ${entry.seconds.toFixed(1)} s`);
  };
  return {
    showIngest({ bytesDone, bytesTotal, note }) {
      bar ??= terminal.progress('Reading', bytesTotal);
      bar.update(bytesDone, showPaths ? makeVisible(note) : '');
    },
    showStep(step, of) {
      if (current?.step === step && current.of === of) return;
      finishStep(of === 'artifact' && current?.of === 'question');
      [current, since] = [{ step, of }, now()];
      if (!asking) {
        bar?.stop();
        bar = terminal.progress('Asking ', steps);
        asking = true;
      }
      if (of !== 'artifact') asked.add(step);
      bar?.update(asked.size - 1, step);
    },
    stop() {
      bar?.stop();
      finishStep();
      terminal.detail(`in all: ${elapsedSeconds(began).toFixed(1)} s, peak memory ${peakMemory()} MB`);
    },
    timings: () => Array.from(spent, ([step, { seconds, ...rest }]) => ({ step, ...rest, seconds: Math.round(seconds * 1_000) / 1_000 })),
  };
}

/** Of the run so far, MB. */
const peakMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** Timings as people read them: the longest first, each with by how much it raised the peak of memory. */
export function renderTimings(timings: readonly Timing[]): string {
  const ordered = [...timings].sort((a, b) => b.seconds - a.seconds || (a.step < b.step ? -1 : 1));
  const width = Math.max(...ordered.map(({ step }) => step.length));
  const lines = ordered.map(({ step, of, seconds, raisedPeak }) => {
    const raised = raisedPeak > 0 ? `, memory + ${raisedPeak} MB` : '';
    return `${seconds.toFixed(1).padStart(8)} s  ${step.padEnd(width)}  ${of}${raised}`;
  });
  const total = timings.reduce((sum, { seconds }) => sum + seconds, 0);
  const peak = timings.reduce((sum, { raisedPeak }) => sum + raisedPeak, 0);
  return `${lines.join('\n')}\n${total.toFixed(1).padStart(8)} s  in all, peak memory ${peak} MB`;
}
