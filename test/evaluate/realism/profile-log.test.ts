import { describe, expect, it } from 'vitest';
import { drawBlank } from '../../../src/evaluate/realism/blank-traffic.ts';
import { compareProfiles } from '../../../src/evaluate/realism/compare-profiles.ts';
import { conversationsOf } from '../../../src/evaluate/realism/measures/conversations.ts';
import { MEASURES } from '../../../src/evaluate/realism/measures/registry.ts';
import { waitsOf } from '../../../src/evaluate/realism/measures/replies.ts';
import { profileTraffic } from '../../../src/evaluate/realism/profile-log.ts';
import { type Statistic, summarise } from '../../../src/evaluate/realism/statistic.ts';
import { drawExponential, shuffle } from '../../../src/stats/draw.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { type Contact, profileText, toText, trafficOf } from './profile-text.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** People who talk by day in conversations: bursts of messages to and fro with a few others, in some weeks more than in others. */
function talk(seed: number, days = 40, people = 30): Contact[] {
  const random = createRandom(seed);
  const contacts: Contact[] = [];
  for (let day = 0; day < days; day++)
    for (let person = 0; person < people; person++)
      for (let n = random.below(day % 8 < 3 ? 6 : 2); n > 0; n--) {
        const other = (person + 1 + Math.floor(4 * random.next() ** 2)) % people;
        let at = day * DAY + (9 + random.below(12)) * HOUR + random.below(HOUR);
        for (let turn = 0; turn < 2 + random.below(5); turn++) {
          const [from, to] = turn % 2 === 0 ? [person, other] : [other, person];
          contacts.push({ at, from: `p${from}`, to: `p${to}` });
          at += 5 + 60 * drawExponential(random);
        }
      }
  return contacts;
}

const distancesOf = (a: Parameters<typeof compareProfiles>[0], b: typeof a, alignHours = false) =>
  Object.fromEntries(compareProfiles(a, b, { alignHours }).map((distance) => [distance.measure, distance]));

describe('a profile', () => {
  it('has every measure of a rich log, is JSON-safe, compact, and the same again', async () => {
    const text = toText(talk(1));
    const profile = await profileText(text);
    expect(Object.keys(profile.measures)).toEqual(MEASURES.map(({ id }) => id));
    expect(Object.values(profile.measures).filter(({ kind }) => kind === 'unknown')).toEqual([]);
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
    expect(JSON.stringify(profile).length).toBeLessThan(60_000);
    expect(await profileText(text)).toEqual(profile);
  });

  it('is at distance 0 from itself by every measure, and from the same rows in any order', async () => {
    const contacts = talk(1);
    const profile = await profileText(toText(contacts));
    const shuffled = await profileText(toText(shuffle([...contacts], createRandom(9))));
    for (const other of [profile, shuffled]) {
      const distances = compareProfiles(profile, other);
      expect(distances.length).toBe(MEASURES.length);
      for (const distance of distances) expect(distance).toMatchObject({ value: 0 });
    }
  });

  it('of a time-shuffled log keeps its ties, and loses memory, bursts and replies', async () => {
    const contacts = talk(1);
    const times = shuffle(
      contacts.map(({ at }) => at),
      createRandom(3),
    );
    const original = await profileText(toText(contacts));
    const shuffled = await profileText(toText(contacts.map((contact, i) => ({ ...contact, at: times[i] as number }))));
    const distances = distancesOf(original, shuffled);
    for (const kept of ['degree', 'tie-strength', 'single-contact-ties', 'reciprocity', 'balance', 'clustering', 'overlap-by-strength'])
      expect(distances[kept], kept).toMatchObject({ value: 0 });
    for (const lost of ['endpoint-memory', 'tie-burstiness', 'tie-gaps', 'reply-times', 'conversation-lengths']) {
      const distance = distances[lost];
      if (distance?.value == null) return expect.unreachable(lost);
      expect(distance.value, lost).toBeGreaterThan(2 * distance.byChance);
    }
  });

  it('of another draw of the same people is near, by the distances that chance would give', async () => {
    const distances = compareProfiles(await profileText(toText(talk(1))), await profileText(toText(talk(2))));
    const near = distances.filter((distance) => distance.value !== null && distance.value <= 3 * distance.byChance);
    expect(near.length).toBeGreaterThan(0.9 * MEASURES.length);
  });
});

