-- SPDX-License-Identifier: MIT
-- SQLite and PostgreSQL: counts the log as classes.sql does, with the tables of `statuscode export sql`.
WITH RECURSIVE is_in (registry, code, class) AS (
    SELECT registry, code, m.class FROM status_member AS m JOIN status_code USING (registry, code, meaning)
    WHERE meaning = 1 AND kind <> 'HTTP'
    UNION
    SELECT registry, code, parent FROM is_in JOIN status_class ON name = class WHERE parent IS NOT NULL
)
SELECT class, sum(n) AS times
FROM (SELECT registry, code, count(*) AS n FROM log GROUP BY registry, code) AS counted JOIN is_in USING (registry, code)
GROUP BY class
ORDER BY times DESC, class;
