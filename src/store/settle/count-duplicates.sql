SELECT removed.id, count(*) AS n, sum(coalesce(long_records.lines, 1)) AS lines
FROM (
  SELECT sources.id, "row" - first_row AS ordinal
  FROM duplicates
  JOIN sources ON "row" >= first_row AND "row" < first_row + rows
) AS removed
LEFT JOIN long_records ON long_records.source = removed.id AND long_records.ordinal = removed.ordinal
GROUP BY removed.id
ORDER BY removed.id
