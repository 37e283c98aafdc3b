-- Declared overlapping copies of one source: of equal rows, the largest number that any one source holds stays.
-- The k-th of the equal rows of each source are copies of each other.
INSERT INTO duplicates
SELECT place_in_input
FROM (
  SELECT
    place_in_input,
    row_number() OVER (
      PARTITION BY "at", kind, actor, peer, via, duration, bytes_out, bytes_in, place, message, k
      ORDER BY place_in_input
    ) AS copy
  FROM (
    SELECT
      staging.rowid AS place_in_input,
      staging.* EXCLUDE (reason, fault, trouble),
      row_number() OVER (
        PARTITION BY sources.id, "at", kind, actor, peer, via, duration, bytes_out, bytes_in, place, message
        ORDER BY staging.rowid
      ) AS k
    FROM staging
    JOIN sources ON staging.rowid >= sources.first_row AND staging.rowid < sources.first_row + sources.rows
    WHERE reason IS NULL
  )
)
WHERE copy > 1 AND place_in_input NOT IN (SELECT "row" FROM duplicates);
