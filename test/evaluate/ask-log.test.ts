import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyzeLogs } from '../../src/analyze/analyze-logs.ts';
import { type AnsweredLog, askLog } from '../../src/evaluate/ask-log.ts';
import { type FoundWorld, findWorlds } from '../../src/evaluate/find-worlds.ts';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'penregister-ask-'));
afterAll(() => rmSync(folder, { recursive: true }));

let world: FoundWorld;
let log: AnsweredLog;
beforeAll(async () => {
  const scenario = createScenario({
    id: 'test',
    title: 'One who connected before',
    note: 'Fictional.',
    people: 30,
    days: 35,
    seed: 3,
    plants: [{ kind: 'last-connection', dayFromEnd: 2, clock: '14:40:00', lagSeconds: 100, truth: 'alone' }],
  });
  const files = worldFiles({ ...scenario, observers: scenario.observers.filter(({ id }) => id === 'server') });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  world = (await findWorlds([folder]))[0] as FoundWorld;
  const observer = world.truth.observers[0] as FoundWorld['truth']['observers'][number];
  log = await askLog(world, observer, { inferences: [connectedBefore], seed: 1 });
});

it('the ratios that are scored are the ones that a report prints, for whoever is named', async () => {
  const [answer] = log.answers;
  const ranked = log.rankedLog(answer as NonNullable<typeof answer>);
  const { subjects } = ranked.ranking;
  if (subjects.of !== 'endpoints') throw new Error('connected-before ranks endpoints');
  const suspect = world.truth.planted.lastConnection?.name as string;
  const person = world.truth.people.name.indexOf(suspect);
  const row = subjects.id.findIndex((id) => ranked.peopleOf(id).includes(person));
  const licence = ranked.licenceOf?.(row);

  const { analysis, ingested } = await analyzeLogs([join(folder, 'server.csv')], {
    inferences: [connectedBefore],
    zone: world.truth.zone,
    events: (world.truth.planted.events ?? []).map(({ at }) => new Date(at).toISOString()),
    focus: [suspect],
    side: {},
    questionOptions: {},
    limit: 20,
    seed: 1,
    version: '0',
    stated: {},
    synthetic: true,
    signal: new AbortController().signal,
  });
  await ingested.store.close();
  const id = analysis.endpoints.id[analysis.endpoints.name.indexOf(suspect)] as number;
  const printed = analysis.findings.find(({ subject }) => subject.includes(id))?.ratio;
  expect(printed?.kind).toBe('ratio');
  expect(licence).toMatchObject({ kind: 'licensed', ratio: { log10: printed?.kind === 'ratio' ? printed.log10 : Number.NaN } });
});

it('another set in place of those that come with the tool licenses within its own limits only', async () => {
  const observer = world.truth.observers[0] as FoundWorld['truth']['observers'][number];
  const none = await askLog(world, observer, { inferences: [connectedBefore], seed: 1, calibrations: [] });
  expect(none.rankedLog(none.answers[0] as (typeof none.answers)[number]).licenceOf?.(0)).toEqual({ kind: 'none' });
});
