import { type CellOutcome, type EvaluatedCell, type Evaluation, SCORES } from '../../../model/evaluation.ts';
import { formatCount, formatNumber } from '../format-number.ts';
import { LogText } from '../log-text.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import { makeVisible } from '../visible.ts';
import { describeScore } from './score-words.ts';
import { observerName, orderObservers, questionName } from './summary-table.tsx';

type Scored = Extract<CellOutcome, { kind: 'scored' }>;

/** For one question: how many each threshold brings in, and how many of them wrongly. */
function Thresholds({ thresholds }: { thresholds: NonNullable<Scored['thresholds']> }) {
  return (
    <table class="thresholds">
      <thead>
        <tr>
          <th scope="col">Threshold</th>
          <th scope="col">Brought in</th>
          <th scope="col">Of them wrongly</th>
          <th scope="col">True ones missed</th>
        </tr>
      </thead>
      <tbody>
        {thresholds.map(({ label, broughtIn, wrongly, missed }) => (
          <tr>
            <th scope="row">
              <LogText text={label} />
            </th>
            <td>{formatNumber(broughtIn)}</td>
            <td>{formatNumber(wrongly)}</td>
            <td>{formatNumber(missed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every score of one question, observers across: its meaning in words, and for each observer value, interval and n. */
function Scores({ label, cells }: { label: string; cells: readonly (EvaluatedCell & { outcome: Scored })[] }) {
  const names = (Object.keys(SCORES) as (keyof typeof SCORES)[]).filter((name) =>
    cells.some(({ outcome }) => outcome.scores.some((score) => score.name === name)),
  );
  return (
    <ScrollBox label={makeVisible(label)}>
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">Score</th>
            {cells.map(({ observer }) => (
              <th scope="col">
                <LogText text={observerName(observer)} most={48} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr>
              <th scope="row">
                {name}
                <span class="limit">{SCORES[name]}</span>
              </th>
              {cells.map(({ outcome }) => {
                const score = outcome.scores.find((one) => one.name === name);
                if (!score) return <td class="muted">–</td>;
                const { value, interval, n } = describeScore(score);
                return (
                  <td>
                    {value}
                    <span class="cell-rest">{interval}</span>
                    <span class="cell-rest">n = {n}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const isScored = (cell: EvaluatedCell): cell is EvaluatedCell & { outcome: Scored } => cell.outcome.kind === 'scored';

/** Observers that gave no score, those with one reason together. */
function Unscored({ cells }: { cells: readonly EvaluatedCell[] }) {
  const reasons = new Map<string, string[]>();
  for (const { observer, outcome } of cells) {
    if (outcome.kind === 'scored') continue;
    const why =
      outcome.kind === 'not-observable'
        ? `Cannot see: it would take ${outcome.missing}`
        : outcome.kind === 'not-asked'
          ? `Not asked: ${outcome.why}`
          : outcome.kind === 'no-truth'
            ? `No truth: ${outcome.why}`
            : `FAILED: ${outcome.message}`;
    reasons.set(why, [...(reasons.get(why) ?? []), observerName(observer)]);
  }
  return (
    <ul class="unscored">
      {[...reasons].map(([why, observers]) => (
        <li>
          <LogText text={observers.join(', ')} most={400} />: <LogText text={why} most={400} />
        </li>
      ))}
    </ul>
  );
}

function Question({ question, cells }: { question: string; cells: readonly EvaluatedCell[] }) {
  const scored = cells.filter(isScored);
  const withScores = scored.filter(({ outcome }) => outcome.scores.length > 0);
  const [first] = scored;
  return (
    <div class="evaluated">
      <h3>
        <LogText text={questionName(question)} most={48} />
      </h3>
      {first && (
        <p class="note">
          Held against: <LogText text={first.outcome.truth} most={400} />.
        </p>
      )}
      {withScores.length > 0 && <Scores label={`${questionName(question)} in ${cells[0]?.scenario}`} cells={withScores} />}
      {scored.length > withScores.length && (
        <p class="note">
          No case of it in this scenario for{' '}
          <LogText
            text={scored
              .filter((cell) => !withScores.includes(cell))
              .map(({ observer }) => observerName(observer))
              .join(', ')}
            most={400}
          />
          .
        </p>
      )}
      {scored.map(
        ({ observer, outcome }) =>
          outcome.thresholds && (
            <>
              <p class="note">
                Where a line is drawn, as <LogText text={observerName(observer)} most={48} /> sees it: how many it brings in, and how many
                of them wrongly.
              </p>
              <Thresholds thresholds={outcome.thresholds} />
            </>
          ),
      )}
      <Unscored cells={cells} />
    </div>
  );
}

const distinct = <T,>(values: readonly T[]): T[] => [...new Set(values)];

/** One scenario, folded: its worlds, and every score of every question. */
export function ScenarioDetails({ scenario, evaluation: { worlds, cells } }: { scenario: string; evaluation: Evaluation }) {
  const own = worlds.filter((world) => world.scenario === scenario);
  const asked = cells.filter((cell) => cell.scenario === scenario);
  const order = orderObservers(asked.map(({ observer }) => observer));
  const sorted = [...asked].sort((a, b) => order.indexOf(a.observer) - order.indexOf(b.observer));
  const [first] = own;
  return (
    <details class="scenario">
      <summary>
        <LogText text={first?.title ?? scenario} />{' '}
        <span class="muted">
          <LogText text={scenario} />, {formatCount(own.length, 'world')}
          {first && !first.related && ', nothing there'}
        </span>
      </summary>
      {distinct(asked.map(({ question }) => question)).map((question) => (
        <Question question={question} cells={sorted.filter((cell) => cell.question === question)} />
      ))}
    </details>
  );
}
