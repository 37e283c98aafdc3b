import type { Identities } from './communication/identities.ts';
import type { ContactShares } from './contact-shares.ts';
import type { DaysOfLife } from './people/days-of-life.ts';
import type { Planted, Seedbed } from './plants/plant.ts';
import { mergeTruths } from './plants/registry.ts';
import type { Sittings } from './sittings.ts';
import { TRUTH_VERSION, type Truth } from './truth.ts';

/**
 * What was true of a world that is over.
 * @param hoursAhead by how much the clocks of people abroad are ahead, mean over the days
 */
export function tellTruth(
  { scenario, society, identities, ties, groups, roles, startOf }: Seedbed,
  planted: readonly Planted[],
  life: DaysOfLife,
  shares: ContactShares,
  sittings: Sittings,
  observers: Truth['observers'],
  hoursAhead: number,
  cellName: (cell: number) => string,
): Truth {
  const { people, households } = society;
  const round = (value: number) => Math.round(value * 1e3) / 1e3;
  // Where relations are taken out, ties and groups only say how much each person does.
  const real = scenario.related ? ties : [];
  const { own, any } = sittings.tell();
  return {
    version: TRUTH_VERSION,
    scenario: scenario.id,
    title: scenario.title,
    note: scenario.note,
    related: scenario.related,
    seed: scenario.seed,
    zone: scenario.zone,
    hoursAbroad: round(hoursAhead),
    from: new Date(startOf(0)).toISOString(),
    to: new Date(startOf(scenario.days)).toISOString(),
    days: scenario.days,
    observers,
    people: {
      name: people.map((_, i) => identities.nameOf(i)),
      household: people.map(({ household }) => household),
      workplace: people.map(({ workplace }) => workplace),
      club: people.map(({ club }) => club),
      age: people.map(({ age }) => age),
      abroad: people.map(({ abroad }) => abroad),
      shift: people.map(({ shift }) => shift),
      midSleep: people.map(({ abroad }, i) => round(life.meanMiddle(i) - (abroad ? hoursAhead : 0))),
      sleepHours: people.map(({ sleepHours }) => round(sleepHours)),
      keepsAlive: people.map(({ keepsAlive }) => keepsAlive),
      homeCell: people.map(({ homeCell }) => cellName(homeCell)),
      workCell: people.map(({ workplace, workCell }) => (workplace < 0 ? '' : cellName(workCell))),
      sittings: own,
      deviceSittings: any,
    },
    otherIdentities: identities.all.slice(people.length),
    couples: scenario.related ? households.couples : [],
    lines: households.members.flatMap((members, home) => (households.sharesLine[home] ? [{ name: `line-${home}h`, people: members }] : [])),
    ties: {
      a: real.map(({ a }) => a),
      b: real.map(({ b }) => b),
      focus: real.map(({ focus }) => focus),
      from: real.map((tie) => tie.from),
      to: real.map((tie) => tie.to),
      ...(scenario.related ? { ...shares.shares(), opens: shares.opens() } : { app: [], phone: [], any: [], opens: [] }),
    },
    groups: scenario.related ? groups.map(({ kind, members }) => ({ kind, members })) : [],
    roles: namesOf(roles, identities),
    planted: mergeTruths(planted),
  };
}

const namesOf = (roles: Seedbed['roles'], identities: Identities): Truth['roles'] =>
  Object.fromEntries(Object.entries(roles).map(([role, identity]) => [role, identities.nameOf(identity)]));
