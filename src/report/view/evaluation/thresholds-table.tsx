import type { Threshold } from '../../../model/evaluation.ts';
import { formatNumber } from '../format-number.ts';
import { LogText } from '../log-text.tsx';

/** For one question: how many each threshold brings in, and how many of them wrongly. */
export function Thresholds({ thresholds }: { thresholds: readonly Threshold[] }) {
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
