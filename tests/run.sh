# Sourced by ./parley: runs the test projects and the page's tests, two beside each other where that is safe, and closes with one line
# that adds them up.
#
# What computes and waits on timers of its own leaves half of two cores idle: two such suites beside each other end sooner, and neither minds.
# Alone run those in which somebody speaks and listens in real time and waits for an answer only so long, or that measure against the clock:
#   Cli, Rooms  terminals, LiveKit's SDKs and browsers in calls
#   WebRtc      jitter, loss and congestion
#   Scenarios   whole calls and a soak; it holds two scenarios at a time itself, where they allow it (Hosting/Lanes.cs)
# A new suite runs beside others; one that has failed there and not alone belongs into this list, unless its cause is mended.
# Failures are printed when the lanes are through, so that two suites do not talk into each other.
readonly alone=(Parley.Cli.Tests Parley.Rooms.Tests Parley.WebRtc.Tests Parley.Scenarios)

# A suite that hangs is ended after this many seconds, with all it started.
readonly suite_limit="${PARLEY_SUITE_LIMIT:-1800}"

run_all_tests() {
  local passed=0 failed=0 skipped=0 started=$SECONDS reasons="$logs/skipped.txt" suite
  local beside=() apart=() broken=()
  # By process: what runs, and since when. Global, because end_suites reads them when the shell is already leaving.
  declare -gA running=() begun=()
  : >"$reasons"
  for suite in $(suites); do
    chosen "$suite" "$@" || continue
    if is_alone "$suite"; then apart+=("$suite"); else beside+=("$suite"); fi
  done
  trap end_suites EXIT; trap 'exit 130' INT; trap 'exit 143' TERM HUP
  run_suites 2 ${beside[@]+"${beside[@]}"}
  run_suites 1 ${apart[@]+"${apart[@]}"}
  trap - EXIT INT TERM HUP
  printf '\n%d skipped, %d seconds\n' "$skipped" $((SECONDS - started))
  sort "$reasons" | uniq -c | sort -rn | awk 'NR <= 20'
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [[ $failed -eq 0 && $passed -gt 0 ]]
}

# Every suite's name: the projects', and the page's.
suites() {
  local project
  for project in "$repository"/tests/Parley.*.Tests "$repository"/tests/Parley.Scenarios; do echo "${project##*/}"; done
  echo web/console
}

chosen() {
  local name="$1" word; shift
  [[ $# -eq 0 ]] && return 0
  for word in "$@"; do [[ ${name,,} == *"${word,,}"* ]] && return 0; done
  return 1
}

is_alone() { local name; for name in "${alone[@]}"; do [[ $name == "$1" ]] && return 0; done; return 1; }

# run_suites LANES SUITE...: so many at a time, in their order.
run_suites() {
  local lanes="$1" suite; shift
  for suite in "$@"; do
    [[ ${#running[@]} -lt $lanes ]] || await_suite
    start_suite "$suite"
  done
  while [[ ${#running[@]} -gt 0 ]]; do await_suite; done
  for suite in ${broken[@]+"${broken[@]}"}; do printf '\n--- %s\n' "$suite"; tail -n 120 "$(log_of "$suite")"; done
  broken=()
}

start_suite() {
  local limited=(timeout -k 10 "$suite_limit")
  # Job control gives it a process group of its own, which timeout and end_suites end whole: servers, browsers and peers too. And it
  # leaves it SIGINT, which a plain background job ignores, and so would the servers that tests stop with it.
  set -m
  case "$1" in
    web/console) rm -f "$logs/page-tests.json"; cd "$repository/web/console" && exec "${limited[@]}" npx --no-install vitest run --reporter=json --outputFile="$logs/page-tests.json" ;;
    *) exec "${limited[@]}" dotnet "$repository/tests/$1/bin/$configuration/$framework/$1.dll" --progress off --no-ansi ;;
  esac >"$(log_of "$1")" 2>&1 </dev/null &
  set +m
  running[$!]="$1"; begun[$!]=$SECONDS
}

# Waits until at least one has ended, and counts what has.
await_suite() {
  local process status
  # Which one it was is told by who is gone: of two that end at once, wait -n tells one.
  wait -n "${!running[@]}" 2>/dev/null || true
  for process in "${!running[@]}"; do
    kill -0 "$process" 2>/dev/null && continue
    status=0; wait "$process" 2>/dev/null || status=$?
    if [[ ${running[$process]} == web/console ]]; then count_page_tests "$process"; else count_dotnet_tests "$process" "$status"; fi
    unset "running[$process]" "begun[$process]"
  done
}

count_dotnet_tests() {
  local name="${running[$1]}" status="$2" log ok bad skip
  log="$(log_of "$name")"
  ok=$(count "$log" succeeded); bad=$(count "$log" failed); skip=$(count "$log" skipped)
  [[ $status -ne 124 && $status -ne 137 ]] || printf '\n%s was ended after %d seconds.\n' "$name" "$suite_limit" >>"$log"
  # Exit code 8 means that the project holds no tests.
  if [[ $status -ne 0 && $status -ne 8 && $bad -eq 0 ]]; then bad=1; fi
  skip_reasons "$name" "$log" >>"$reasons"
  add_up "$name" "$ok" "$bad" "$skip" $((SECONDS - begun[$1]))
}

count_page_tests() {
  local report="$logs/page-tests.json" ok bad
  ok=$(node -p "require('$report').numPassedTests" 2>/dev/null || echo 0)
  bad=$(node -p "require('$report').numFailedTests" 2>/dev/null || echo 1)
  if [[ $ok -eq 0 && $bad -eq 0 ]]; then bad=1; fi
  add_up "${running[$1]}" "$ok" "$bad" 0 $((SECONDS - begun[$1]))
}

add_up() {
  printf '%-34s %4d passed %3d failed %3d skipped  %4d s\n' "$@"
  [[ $3 -eq 0 ]] || broken+=("$1")
  passed=$((passed + $2)); failed=$((failed + $3)); skipped=$((skipped + $4))
}

# Interrupted: whatever still runs ends, with all it started, before this does.
end_suites() {
  local process
  for process in "${!running[@]}"; do kill -TERM -- "-$process" 2>/dev/null || true; done
  for process in "${!running[@]}"; do wait "$process" 2>/dev/null || true; done
}

log_of() { printf '%s/%s.log' "$logs" "${1//\//-}"; }

# Reads a figure from the closing summary of Microsoft.Testing.Platform; 0 when it is not there.
count() { local n; n=$(sed -nE "s/^ *$2: ([0-9]+).*/\1/p" "$1" | tail -n 1); echo "${n:-0}"; }

# The reason of each skipped test, which stands below its name.
skip_reasons() { awk -v project="$1" '/^skipped /{ reason = "no reason told"; if ((getline line) > 0 && line ~ /^  /) reason = substr(line, 3); print project ": " reason }' "$2"; }
