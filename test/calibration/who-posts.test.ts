import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { askLog } from '../../src/evaluate/ask-log.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import { groupRoster, sizeOf } from '../../src/inferences/hidden-links/group-roster.ts';
import type { Scenario } from '../../src/simulate/scenario.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import record from '../../src/stats/records/who-posts-record.json' with { type: 'json' };
import type { Roster } from '../../src/stats/rosters.ts';
import type { TrackRecord } from '../../src/stats/track-record.ts';
import type { Posts } from '../../src/stats/who-posts.ts';
import { measuredWorlds } from './measured-worlds.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
/** The rule was set on 8701 to 8704; it is counted on the first of these, and held to the count on the second. */
const COUNTED_ON = [8_721, 8_722, 8_723, 8_724, 8_725, 8_726, 8_727, 8_728];
const TESTED_ON = [8_729];
/** Ascriptions below which a share says too little to be printed. */
const FEWEST = 20;
const SIZES = [3, 4, 5].map(sizeOf);

/** What a server that knows the senders logged of the same days: for each message, who sent it, and when it was handed to whom. */
function readTruth(csv: string) {
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  return data
    .filter(({ kind }) => kind === 'deliver')
    .map(({ time = '', actor, peer, message_id }) => ({ at: Date.parse(time) * 1_000, to: actor, from: peer, message: message_id }));
}

/** Who sent the message that was handed to most of the members from `at` on. */
function senderOf(truth: ReturnType<typeof readTruth>, members: ReadonlySet<string | undefined>, at: number, window: number) {
  const messages = new Map<string | undefined, { from: string | undefined; to: Set<string | undefined> }>();
  for (const { at: when, to, from, message } of truth) {
    if (when < at - 1_000 || when > at + window || !members.has(to)) continue;
    const one = messages.get(message) ?? { from, to: new Set() };
    messages.set(message, one);
    one.to.add(to);
  }
  return [...messages.values()].sort((x, y) => y.to.size - x.to.size)[0]?.from;
}

/** How many ascriptions to a member are right, by the size of the group, on the logs of a sealed server. */
async function countAscriptions(seeds: readonly number[], among: (scenario: Scenario) => boolean = () => true) {
  const counts = new Map<string, { right: number; n: number; posts: number }>();
  const folder = mkdtempSync(join(tmpdir(), 'penregister-posts-'));
  try {
    for (const scenario of measuredWorlds(seeds).filter((one) => one.related && among(one))) {
      const root = join(folder, `${scenario.id.replaceAll('/', '-')}-${scenario.seed}`);
      mkdirSync(root);
      const observers = scenario.observers.filter(({ id }) => id === 'server' || id === 'sealed-server');
      for (const [name, content] of Object.entries(worldFiles({ ...scenario, observers }))) writeFileSync(join(root, name), content);
      const [world] = await findWorlds([root]);
      const sealed = world?.truth.observers.find(({ id }) => id === 'sealed-server');
      if (!world || !sealed) throw new Error('a world without a sealed server');
      const truth = readTruth(readFileSync(join(root, 'server.csv'), 'utf8'));
      const log = await askLog(world, sealed, { inferences: [groupRoster], seed: 1 });
      const [answer] = log.answers;
      if (!answer?.ranking) continue;
      const { rosters, posts, window } = answer.ranking.working as { rosters: Roster[]; posts: Posts[]; window: number };
      const { peopleOf } = log.rankedLog(answer);
      for (const row of answer.passing) {
        const { members } = rosters[row] as Roster;
        const { at, sender } = posts[row] as Posts;
        const names = members.map((id) => world.truth.people.name[peopleOf(id)[0] ?? -1]);
        const count = counts.get(sizeOf(members.length)) ?? { right: 0, n: 0, posts: 0 };
        counts.set(sizeOf(members.length), count);
        at.forEach((when, post) => {
          count.posts++;
          const who = sender[post] as number;
          if (who < 0) return;
          count.n++;
          if (names[who] === senderOf(truth, new Set(names), when, window)) count.right++;
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return counts;
}

it.runIf(UPDATE)(
  'how often a flurry of receipts went to whoever had written is counted anew (npm run update:calibration)',
  { timeout: 3_600_000 },
  async () => {
    const counts = await countAscriptions(COUNTED_ON);
    const counted: TrackRecord = {
      set: `the small worlds of all scenarios, seeds ${COUNTED_ON[0]} to ${COUNTED_ON.at(-1)}`,
      observers: SIZES.flatMap((named) => {
        const { right, n } = counts.get(named) ?? { right: 0, n: 0 };
        return n >= FEWEST ? [{ observer: 'sealed-server', named, right, n }] : [];
      }),
    };
    console.info([...counts]);
    await expect(`${JSON.stringify(counted, null, 2)}\n`).toMatchFileSnapshot('../../src/stats/records/who-posts-record.json');
  },
);

it('what findings print of it is of the seeds set apart for it', () => {
  expect(record.set).toContain(`seeds ${COUNTED_ON[0]} to ${COUNTED_ON.at(-1)}`);
  expect(record.observers.map(({ named }) => named)).toEqual(SIZES);
  for (const { right, n } of record.observers) {
    expect(n).toBeGreaterThanOrEqual(FEWEST);
    expect(right).toBeLessThanOrEqual(n);
  }
});

it('where groups write to each other, most ascriptions are right on another seed as well, and most messages have one', {
  timeout: 300_000,
}, async () => {
  const counts = [...(await countAscriptions(TESTED_ON, ({ id }) => id === 'group-roster')).values()];
  const sum = (of: 'right' | 'n' | 'posts') => counts.reduce((total, count) => total + count[of], 0);
  expect(sum('n')).toBeGreaterThan(0.4 * sum('posts'));
  expect(sum('right')).toBeGreaterThan(0.85 * sum('n'));
});
