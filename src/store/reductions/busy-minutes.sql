-- Artifact `coverage`: every minute in which the log shows anything, keep-alives included, for they show that it was watching.
SELECT min("at")::DOUBLE AS first, max("at")::DOUBLE AS last, count(*)::DOUBLE AS events
FROM events
WHERE "at" IS NOT NULL
GROUP BY "at" // 60000000
ORDER BY first
