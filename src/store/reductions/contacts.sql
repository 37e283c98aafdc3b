-- Artifact `contacts`: one row an undirected pair that the log itself shows in contact.
WITH contact AS (
  SELECT
    least(actor, peer) AS a,
    greatest(actor, peer) AS b,
    NOT directed OR ((actor < peer) <> inward) AS forth,
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
    local // 86400000000 AS day,
    count(*) FILTER (forth) AS forth,
    count(*) FILTER (NOT forth) AS back,
    count(*) FILTER ((local // 3600000000) % 24 >= 18) AS evening,
    count(*) FILTER ((local // 3600000000) % 24 < 6) AS night,
    sum(duration)::HUGEINT AS duration,
    min("at") AS first,
    max("at") AS last
  FROM contact
  GROUP BY ALL
)
SELECT
  a::INTEGER AS a,
  b::INTEGER AS b,
  sum(forth)::DOUBLE AS forth,
  sum(back)::DOUBLE AS back,
  count(day)::INTEGER AS days,
  CASE WHEN $hours = 1 THEN sum(evening) ELSE 0 END::DOUBLE AS evening,
  CASE WHEN $hours = 1 THEN sum(night) ELSE 0 END::DOUBLE AS night,
  sum(duration)::DOUBLE AS duration,
  min(first)::DOUBLE AS first,
  max(last)::DOUBLE AS last
FROM by_day
GROUP BY a, b
ORDER BY a, b
