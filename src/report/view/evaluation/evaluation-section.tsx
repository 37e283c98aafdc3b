import { useReport } from '../report-context.ts';
import { Section } from '../section.tsx';
import { describeWorlds, EvaluationDetails, EvaluationTable, WorldsTable } from './evaluation-body.tsx';

/** The evaluation that the reader gave, whole; nothing where none was given. */
export function EvaluationSection() {
  const { evaluation } = useReport().analysis;
  if (!evaluation) return null;
  return (
    <Section id="evaluation" asks="How well do these questions do where the truth is known?" title="An evaluation on simulated worlds">
      <p class="note">{describeWorlds(evaluation)} Given with --evaluation: it tells of those worlds, not of this log.</p>
      <EvaluationTable evaluation={evaluation} />
      <h3>The worlds</h3>
      <WorldsTable worlds={evaluation.worlds} />
      <h3>Every score, scenario by scenario</h3>
      <EvaluationDetails evaluation={evaluation} />
    </Section>
  );
}
