-- SPDX-License-Identifier: MIT
-- ClickHouse: counts the log by class, action and fault. Each server counts its part by code, and each code is then
-- looked up once.
SELECT dictGetString('status_code', 'class', (registry, code)) AS class,
    dictGetString('status_code', 'action', (registry, code)) AS action,
    dictGetString('status_code', 'fault', (registry, code)) AS fault,
    sum(n) AS times
FROM (SELECT registry, code, count() AS n FROM log GROUP BY registry, code)
GROUP BY class, action, fault
ORDER BY times DESC, class, action, fault
