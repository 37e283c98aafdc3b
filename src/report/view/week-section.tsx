import type { EndpointId } from '../../model/event.ts';
import type { WeekView } from '../../model/views.ts';
import { formatNumber } from './format-number.ts';
import { describeClock, WEEKDAYS } from './format-time.ts';
import { Name } from './prose.tsx';
import { useReport } from './report-context.ts';
import { ScrollBox } from './scroll-box.tsx';
import { Section } from './section.tsx';
import { WeekGrid, WeekLegend } from './week-grid.tsx';
import { describeWeek, type WeekCells, weekCells } from './week-rhythm.ts';

const SMALL_MULTIPLES = 12;

function AsTable({ cells: { rates } }: { cells: WeekCells }) {
  return (
    <details class="as-table">
      <summary>The same as a table</summary>
      <ScrollBox label="Events per observed hour, by weekday and hour">
        <table class="dense">
          <thead>
            <tr>
              <th scope="col">Hour</th>
              {WEEKDAYS.map((name) => (
                <th scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: 24 }, (_, hour) => (
              <tr>
                <th scope="row">{String(hour).padStart(2, '0')}</th>
                {WEEKDAYS.map((_, d) => {
                  const rate = rates[d * 24 + hour] ?? null;
                  return <td class="number">{rate === null ? '–' : formatNumber(rate)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

/** The lane of the selected endpoint, or null where it has none. */
const laneOf = (week: WeekView, id: EndpointId | null): readonly number[] | null =>
  id === null ? null : (week.counts[week.endpoints.indexOf(id)] ?? null);

export function WeekSection() {
  const { analysis, lexicon, actions } = useReport();
  const { week } = analysis.views;
  const asks = 'When is there activity, and when is there none?';
  if (!week) {
    return (
      <Section id="week" asks={asks} title="Hours of the week are not known">
        <p>{describeClock(lexicon.calendar)}</p>
      </Section>
    );
  }
  const selected = actions?.selected() ?? null;
  const lane = laneOf(week, selected);
  const cells = weekCells(lane ?? week.events, week.observed);
  const description = describeWeek(cells);
  return (
    <Section id="week" asks={asks} title={description}>
      <p class="note">
        {lane && selected !== null ? (
          <>
            Only <Name id={selected} />.{' '}
          </>
        ) : (
          'All endpoints together, keep-alives set aside. '
        )}
        {describeClock(lexicon.calendar)}
      </p>
      <figure class="wide">
        <ScrollBox label="Week by hours">
          <WeekGrid cells={cells} label={`Events per observed hour of the week. ${description}`} />
        </ScrollBox>
        <figcaption>
          <WeekLegend cells={cells} />
        </figcaption>
      </figure>
      <AsTable cells={cells} />
      {week.endpoints.length > 0 && (
        <>
          <h3>The same week, one endpoint at a time</h3>
          <ul class="multiples">
            {week.endpoints.slice(0, SMALL_MULTIPLES).map((id, i) => (
              <li>
                <WeekGrid small cells={weekCells(week.counts[i] as readonly number[], week.observed)} label="Its week, Monday first" />
                <Name id={id} cut="label" />
              </li>
            ))}
          </ul>
          <p class="muted">Each in its own seven steps; Monday on top, midnight on the left.</p>
        </>
      )}
    </Section>
  );
}
