-- SPDX-License-Identifier: MIT
-- PostgreSQL: the responses in a file, read by the tool on their way into a table. psql -v tool=/path -v responses=/path
-- The two quotes and separators of the format are bytes that no JSON has, so each line stays whole.
CREATE TABLE response (line jsonb NOT NULL);
\set program :tool ' decode --lines <' :responses
COPY response FROM PROGRAM :'program' (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02');
CREATE TABLE log AS
SELECT line ->> 'registry' AS registry, (line ->> 'http')::int AS http, (line ->> 'code')::int AS code, line ->> 'read' AS read
FROM response;
