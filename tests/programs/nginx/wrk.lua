-- SPDX-License-Identifier: MIT
-- A script for wrk that requests each path in the file ANSWERS in turn. A line of the file is a path, the expected HTTP
-- status and the expected body, separated by tabs. A response belongs to the line whose number is in its field
-- X-Number. Prints how many requests, wrong answers and errors there were.
local answers = {}
for line in io.lines(os.getenv("ANSWERS")) do
    local path, status, body = line:match("^(.-)\t(%d+)\t(.*)$")
    answers[#answers + 1] = {path = path, status = tonumber(status), body = body}
end
local at, threads = 0, {}
wrong = 0

function setup(thread)
    table.insert(threads, thread)
end

function request()
    at = at % #answers + 1
    return wrk.format("GET", answers[at].path)
end

function response(status, headers, body)
    local answer = answers[tonumber(headers["X-Number"])]
    if answer == nil or status ~= answer.status or body ~= answer.body then
        wrong = wrong + 1
    end
end

function done(summary)
    local sum = 0
    for _, thread in ipairs(threads) do
        sum = sum + thread:get("wrong")
    end
    local errors = summary.errors
    print(string.format("requests %d wrong %d errors %d duration %d", summary.requests, sum,
        errors.connect + errors.read + errors.write + errors.timeout, summary.duration))
end
