#!/usr/bin/env bash
# Installs what is missing: Debian packages (build, and tests when called with `tests`), DuckDB's C library and the chart
# library. Safe to repeat: it does nothing when everything is there.
set -euo pipefail
cd "$(dirname "$0")/.."

duckdb_version=1.4.4
duckdb_binding=1.4.4-r.4
echarts_version=6.1.0

wanted() { sed 's/#.*//' tools/packages.txt; if [ "${1:-}" = tests ]; then sed 's/#.*//' tools/packages_test.txt; fi; }

install_packages() {
  local missing=()
  for package in $(wanted "$@"); do
    # A command that is already there by other means (npm from a Node.js release) counts as installed.
    if [ "$package" = npm ] && command -v npm >/dev/null; then continue; fi
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "setup: need root to install: ${missing[*]}" >&2; exit 1; }
    as_root=sudo
  fi
  echo "setup: installing ${#missing[@]} packages: ${missing[*]}"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# fetch PACKAGE@VERSION MEMBER DESTINATION: one file of a package of the npm registry
fetch() {
  local folder
  folder=$(mktemp -d)
  (cd "$folder" && npm pack --silent "$1" >/dev/null && tar xzf ./*.tgz "package/$2")
  mkdir -p "$(dirname "$3")"
  mv "$folder/package/$2" "$3"
  rm -rf "$folder"
}

install_duckdb() {
  if [ -n "${DuckDB_ROOT:-}" ]; then return; fi
  if [ "$(cat tools/duckdb/version 2>/dev/null)" = "$duckdb_version" ]; then return; fi
  echo "setup: fetching DuckDB $duckdb_version"
  local machine=x64
  if [ "$(uname -m)" = aarch64 ]; then machine=arm64; fi
  fetch "@duckdb/node-bindings-linux-$machine@$duckdb_binding" libduckdb.so tools/duckdb/lib/libduckdb.so
  fetch "duckdb@$duckdb_version" src/duckdb/src/include/duckdb.h tools/duckdb/include/duckdb.h
  echo "$duckdb_version" >tools/duckdb/version
}

install_charts() {
  if [ -s tools/charts/echarts.min.js ] && [ "$(cat tools/charts/version 2>/dev/null)" = "$echarts_version" ]; then return; fi
  echo "setup: fetching ECharts $echarts_version"
  fetch "echarts@$echarts_version" dist/echarts.min.js tools/charts/echarts.min.js
  echo "$echarts_version" >tools/charts/version
}

install_packages "$@"
install_duckdb
install_charts
