-- SPDX-License-Identifier: MIT
-- ClickHouse: the same, where each server looks up the code of each response in its own dictionary.
SELECT dictGetString('status_code', 'class', (registry, code)) AS class,
    dictGetString('status_code', 'action', (registry, code)) AS action,
    dictGetString('status_code', 'fault', (registry, code)) AS fault,
    count() AS times
FROM log
GROUP BY class, action, fault
ORDER BY times DESC, class, action, fault
