import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex } from '../../src/graph/agreement.ts';
import { measureBetweenness } from '../../src/graph/betweenness.ts';
import { buildGraph, connectedNodes, degrees } from '../../src/graph/csr.ts';
import { findCommunities } from '../../src/graph/louvain.ts';
import { joinTies } from '../../src/graph/ties.ts';
import { circles } from '../../src/inferences/groups/circles.ts';
import { reach } from '../../src/inferences/groups/reach.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Artifacts } from '../../src/model/artifacts.ts';
import { createReducer } from '../../src/reduce/reduce.ts';
import { bootstrapByCluster } from '../../src/stats/bootstrap-by-cluster.ts';
import { areaUnderCurve } from '../../src/stats/discrimination.ts';
import { createRandom } from '../../src/stats/random.ts';
import { mutualInformation } from '../graph/mutual-information.ts';
import { contextOf } from '../inferences/groups/context.ts';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(data);
if (!present) console.info('skipped: the folder of real logs is not beside the checkout');

interface Read extends Pick<Artifacts, 'contacts' | 'links' | 'endpoints' | 'coverage'> {
  readonly names: readonly string[];
}

/** Reads a log as the command does, with a mapping file. */
async function read(path: string, mapping: object): Promise<Read> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-real-'));
  writeFileSync(join(folder, 'map.json'), JSON.stringify(mapping));
  const { store, calendar } = await ingest([join(data, path)], { mapping: join(folder, 'map.json') });
  try {
    const reducer = createReducer(store, calendar);
    const endpoints = await reducer.get('endpoints');
    const ids = Int32Array.from({ length: endpoints.count }, (_, id) => id);
    const names = (await store.names(ids)).map((name) => name as string);
    return {
      contacts: await reducer.get('contacts'),
      links: await reducer.get('links'),
      coverage: await reducer.get('coverage'),
      endpoints,
      names,
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** The circle of each endpoint, as the question draws them with what it is given by default. */
function drawnBy({ contacts, links, endpoints }: Read): Int32Array {
  const { subjects } = circles.rank({ contacts, links, endpoints }, contextOf(1, { seeds: 10, rounds: 99 }));
  if (subjects.of !== 'groups') throw new Error('circles are groups');
  // Who is in no circle is in one of their own.
  const label = Int32Array.from({ length: endpoints.count }, (_, id) => subjects.offsets.length + id);
  for (let group = 0; group + 1 < subjects.offsets.length; group++)
    for (let i = subjects.offsets[group] as number; i < (subjects.offsets[group + 1] as number); i++)
      label[subjects.member[i] as number] = group;
  return label;
}

/** Plain Louvain: one run by the number of contacts. */
function floorOf({ contacts, endpoints }: Read): Int32Array {
  const weight = contacts.forth.map((forth, i) => forth + (contacts.back[i] as number));
  return findCommunities(buildGraph(endpoints.count, { ...contacts, weight }), createRandom(1)).label;
}

const INTERVAL = { level: 0.95, replicates: 400 };

/** Agreement of both divisions with the truth, and the difference, people resampled alike for both. */
function compare(read: Read, truth: Int32Array) {
  const [drawn, floor] = [drawnBy(read), floorOf(read)];
  const statistics = (weight: Int32Array) => {
    const rows = Array.from(weight).flatMap((times, id) => new Array<number>(times).fill(id));
    const of = (label: Int32Array) => Int32Array.from(rows, (id) => label[id] as number);
    const scores = [mutualInformation, adjustedRandIndex].map(
      (agree) => [agree(of(drawn), of(truth)), agree(of(floor), of(truth))] as const,
    );
    return scores.flatMap(([ours, theirs]) => [ours, theirs, ours - theirs]);
  };
  const values = statistics(new Int32Array(truth.length).fill(1));
  const bounds = bootstrapByCluster({ one: Int32Array.from(truth.keys()) }, statistics, { ...INTERVAL, random: createRandom(1) });
  const names = ['nmi', 'nmi floor', 'nmi difference', 'ari', 'ari floor', 'ari difference'] as const;
  const scored = names.map(
    (name, i) => [name, { value: values[i] as number, low: bounds[i]?.low ?? NaN, high: bounds[i]?.high ?? NaN }] as const,
  );
  return { drawn, scores: Object.fromEntries(scored) as Record<(typeof names)[number], { value: number; low: number; high: number }> };
}

const print = (title: string, scores: Record<string, { value: number; low: number; high: number }>, n: number) =>
  console.info(
    `${title}, 95 % intervals, n = ${n}: ${Object.entries(scores)
      .map(([name, { value, low, high }]) => `${name} ${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`)
      .join('; ')}`,
  );

const aucOf = (score: readonly number[], isTrue: readonly boolean[]) => {
  const of = (weight: Int32Array) => {
    const take = (wanted: boolean) =>
      Float64Array.from(score.flatMap((value, i) => (isTrue[i] === wanted ? new Array<number>(weight[i] as number).fill(value) : [])));
    return areaUnderCurve(take(true), take(false));
  };
  const [bounds] = bootstrapByCluster({ one: Int32Array.from(score.keys()) }, (weight) => [of(weight)], {
    ...INTERVAL,
    random: createRandom(1),
  });
  return { value: of(new Int32Array(score.length).fill(1)) as number, low: bounds?.low ?? NaN, high: bounds?.high ?? NaN };
};

describe.skipIf(!present)('a primary school, by who was face to face with whom', () => {
  const mapping = {
    delimiter: '\t',
    header: false,
    columns: ['at', 'i', 'j', 'ci', 'cj'],
    fields: { at: { column: 'at', notation: 'epoch-s', clock: 'relative' }, kind: { constant: 'proximity' }, actor: 'i', peer: 'j' },
  };

  it('classes are what circles draws, and teachers stand between them', async () => {
    const school = await read('primary-school/primaryschool.csv', mapping);
    const classOf = new Map(
      readFileSync(join(data, 'primary-school/metadata_primaryschool.txt'), 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split('\t') as [string, string]),
    );
    const classes = [...new Set(classOf.values())].sort();
    const truth = Int32Array.from(school.names, (name) => classes.indexOf(classOf.get(name) as string));
    const { drawn, scores } = compare(school, truth);
    print('primary school', scores, truth.length);

    // Share of an endpoint's contact that falls into its own circle.
    const [inside, all] = [new Float64Array(truth.length), new Float64Array(truth.length)];
    school.contacts.a.forEach((a, i) => {
      const b = school.contacts.b[i] as number;
      const count = (school.contacts.forth[i] as number) + (school.contacts.back[i] as number);
      for (const id of [a, b]) {
        all[id] = (all[id] as number) + count;
        if (drawn[a] === drawn[b]) inside[id] = (inside[id] as number) + count;
      }
    });
    const teacher = Array.from(truth, (place) => classes[place] === 'T0');
    const graph = buildGraph(school.endpoints.count, joinTies(school.contacts, school.links));
    const between = measureBetweenness(graph, connectedNodes(graph), createRandom(1)).value;
    const ids = [...truth.keys()];
    print(
      'teachers told from pupils, AUC',
      {
        'least contact in own circle': aucOf(
          ids.map((id) => -(inside[id] as number) / (all[id] as number)),
          teacher,
        ),
        'fewest partners': aucOf(
          ids.map((id) => -(school.endpoints.partners[id] as number)),
          teacher,
        ),
        'least contact': aucOf(
          ids.map((id) => -(all[id] as number)),
          teacher,
        ),
        between: aucOf(
          ids.map((id) => between[id] as number),
          teacher,
        ),
      },
      teacher.filter(Boolean).length,
    );
    expect([truth.length, classes.length]).toEqual([242, 11]);
    // Plain Louvain, of which NMI 0.80 and ARI 0.61 are published, merges classes of one year; looking into each group parts them.
    expect(scores['nmi difference'].low).toBeGreaterThan(0);
    expect(scores['ari difference'].low).toBeGreaterThan(0);
  }, 60_000);
});

describe.skipIf(!present)('a UK faculty, by friendship', () => {
  it('schools are what circles draws', async () => {
    const faculty = await read('uk-faculty/edges.csv', {
      fields: { kind: { constant: 'tie' }, actor: 'from', peer: 'to' },
    });
    const schoolOf = new Map(
      readFileSync(join(data, 'uk-faculty/nodes.csv'), 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(',') as [string, string]),
    );
    const truth = Int32Array.from(faculty.names, (name) => Number(schoolOf.get(name)));
    const { scores } = compare(faculty, truth);
    print('UK faculty', scores, truth.length);
    expect(truth.length).toBe(81);
    // As good as plain Louvain, as far as 81 people can tell.
    expect(scores.ari.low).toBeGreaterThan(0.5);
    expect(scores['ari difference'].low).toBeLessThan(0);
    expect(scores['ari difference'].high).toBeGreaterThan(0);
  });
});

describe.skipIf(!present)('Boston before 1775, by membership lists alone', () => {
  it('Paul Revere stands out', async () => {
    const boston = await read('paul-revere/edges-2.csv', {
      fields: { kind: { constant: 'tie' }, actor: 'to', via: 'from' },
    });
    const nameOf = new Map(
      readFileSync(join(data, 'paul-revere/nodes-2.csv'), 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => [line.split(',')[0] as string, line.split(',').slice(2).join(',')]),
    );
    const ties = joinTies(boston.contacts, boston.links);
    const graph = buildGraph(boston.endpoints.count, ties);
    const partners = degrees(graph);
    const between = measureBetweenness(graph, connectedNodes(graph), createRandom(1)).value;
    const top = (score: ArrayLike<number>) =>
      [...boston.names.keys()]
        .sort((x, y) => (score[y] as number) - (score[x] as number))
        .slice(0, 3)
        .map((id) => nameOf.get(boston.names[id] as string) as string);
    const stands = { partners: top(partners), 'between others': top(between), memberships: top(boston.endpoints.events) };
    console.info(`Boston, first of 254: ${JSON.stringify(stands)}`);
    for (const [first] of Object.values(stands)) expect(first).toBe('Revere Paul');
    // An ordinary question names him: whose rows reach shows.
    const context = contextOf(1, { 'hub-multiple': 20 });
    const [evidence] = reach.explain(0, reach.rank(boston, context), boston, context).evidence;
    expect(evidence.kind === 'rows' && evidence.endpoints.map((id) => nameOf.get(boston.names[id] as string))).toEqual(['Revere Paul']);
    expect(boston.names.length).toBe(254);
  });
});
