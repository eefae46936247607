#!/usr/bin/env bash
# Runs every test of build/ and closes with one plain line of counts.
set -uo pipefail
cd "$(dirname "$0")/.."
export NOROSHI_TEST_DATA="${NOROSHI_TEST_DATA:-$PWD/../shared/data}"
log=build/tests.log
(cd build && ctest --output-on-failure -j "$(nproc)") | tee "$log" | grep -vE '^ +Start |Passed +[0-9.]+ sec$'
status=${PIPESTATUS[0]}
total=$(grep -cE '^ *[0-9]+/[0-9]+ Test ' "$log")
skipped=$(grep -cE '\*\*\*Skipped' "$log")
failed=$(grep -cE '\*\*\*(Failed|Timeout|Not Run|Exception)' "$log")
if [ "$failed" -eq 0 ] && [ "$status" -ne 0 ]; then failed=1; fi
if [ "$skipped" -gt 0 ]; then echo "skipped tests need the data folder that NOROSHI_TEST_DATA names (now: $NOROSHI_TEST_DATA)"; fi
grep -h '^warning: ' build/Testing/Temporary/LastTest.log | sort -u  # what a passing test wants somebody to look at
echo "$((total - skipped - failed)) passed, $failed failed, $skipped skipped"
exit "$status"
