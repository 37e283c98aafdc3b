-- Artifact `contacts`: one row an undirected pair that the log itself shows in contact.
-- A message may be logged when it is sent, delivered, received and read. Those are one contact, not four: of each pair and direction,
-- the one of the four kinds of which there are most is counted (of equals the first), and the others are left out. So with a call that is
-- logged by the one who called and by the one who was called.
-- Memberships (ties without a peer) make a pair of all who share an organisation, weighing as many as they share. An organisation of more
-- than 1000 makes none: its pairs would outnumber all else, and say little.
WITH member AS (
  SELECT DISTINCT actor, via
  FROM events
  JOIN kinds ON kinds.code = events.kind
  WHERE kinds.name = 'tie' AND peer IS NULL AND via IS NOT NULL
), organisation AS (
  SELECT via FROM member GROUP BY via HAVING count(*) BETWEEN 2 AND 1000
), contact AS (
  SELECT one.actor AS a, other.actor AS b, true AS forth, NULL::INTEGER AS copy, NULL::BIGINT AS local, NULL::BIGINT AS "at", NULL::BIGINT AS duration
  FROM member AS one
  JOIN organisation USING (via)
  JOIN member AS other ON other.via = one.via AND other.actor > one.actor
  UNION ALL
  SELECT
    least(actor, peer) AS a,
    greatest(actor, peer) AS b,
    -- Who read a message had it from the other.
    NOT directed OR ((actor < peer) <> (inward OR kinds.name = 'read')) AS forth,
    list_position(['send', 'deliver', 'receive', 'read', 'call', 'ring'], kinds.name) AS copy,
    local_at("at") AS local,
    "at",
    duration
  FROM events
  JOIN kinds ON kinds.code = events.kind
  WHERE peer IS NOT NULL AND peer <> actor AND NOT keep_alive
), by_day AS (
  SELECT
    a,
    b,
    forth,
    copy,
    local // 86400000000 AS day,
    count(*) AS contacts,
    count(*) FILTER ((local // 3600000000) % 24 >= 18) AS evening,
    count(*) FILTER ((local // 3600000000) % 24 < 6) AS night,
    sum(duration)::HUGEINT AS duration,
    min("at") AS first,
    max("at") AS last
  FROM contact
  GROUP BY ALL
), copies AS (
  SELECT a, b, forth, copy, sum(contacts) AS contacts
  FROM by_day
  WHERE copy IS NOT NULL
  GROUP BY ALL
), counted AS (
  SELECT a, b, forth, copy > 4 AS spoken, max_by(copy, contacts * 6 - copy) AS copy
  FROM copies
  GROUP BY a, b, forth, spoken
)
SELECT
  by_day.a::INTEGER AS a,
  by_day.b::INTEGER AS b,
  coalesce(sum(contacts) FILTER (by_day.forth), 0)::DOUBLE AS forth,
  coalesce(sum(contacts) FILTER (NOT by_day.forth), 0)::DOUBLE AS back,
  count(DISTINCT day)::INTEGER AS days,
  CASE WHEN $hours = 1 THEN sum(evening) ELSE 0 END::DOUBLE AS evening,
  CASE WHEN $hours = 1 THEN sum(night) ELSE 0 END::DOUBLE AS night,
  sum(duration)::DOUBLE AS duration,
  min(first)::DOUBLE AS first,
  max(last)::DOUBLE AS last
FROM by_day
LEFT JOIN counted ON counted.a = by_day.a AND counted.b = by_day.b AND counted.forth = by_day.forth AND counted.spoken = (by_day.copy > 4)
WHERE by_day.copy IS NULL OR by_day.copy = counted.copy
GROUP BY by_day.a, by_day.b
ORDER BY by_day.a, by_day.b
