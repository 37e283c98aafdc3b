import { describe, expect, test } from 'vitest';
import { circleLife } from '../../../src/inferences/groups/circle-life.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../../src/model/event.ts';
import type { Random } from '../../../src/model/random.ts';
import { benjaminiHochberg } from '../../../src/stats/false-discovery.ts';
import { poissonBinomialTail } from '../../../src/stats/poisson-binomial.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { START } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextOf, plain } from './context.ts';

function ask(events: readonly Event[]) {
  const { artifacts, names } = buildArtifacts(events, {});
  const context = contextOf(1, { window: 7 * MICROS_PER_DAY });
  const ranking = circleLife.rank(artifacts, context);
  const q = benjaminiHochberg(ranking.columns.p as Float64Array, ranking.tested);
  const found = Array.from(q.keys()).filter((row) => (q[row] as number) <= 0.05);
  const { subjects } = ranking;
  if (subjects.of !== 'groups') throw new Error('circles are groups');
  return {
    ranking,
    found,
    membersOf: (row: number) =>
      Array.from(subjects.member.subarray(subjects.offsets[row], subjects.offsets[row + 1]), (id) => names[id] as string).sort(),
    claimOf: (row: number) => words(circleLife.explain(row, ranking, artifacts, context).claim),
    explain: (row: number) => circleLife.explain(row, ranking, artifacts, context),
  };
}

/** Days as the place in the log. */
const words = (text: Parameters<typeof plain>[0]) =>
  plain(text.map((part) => (typeof part === 'object' && 'day' in part ? `day ${part.day - Math.floor(START / MICROS_PER_DAY)}` : part)));

const DAYS = 56;
const nameOf = (person: number) => `p${String(person).padStart(3, '0')}`;
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Messages of one day: pairs drawn by how active both are, and threads of groups in which one writes to all. */
function liveDay(
  day: number,
  groups: readonly (readonly number[])[],
  { people, pairs, threads, random }: { people: number; pairs: number; threads: number; random: Random },
): Event[] {
  const events: Event[] = [];
  const write = (actor: number, peer: number) =>
    events.push({
      at: START + day * MICROS_PER_DAY + (8 + 12 * random.next()) * MICROS_PER_HOUR,
      kind: 'send',
      actor: nameOf(actor),
      peer: nameOf(peer),
    } as Event);
  for (let n = 0; n < pairs; n++) {
    const [one, other] = [Math.floor(people * random.next() ** 2), random.below(people)];
    if (one !== other) write(one, other);
  }
  for (const group of groups) {
    // A thread in which two write: days with a thread hold contact of most pairs, as chats have it.
    if (random.next() >= threads) continue;
    for (let writers = 2; writers > 0; writers--) {
      const writer = group[random.below(group.length)] as number;
      for (const other of group) if (other !== writer) write(writer, other);
    }
  }
  return events;
}

const logOf = (days: (day: number) => Event[], length = DAYS): Event[] =>
  range(0, length)
    .flatMap(days)
    .map((event) => ({ ...event, at: Math.floor(event.at as number) }) as Event)
    .sort((x, y) => (x.at as number) - (y.at as number));

describe('circles that turn on a day, among forty people', () => {
  const cases = [
    ['born', (late: boolean) => (late ? [range(20, 26)] : []), /^A circle of \d endpoints seems to have formed around day 28: /],
    ['gone', (late: boolean) => (late ? [] : [range(20, 26)]), /^A circle of \d endpoints seems to have ended around day 28: /],
    [
      'merged',
      (late: boolean) => (late ? [range(20, 28)] : [range(20, 24), range(24, 28)]),
      /^2 circles seem to have become one of \d endpoints around day 28: /,
    ],
    [
      'split',
      (late: boolean) => (late ? [range(20, 24), range(24, 28)] : [range(20, 28)]),
      /^A circle of \d endpoints seems to have split into 2 around day 28: /,
    ],
    [
      'grown',
      (late: boolean) => [range(20, late ? 28 : 25)],
      /^A circle seems to have grown to \d endpoints around day 28: #\d+(, #\d+)* joined #/,
    ],
    [
      'shrunk',
      (late: boolean) => [range(20, late ? 25 : 28)],
      /^A circle of \d endpoints seems to have shrunk around day 28: #\d+(, #\d+)* no longer in contact with #/,
    ],
  ] as const;

  test.each(cases)('%s', (_, groupsOf, claim) => {
    const random = createRandom(8_201);
    const events = logOf((day) => liveDay(day, groupsOf(day >= 28), { people: 40, pairs: 40, threads: 0.9, random }));
    const { found, membersOf, claimOf, explain } = ask(events);
    expect(found.length).toBe(1);
    const [row] = found as [number];
    expect(claimOf(row)).toMatch(claim);
    const taking = Math.max(...[false, true].map((late) => Math.max(0, ...groupsOf(late).flat())));
    const planted = range(20, taking + 1).map(nameOf);
    // Nobody else, and at least three quarters of them.
    expect(membersOf(row).filter((name) => !planted.includes(name))).toEqual([]);
    expect(membersOf(row).length).toBeGreaterThanOrEqual(0.75 * planted.length);
    expect(explain(row).evidence[0]).toMatchObject({ kind: 'rows', between: true });
    expect(explain(row).alternatives).toContain('other-channel');
  });
});

