import type { Random } from '../../model/random.ts';
import { drawNormal } from '../../stats/draw.ts';
import { findAgain, learnScale, type Rows } from '../../stats/find-again.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const PEOPLE = 2_000;
const ASKED = 500;
const TRAITS = 7;
const CONTACTS = 4;
/** Standard deviations: of a trait over people (1), of its drift about it, and of what one week shows of it. */
const DRIFT = 0.27;
const NOISE = 0.7;
/** Correlation of the drift, and share of contacts that stay, from week to week. */
const MEMORY = 0.95;
const STAYS = 0.99;
const WEEKS = [0, 1, 20] as const;
const HOPS = 2;

/** Features of all people in some weeks: their own, and the means over contacts hop by hop. */
function simulateWeeks(random: Random): Map<number, Rows> {
  const normal = (n: number) => Float64Array.from({ length: n }, () => drawNormal(random));
  const traits = normal(PEOPLE * TRAITS);
  const drift = normal(PEOPLE * TRAITS).map((one) => DRIFT * one);
  const contacts = Int32Array.from({ length: PEOPLE * CONTACTS }, () => random.below(PEOPLE));
  const width = (HOPS + 1) * TRAITS;
  const weeks = new Map<number, Rows>();
  for (let week = 0; week <= Math.max(...WEEKS); week++) {
    if ((WEEKS as readonly number[]).includes(week)) {
      const values = new Float64Array(PEOPLE * width);
      for (let i = 0; i < PEOPLE; i++)
        for (let f = 0; f < TRAITS; f++)
          values[i * width + f] = (traits[i * TRAITS + f] as number) + (drift[i * TRAITS + f] as number) + NOISE * drawNormal(random);
      for (let hop = 1; hop <= HOPS; hop++)
        for (let i = 0; i < PEOPLE; i++)
          for (let c = 0; c < CONTACTS; c++)
            for (let f = 0; f < TRAITS; f++) {
              const from = (contacts[i * CONTACTS + c] as number) * width + (hop - 1) * TRAITS + f;
              const to = i * width + hop * TRAITS + f;
              values[to] = (values[to] as number) + (values[from] as number) / CONTACTS;
            }
      weeks.set(week, { values, width });
    }
    for (let i = 0; i < drift.length; i++)
      drift[i] = MEMORY * (drift[i] as number) + DRIFT * Math.sqrt(1 - MEMORY ** 2) * drawNormal(random);
    for (let i = 0; i < contacts.length; i++) if (random.next() > STAYS) contacts[i] = random.below(PEOPLE);
  }
  return weeks;
}

export const reIdentification: Landmark = {
  id: 're-identification',
  result: 'People are found again by how they and their contacts use their phones, and still half as often after twenty weeks',
  source: 'A.-M. Creţu and others, Nature Communications 13:313, 2022',
  setUp: `${PEOPLE} people with ${TRAITS} traits that drift (correlation ${MEMORY} a week) and ${CONTACTS} contacts of whom ${STAYS * 100} % stay from week to week; one week held against another, by the cosine of traits and of their means over contacts`,
  traps: [
    'How fast traits drift was set so that about half of what is found after one week is found after twenty; with traits that stay, nearly everybody would be.',
    'The crowd is smaller than that of the source, which makes people easier to find, and nothing is learned by a network, which makes it harder.',
  ],
  run(random: Random) {
    const weeks = simulateWeeks(random.fork('weeks'));
    const [zero, one] = [weeks.get(0), weeks.get(1)] as [Rows, Rows];
    const people = Array.from({ length: PEOPLE }, (_, i) => i);
    const scale = learnScale(zero, people.slice(ASKED), [zero, one]);
    const asked = people.slice(0, ASKED);
    const found = (week: number, hops: number) =>
      Array.from(findAgain(zero, weeks.get(week) as Rows, people, asked, scale, (hops + 1) * TRAITS), (rank) => Number(rank === 1));
    const row = (what: string, cases: readonly number[], published?: number) => ({
      what,
      unit: 'share',
      ...(published !== undefined && { published: { value: published, read: 'in the source' as const, better: 'higher' as const } }),
      ...(published !== undefined && { notComparable: 'another crowd, and drift that was set by the share left after twenty weeks' }),
      ours: meanOf(cases, 'people', random.fork(what)),
    });
    return [
      row('found after one week, alone', found(1, 0)),
      row('found after one week, with contacts', found(1, 1)),
      row('found after one week, with contacts of contacts', found(1, 2), 0.52),
      row('found after twenty weeks, with contacts', found(20, 1), 0.058),
      row('found after twenty weeks, with contacts of contacts', found(20, 2), 0.243),
    ];
  },
};
