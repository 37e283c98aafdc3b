import type { Evidence, EvidenceRow } from '../../model/analysis.ts';
import { CopyButton } from './copy-button.tsx';
import { formatNumber } from './format-number.ts';
import { formatDuration, formatInstant } from './format-time.ts';
import { Name, Prose } from './prose.tsx';
import { type ReportState, useReport } from './report-context.ts';
import { ScrollBox } from './scroll-box.tsx';
import { cutGraphemes, makeVisible } from './visible.ts';

const KINDS = { rows: 'Rows of the log', instants: 'Exact moments', absence: 'Silence' } as const;

/** `calls.csv:412`, with what could hide in a path made visible. */
const placeOf = ({ analysis }: ReportState, { source, line }: EvidenceRow): string =>
  `${makeVisible(analysis.provenance.inputs[source]?.path ?? `input ${source + 1}`)}:${line}`;

function Row({ row }: { row: EvidenceRow }) {
  const report = useReport();
  const { lexicon, actions } = report;
  const { at, actor } = row;
  const when = at === null ? 'no time' : formatInstant(at, lexicon.calendar);
  return (
    <tr>
      <td class="when">
        {actions && at !== null ? (
          <button type="button" class="quiet time-button" onClick={() => actions.showInstant(at, actor)}>
            {when}
          </button>
        ) : (
          when
        )}
      </td>
      <td>{row.keepAlive ? `${row.kind} (keep-alive)` : row.kind}</td>
      <td class="who">
        <Name id={actor} />
        {row.peer !== null && (
          <>
            {' to '}
            <Name id={row.peer} />
          </>
        )}
        {row.via !== null && (
          <>
            {' via '}
            <bdi class="name">{cutGraphemes(makeVisible(row.via), 48)}</bdi>
          </>
        )}
      </td>
      <td class="number">{row.duration === null ? '' : formatDuration(row.duration)}</td>
      <td class="place">
        <bdi class="name">{cutGraphemes(placeOf(report, row), 80)}</bdi>
      </td>
    </tr>
  );
}

/** One piece of evidence: what it is, how much there is of it, and rows with file and line. Opens without a script. */
export function EvidenceDetails({ evidence, open }: { evidence: Evidence; open: boolean }) {
  const report = useReport();
  const { kind, caption, total, rows, span } = evidence;
  const shown =
    kind === 'absence'
      ? `${formatNumber(rows.length)} rows around it`
      : rows.length < total
        ? `${formatNumber(rows.length)} of ${formatNumber(total)} shown`
        : formatNumber(total);
  return (
    <details class={`evidence evidence-${kind}`} open={open}>
      <summary>
        <span class="evidence-kind">{KINDS[kind]}</span> <Prose text={caption} still /> <span class="muted">({shown})</span>
      </summary>
      {span && (
        <p class="span">
          {formatInstant(span.from, report.lexicon.calendar)} to {formatInstant(span.to, report.lexicon.calendar)}: the log was watching for{' '}
          {formatDuration(span.observed)} of {formatDuration(span.to - span.from)}. The rows are the last before and the first after.
        </p>
      )}
      {rows.length > 0 && (
        <ScrollBox label="Rows of the evidence">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col">Who</th>
                <th scope="col" class="number">
                  How long
                </th>
                <th scope="col">File and line</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row row={row} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <CopyButton label="Copy file and line" text={rows.map((row) => placeOf(report, row)).join('\n')} />
    </details>
  );
}
