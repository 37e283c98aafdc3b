-- Artifact `exchanges`: who was in contact with whom, and when, in order of time. -1 where the log does not name the other party.
-- The copies of one message, and of one call, count once, as in `contacts`: of each pair and direction, the one of the kinds of which there
-- are most.
WITH exchange AS (
  SELECT
    "at",
    -- Who read a message had it from the other. An undirected contact goes from the lower id to the higher, for want of better.
    CASE
      WHEN NOT directed THEN least(actor, peer)
      WHEN inward OR kinds.name = 'read' THEN coalesce(peer, -1)
      ELSE actor
    END AS sender,
    CASE
      WHEN NOT directed THEN greatest(actor, peer)
      WHEN inward OR kinds.name = 'read' THEN actor
      ELSE coalesce(peer, -1)
    END AS receiver,
    kind,
    list_position(['send', 'deliver', 'receive', 'read', 'call', 'ring'], kinds.name) AS copy,
    duration
  FROM events
  JOIN kinds ON kinds.code = events.kind
  WHERE NOT keep_alive AND "at" IS NOT NULL AND peer IS DISTINCT FROM actor
    AND (peer IS NOT NULL OR kinds.name IN ('send', 'deliver', 'receive', 'read', 'call', 'ring', 'push'))
), copies AS (
  SELECT sender, receiver, copy, count(*) AS contacts
  FROM exchange
  WHERE copy IS NOT NULL
  GROUP BY ALL
), counted AS (
  SELECT sender, receiver, copy > 4 AS spoken, max_by(copy, contacts * 6 - copy) AS copy
  FROM copies
  GROUP BY sender, receiver, spoken
)
SELECT
  "at"::DOUBLE AS "at",
  exchange.sender::INTEGER AS sender,
  exchange.receiver::INTEGER AS receiver,
  kind::UTINYINT AS kind,
  duration::DOUBLE AS duration
FROM exchange
LEFT JOIN counted
  ON counted.sender = exchange.sender AND counted.receiver = exchange.receiver AND counted.spoken = (exchange.copy > 4)
WHERE exchange.copy IS NULL OR exchange.copy = counted.copy
ORDER BY "at", exchange.sender, exchange.receiver, kind, duration
