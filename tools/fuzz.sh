#!/usr/bin/env bash
# Builds the fuzz targets and runs each for the given number of seconds, as many at a time as there are cores.
# A finding stays in build/fuzz/crashes/ and fails the run.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1
cmake --preset fuzz >/dev/null
cmake --build build/fuzz -j "$(nproc)"
mkdir -p build/fuzz/crashes
run_one() {
  name=$(basename "$1")
  mkdir -p "build/fuzz/corpus/$name"
  seeds="tests/fuzz/seeds/${name#fuzz_}"
  [ -d "$seeds" ] || seeds=
  if "$1" -max_total_time="$2" -timeout=25 -rss_limit_mb=4096 -artifact_prefix="build/fuzz/crashes/$name-" \
      "build/fuzz/corpus/$name" $seeds >"build/fuzz/$name.log" 2>&1; then
    echo "fuzz $name: $(grep -E 'DONE|Done' "build/fuzz/$name.log" | tail -1)"
  else
    echo "fuzz $name: FAILED"; tail -40 "build/fuzz/$name.log"; return 1
  fi
}
export -f run_one
find build/fuzz -maxdepth 1 -name 'fuzz_*' -type f -executable | sort | xargs -P "$(nproc)" -I{} bash -c 'run_one {} '"$seconds"
