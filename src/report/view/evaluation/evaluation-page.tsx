import type { Evaluation } from '../../../model/evaluation.ts';
import { Section } from '../section.tsx';
import { SharedDefinitions } from '../week-grid.tsx';
import { describeWorlds, EvaluationDetails, EvaluationTable, WorldsTable } from './evaluation-body.tsx';

const CONTENTS = [
  ['table', 'Table'],
  ['worlds', 'Worlds'],
  ['details', 'Every score'],
] as const;

/** A page of its own: static, it needs no script. */
export function EvaluationPage({ evaluation }: { evaluation: Evaluation }) {
  return (
    <>
      <SharedDefinitions />
      <a class="skip" href="#table">
        Skip to the table
      </a>
      <nav class="contents" aria-label="Contents">
        <span class="brand">penregister</span>
        <ul>
          {CONTENTS.map(([id, name]) => (
            <li>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        <header class="masthead">
          <p class="banner banner-synthetic">
            <strong>SYNTHETIC</strong> Simulated people. Nobody in these logs exists.
          </p>
          <h1>How well each observer can answer each question</h1>
          <p class="standfirst">
            {describeWorlds(evaluation)} Every question was asked of every observer’s log, and all candidates were held against the truth.
          </p>
        </header>
        <Section id="table" asks="Who can answer what, and how well?" title="Questions by observers">
          <EvaluationTable evaluation={evaluation} />
        </Section>
        <Section id="worlds" asks="What was it measured on?" title="The worlds">
          <WorldsTable worlds={evaluation.worlds} />
        </Section>
        <Section id="details" asks="What lies behind the table?" title="Every score, scenario by scenario">
          <EvaluationDetails evaluation={evaluation} />
        </Section>
      </main>
    </>
  );
}
