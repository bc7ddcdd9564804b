-- SPDX-License-Identifier: MIT
-- ClickHouse: counts the log by class. A response counts for its class and for all classes above it. The column classes
-- contains whole paths ("EXACT success; BROADER failed/unknown_error"), so no recursion is needed.
SELECT class, sum(n) AS times
FROM (
    SELECT registry, code, arrayJoin(arrayDistinct(splitByChar('/',
        replaceAll(replaceRegexpAll(classes, '(EXACT|BROADER) ', ''), '; ', '/')))) AS class
    FROM status_code WHERE meaning = 1 AND kind != 'HTTP'
) ANY INNER JOIN (SELECT registry, code, count() AS n FROM log GROUP BY registry, code) USING registry, code
GROUP BY class
ORDER BY times DESC, class
