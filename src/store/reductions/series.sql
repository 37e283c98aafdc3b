-- Artifact `series`: the instants at which each endpoint was itself active, keep-alives set aside. In no order: the database's own sort
-- of all events would need several times their memory, where the reader can sort one endpoint at a time in place.
SELECT id::INTEGER AS id, "at"::DOUBLE AS "at"
FROM activity
