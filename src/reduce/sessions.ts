import { row, type Series, type Sessions } from '../model/artifacts.ts';
import { MICROS_PER_MINUTE } from '../model/event.ts';

/** Gap that ends a session. Galbraith, Smyth and Stern (JRSS-A 183, 2020) use the same ten minutes. */
const STITCH = 10 * MICROS_PER_MINUTE;

export function buildSessions(series: Series): Sessions {
  const endpoints = series.offsets.length - 1;
  const offsets = new Float64Array(endpoints + 1);
  const begins = (at: Float64Array, i: number) => i === 0 || (at[i] as number) - (at[i - 1] as number) >= STITCH;
  for (let id = 0; id < endpoints; id++) {
    const at = row(series.offsets, series.at, id);
    let sessions = 0;
    for (let i = 0; i < at.length; i++) if (begins(at, i)) sessions++;
    offsets[id + 1] = (offsets[id] as number) + sessions;
  }
  const total = offsets[endpoints] as number;
  const start = new Float64Array(total);
  const end = new Float64Array(total);
  let session = -1;
  for (let id = 0; id < endpoints; id++) {
    const at = row(series.offsets, series.at, id);
    for (let i = 0; i < at.length; i++) {
      if (begins(at, i)) start[++session] = at[i] as number;
      end[session] = at[i] as number;
    }
  }
  return { offsets, start, end, stitch: STITCH };
}
