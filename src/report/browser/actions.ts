import { computed, type ReadonlySignal } from '@preact/signals';
import type { Analysis } from '../../model/analysis.ts';
import { MICROS_PER_MINUTE } from '../../model/event.ts';
import type { Actions } from '../view/report-context.ts';
import { clampSpan, spanAround } from './timeline/viewport.ts';
import { boundsOf, type UiState } from './ui-state.ts';

/** Instants that a finding's evidence names. */
const instantsOfFinding = ({ evidence }: Analysis['findings'][number]): number[] =>
  evidence.flatMap(({ rows, span }) => [...(span ? [span.from, span.to] : []), ...rows.flatMap(({ at }) => (at === null ? [] : [at]))]);

const calm = (): ScrollBehavior => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');

function goTo(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView({ behavior: calm(), block: 'start' });
}

/** Brings a card into view, unfolding what it lies in. */
export function revealFinding(index: number): void {
  const card = document.getElementById(`finding-${index}`);
  for (let fold = card?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  card?.scrollIntoView({ behavior: calm(), block: 'start' });
  card?.focus({ preventScroll: true });
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** One computed signal a number: of thousands of names on the page only those are drawn again whose answer changed. */
function memoise(answer: (of: number) => boolean): (of: number) => boolean {
  const known = new Map<number, ReadonlySignal<boolean>>();
  return (of) => {
    const found = known.get(of) ?? computed(() => answer(of));
    known.set(of, found);
    return found.value;
  };
}

export function createActions(analysis: Analysis, state: UiState): Actions {
  const bounds = boundsOf(analysis);
  const toTimeline = () => {
    goTo('timeline');
    document.getElementById('timeline-view')?.focus({ preventScroll: true });
  };
  return {
    selected: () => state.selected.value,
    select: (id) => {
      state.selected.value = state.selected.value === id ? null : id;
    },
    isSelected: memoise((id) => state.selected.value === id),
    isMarked: memoise((index) => {
      const { value } = state.selected;
      return state.finding.value === index || (value !== null && analysis.findings[index]?.subject.includes(value) === true);
    }),
    showOnTimeline: (index) => {
      const finding = analysis.findings[index];
      if (!bounds || !finding) return;
      state.finding.value = index;
      state.selected.value = finding.subject[0] ?? null;
      state.span.value = spanAround(instantsOfFinding(finding), bounds);
      toTimeline();
    },
    showInstant: (at, endpoint) => {
      if (!bounds) return;
      state.selected.value = endpoint;
      state.cursor.value = { at, endpoint };
      state.span.value = clampSpan({ from: at - 30 * MICROS_PER_MINUTE, to: at + 30 * MICROS_PER_MINUTE }, bounds);
      toTimeline();
    },
    copy,
  };
}
