-- Artifact `rhythms`: activity by endpoint and local hour of the week (0 = Monday 00:00), only the hours that have any.
-- Day 0 (1970-01-01) was a Thursday, so hour 0 of the epoch is slot 72.
SELECT id::INTEGER AS id, (((local_at("at") // 3600000000) + 72) % 168)::INTEGER AS slot, count(*)::DOUBLE AS events
FROM activity
GROUP BY 1, 2
ORDER BY 1, 2
