import type { CalibrationDomain, Range } from '../model/calibration.ts';
import type { Duration, EventKind } from '../model/event.ts';
import type { OptionSpecs } from '../model/inference.ts';
import { duration, figure, say, type Text } from '../model/text.ts';
import type { Observable } from '../model/vantage.ts';

/** What a calibration set may limit, of one log and one row. */
export interface RowFacts {
  readonly clockStep: Duration;
  readonly observedDays: number;
  /** Of each endpoint that the row is about. */
  readonly eventsADay: readonly number[];
  readonly kinds: readonly EventKind[];
  readonly observes: (field: Observable) => boolean;
  readonly options: Readonly<Record<string, number>>;
  readonly scope: Readonly<Record<string, number>>;
}

/** One limit in words, and what breaks it; nothing where it is kept. */
interface Limit {
  readonly limit: Text;
  readonly broken?: Text;
}

const within = (value: number | undefined, { least, most }: Range): boolean => value !== undefined && value >= least && value <= most;

/** Two figures of digits, as many as tell them from 0. */
const short = (value: number) => figure(value, Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2);

function sayRange({ least, most }: Range): Text {
  return least === most ? say`${short(least)}` : say`${short(least)} to ${short(most)}`;
}

function limitsOf(domain: CalibrationDomain, facts: RowFacts, specs: OptionSpecs): Limit[] {
  const limits: Limit[] = [];
  const add = (limit: Text, holds: boolean, broken: Text) => limits.push(holds ? { limit } : { limit, broken });
  add(
    say`a clock in steps of ${duration(domain.clockStep)} or finer`,
    facts.clockStep <= domain.clockStep,
    say`this one has ${duration(facts.clockStep)}`,
  );
  add(
    say`${sayRange(domain.observedDays)} observed days`,
    within(facts.observedDays, domain.observedDays),
    say`this log has ${figure(facts.observedDays, 1)}`,
  );
  const [busiest, quietest] = [Math.max(...facts.eventsADay), Math.min(...facts.eventsADay)];
  const { least } = domain.eventsADay;
  add(
    say`endpoints with ${sayRange(domain.eventsADay)} activities a day`,
    facts.eventsADay.every((rate) => within(rate, domain.eventsADay)),
    say`this one has ${short(quietest < least ? quietest : busiest)}`,
  );
  if (domain.kinds) {
    const others = facts.kinds.filter((kind) => !domain.kinds?.includes(kind));
    add(say`rows of the kinds ${domain.kinds.join(', ')}`, others.length === 0, say`this log has ${others.join(', ')} too`);
  }
  for (const kind of domain.requires ?? [])
    add(say`logs with rows of the kind ${kind}`, facts.kinds.includes(kind), say`this one has none`);
  for (const field of domain.observes ?? []) add(say`logs that show ${field}`, facts.observes(field), say`this one does not`);
  for (const [name, value] of Object.entries(domain.options)) {
    const shown = (of: number | undefined): Text =>
      of === undefined ? say`none` : specs[name]?.type === 'duration' ? say`${duration(of)}` : say`${of}`;
    add(say`${name} at ${shown(value)}`, facts.options[name] === value, say`here it is ${shown(facts.options[name])}`);
  }
  for (const [name, range] of Object.entries(domain.scope)) {
    const value = facts.scope[name];
    add(say`${name}: ${sayRange(range)}`, within(value, range), value === undefined ? say`here unknown` : say`here ${short(value)}`);
  }
  return limits;
}

const join = (texts: readonly Text[], between: string): Text => texts.flatMap((text, i) => (i === 0 ? text : [between, ...text]));

/** For which logs and rows a set holds, in words. */
export const describeDomain = (domain: CalibrationDomain, facts: RowFacts, specs: OptionSpecs): Text =>
  join(
    limitsOf(domain, facts, specs).map(({ limit }) => limit),
    '; ',
  );

/** A limit of a set that a log or row breaks, and how. */
export interface Breach {
  /** Says nothing of the row: the same for all rows that break it. */
  readonly limit: Text;
  readonly how: Text;
}

export const findBreaches = (domain: CalibrationDomain, facts: RowFacts, specs: OptionSpecs): Breach[] =>
  limitsOf(domain, facts, specs).flatMap(({ limit, broken }) => (broken ? [{ limit, how: broken }] : []));
