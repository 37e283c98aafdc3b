-- Events in their final order: one pass over them then meets equal rows, and the runs of one actor with one peer, side by side.
INSERT INTO events
SELECT
  staging.rowid AS "row",
  "at",
  kind,
  a.id AS actor,
  b.id AS peer,
  vias.id AS via,
  duration,
  bytes_out,
  bytes_in,
  places.id AS place,
  CASE WHEN message IS NOT NULL THEN hash(message) END AS message,
  false AS keep_alive
FROM staging
JOIN name_ids AS a ON a.name = staging.actor
LEFT JOIN name_ids AS b ON b.name = staging.peer
LEFT JOIN vias ON vias.name = staging.via
LEFT JOIN places ON places.name = staging.place
WHERE reason IS NULL AND staging.rowid NOT IN (SELECT "row" FROM duplicates)
ORDER BY a.id, b.id, vias.id, kind, "at", duration, bytes_out, bytes_in, places.id, hash(message), staging.rowid;
