-- The same message or connection key in the same role, seen again: a copy. The earliest stays; the rest of the order only makes the
-- choice independent of the order of rows.
INSERT INTO duplicates
SELECT place_in_input
FROM (
  SELECT
    staging.rowid AS place_in_input,
    row_number() OVER (
      PARTITION BY message, actor, peer, kind
      ORDER BY "at", via, duration, bytes_out, bytes_in, place, staging.rowid
    ) AS copy
  FROM staging
  WHERE reason IS NULL AND message IS NOT NULL
)
WHERE copy > 1;
