-- Artifact `series`: the instants at which each endpoint was itself active, keep-alives set aside.
SELECT id::INTEGER AS id, "at"::DOUBLE AS "at"
FROM activity
ORDER BY id, "at"
