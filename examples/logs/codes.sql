-- SPDX-License-Identifier: MIT
-- ClickHouse, on each server: creates a table with the columns of `statuscode export csv`, and the tables for the log.
CREATE TABLE status_code (
    registry String, code Int32, meaning UInt8, kind String, name String, constant String, zh String, en String,
    http UInt16, wire UInt16, canonical String, outcome String, action String, fault String,
    group_zh String, group_en String, note_zh String, note_en String, class String, classes String, counterparts String
) ENGINE = MergeTree ORDER BY (registry, code, meaning);

CREATE TABLE log_here (registry String, http UInt16, code Int32, time DateTime)
ENGINE = MergeTree PARTITION BY toYYYYMM(time) ORDER BY (registry, code, time);

-- A query on log runs on log_here of both servers. A row inserted into log goes to one of them at random.
CREATE TABLE log (registry String, http UInt16, code Int32, time DateTime)
ENGINE = Distributed(both, default, log_here, rand());
