-- SPDX-License-Identifier: MIT
-- ClickHouse: the log by class, at any height of the tree. The column classes has the paths ("EXACT success; BROADER
-- failed/unknown_error"), so that no recursion is needed.
SELECT class, sum(n) AS times
FROM (
    SELECT registry, code, arrayJoin(arrayDistinct(splitByChar('/',
        replaceAll(replaceRegexpAll(classes, '(EXACT|BROADER) ', ''), '; ', '/')))) AS class
    FROM status_code WHERE meaning = 1 AND kind != 'HTTP'
) ANY INNER JOIN (SELECT registry, code, count() AS n FROM log GROUP BY registry, code) USING registry, code
GROUP BY class
ORDER BY times DESC, class
