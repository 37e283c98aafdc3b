const BLANK = 32;
const TAB = 9;

/** 'open': a quoted field goes on in the next line. 'astray': text stands behind a closing quote, so that one of the two is not what it seems. */
export type QuoteState = 'open' | 'closed' | 'astray';

/**
 * Follows the quoted fields of one line. A quote opens a field only where a field begins; elsewhere in a bare field it is text.
 * A doubled quote is a quote of the text. Blanks may stand between a closing quote and the delimiter.
 * @param open whether the line begins inside a quoted field
 */
export function followQuotes(line: string, open: boolean, delimiter: string): QuoteState {
  let inside = open;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at)) {
    if (!inside) {
      inside = at === 0 || line[at - 1] === delimiter;
      at += 1;
    } else if (line[at + 1] === '"') at += 2;
    else {
      inside = false;
      at += 1;
      while (at < line.length && line[at] !== delimiter && (line.charCodeAt(at) === BLANK || line.charCodeAt(at) === TAB)) at += 1;
      if (at < line.length && line[at] !== delimiter) return 'astray';
    }
  }
  return inside ? 'open' : 'closed';
}