/** Six ties a person, each of which begins or ends on a day of its own, and on every second day of which there is contact. */
function turnover(random: Random): Event[] {
  const ties = range(0, 120).map(() => ({
    pair: [random.below(40), random.below(40)],
    turn: random.below(DAYS),
    begins: random.next() < 0.5,
  }));
  return logOf((day) =>
    ties.flatMap(({ pair: [one, other], turn, begins }) =>
      one !== other && day >= turn === begins && random.next() < 0.5
        ? liveDay(day, [[one as number, other as number]], { people: 40, pairs: 0, threads: 1, random })
        : [],
    ),
  );
}

describe('circles that do not turn', () => {
  const worldsWith = (worlds: number, eventsOf: (random: Random) => Event[]) => {
    let [found, tested] = [0, 0];
    for (let world = 0; world < worlds; world++) {
      const answer = ask(eventsOf(createRandom(8_201).fork(`world ${world}`)));
      if (answer.found.length > 0) found++;
      tested += answer.ranking.tested;
    }
    return { found, tested };
  };
  const standing = range(0, 8).map((group) => range(group * 5, group * 5 + 5));
  const few = { people: 40, pairs: 30 };

  test.each([
    ['that talk every third day', (random: Random) => logOf((day) => liveDay(day, standing, { ...few, threads: 0.3, random }))],
    [
      'whose members are all quieter for half of the log',
      (random: Random) => logOf((day) => (day < 28 && random.next() < 0.6 ? [] : liveDay(day, standing, { ...few, threads: 0.5, random }))),
    ],
    ['that are none, where ties begin and end one by one', turnover],
  ] as const)('%s are found in no more than 5 % of the worlds', (_, eventsOf) => {
    const worlds = 40;
    const { found, tested } = worldsWith(worlds, eventsOf);
    expect(poissonBinomialTail(new Array<number>(worlds).fill(0.05), found), `${found} of ${worlds}, ${tested} tested`).toBeGreaterThan(
      1e-3,
    );
  });

  test('a circle that is quiet for one week is not gone', () => {
    const random = createRandom(8_203);
    const quiet = (day: number) => day >= 28 && day < 35;
    const events = logOf((day) => liveDay(day, quiet(day) ? [] : [range(20, 26)], { people: 40, pairs: 40, threads: 0.9, random }));
    expect(ask(events).found).toEqual([]);
  });
});

describe('logs in which nothing can be seen', () => {
  const at = (seconds: number): Event => ({ at: START + seconds * MICROS_PER_SECOND, kind: 'send', actor: 'a', peer: 'b' }) as Event;
  test.each([
    ['no event', []],
    ['one event', [at(0)]],
    ['events of one instant', [at(0), at(0), at(0)]],
    ['one pair over two months', range(0, 60).map((day) => at(86_400 * day))],
  ])('%s', (_, events) => {
    const { ranking, found } = ask(events);
    // Five moments in two months, at each of which a circle could have grown or fallen; none in a shorter log.
    expect([ranking.columns.score.length, found, ranking.tested]).toEqual([0, [], events.length > 3 ? 10 : 0]);
    expect(plain(ranking.smallest)).toMatch(events.length > 3 ? /at least 4 endpoints/ : /four windows of 7 days/);
  });
});
