-- SPDX-License-Identifier: MIT
-- PostgreSQL: reads a file of responses through the tool into a table. Run psql -v tool=/path -v responses=/path.
-- The delimiter and the quote are bytes that never occur in JSON, so each line stays one value.
CREATE TABLE response (line jsonb NOT NULL);
\set program :tool ' decode --lines <' :responses
COPY response FROM PROGRAM :'program' (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02');
CREATE TABLE log AS
SELECT line ->> 'registry' AS registry, (line ->> 'http')::int AS http, (line ->> 'code')::int AS code, line ->> 'read' AS read
FROM response;
