# Finds DuckDB's C library and defines duckdb::duckdb. Only the C header is exposed: the C++ API does not
# link across compiler versions. Search order: DuckDB_ROOT (an unpacked release), then tools/duckdb/, which
# tools/setup.sh fills.
include(FindPackageHandleStandardArgs)
set(_fetched "${PROJECT_SOURCE_DIR}/tools/duckdb")
find_path(DuckDB_INCLUDE_DIR duckdb.h HINTS "${DuckDB_ROOT}" "$ENV{DuckDB_ROOT}" PATHS "${_fetched}" PATH_SUFFIXES include)
find_library(DuckDB_LIBRARY duckdb HINTS "${DuckDB_ROOT}" "$ENV{DuckDB_ROOT}" PATHS "${_fetched}" PATH_SUFFIXES lib lib64)
find_package_handle_standard_args(DuckDB REQUIRED_VARS DuckDB_LIBRARY DuckDB_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "run tools/setup.sh, or set DuckDB_ROOT to an unpacked DuckDB release")
if(DuckDB_FOUND AND NOT TARGET duckdb::duckdb)
  add_library(duckdb::duckdb SHARED IMPORTED)
  set_target_properties(duckdb::duckdb PROPERTIES
    IMPORTED_LOCATION "${DuckDB_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${DuckDB_INCLUDE_DIR}")
endif()
mark_as_advanced(DuckDB_INCLUDE_DIR DuckDB_LIBRARY)
