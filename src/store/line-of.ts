/**
 * SQL that adds source and physical line to rows of `events`.
 * @param rows SQL of a relation with a column "row"
 * @returns SQL of the relation with `source` and `line` added
 */
export const withLines = (rows: string): string => `
SELECT placed.* EXCLUDE (ordinal), (breakpoints.line + (placed.ordinal - breakpoints.ordinal)) AS line
FROM (
  SELECT cited.*, sources.id AS source, cited."row" - first_row AS ordinal
  FROM (${rows}) AS cited
  JOIN sources ON cited."row" >= first_row AND cited."row" < first_row + rows
) AS placed
ASOF JOIN breakpoints ON placed.source = breakpoints.source AND placed.ordinal >= breakpoints.ordinal`;
