# SPDX-License-Identifier: MIT
# Reproducible builds: the same sources give the same bytes, whatever the folder, the time and the user.
include(CheckCCompilerFlag)

# The build folder comes last, because it is often inside the source folder and the last match counts. Debug builds keep
# the real paths for the debugger.
set(STATUSCODE_PREFIX_MAP)
check_c_compiler_flag(-ffile-prefix-map=a=b STATUSCODE_KNOWS_PREFIX_MAP)
if(STATUSCODE_KNOWS_PREFIX_MAP)
    foreach(map ${PROJECT_SOURCE_DIR}=. ${PROJECT_BINARY_DIR}=build)
        list(APPEND STATUSCODE_PREFIX_MAP $<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${map}>)
    endforeach()
endif()

# Archives must not contain times and owners, which not every ar leaves out by default.
execute_process(COMMAND ${CMAKE_AR} --help OUTPUT_VARIABLE ar_help ERROR_QUIET)
if(ar_help MATCHES "\\[D\\]")
    set(CMAKE_C_ARCHIVE_CREATE "<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>")
    set(CMAKE_C_ARCHIVE_FINISH "<CMAKE_RANLIB> -D <TARGET>")
endif()
