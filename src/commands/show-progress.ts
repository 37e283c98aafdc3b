import { makeVisible } from '../report/view/visible.ts';
import { elapsedSeconds, now } from './clock.ts';
import type { Progress, Terminal } from './terminal.ts';

/** How far reading has come. */
interface ReadProgress {
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly note: string;
}

export interface AnalysisProgress {
  showIngest(progress: ReadProgress): void;
  showStep(step: string): void;
  stop(): void;
}

/**
 * A bar for reading, then one for the questions; with --verbose the time of each step, as it ends.
 * @param showPaths whether the bar says which file is being read
 */
export function createProgress(terminal: Terminal, questions: number, showPaths = true): AnalysisProgress {
  // The questions, the evidence and the views.
  const steps = questions + 2;
  const began = now();
  let bar: Progress | undefined;
  let asking = false;
  let done = 0;
  let current = 'reading';
  let since = began;
  const finishStep = () => terminal.detail(`${current}: ${elapsedSeconds(since).toFixed(1)} s`);
  return {
    showIngest({ bytesDone, bytesTotal, note }) {
      bar ??= terminal.progress('Reading', bytesTotal);
      bar.update(bytesDone, showPaths ? makeVisible(note) : '');
    },
    showStep(step) {
      finishStep();
      [current, since] = [step, now()];
      if (!asking) {
        bar?.stop();
        bar = terminal.progress('Asking ', steps);
        asking = true;
      }
      bar?.update(done++, step);
    },
    stop() {
      bar?.stop();
      finishStep();
      terminal.detail(`in all: ${elapsedSeconds(began).toFixed(1)} s, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
    },
  };
}
