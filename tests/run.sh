# Sourced by ./parley: runs every test project one after the other (timing-sensitive ones must not fight over two cores), then the
# page's tests, and closes with one line that adds them up.

run_all_tests() {
  local passed=0 failed=0 skipped=0 started=$SECONDS project name reasons="$logs/skipped.txt"
  : >"$reasons"
  for project in "$repository"/tests/Parley.*.Tests "$repository"/tests/Parley.Scenarios; do
    name="${project##*/}"
    chosen "$name" "$@" || continue
    run_dotnet_tests "$project" "$name"
  done
  chosen web/console "$@" && run_page_tests
  printf '\n%d skipped, %d seconds\n' "$skipped" $((SECONDS - started))
  sort "$reasons" | uniq -c | sort -rn | awk 'NR <= 20'
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [[ $failed -eq 0 && $passed -gt 0 ]]
}

chosen() {
  local name="$1" word; shift
  [[ $# -eq 0 ]] && return 0
  for word in "$@"; do [[ ${name,,} == *"${word,,}"* ]] && return 0; done
  return 1
}

run_dotnet_tests() {
  local log="$logs/$2.log" begun=$SECONDS total ok bad skip status=0
  timeout 1800 dotnet "$1/bin/$configuration/$framework/$2.dll" --progress off --no-ansi >"$log" 2>&1 </dev/null || status=$?
  total=$(count "$log" total); ok=$(count "$log" succeeded); bad=$(count "$log" failed); skip=$(count "$log" skipped)
  # Exit code 8 means that the project holds no tests.
  if [[ $status -ne 0 && $status -ne 8 && $bad -eq 0 ]]; then bad=1; fi
  printf '%-34s %4d passed %3d failed %3d skipped  %4d s\n' "$2" "$ok" "$bad" "$skip" $((SECONDS - begun))
  if [[ $bad -gt 0 ]]; then tail -n 120 "$log"; fi
  skip_reasons "$2" "$log" >>"$reasons"
  passed=$((passed + ok)); failed=$((failed + bad)); skipped=$((skipped + skip))
}

run_page_tests() {
  local log="$logs/page-tests.log" ok bad
  (cd "$repository/web/console" && npx --no-install vitest run --reporter=json --outputFile="$logs/page-tests.json") >"$log" 2>&1 </dev/null || true
  ok=$(node -p "require('$logs/page-tests.json').numPassedTests" 2>/dev/null || echo 0)
  bad=$(node -p "require('$logs/page-tests.json').numFailedTests" 2>/dev/null || echo 1)
  if [[ $ok -eq 0 && $bad -eq 0 ]]; then bad=1; fi
  printf '%-34s %4d passed %3d failed\n' web/console "$ok" "$bad"
  if [[ $bad -gt 0 ]]; then tail -n 40 "$log"; fi
  passed=$((passed + ok)); failed=$((failed + bad))
}

# Reads a figure from the closing summary of Microsoft.Testing.Platform; 0 when it is not there.
count() { local n; n=$(sed -nE "s/^ *$2: ([0-9]+).*/\1/p" "$1" | tail -n 1); echo "${n:-0}"; }

# The reason of each skipped test, which stands below its name.
skip_reasons() { awk -v project="$1" '/^skipped /{ reason = "no reason told"; if ((getline line) > 0 && line ~ /^  /) reason = substr(line, 3); print project ": " reason }' "$2"; }
