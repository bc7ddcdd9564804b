-- SPDX-License-Identifier: MIT
-- ClickHouse: inserts 10000000 responses of one day into the log. Some codes are much more frequent than others, and
-- one response in a thousand has a code that is not listed.
SET insert_distributed_sync = 1;
INSERT INTO log
SELECT registry, http, if(number % 1000 = 999, toInt32(-1), code) AS code,
    toDateTime('2026-01-15 00:00:00', 'UTC') + intDiv(number * 86400, 10000000) AS time
FROM (
    SELECT number, intHash32(number) % (1 + intHash32(number + 1) % (
        SELECT count() FROM status_code WHERE meaning = 1 AND kind != 'HTTP'
    )) AS row
    FROM numbers(10000000)
) ANY INNER JOIN (
    SELECT toUInt64(rowNumberInAllBlocks()) AS row, registry, wire AS http, code
    FROM (SELECT registry, wire, code FROM status_code WHERE meaning = 1 AND kind != 'HTTP' ORDER BY registry, code)
) USING row;
