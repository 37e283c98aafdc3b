import { cutGraphemes, makeVisible } from './visible.ts';

/** Text that came from a log or from the reader and is no endpoint: a path, a column's name, an option. Shown visibly, isolated, and cut. */
export function LogText({ text, most = 120 }: { text: string; most?: number }) {
  return <bdi class="name">{cutGraphemes(makeVisible(text), most)}</bdi>;
}
