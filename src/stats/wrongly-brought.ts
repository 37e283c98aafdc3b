import type { Figure } from '../model/inference.ts';
import { figure, say, type Text } from '../model/text.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';
import counted from './wrongly-brought.json' with { type: 'json' };

/** Of one observer: whom rules of contact chaining brought in, over simulated worlds in which some of the contacts were involved. */
export interface WronglyBrought {
  readonly observer: string;
  readonly worlds: number;
  /** Involved contacts of the endpoint from which chaining starts, over the worlds. */
  readonly involved: number;
  readonly steps: readonly {
    readonly label: string;
    readonly broughtIn: number;
    readonly wrongly: number;
    readonly missed: number;
  }[];
}

/** What was counted: worlds in which a handler wrote, made by `npm run update:calibration`. */
const WRONGLY_BROUGHT = counted.observers as readonly WronglyBrought[];

const LEVEL = 0.9;

/** One figure a rule: of those brought in, the share that had nothing to do with it. Nothing of observers that were not simulated. */
export function measureWrongly(observer: string | undefined, table: readonly WronglyBrought[] = WRONGLY_BROUGHT): Figure[] {
  const own = table.find((one) => one.observer === observer);
  return (own?.steps ?? [])
    .filter(({ broughtIn }) => broughtIn > 0)
    .map(({ label, broughtIn, wrongly, missed }) => ({
      label: `wrongly, simulated, ${label} (${missed} of ${own?.involved} involved were missed)`,
      value: wrongly / broughtIn,
      unit: 'share',
      ...clopperPearsonInterval(wrongly, broughtIn, LEVEL),
      n: broughtIn,
    }));
}

/** How often the plainest rule and a stricter one were wrong where that could be counted, in words. */
export function citeWrongly(observer: string | undefined, table: readonly WronglyBrought[] = WRONGLY_BROUGHT): Text {
  const own = table.find((one) => one.observer === observer);
  const [any, , days] = own?.steps ?? [];
  if (own === undefined || any === undefined || days === undefined)
    return say`Who of them is involved in anything the log does not show; how many such rules bring in wrongly was not counted for such a log.`;
  const wrongly = (step: typeof any) =>
    say`${figure((100 * step.wrongly) / Math.max(1, step.broughtIn), 0)} % of those brought in ${step.label}`;
  return say`Who of them is involved in anything the log does not show: in ${own.worlds} simulated worlds, each with ${own.involved / own.worlds} involved contacts, ${wrongly(any)} were not involved, and ${wrongly(days)}, which missed ${figure((100 * days.missed) / own.involved, 0)} % of the involved.`;
}
