#!/usr/bin/env bash
# Fails when a C++ file is not formatted as .clang-format says. Versions of clang-format differ in taste; ours is that of
# Debian 12. Without it nothing is checked (exit 77: a skipped test).
set -euo pipefail
cd "$(dirname "$0")/.."
formatter=$(command -v clang-format-14 || command -v clang-format || true)
if [ -z "$formatter" ] || ! "$formatter" --version | grep -q 'version 14\.'; then
  echo "format: not checked, clang-format 14 is not installed (package clang-format-14)"
  exit 77
fi
find src tests bench -name '*.[ch]pp' -print0 | xargs -0 "$formatter" --dry-run --Werror
echo "format: every file is as .clang-format says"