describe('contacts', () => {
  it('count once where rows repeat an instant, or tell of one message twice; deliveries only where nothing else is shown', async () => {
    const sent = [
      { at: 0, from: 'ann', to: 'bob' },
      { at: 0, from: 'ann', to: 'bob' },
      { at: 10, from: 'bob', to: 'ann', message: 'm1' },
      { at: 11, from: 'ann', to: 'bob', kind: 'receive', message: 'm1' },
      { at: 12, from: 'ann', to: 'bob', kind: 'deliver' },
      { at: 13, from: 'ann', to: 'bob', kind: 'read' },
      { at: 14, from: 'ann' },
    ] as const;
    // Stated, since a key is not taken for one on a few rows.
    const mapping = {
      fields: {
        at: { column: 'time', notation: 'iso-offset' },
        kind: { column: 'kind', values: { send: 'send', receive: 'receive', deliver: 'deliver', read: 'read' } },
        actor: 'actor',
        peer: 'peer',
        message: 'message_id',
      },
    };
    const { ties, nature, directed } = await trafficOf(toText(sent), { mapping });
    expect([nature, directed, ties.count]).toEqual(['messages', true, 1]);
    expect(Array.from(ties.at, (at) => (at - (ties.at[0] as number)) / 1e6)).toEqual([0, 10]);
    expect(ties.forth[0]).not.toBe(ties.forth[1]);
    const delivered = await trafficOf(toText(sent.map(({ at, from }) => ({ at, from, to: 'cy', kind: 'deliver' }))));
    expect(delivered.ties.at.length).toBe(6);
  });

  it('of a log that names nobody else are its activity, and the measures of ties say so', async () => {
    const contacts = talk(1).map(({ at, from }) => ({ at, from, kind: 'connect' as const }));
    const { nature, measures } = await profileText(toText(contacts));
    expect(nature).toBe('activity');
    expect(measures['degree']).toEqual({ kind: 'unknown', reason: 'the log names no second party' });
    expect(measures['endpoint-burstiness']?.kind).toBe('distribution');
  });
});

describe('by hand', () => {
  it('replies: the last of several in a row is answered, within a day, and once', async () => {
    const { ties } = await trafficOf(
      toText([
        { at: 0, from: 'a', to: 'b' },
        { at: 100, from: 'a', to: 'b' },
        { at: 160, from: 'b', to: 'a' },
        { at: 200, from: 'a', to: 'b' },
        { at: 200 + DAY + 1, from: 'b', to: 'a' },
        { at: 50, from: 'a', to: 'c' },
      ]),
    );
    const { waits, turns, ties: answered } = waitsOf(ties);
    expect(waits.map((wait) => wait / 1e6)).toEqual([60, 40]);
    // a, a | b | a | b, and the one to c.
    expect([turns, answered]).toEqual([5, 1]);
  });

  it('conversations end with a gap of an hour', async () => {
    const times = [0, 60, 3_659, 3_659 + HOUR, 20_000];
    const { ties } = await trafficOf(toText(times.map((at) => ({ at, from: 'a', to: 'b' }))));
    expect(conversationsOf(ties)).toEqual([3, 1, 1]);
  });

  it('turnover: 6 of 20 early ties come back, 5 late ones do not count', async () => {
    const early = Array.from({ length: 20 }, (_, i) => ({ at: i * HOUR, from: `a${i}`, to: `b${i}` }));
    const back = early.slice(0, 6).map((contact) => ({ ...contact, at: 15 * DAY + contact.at }));
    const late = Array.from({ length: 5 }, (_, i) => ({ at: 16 * DAY + i, from: `c${i}`, to: `d${i}` }));
    const { measures } = await profileText(toText([...early, ...back, ...late]));
    expect(measures['turnover']).toMatchObject({ kind: 'scalar', value: 0.3, n: 20 });
    expect(measures['single-contact-ties']).toMatchObject({ value: 0.76, n: 25 });
    expect(measures['reciprocity']).toMatchObject({ value: 0, n: 25 });
  });

  it('active days: one who wrote on 3 of 10 days', async () => {
    const contacts = Array.from({ length: 12 }, (_, i) =>
      (i === 0 ? [0, 4, 9] : [0]).map((day) => ({ at: day * DAY + i * 60, from: `a${i}`, to: `b${i}` })),
    ).flat();
    const { measures } = await profileText(toText(contacts));
    const atoms = measures['active-days']?.kind === 'distribution' ? measures['active-days'].atoms : [];
    expect(atoms.map((atom) => Math.round(10 ** atom * 10))).toEqual([...Array(11).fill(1), 3]);
  });
});

