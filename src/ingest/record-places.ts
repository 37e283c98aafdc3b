/** Entries beyond which a file is scattered enough for the careful reader, which writes them out as it goes. */
const MOST_PLACES = 2_000_000;

export interface Places {
  add(line: number, ofLines: number): void;
  records(): number;
  finish(): { readonly breakpoints: readonly number[]; readonly longRecords: readonly number[] } | undefined;
}

/** Keeps where records lie: an entry only where a record is not on the line after its predecessor's first. @param most entries worth keeping */
export function createPlaces(most = MOST_PLACES): Places {
  const breakpoints: number[] = [];
  const longRecords: number[] = [];
  let records = 0;
  let expected = -1;
  return {
    add(line, ofLines) {
      if (line !== expected && breakpoints.length < 2 * most) breakpoints.push(records, line);
      if (ofLines > 1 && longRecords.length < 2 * most) longRecords.push(records, ofLines);
      expected = line + 1;
      records += 1;
    },
    records: () => records,
    finish: () => (breakpoints.length + longRecords.length < 2 * most ? { breakpoints, longRecords } : undefined),
  };
}
