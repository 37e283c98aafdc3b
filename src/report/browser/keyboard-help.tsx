import { useEffect, useRef } from 'preact/hooks';
import { TIMELINE_KEYS } from './timeline/timeline-keys.ts';
import type { UiState } from './ui-state.ts';

const PAGE_KEYS = [
  ['/', 'find a name or an answer'],
  ['?', 'this help'],
  ['Esc', 'close, or clear the selection'],
] as const;

const List = ({ keys }: { keys: readonly (readonly [string, string])[] }) => (
  <dl class="keys">
    {keys.map(([key, does]) => (
      <div>
        <dt>
          <kbd>{key}</kbd>
        </dt>
        <dd>{does}</dd>
      </div>
    ))}
  </dl>
);

export function KeyboardHelp({ state }: { state: UiState }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = state.helpOpen.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const close = () => {
    state.helpOpen.value = false;
  };
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keys</h2>
      <h3>On the page</h3>
      <List keys={PAGE_KEYS} />
      <h3>In the timeline, when it has the focus</h3>
      <List keys={TIMELINE_KEYS} />
      <button type="button" onClick={close}>
        Close
      </button>
    </dialog>
  );
}
