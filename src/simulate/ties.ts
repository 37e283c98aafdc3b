import type { Random } from '../model/random.ts';
import { drawPareto, drawPoisson, shuffle } from '../stats/draw.ts';

/** Two people, by number (a < b), who talk. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  /** Mean conversations a day. */
  readonly rate: number;
}

export interface Relations {
  readonly ties: readonly Tie[];
  readonly circles: readonly (readonly number[])[];
  readonly couple: readonly [number, number];
}

/** A couple, circles of five to eight people of whom most know each other, and looser ties of heavy-tailed strength. */
export function createRelations(people: number, random: Random): Relations {
  const order = shuffle(
    Array.from({ length: people }, (_, i) => i),
    random,
  );
  const ties = new Map<string, Tie>();
  const add = (one: number, other: number, rate: number) => {
    const [a, b] = [Math.min(one, other), Math.max(one, other)];
    if (a !== b && !ties.has(`${a} ${b}`)) ties.set(`${a} ${b}`, { a, b, rate });
  };

  const couple = [order[0] as number, order[1] as number] as const;
  add(couple[0], couple[1], 4);
  const circles: number[][] = [];
  for (let taken = 0; taken + 5 <= 0.6 * people; ) {
    const circle = order.slice(taken, taken + 5 + random.below(4));
    taken += circle.length;
    circles.push(circle.sort((a, b) => a - b));
    for (const a of circle)
      for (const b of circle) if (a < b && random.next() < 0.75) add(a, b, Math.min(3, 0.12 * drawPareto(1.4, random)));
  }
  for (let a = 0; a < people; a++)
    for (let n = drawPoisson(2, random); n > 0; n--) add(a, random.below(people), Math.min(2, 0.03 * drawPareto(1.1, random)));
  return { ties: [...ties.values()].sort((x, y) => x.a - y.a || x.b - y.b), circles, couple };
}

/** A way to meet someone by chance, in proportion to how much each talks. */
export function createChancePartner(people: number, ties: readonly Tie[], random: Random): () => number {
  const talk = new Float64Array(people);
  for (const { a, b, rate } of ties) {
    talk[a] = (talk[a] as number) + rate;
    talk[b] = (talk[b] as number) + rate;
  }
  const total = talk.reduce((sum, rate) => sum + rate, 0);
  return () => {
    let left = random.next() * total;
    for (let i = 0; i < people; i++) {
      left -= talk[i] as number;
      if (left < 0) return i;
    }
    return people - 1;
  };
}
