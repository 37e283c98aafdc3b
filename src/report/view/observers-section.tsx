import { useReport } from './report-context.ts';
import { ScrollBox } from './scroll-box.tsx';
import { Section } from './section.tsx';

/** Which position sees the fields that each question needs; says nothing about this log, but about all like it. */
export function ObserversSection() {
  const { observers, outcomes } = useReport().analysis;
  if (observers.length === 0) return null;
  return (
    <Section id="observers" asks="Who else could have asked this?" title="What each observer could work out">
      <p class="note">Whether a position sees the fields that a question needs. Not whether anyone there asks.</p>
      <ScrollBox label="Observers and questions">
        <table class="observers">
          <thead>
            <tr>
              <th scope="col">Observer</th>
              {outcomes.map(({ id }) => (
                <th scope="col">{id.replaceAll('-', ' ')}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {observers.map(({ name, limit, canAsk }) => (
              <tr>
                <th scope="row">
                  {name}
                  <span class="limit">{limit}</span>
                </th>
                {outcomes.map(({ id }) => {
                  const missing = canAsk.find((cell) => cell.id === id)?.missing;
                  if (!missing) return <td>–</td>;
                  return missing.length === 0 ? (
                    <td class="can">
                      <span class="can-mark" aria-hidden="true" />
                      can ask
                    </td>
                  ) : (
                    <td class="cannot">lacks {missing.join(', ')}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}
