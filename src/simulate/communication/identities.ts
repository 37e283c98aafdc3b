import type { Random } from '../../model/random.ts';
import { shuffle } from '../../stats/draw.ts';

/** A number, account or service, as logs name it. */
export interface Identity {
  readonly name: string;
  /** Who holds it; −1 for services and channels. */
  readonly person: number;
  readonly kind: 'main' | 'second' | 'successor' | 'service' | 'channel';
}

/** Identities in the order in which they were made, of which the names say nothing. Those of people come first: identity i is the main number of person i. */
export class Identities {
  readonly all: Identity[] = [];
  private readonly numbers: Int32Array;
  private readonly width: number;
  private taken = 0;

  constructor(people: number, spare: number, random: Random) {
    const most = people + spare;
    this.numbers = shuffle(
      Int32Array.from({ length: most }, (_, i) => i),
      random,
    );
    this.width = Math.max(3, String(most - 1).length);
    for (let person = 0; person < people; person++) this.add(person, 'main');
  }

  add(person: number, kind: Identity['kind']): number {
    const number = String(this.numbers[this.taken++] as number).padStart(this.width, '0');
    const family = kind === 'service' ? 'desk' : kind === 'channel' ? 'channel' : 'phone';
    return this.all.push({ name: `${family}-${number}`, person, kind }) - 1;
  }

  nameOf(identity: number): string {
    return (this.all[identity] as Identity).name;
  }

  personOf(identity: number): number {
    return (this.all[identity] as Identity).person;
  }
}
