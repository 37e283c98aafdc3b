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

/** How long a step took, s. */
export interface Timing {
  readonly step: string;
  readonly of: Parameters<OnStep>[1] | 'reading';
  readonly seconds: number;
}

export interface AnalysisProgress {
  showIngest(progress: ReadProgress): void;
  showStep: OnStep;
  stop(): void;
  /** Time of each step so far, in the order of their beginnings. A question's is its own; the artifacts that it was first to need stand apart. */
  timings(): readonly Timing[];
  /** Of the run until it stopped, MB. */
  peakMemory(): number;
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
  const spent = new Map<string, { readonly of: Timing['of']; seconds: number }>();
  let current: { readonly step: string; readonly of: Timing['of'] } | undefined = { step: 'reading', of: 'reading' };
  const began = now();
  let since = began;
  let peak = 0;
  /** @param held a question that waits for what it reads is not over */
  const finishStep = (held = false) => {
    if (current === undefined) return;
    const { step, of } = current;
    const entry = spent.get(step) ?? { of, seconds: 0 };
    entry.seconds += elapsedSeconds(since);
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
      peak = Math.round(process.resourceUsage().maxRSS / 1024);
      terminal.detail(`in all: ${elapsedSeconds(began).toFixed(1)} s, peak memory ${peak} MB`);
    },
    peakMemory: () => peak,
    timings: () => Array.from(spent, ([step, { of, seconds }]) => ({ step, of, seconds: Math.round(seconds * 1_000) / 1_000 })),
  };
}

/** Timings as people read them: the longest first, and the peak of memory. */
export function renderTimings(timings: readonly Timing[], peakMemory: number): string {
  const ordered = [...timings].sort((a, b) => b.seconds - a.seconds || (a.step < b.step ? -1 : 1));
  const width = Math.max(...ordered.map(({ step }) => step.length));
  const lines = ordered.map(({ step, of, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${step.padEnd(width)}  ${of}`);
  const total = ordered.reduce((sum, { seconds }) => sum + seconds, 0);
  return `${lines.join('\n')}\n${total.toFixed(1).padStart(8)} s  in all, peak memory ${peakMemory} MB`;
}
