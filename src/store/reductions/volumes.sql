-- Artifact `volumes`: bytes that went from and to each endpoint, as the rows of which it is the actor state them.
SELECT actor::INTEGER AS id, "at"::DOUBLE AS "at", coalesce(bytes_out, 0)::DOUBLE AS "out", coalesce(bytes_in, 0)::DOUBLE AS "in"
FROM events
WHERE NOT keep_alive AND "at" IS NOT NULL AND (bytes_out IS NOT NULL OR bytes_in IS NOT NULL)
ORDER BY 1, 2, 3, 4
