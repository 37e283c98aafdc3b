-- Every contact between two named endpoints once, tie by tie and in order of time. Of the kinds whose bits are set in $kinds (bit = kinds.code).
-- Rows that name the same two, in the same direction, at the same instant are one contact; so are the copies of one message, at its first instant.
WITH contact AS (
  SELECT
    least(actor, peer) AS a,
    greatest(actor, peer) AS b,
    NOT directed OR ((actor < peer) <> inward) AS forth,
    "at",
    message
  FROM events
  JOIN kinds ON kinds.code = events.kind
  WHERE peer IS NOT NULL AND peer <> actor AND NOT keep_alive AND ($kinds::BIGINT >> kind::BIGINT) & 1 = 1
)
SELECT a::INTEGER AS a, b::INTEGER AS b, "at"::DOUBLE AS "at", forth::UTINYINT AS forth
FROM (
  SELECT a, b, forth, "at" FROM contact WHERE message IS NULL
  UNION
  SELECT a, b, forth, min("at") AS "at" FROM contact WHERE message IS NOT NULL GROUP BY a, b, forth, message
)
ORDER BY a, b, "at", forth
