import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import type { Plant } from '../../../src/simulate/scenario.ts';
import { DAY } from '../run-scenario.ts';
import { type Did, live } from './live.ts';

describe('numbers', () => {
  const plant: Plant = { kind: 'numbers', secondShare: 0.15, successorShare: 0.1, keptContacts: 0.7 };
  const worlds = [true, false].map((related) =>
    live([plant], { seed: 10, people: 100, days: 60, related, population: { abroadShare: 0 }, protocol: { keepAliveShare: 0 } }),
  );
  const contactsOf = (did: readonly Did[]) => {
    const contacts = new Map<string, Set<string>>();
    for (const { what, actor, peer } of did)
      if (what === HAPPENING.send && peer !== '') contacts.set(actor, (contacts.get(actor) ?? new Set()).add(peer));
    return contacts;
  };

  it('gives each of two numbers contacts of its own', () => {
    for (const { truth, did } of worlds) {
      const contacts = contactsOf(did);
      let [both, second, all] = [0, 0, 0];
      for (const { kind, first, other } of truth.planted.numbers ?? []) {
        if (kind !== 'second') continue;
        const [one, two] = [contacts.get(first) ?? new Set(), contacts.get(other) ?? new Set()];
        both += [...one].filter((name) => two.has(name)).length;
        second += two.size;
        all += one.size + two.size;
      }
      expect(truth.planted.numbers?.filter(({ kind }) => kind === 'second')).toHaveLength(15);
      if (truth.related) expect(both).toBe(0);
      expect(Math.abs(second / all - 0.5)).toBeLessThan(0.15);
    }
  });

  it('ends the old number when the new one begins, but for what is under way', () => {
    for (const { truth, did } of worlds) {
      const changes = (truth.planted.numbers ?? []).filter(({ kind }) => kind === 'successor');
      expect(changes).toHaveLength(10);
      for (const { first, other, fromDay } of changes) {
        const own = new Set([HAPPENING.send, HAPPENING.front, HAPPENING.connect] as number[]);
        const changed = Date.parse(truth.from) + fromDay * DAY;
        const after = did.filter(({ what, actor, at }) => own.has(what) && actor === first && at > changed + DAY);
        const before = did.filter(({ what, actor, at }) => own.has(what) && actor === other && at < changed);
        expect(after.length, first).toBeLessThan(5);
        expect(before.length, other).toBe(0);
        expect(did.some(({ actor, at }) => actor === first && at < changed)).toBe(true);
        expect(did.some(({ actor, at }) => actor === other && at > changed)).toBe(true);
      }
    }
  });

  it('has the other number held by somebody unrelated where relations are taken out, with as much to do', () => {
    const [related, none] = worlds as [(typeof worlds)[number], (typeof worlds)[number]];
    for (const { person, holder } of related.truth.planted.numbers ?? []) expect(holder).toBe(person);
    const { people, planted, otherIdentities } = none.truth;
    expect(otherIdentities.every(({ person }) => person === -1)).toBe(true);
    expect(people.name).toHaveLength(125);
    for (const { person, holder, other } of planted.numbers ?? []) {
      expect(people.name[holder]).toBe(other);
      expect(people.household[holder]).not.toBe(people.household[person]);
      expect(people.midSleep[holder]).not.toBe(people.midSleep[person]);
    }
    const volume = ({ truth, did }: (typeof worlds)[number], kind: string, which: 'first' | 'other') => {
      const names = new Set((truth.planted.numbers ?? []).flatMap((one) => (one.kind === kind ? [one[which]] : [])));
      return did.filter(({ what, actor }) => what === HAPPENING.send && names.has(actor)).length;
    };
    for (const kind of ['second', 'successor'])
      for (const which of ['first', 'other'] as const) {
        const ratio = volume(none, kind, which) / volume(related, kind, which);
        expect(ratio, `${kind} ${which}`).toBeGreaterThan(0.6);
        expect(ratio, `${kind} ${which}`).toBeLessThan(1.7);
      }
  });
});
