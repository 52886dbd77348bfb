-- SPDX-License-Identifier: GPL-2.0-or-later
-- Asks for the targets of a file, one a line, in turn. Usage: wrk -s queries.lua URL -- FILE
local targets = {}
local threads = 0
local next_target = 1

function setup(thread)
  thread:set("first", threads)
  threads = threads + 1
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    targets[#targets + 1] = wrk.format("GET", line)
  end
  -- Threads begin at different places, so that they do not ask for the same at the same time.
  next_target = first * 377 % #targets + 1
end

function request()
  local target = targets[next_target]
  next_target = next_target % #targets + 1
  return target
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("searches a second: %.0f", summary.requests / (summary.duration / 1e6)))
  print(string.format("ms: p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, most %.1f", latency:percentile(50) / 1e3,
    latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3, latency.max / 1e3))
  print(string.format("not answered 200: %d; connections failed: %d, read: %d, written: %d, timed out: %d",
    errors.status, errors.connect, errors.read, errors.write, errors.timeout))
end
