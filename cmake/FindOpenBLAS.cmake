# OpenBLAS for one thread, as Debian packages it (libopenblas-serial-dev). Sets the target OpenBLAS::serial.
# The folder is named because the plain name libopenblas.so may lead to the build with threads of its own.
find_path(OpenBLAS_INCLUDE_DIR cblas.h HINTS ${OpenBLAS_ROOT}/include
  PATHS /usr/include/${CMAKE_LIBRARY_ARCHITECTURE} PATH_SUFFIXES openblas-serial openblas)
find_library(OpenBLAS_LIBRARY NAMES openblas HINTS ${OpenBLAS_ROOT}/lib
  PATHS /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/openblas-serial NO_DEFAULT_PATH)
find_library(OpenBLAS_LIBRARY NAMES openblas)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenBLAS REQUIRED_VARS OpenBLAS_LIBRARY OpenBLAS_INCLUDE_DIR)
if(OpenBLAS_FOUND AND NOT TARGET OpenBLAS::serial)
  add_library(OpenBLAS::serial UNKNOWN IMPORTED)
  set_target_properties(OpenBLAS::serial PROPERTIES IMPORTED_LOCATION "${OpenBLAS_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${OpenBLAS_INCLUDE_DIR}")
endif()
mark_as_advanced(OpenBLAS_INCLUDE_DIR OpenBLAS_LIBRARY)
