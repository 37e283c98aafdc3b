import { CopyButton } from '../view/copy-button.tsx';
import { formatCount } from '../view/format-number.ts';
import { useReport } from '../view/report-context.ts';
import { revealFinding } from './actions.ts';
import type { UiState } from './ui-state.ts';

const LISTED = 6;

/** What is known of the selected endpoint: its whole name, its counts, and the answers that are about it. */
export function EndpointPanel({ state }: { state: UiState }) {
  const { analysis, lexicon } = useReport();
  const id = state.selected.value;
  if (id === null) return null;
  const { endpoints, findings } = analysis;
  const row = endpoints.id.indexOf(id);
  const about = findings.flatMap(({ subject }, i) => (subject.includes(id) ? [i] : []));
  const name = lexicon.whole(id);
  return (
    <aside class="panel screen-only" aria-label="Selected endpoint">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long name scrolls, and the keyboard must reach it. */}
      <p class="panel-name" tabIndex={0}>
        <bdi class="name">{name}</bdi>
      </p>
      <p>
        {formatCount(endpoints.events[row] as number, 'event')}, {formatCount(endpoints.partners[row] as number, 'partner')}
        {about.length > 0 && `, ${formatCount(about.length, 'answer')}: `}
        {about.slice(0, LISTED).map((i) => (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              state.finding.value = i;
              revealFinding(i);
            }}
          >
            {findings[i]?.question.replaceAll('-', ' ')} {findings[i]?.rank}
          </button>
        ))}
        {about.length > LISTED && <span class="muted">and {about.length - LISTED} more</span>}
      </p>
      <p class="panel-tools">
        <CopyButton text={name} label="Copy name" />
        <button
          type="button"
          onClick={() => {
            state.selected.value = null;
          }}
        >
          Clear
        </button>
      </p>
    </aside>
  );
}
