import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Analysis } from '../../model/analysis.ts';
import type { EndpointId, Instant } from '../../model/event.ts';
import type { Lexicon } from './lexicon.ts';

/** What a reader can do where the script runs. */
export interface Actions {
  /** The endpoint that is selected, read so that the caller is drawn again when it changes. */
  selected(): EndpointId | null;
  /** As `selected() === id`, and the caller is drawn again only when that changes. */
  isSelected(id: EndpointId): boolean;
  select(id: EndpointId | null): void;
  /** Whether a finding, by its index, is pointed out or is about the selected endpoint; read as {@link isSelected} is. */
  isMarked(finding: number): boolean;
  /** Index into `analysis.findings`. */
  showOnTimeline(finding: number): void;
  showInstant(at: Instant, id: EndpointId): void;
  copy(text: string): Promise<boolean>;
}

export interface ReportState {
  readonly analysis: Analysis;
  readonly lexicon: Lexicon;
  /** Null in the static page. */
  readonly actions: Actions | null;
}

export const ReportContext = createContext<ReportState | null>(null);

export function useReport(): ReportState {
  const state = useContext(ReportContext);
  if (!state) throw new Error('drawn outside of a report');
  return state;
}
