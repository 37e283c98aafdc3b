import { useState } from 'preact/hooks';
import { useReport } from './report-context.ts';

/** Copies what is shown, never the raw bytes of a log: pasting it into a terminal must not run anything. Absent in the static page. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { actions } = useReport();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  if (!actions) return null;
  const copy = async () => setState((await actions.copy(text)) ? 'copied' : 'refused');
  return (
    <button type="button" class="quiet" onClick={copy} onBlur={() => setState('idle')}>
      <span aria-live="polite">{state === 'idle' ? label : state === 'copied' ? 'Copied' : 'Could not copy'}</span>
    </button>
  );
}