describe('hours', () => {
  const contacts = talk(1);
  const moved = contacts.map((contact) => ({ ...contact, at: contact.at + 5 * HOUR }));

  it('are local ones: the same wall time in two zones is the same day', async () => {
    // 09:00 to 21:00 UTC is five and a half hours later in Kolkata.
    const utc = await profileText(toText(contacts));
    const kolkata = await profileText(
      toText(contacts.map((contact) => ({ ...contact, at: contact.at - 5.5 * HOUR }))),
      {},
      { zone: 'Asia/Kolkata' },
    );
    expect(distancesOf(utc, kolkata)['hours-of-day']).toMatchObject({ value: 0 });
    expect(distancesOf(utc, kolkata)['days-of-week']).toMatchObject({ value: 0 });
  });

  it('are not compared where they are not known, unless they are turned to fit, which finds the turn', async () => {
    const [known, unknown] = await Promise.all([profileText(toText(contacts)), profileText(toText(moved), { name: 'away' }, {})]);
    expect(unknown.hours).toBe('not known to be local');
    expect(distancesOf(known, unknown)['hours-of-day']).toEqual({
      measure: 'hours-of-day',
      value: null,
      reason: 'away: local hours are not known',
    });
    expect(distancesOf(known, unknown, true)['hours-of-day']).toMatchObject({ value: 0, turned: 5 });
    expect(distancesOf(unknown, known, true)['hours-of-day']).toMatchObject({ value: 0, turned: -5 });
    expect(distancesOf(known, unknown, true)['days-of-week']).toMatchObject({ value: null });
  });

  it('do not exist on a relative clock', async () => {
    const text = contacts.map(({ at, from, to }) => `${Math.round(at)},${from},${to}`).join('\n');
    const mapping = {
      delimiter: ',',
      header: false,
      columns: ['t', 'i', 'j'],
      fields: { at: { column: 't', notation: 'epoch-s', clock: 'relative' }, kind: { constant: 'proximity' }, actor: 'i', peer: 'j' },
    };
    const { nature, hours, measures } = await profileText(`${text}\n`, {}, { mapping });
    expect([nature, hours]).toEqual(['proximity', 'none']);
    expect(measures['hours-of-week']).toEqual({ kind: 'unknown', reason: 'the clock is relative: it has no hours of the day' });
    expect(measures['reply-times']).toEqual({ kind: 'unknown', reason: 'proximity: contacts have no direction' });
  });
});

describe('a log of pure chance', () => {
  it('has as many contacts between as many endpoints, at no burst, in no cluster, at any hour', async () => {
    const traffic = await trafficOf(toText(talk(1)));
    const blank = drawBlank(traffic, createRandom(1));
    expect(blank.ties.at.length).toBe(traffic.ties.at.length);
    const { measures, endpoints } = profileTraffic(blank, { name: 'blank' });
    expect(endpoints).toBe(30);
    const middle = (id: string): number => summarise(measures[id] as Statistic)?.middle ?? Number.NaN;
    // Poisson events have neither, and nobody answers.
    expect(Math.abs(middle('endpoint-burstiness'))).toBeLessThan(0.05);
    expect(Math.abs(middle('endpoint-memory'))).toBeLessThan(0.1);
    const hours = measures['hours-of-day'];
    if (hours?.kind !== 'cycle') return expect.unreachable();
    for (const share of hours.shares) expect(Math.abs(share - 1 / 24)).toBeLessThan(0.015);
    const acts = traffic.acts.at.length;
    const active = drawBlank({ ...traffic, ties: { ...traffic.ties, count: 0 } }, createRandom(1));
    expect(active.acts.at.length).toBeGreaterThan(0.99 * acts);
    expect(active.acts.at.length).toBeLessThanOrEqual(acts);
  });
});

describe('a stretch of days', () => {
  it('is the busiest one, and profiles as if the log had nothing else', async () => {
    const busy = talk(4, 15).map((contact) => ({ ...contact, at: contact.at + 20 * DAY }));
    const sparse = [0, 10, 19, 40, 44].map((day) => ({ at: day * DAY + 100, from: 'x', to: 'y' }));
    const cut = await profileText(toText([...sparse, ...busy]), { days: 15 });
    const alone = await profileText(toText(busy));
    expect([cut.cutTo, cut.contacts, cut.ties, cut.endpoints]).toEqual([15, alone.contacts, alone.ties, alone.endpoints]);
    for (const distance of compareProfiles(cut, alone))
      if (distance.value !== null) expect(distance, distance.measure).toMatchObject({ value: 0 });
    expect((await profileText(toText(busy), { days: 30 })).cutTo).toBeNull();
  });
});
