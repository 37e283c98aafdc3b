-- Artifact `deliveries`: what was handed to whom, and when. -1 where the log does not say by whom, or of what size. Pushes stand for
-- deliveries only where the log has none of these itself.
WITH handed AS (
  SELECT "at", actor, peer, bytes_in, kinds.name = 'push' AS pushed
  FROM events
  JOIN kinds ON kinds.code = events.kind
  WHERE NOT keep_alive AND "at" IS NOT NULL AND peer IS DISTINCT FROM actor AND kinds.name IN ('deliver', 'receive', 'push')
)
SELECT
  "at"::DOUBLE AS "at",
  actor::INTEGER AS receiver,
  coalesce(peer, -1)::INTEGER AS sender,
  least(coalesce(bytes_in, -1), 2147483647)::INTEGER AS bytes
FROM handed
WHERE NOT pushed OR NOT EXISTS (FROM handed WHERE NOT pushed)
ORDER BY "at", receiver, sender, bytes
