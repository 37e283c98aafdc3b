-- Artifact `contacts`: one row an undirected pair that the log itself shows in contact.
-- A message may be logged when it is sent, delivered, received and read. Those are one contact, not four: of each pair and direction,
-- the one of the four kinds of which there are most is counted (of equals the first), and the others are left out.
WITH contact AS (
  SELECT
    least(actor, peer) AS a,
    greatest(actor, peer) AS b,
    -- Who read a message had it from the other.
    NOT directed OR ((actor < peer) <> (inward OR kinds.name = 'read')) AS forth,
    list_position(['send', 'deliver', 'receive', 'read'], kinds.name) AS copy,
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
  SELECT a, b, forth, max_by(copy, contacts * 4 - copy) AS copy
  FROM copies
  GROUP BY a, b, forth
)
SELECT
  a::INTEGER AS a,
  b::INTEGER AS b,
  coalesce(sum(contacts) FILTER (forth), 0)::DOUBLE AS forth,
  coalesce(sum(contacts) FILTER (NOT forth), 0)::DOUBLE AS back,
  count(DISTINCT day)::INTEGER AS days,
  CASE WHEN $hours = 1 THEN sum(evening) ELSE 0 END::DOUBLE AS evening,
  CASE WHEN $hours = 1 THEN sum(night) ELSE 0 END::DOUBLE AS night,
  sum(duration)::DOUBLE AS duration,
  min(first)::DOUBLE AS first,
  max(last)::DOUBLE AS last
FROM by_day
LEFT JOIN counted USING (a, b, forth)
WHERE by_day.copy IS NULL OR by_day.copy = counted.copy
GROUP BY a, b
ORDER BY a, b
