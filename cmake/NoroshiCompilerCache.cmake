# Compilations are remembered by ccache, in its user's own cache, for every copy of this source tree: paths are stored
# relative to the folder the copies lie in, and the folder of a build is no part of the key. Precompiled headers need the
# rest. The user's configuration of ccache is not touched.
find_program(CCACHE ccache)
if(CCACHE)
  get_filename_component(_copies "${PROJECT_SOURCE_DIR}" DIRECTORY)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${_copies}" CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${CCACHE}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
endif()
