import type { ComponentChildren } from 'preact';
import { ContactsSection } from './contacts-section.tsx';
import { EvaluationSection } from './evaluation/evaluation-section.tsx';
import { FindingsSection } from './findings-section.tsx';
import { Masthead } from './masthead.tsx';
import { MethodSection } from './method-section.tsx';
import { ObserversSection } from './observers-section.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { ReportContext, type ReportState } from './report-context.ts';
import { Section } from './section.tsx';
import { TimelineSection } from './timeline-section.tsx';
import { SharedDefinitions } from './week-grid.tsx';
import { WeekSection } from './week-section.tsx';

const CONTENTS = [
  ['questions', 'Questions'],
  ['findings', 'Answers'],
  ['week', 'Week'],
  ['timeline', 'Timeline'],
  ['contacts', 'Contacts'],
  ['observers', 'Observers'],
  ['evaluation', 'Evaluation'],
  ['method', 'Method'],
] as const;

/** What the running script puts in place of drawings. */
export interface Interactive {
  readonly toolbar: ComponentChildren;
  readonly timeline: ComponentChildren;
  readonly graph: ComponentChildren;
  /** Whether the interactive graph is on the screen, so that its static twin is for print only. */
  readonly graphDrawn: boolean;
  /** What lies over the page. */
  readonly panels: ComponentChildren;
}

/** The whole page. Without `interactive` it is the static report, which says everything that the other does. */
export function ReportPage({ state, interactive }: { state: ReportState; interactive?: Interactive }) {
  const { analysis } = state;
  return (
    <ReportContext.Provider value={state}>
      <SharedDefinitions />
      <a class="skip" href="#questions">
        Skip to the answers
      </a>
      <nav class="contents" aria-label="Contents">
        <span class="brand">penregister</span>
        <ul>
          {CONTENTS.filter(([id]) => id !== 'evaluation' || analysis.evaluation).map(([id, name]) => (
            <li>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
        {interactive?.toolbar}
      </nav>
      <main>
        <Masthead />
        <Section id="questions" asks="What was asked of this log?" title="Every question, and what became of it">
          <OutcomeList outcomes={analysis.outcomes} />
        </Section>
        <FindingsSection />
        <WeekSection />
        <TimelineSection interactive={interactive?.timeline} />
        <ContactsSection interactive={interactive?.graph} drawn={interactive?.graphDrawn ?? false} />
        <ObserversSection />
        <EvaluationSection />
        <MethodSection />
      </main>
      {interactive?.panels}
    </ReportContext.Provider>
  );
}
