#!/usr/bin/env bash
# The format of every file, the borders of rooms, and clang-tidy's cheap checks on C++ files that differ from HEAD.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/check_format.sh || [ $? -eq 77 ]
python3 tools/tidy.py src
mapfile -t changed < <(git diff --name-only --diff-filter=d HEAD -- 'src/*.cpp' 'bench/*.cpp'; \
  git ls-files --others --exclude-standard -- 'src/*.cpp' 'bench/*.cpp')
if [ ${#changed[@]} -eq 0 ]; then echo "clang-tidy: no C++ file differs from HEAD"; exit; fi
if ! command -v clang-tidy-19 >/dev/null; then echo "clang-tidy: not run, clang-tidy-19 is not installed"; exit; fi
mkdir -p build/lint
cmake --preset lint >build/lint/configure.log 2>&1 || { cat build/lint/configure.log; exit 1; }
clang-tidy-19 -p build/lint --quiet --warnings-as-errors='*' \
  --checks='-*,bugprone-use-after-move,bugprone-dangling-handle,bugprone-infinite-loop,performance-for-range-copy,misc-unused-*' \
  "${changed[@]}"
echo "clang-tidy: ${#changed[@]} changed files"
