-- SPDX-License-Identifier: MIT
-- ClickHouse: counts the log as count.sql does, but each server looks up the code of every response in its dictionary.
SELECT dictGetString('status_code', 'class', (registry, code)) AS class,
    dictGetString('status_code', 'action', (registry, code)) AS action,
    dictGetString('status_code', 'fault', (registry, code)) AS fault,
    count() AS times
FROM log
GROUP BY class, action, fault
ORDER BY times DESC, class, action, fault
