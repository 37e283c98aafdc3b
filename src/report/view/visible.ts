/**
 * Characters that could hide, reorder or run something where text is shown: controls (C0, C1), format characters (bidi
 * controls, zero width, tags, soft hyphen), lone surrogates, line separators, blank fillers and noncharacters.
 */
const HOSTILE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u3164|\uffa0|\ufffe|\uffff/gu;

/** More combining marks than this on one letter are a pile that covers the lines around it. */
const PILE = /(?<=\p{M}{4})\p{M}/gu;

const escapeCode = (character: string): string => {
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
};

function nameOf(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : escapeCode(character);
}

/** Text from a log as it may be shown: nothing in it is invisible, and nothing moves what stands beside it. */
export const makeVisible = (text: string): string => text.replace(HOSTILE, nameOf).replace(PILE, escapeCode);

const GRAPHEME = /\P{M}\p{M}*|\p{M}+/gu;

/** The first `most` letters with their marks, and an ellipsis where more followed. Takes what {@link makeVisible} gave. */
export function cutGraphemes(visible: string, most: number): string {
  if (visible.length <= most) return visible;
  let count = 0;
  for (const match of visible.matchAll(GRAPHEME)) {
    if (count === most) return `${visible.slice(0, match.index)}…`;
    count++;
  }
  return visible;
}
