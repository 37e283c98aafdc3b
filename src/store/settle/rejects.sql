-- Refused rows of both readers, in the order of sources and lines.
CREATE TEMP TABLE refused AS
SELECT placed.source, breakpoints.line + (placed.ordinal - breakpoints.ordinal) AS line, fault, reason, coalesce(long_records.lines, 1) AS lines
FROM (
  SELECT sources.id AS source, staging.rowid - first_row AS ordinal, fault, reason
  FROM staging
  JOIN sources ON staging.rowid >= first_row AND staging.rowid < first_row + rows
  WHERE reason IS NOT NULL AND reason NOT IN ('blank', 'comment')
) AS placed
ASOF JOIN breakpoints ON placed.source = breakpoints.source AND placed.ordinal >= breakpoints.ordinal
LEFT JOIN long_records ON long_records.source = placed.source AND long_records.ordinal = placed.ordinal
UNION ALL
SELECT source, line, fault, reason, lines FROM refused_carefully;

INSERT INTO rejects SELECT source, line, fault, reason FROM refused ORDER BY source, line, reason, fault;
