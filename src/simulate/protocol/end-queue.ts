import type { Millis } from '../local-days.ts';

/** Identities fit into so many; with ends of up to two years (2^36 ms) a key is exact. */
const WIDTH = 2 ** 17;

/** Ends of connections, earliest first: a binary heap of one number an entry. */
export class EndQueue {
  private keys = new Float64Array(1024);
  private count = 0;
  private readonly origin: Millis;

  /** @param origin no end lies before it */
  constructor(origin: Millis) {
    this.origin = origin;
  }

  next(): { readonly end: Millis; readonly identity: number } | undefined {
    if (this.count === 0) return undefined;
    const key = this.keys[0] as number;
    const end = Math.floor(key / WIDTH);
    return { end: end + this.origin, identity: key - end * WIDTH };
  }

  push(end: Millis, identity: number): void {
    if (this.count === this.keys.length) {
      const larger = new Float64Array(2 * this.count);
      larger.set(this.keys);
      this.keys = larger;
    }
    const { keys } = this;
    const key = (end - this.origin) * WIDTH + identity;
    let i = this.count++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if ((keys[parent] as number) <= key) break;
      keys[i] = keys[parent] as number;
      i = parent;
    }
    keys[i] = key;
  }

  pop(): void {
    const { keys } = this;
    const last = keys[--this.count] as number;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= this.count) break;
      if (child + 1 < this.count && (keys[child + 1] as number) < (keys[child] as number)) child++;
      if ((keys[child] as number) >= last) break;
      keys[i] = keys[child] as number;
      i = child;
    }
    keys[i] = last;
  }
}
