import { useMemo, useState } from 'preact/hooks';
import { plainText } from '../view/format-text.ts';
import { useReport } from '../view/report-context.ts';
import { cutGraphemes } from '../view/visible.ts';
import { revealFinding } from './actions.ts';
import type { UiState } from './ui-state.ts';

const SHOWN = 8;

/** Finds endpoints by name and answers by their words; both as they are shown. */
export function SearchBox({ state }: { state: UiState }) {
  const { analysis, lexicon } = useReport();
  const [query, setQuery] = useState('');
  const claims = useMemo(() => analysis.findings.map(({ claim }) => plainText(claim, lexicon)), [analysis, lexicon]);
  const names = useMemo(() => analysis.endpoints.id.map((id) => ({ id, name: lexicon.whole(id) })), [analysis, lexicon]);
  const wanted = query.trim().toLowerCase();
  const people = wanted ? names.filter(({ name }) => name.toLowerCase().includes(wanted)) : [];
  const answers = wanted ? claims.map((text, i) => ({ text, i })).filter(({ text }) => text.toLowerCase().includes(wanted)) : [];
  const leave = () => setQuery('');
  return (
    <search
      class="search"
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <input
        id="search"
        type="search"
        placeholder="Find a name or an answer"
        aria-label="Find a name or an answer"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {wanted && (
        <div class="results">
          <p class="muted" aria-live="polite">
            {people.length} endpoints, {answers.length} answers
          </p>
          <ul>
            {people.slice(0, SHOWN).map(({ id }) => (
              <li>
                <button
                  type="button"
                  onClick={() => {
                    state.selected.value = id;
                    leave();
                  }}
                >
                  <bdi class="name">{lexicon.name(id)}</bdi>
                </button>
              </li>
            ))}
            {answers.slice(0, SHOWN).map(({ text, i }) => (
              <li>
                <button
                  type="button"
                  onClick={() => {
                    state.finding.value = i;
                    leave();
                    revealFinding(i);
                  }}
                >
                  {cutGraphemes(text, 110)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}
