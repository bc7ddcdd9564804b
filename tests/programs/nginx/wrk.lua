-- SPDX-License-Identifier: MIT
-- For wrk: asks for /1, /2, ... below the given path in turn, and compares each answer with the line of that number of the
-- file ANSWERS: its HTTP status, a tab, its body. The upstream says in X-Number which one it is. Prints the number of
-- wrong answers in the end.
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
