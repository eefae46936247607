#!/usr/bin/env bash
# Builds the fuzz targets and runs each for the given number of seconds, as many at a time as there are cores.
# A finding stays in build/fuzz/crashes/ and fails the run.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1
mkdir -p build/fuzz/crashes
cmake --preset fuzz >build/fuzz/configure.log 2>&1 || { cat build/fuzz/configure.log; exit 1; }
cmake --build build/fuzz --target fuzz -j "$(nproc)"
run_one() {
  local name=${1##*/fuzz_} found="build/fuzz/crashes/${1##*/fuzz_}-"
  mkdir -p "build/fuzz/corpus/$name"
  if "$1" -max_total_time="$2" -max_len=8192 -timeout=25 -rss_limit_mb=4096 -artifact_prefix="$found" \
      "build/fuzz/corpus/$name" "build/fuzz/seeds/$name" >"build/fuzz/$name.log" 2>&1; then
    echo "fuzz $name: $(grep -E '^Done [0-9]+ runs' "build/fuzz/$name.log" | tail -1)"
  else
    echo "fuzz $name: FAILED, input in $found*"
    tail -40 "build/fuzz/$name.log"
    return 1
  fi
}
export -f run_one
targets=$(find build/fuzz -maxdepth 1 -name 'fuzz_*' -type f -executable | sort)
xargs -P "$(nproc)" -I{} bash -c 'run_one {} '"$seconds" <<<"$targets"
echo "fuzz: $(wc -l <<<"$targets") targets, $seconds s each"
