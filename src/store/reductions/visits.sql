-- Artifact `visits`: where each endpoint was, as the rows of which it is the actor say. In no order, as `series`.
SELECT actor::INTEGER AS id, "at"::DOUBLE AS "at", place::INTEGER AS place
FROM events
WHERE place IS NOT NULL AND "at" IS NOT NULL AND NOT keep_alive
