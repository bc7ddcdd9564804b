-- SPDX-License-Identifier: MIT
-- SQLite and PostgreSQL, beside the tables of `statuscode export sql`: what count.sql counts.
SELECT coalesce(class, '') AS class, coalesce(action, '') AS action, coalesce(fault, '') AS fault, sum(n) AS times
FROM (SELECT registry, code, count(*) AS n FROM log GROUP BY registry, code) AS counted
LEFT JOIN (SELECT * FROM status_code WHERE meaning = 1 AND kind <> 'HTTP') AS s USING (registry, code)
GROUP BY 1, 2, 3
ORDER BY times DESC, 1, 2, 3;
