#!/usr/bin/env bash
# Configures build/ with a preset, once: the demo, the tests and the benchmarks share one tree and its objects.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
mkdir -p build
if [ "$(cat build/.configured-"$preset" 2>/dev/null)" != "$(cksum <CMakePresets.json)" ] || [ ! -f build/build.ninja ]; then
  cmake --preset "$preset" >build/configure.log 2>&1 || { cat build/configure.log; exit 1; }
  cksum <CMakePresets.json >build/.configured-"$preset"
fi
