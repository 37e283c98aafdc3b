import { REJECT_REASONS, type RejectReason, type Source } from '../../model/source.ts';
import { CopyButton } from './copy-button.tsx';
import { formatCount, formatNumber } from './format-number.ts';
import { formatDuration, formatInstant } from './format-time.ts';
import { LogText } from './log-text.tsx';
import { useReport } from './report-context.ts';

const GROUNDS = { stated: 'stated', 'name-and-values': 'proposed from header and values', name: 'proposed from the header alone' } as const;

function Rejected({ rows }: { rows: Source['rows'] }) {
  const reasons = Object.entries(rows.rejected) as [RejectReason, number][];
  if (reasons.length === 0) return <>none rejected</>;
  return (
    <ul>
      {reasons.map(([reason, count]) => (
        <li>
          {formatNumber(count)} rejected: {REJECT_REASONS[reason]}
        </li>
      ))}
    </ul>
  );
}

/** What became of one file: its hash, how it was read, and where every row and line went. */
export function InputDetails({ source }: { source: Source }) {
  const { lexicon } = useReport();
  const { rows, lines } = source;
  return (
    <details class="input">
      <summary>
        <LogText text={source.path} />{' '}
        <span class="muted">
          {formatCount(rows.kept, 'row')} kept of {formatNumber(rows.read)}
        </span>
      </summary>
      <dl class="ledger">
        <dt>SHA-256</dt>
        <dd>
          <code>{source.sha256}</code> <CopyButton label="Copy" text={source.sha256} />
        </dd>
        <dt>File</dt>
        <dd>
          {formatCount(source.bytes, 'byte')}
          {source.compression === 'gzip' && ', gzip'}; read as {source.format} by the {source.reader} reader
          {source.readerReason && ` (${source.readerReason})`}
        </dd>
        <dt>Rows</dt>
        <dd>
          {formatNumber(rows.read)} read = {formatNumber(rows.kept)} kept + {formatNumber(rows.read - rows.kept - rows.duplicate)} rejected
          + {formatNumber(rows.duplicate)} duplicate; {formatNumber(rows.repeated)} of the kept repeat an earlier row
        </dd>
        <dt>Rejects</dt>
        <dd>
          <Rejected rows={rows} />
        </dd>
        <dt>Lines</dt>
        <dd>
          {formatNumber(lines.physical)} = {formatNumber(lines.header)} header + {formatNumber(lines.comment)} comment +{' '}
          {formatNumber(lines.blank)} blank + {formatNumber(lines.kept)} kept + {formatNumber(lines.rejected)} rejected +{' '}
          {formatNumber(lines.duplicate)} duplicate
        </dd>
        <dt>Time</dt>
        <dd>
          {source.first === undefined || source.last === undefined
            ? 'none'
            : `${formatInstant(source.first, lexicon.calendar)} to ${formatInstant(source.last, lexicon.calendar)}`}
          ; clock step {formatDuration(source.clockStep)}
          {source.nonexistentTimes > 0 && `; ${formatCount(source.nonexistentTimes, 'local time')} that did not exist`}
          {source.ambiguousTimes > 0 && `; ${formatCount(source.ambiguousTimes, 'local time')} that existed twice`}
        </dd>
        <dt>Columns taken</dt>
        <dd>
          <ul>
            {source.mapping.map(({ field, column, grounds }) => (
              <li>
                {field} from <LogText text={column} most={48} /> <span class="muted">({GROUNDS[grounds]})</span>
              </li>
            ))}
          </ul>
        </dd>
        <dt>Left unread</dt>
        <dd>
          {source.unread.length === 0
            ? 'nothing'
            : source.unread.map((column, i) => (
                <>
                  {i > 0 && ', '}
                  <LogText text={column} most={48} />
                </>
              ))}
        </dd>
      </dl>
    </details>
  );
}
