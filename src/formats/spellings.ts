const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Ways in which logs write a word of several parts, plainest first. */
const CASES: readonly ((parts: readonly string[], joiner: string) => string)[] = [
  (parts, joiner) => parts.join(joiner),
  (parts, joiner) => parts.join(joiner).toUpperCase(),
  (parts, joiner) => capital(parts.join(joiner)),
  (parts, joiner) => parts.map(capital).join(joiner),
  (parts, joiner) => parts.map((part, i) => (i === 0 ? part : capital(part))).join(joiner),
];
const JOINERS = [' ', '_', '-'];

/**
 * Words as a log would write them that writes `seen` as it does: the same case, the same character between the parts.
 * @param words in small letters, their parts joined by '-'
 */
export function spellLike(seen: readonly string[], words: readonly string[]): ReadonlyMap<string, string> {
  const joiners = ['', ...JOINERS.filter((joiner) => seen.some((text) => text.includes(joiner)))];
  const unexplained = new Set(seen);
  const spelled = new Map<string, string>();
  for (const write of CASES) {
    const written = words.flatMap((word) => joiners.map((joiner) => [write(word.split('-'), joiner), word] as const));
    if (!written.some(([text]) => unexplained.has(text))) continue;
    for (const [text, word] of written) {
      unexplained.delete(text);
      if (!spelled.has(text)) spelled.set(text, word);
    }
  }
  return spelled;
}
