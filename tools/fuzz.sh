#!/usr/bin/env bash
# Builds the fuzz targets and runs them, as many at a time as there are cores. Usage: fuzz.sh each SECONDS | total SECONDS
# `total` bounds the wall time of all runs together; targets whose code changed since FUZZ_SINCE (a commit; else where this
# branch left origin/main, else the tenth last) run first and twice as long. A finding stays in build/fuzz/crashes/ and fails
# the run.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=$1 seconds=$2 cores=$(nproc)
mkdir -p build/fuzz/crashes
cmake --preset fuzz >build/fuzz/configure.log 2>&1 || { cat build/fuzz/configure.log; exit 1; }
cmake --build build/fuzz --target fuzz -j "$cores"

# Changed files without their endings, so that a header stands for the .cpp beside it.
changed_stems() {
  local since=${FUZZ_SINCE:-}
  if [ -z "$since" ]; then
    since=$(git merge-base HEAD origin/main 2>/dev/null || true)
    if [ -z "$since" ] || [ "$since" = "$(git rev-parse HEAD)" ]; then since=HEAD~10; fi
  fi
  { git diff --name-only "$since" -- src tests/fuzz 2>/dev/null || true; } | sed -E 's/\.[a-z]+$//'
}

# What the objects of a target were compiled from, in the same form.
stems_of() {
  ninja -C build/fuzz -t deps | awk -v own="/fuzz_$1.dir/" '/^[^ ]/ { mine = index($0, own) } mine && /^ / { print $1 }' |
    sed -E "s#^($PWD/|(\.\./)+)##; s/\.[a-z]+$//"
}

run_one() {
  local name=${1##*/fuzz_} found="build/fuzz/crashes/${1##*/fuzz_}-"
  mkdir -p "build/fuzz/corpus/$name"
  if "$1" -max_total_time="$2" -max_len=8192 -timeout=25 -rss_limit_mb=4096 -artifact_prefix="$found" \
      "build/fuzz/corpus/$name" "build/fuzz/seeds/$name" >"build/fuzz/$name.log" 2>&1; then
    echo "fuzz $name: $2 s, $(grep -E '^Done [0-9]+ runs' "build/fuzz/$name.log" | tail -1)"
  else
    echo "fuzz $name: FAILED, input in $found*"
    tail -40 "build/fuzz/$name.log"
    return 1
  fi
}
export -f run_one

mapfile -t targets < <(find build/fuzz -maxdepth 1 -name 'fuzz_*' -type f -executable | sort)
first=() rest=()
if [ "$mode" = total ]; then
  changes=$(changed_stems)
  for target in "${targets[@]}"; do
    if [ -n "$changes" ] && stems_of "${target##*/fuzz_}" | grep -Fx "$changes" >/dev/null; then first+=("$target"); else rest+=("$target"); fi
  done
  # Turns of one length: a changed target takes two. Longest first, they fill the cores without a gap.
  turns=$(((2 * ${#first[@]} + ${#rest[@]} + cores - 1) / cores))
  seconds=$((seconds / (turns > 0 ? turns : 1)))
  echo "fuzz: ${#first[@]} targets whose code changed, $((2 * seconds)) s each; ${#rest[@]} others, $seconds s each"
else
  rest=("${targets[@]}")
fi
{
  for target in "${first[@]}"; do echo "$target $((2 * seconds))"; done
  for target in "${rest[@]}"; do echo "$target $seconds"; done
} | xargs -P "$cores" -L 1 bash -c 'run_one "$@"' run_one
echo "fuzz: ${#targets[@]} targets, no finding"
