# SPDX-License-Identifier: MIT
# The same sources give the same bytes, in whatever folder, at whatever time and by whomever they are built.
include(CheckCCompilerFlag)

# The build folder often lies inside the source folder: of two that fit, the last one decides. A debugger wants the
# sources where they are.
set(STATUSCODE_PREFIX_MAP)
check_c_compiler_flag(-ffile-prefix-map=a=b STATUSCODE_KNOWS_PREFIX_MAP)
if(STATUSCODE_KNOWS_PREFIX_MAP)
    foreach(map ${PROJECT_SOURCE_DIR}=. ${PROJECT_BINARY_DIR}=build)
        list(APPEND STATUSCODE_PREFIX_MAP $<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${map}>)
    endforeach()
endif()

# Archives without times and owners, which is not the default of every ar.
execute_process(COMMAND ${CMAKE_AR} --help OUTPUT_VARIABLE ar_help ERROR_QUIET)
if(ar_help MATCHES "\\[D\\]")
    set(CMAKE_C_ARCHIVE_CREATE "<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>")
    set(CMAKE_C_ARCHIVE_FINISH "<CMAKE_RANLIB> -D <TARGET>")
endif()
