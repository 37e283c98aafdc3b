-- Artifact `endpoints`: one row an endpoint, in the order of ids.
SELECT events::DOUBLE AS events, partners::INTEGER AS partners, first::DOUBLE AS first, last::DOUBLE AS last
FROM endpoints
ORDER BY id
