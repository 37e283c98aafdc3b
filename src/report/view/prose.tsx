import type { EndpointId } from '../../model/event.ts';
import type { Text } from '../../model/text.ts';
import { formatPart } from './format-text.ts';
import { useReport } from './report-context.ts';

/** The name of an endpoint, isolated from the direction of the text around it; a button where there is something to select. */
export function Name({ id, cut = 'name' }: { id: EndpointId; cut?: 'name' | 'label' }) {
  const { lexicon, actions } = useReport();
  const shown = <bdi class="name">{lexicon[cut](id)}</bdi>;
  if (!actions) return shown;
  return (
    <button type="button" class={actions.isSelected(id) ? 'name-button chosen' : 'name-button'} onClick={() => actions.select(id)}>
      {shown}
    </button>
  );
}

/** A text with its names, instants and figures. `still` where buttons may not stand, as in what is itself pressed. */
export function Prose({ text, still = false }: { text: Text; still?: boolean }) {
  const { lexicon } = useReport();
  return (
    <>
      {text.map((part) => {
        const piece = formatPart(part, lexicon);
        // A number stays with its sign.
        if (piece.kind === 'words') return piece.text.replace(/^ (?=%)/, '\u00a0');
        if (piece.kind === 'figure') return <span class="figure">{piece.text}</span>;
        return still || piece.kind === 'place' ? <bdi class="name">{piece.text}</bdi> : <Name id={piece.endpoint} />;
      })}
    </>
  );
}
