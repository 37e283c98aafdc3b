-- How many visits each endpoint has.
SELECT actor::INTEGER AS id, count(*)::DOUBLE AS visits
FROM events
WHERE place IS NOT NULL AND "at" IS NOT NULL AND NOT keep_alive
GROUP BY 1
ORDER BY 1
