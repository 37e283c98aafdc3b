SELECT sources.id, count(*) FILTER (trouble = 1) AS nonexistent, count(*) FILTER (trouble = 2) AS ambiguous
FROM staging
JOIN sources ON staging.rowid >= first_row AND staging.rowid < first_row + rows
WHERE reason IS NULL AND trouble > 0
GROUP BY sources.id
ORDER BY sources.id
