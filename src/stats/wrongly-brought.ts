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
      label: `wrongly brought in by ${label}, simulated; missed ${missed} of ${own?.involved} who were involved`,
      value: wrongly / broughtIn,
      unit: 'share',
      ...clopperPearsonInterval(wrongly, broughtIn, LEVEL),
      n: broughtIn,
    }));
}

/** How often the rules were wrong where that could be counted, in words. */
export function citeWrongly(observer: string | undefined, table: readonly WronglyBrought[] = WRONGLY_BROUGHT): Text {
  const own = table.find((one) => one.observer === observer);
  const [any, , days] = own?.steps ?? [];
  if (own === undefined || any === undefined || days === undefined)
    return say`The log does not show who has to do with anything. How many such rules bring in wrongly has not been counted for a log like this one.`;
  const share = ({ wrongly, broughtIn }: typeof any) => figure((100 * wrongly) / Math.max(1, broughtIn), 0);
  return say`The log does not show who has to do with anything. In ${own.worlds} simulated worlds in which ${own.involved / own.worlds} of the contacts were involved, any contact brought in ${figure(any.broughtIn / own.worlds, 1)} on average, ${share(any)} % of them wrongly; contact on 3 days or more ${figure(days.broughtIn / own.worlds, 1)}, ${share(days)} % wrongly, and it missed ${figure((100 * days.missed) / own.involved, 0)} % of those involved. Where nobody is involved, all are brought in wrongly.`;
}
