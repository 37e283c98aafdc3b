-- Endpoint ids: by behaviour first and by name last, so that they survive shuffled rows and renamed endpoints.
-- Names become provisional numbers early, so that the wide part of the work is on integers.
CREATE TEMP TABLE kept_pairs AS
SELECT actor, peer, count(*) AS events, min("at") AS first_at, max("at") AS last_at
FROM staging
WHERE reason IS NULL AND staging.rowid NOT IN (SELECT "row" FROM duplicates)
GROUP BY actor, peer;

CREATE TEMP TABLE known_names AS
SELECT name, coalesce(becomes, name) AS endpoint
FROM (SELECT actor AS name FROM kept_pairs UNION SELECT peer FROM kept_pairs WHERE peer IS NOT NULL)
LEFT JOIN renames USING (name);

CREATE TEMP TABLE numbers AS
SELECT endpoint, row_number() OVER (ORDER BY endpoint) AS number
FROM (SELECT DISTINCT endpoint FROM known_names);

CREATE TEMP TABLE name_numbers AS
SELECT name, number FROM known_names JOIN numbers USING (endpoint);

CREATE TEMP TABLE numbered_pairs AS
SELECT
  least(a.number, b.number) AS low,
  CASE WHEN b.number <> a.number THEN greatest(a.number, b.number) END AS high,
  sum(events)::BIGINT AS events,
  min(first_at) AS first_at,
  max(last_at) AS last_at
FROM kept_pairs
JOIN name_numbers AS a ON a.name = kept_pairs.actor
LEFT JOIN name_numbers AS b ON b.name = kept_pairs.peer
GROUP BY 1, 2;

DROP TABLE kept_pairs;

INSERT INTO endpoints
SELECT row_number() OVER (ORDER BY first_at, last_at, events, partners, endpoint) - 1, endpoint, events, partners, first_at, last_at
FROM (
  SELECT number, sum(events)::BIGINT AS events, count(other)::INTEGER AS partners, min(first_at) AS first_at, max(last_at) AS last_at
  FROM (
    SELECT low AS number, high AS other, events, first_at, last_at FROM numbered_pairs
    UNION ALL
    SELECT high, low, events, first_at, last_at FROM numbered_pairs WHERE high IS NOT NULL
  )
  GROUP BY number
)
JOIN numbers USING (number)
ORDER BY 1;

CREATE TEMP TABLE name_ids AS
SELECT known_names.name, endpoints.id
FROM known_names
JOIN endpoints ON endpoints.name = known_names.endpoint;

DROP TABLE numbered_pairs;
DROP TABLE name_numbers;
DROP TABLE numbers;

INSERT INTO vias
SELECT row_number() OVER (ORDER BY via) - 1, via
FROM (SELECT DISTINCT via FROM staging WHERE reason IS NULL AND via IS NOT NULL);

INSERT INTO places
SELECT row_number() OVER (ORDER BY place) - 1, place
FROM (SELECT DISTINCT place FROM staging WHERE reason IS NULL AND place IS NOT NULL);
