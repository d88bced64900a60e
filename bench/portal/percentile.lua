-- Ask for each of the addresses in turn, and tell how many were answered and how soon.
local paths, at = {}, 0

function init(arguments)
  paths = arguments
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

function done(summary, latency)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("told %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(95), errors))
end
