-- SPDX-License-Identifier: MIT
-- SQLite and PostgreSQL: counts the log as count.sql does, with the tables of `statuscode export sql`.
SELECT coalesce(class, '') AS class, coalesce(action, '') AS action, coalesce(fault, '') AS fault, sum(n) AS times
FROM (SELECT registry, code, count(*) AS n FROM log GROUP BY registry, code) AS counted
LEFT JOIN (SELECT * FROM status_code WHERE meaning = 1 AND kind <> 'HTTP') AS s USING (registry, code)
GROUP BY 1, 2, 3
ORDER BY times DESC, 1, 2, 3;
