-- Events of the whole log in equal steps from $from.
SELECT (("at" - $from) // $step)::INTEGER AS slot, count(*)::DOUBLE AS events
FROM events
WHERE "at" IS NOT NULL AND NOT keep_alive
GROUP BY 1
ORDER BY 1
