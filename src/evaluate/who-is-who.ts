import type { Truth } from '../simulate/truth.ts';

/** People behind the names of a world's logs: numbers of their own, other numbers, and subscriber lines. */
export function createWhoIsWho({ people, otherIdentities, lines }: Truth): (name: string) => readonly number[] {
  const byName = new Map<string, readonly number[]>();
  const lineOf = (name: string) => name.replace(/^phone-/, 'line-');
  people.name.forEach((name, person) => {
    byName.set(name, [person]);
    byName.set(lineOf(name), [person]);
  });
  for (const { name, person } of otherIdentities) {
    if (person < 0) continue;
    byName.set(name, [person]);
    byName.set(lineOf(name), [person]);
  }
  for (const { name, people: members } of lines) byName.set(name, members);
  return (name) => byName.get(name) ?? [];
}
