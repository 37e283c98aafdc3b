SELECT source AS id, reason, count(*) AS n, sum(lines) AS lines
FROM refused
GROUP BY ALL
ORDER BY ALL
