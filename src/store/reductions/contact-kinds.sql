-- Events between two named endpoints, by kind: tells which kind of contact a log records.
SELECT kind::INTEGER AS kind, count(*)::DOUBLE AS events
FROM events
WHERE peer IS NOT NULL AND peer <> actor AND NOT keep_alive
GROUP BY kind
ORDER BY kind
