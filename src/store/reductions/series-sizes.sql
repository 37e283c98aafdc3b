-- How many instants each endpoint's series has, and how many were set aside as keep-alives.
SELECT id::INTEGER AS id, count(*) FILTER (NOT keep_alive)::DOUBLE AS kept, count(*) FILTER (keep_alive)::DOUBLE AS set_aside
FROM all_activity
WHERE "at" IS NOT NULL
GROUP BY 1
ORDER BY 1
