import { calendarOf } from '../../src/formats/zone.ts';
import type { LogFormat } from '../../src/simulate/observers/row.ts';
import type { Happening } from '../../src/simulate/protocol/happening.ts';
import { createWorld } from '../../src/simulate/run-world.ts';
import type { ObserverId, Scenario } from '../../src/simulate/scenario.ts';
import { createScenario, type StatedScenario } from '../../src/simulate/scenario-family.ts';
import type { Truth } from '../../src/simulate/truth.ts';

export interface Ran {
  readonly scenario: Scenario;
  readonly truth: Truth;
  /** Text of each observer's log. */
  readonly logs: Readonly<Partial<Record<ObserverId, string>>>;
  /** Names of identities, by their number in `Happening`. */
  readonly nameOf: (identity: number) => string;
}

/** Runs a world in memory. `watch` sees every happening, in order; the object is reused. */
export function runScenario(
  stated: Partial<StatedScenario>,
  watch?: (happening: Happening, nameOf: (identity: number) => string) => void,
  format: LogFormat = 'csv',
): Ran {
  const scenario = createScenario({ id: 'test', title: 'Test', note: 'Fictional.', ...stated });
  const pieces = new Map<ObserverId, string[]>();
  let nameOf: (identity: number) => string = String;
  const world = createWorld(
    scenario,
    { home: calendarOf(scenario.zone), abroad: calendarOf(scenario.population.abroadZone) },
    format,
    (observer, text) => {
      const own = pieces.get(observer);
      if (own) own.push(text);
      else pieces.set(observer, [text]);
    },
    (happening, surroundings) => {
      nameOf = surroundings.nameOf;
      watch?.(happening, surroundings.nameOf);
    },
  );
  for (let day = 0; day < scenario.days; day++) world.runDay();
  const truth = world.finish();
  return { scenario, truth, logs: Object.fromEntries(Array.from(pieces, ([id, texts]) => [id, texts.join('')])), nameOf };
}

/** Rows of a CSV of the simulator as objects, those only that mention a name where one is given; empty fields are left out. */
export function rowsOf(csv: string, mention = ''): Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = csv.split('\n').slice(0, -1);
  const names = header.split(',');
  return lines
    .filter((line) => line.includes(mention))
    .map((line) => {
      const row: Record<string, string> = {};
      line.split(',').forEach((value, i) => {
        if (value !== '') row[names[i] as string] = value;
      });
      return row;
    });
}

export const SECOND = 1_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
