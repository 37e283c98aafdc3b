import { effect } from '@preact/signals';
import { render } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { Analysis } from '../../model/analysis.ts';
import { lexiconOf } from '../view/lexicon.ts';
import type { ReportState } from '../view/report-context.ts';
import { ReportPage } from '../view/report-page.tsx';
import { createActions, revealFinding } from './actions.ts';
import { EndpointPanel } from './endpoint-panel.tsx';
import { GraphDrawing } from './graph/contact-graph.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { nextTheme, theme } from './palette.ts';
import { readData } from './read-data.ts';
import { SearchBox } from './search-box.tsx';
import { TimelineView } from './timeline/timeline-view.tsx';
import { addressOf, createState, followHash, type UiState } from './ui-state.ts';
import './styles/page.css';
import './styles/findings.css';
import './styles/evaluation.css';
import './styles/drawings.css';
import './styles/controls.css';
import './styles/print.css';

function Toolbar({ state }: { state: UiState }) {
  return (
    <div class="toolbar screen-only">
      <SearchBox state={state} />
      <button type="button" onClick={nextTheme}>
        Theme: {theme.value}
      </button>
      <button type="button" onClick={() => window.print()}>
        Print
      </button>
      <button
        type="button"
        aria-label="Keyboard help"
        onClick={() => {
          state.helpOpen.value = true;
        }}
      >
        ?
      </button>
    </div>
  );
}

function App({ report, state }: { report: ReportState; state: UiState }) {
  const { timeline, graph } = report.analysis.views;
  const [canDraw, setCanDraw] = useState(true);
  const giveUp = useCallback(() => setCanDraw(false), []);
  return (
    <ReportPage
      state={report}
      interactive={{
        toolbar: <Toolbar state={state} />,
        timeline: timeline && <TimelineView timeline={timeline} state={state} />,
        graph: graph && canDraw && <GraphDrawing view={graph} state={state} onGiveUp={giveUp} />,
        graphDrawn: canDraw,
        panels: (
          <>
            <EndpointPanel state={state} />
            <KeyboardHelp state={state} />
          </>
        ),
      }}
    />
  );
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLInputElement;

function listen(state: UiState, analysis: Analysis): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '?') state.helpOpen.value = true;
    else if (event.key === '/') {
      event.preventDefault();
      document.getElementById('search')?.focus();
    } else if (event.key === 'Escape' && !state.helpOpen.value) {
      state.selected.value = null;
      state.finding.value = null;
      state.cursor.value = null;
    }
  });
  window.addEventListener('hashchange', () => {
    followHash(state, analysis, location.hash);
    if (/^#finding-/.test(location.hash) && state.finding.value !== null) revealFinding(state.finding.value);
  });
  window.addEventListener('beforeprint', () => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  // Waits for a rest, since browsers limit how often an address may change.
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const address = addressOf(state, analysis);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (address !== '') history.replaceState(null, '', address);
      else if (location.hash.includes('=')) history.replaceState(null, '', location.pathname + location.search);
    }, 250);
  });
}

/** Takes over from the static page. Where that fails, the static page stays as it is: it says everything. */
async function start(): Promise<void> {
  const root = document.getElementById('report');
  const block = document.getElementById('data');
  if (!root || !block) return;
  const analysis = await readData(block);
  block.remove();
  const state = createState(analysis, location.hash);
  const report: ReportState = { analysis, lexicon: lexiconOf(analysis), actions: createActions(analysis, state) };
  listen(state, analysis);
  root.replaceChildren();
  render(<App report={report} state={state} />, root);
  document.documentElement.dataset['ready'] = 'yes';
  if (state.finding.value !== null) revealFinding(state.finding.value);
  else if (/^#[a-z]+$/.test(location.hash)) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

start().catch((error: unknown) => {
  console.error('The interactive part could not start; the page says everything without it.', error);
});
