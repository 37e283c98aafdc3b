-- Views that the reductions read. `kinds` mirrors the closed set of event kinds; `local_at` is set with the calendar.

-- Who was itself active, and when: actors of kinds that show activity, and both sides of undirected ones.
CREATE OR REPLACE VIEW all_activity AS
SELECT actor AS id, "at", keep_alive
FROM events
WHERE kind IN (SELECT code FROM kinds WHERE activity)
UNION ALL
SELECT peer AS id, "at", keep_alive
FROM events
WHERE kind IN (SELECT code FROM kinds WHERE activity AND NOT directed) AND peer IS NOT NULL AND peer <> actor;

CREATE OR REPLACE VIEW activity AS
SELECT id, "at"
FROM all_activity
WHERE NOT keep_alive AND "at" IS NOT NULL;
