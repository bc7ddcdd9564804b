# SPDX-License-Identifier: MIT
# Removes what the last `cmake --install` of this build has installed, and the folders that only this project uses:
#     cmake --build build --target uninstall
if(NOT EXISTS "${MANIFEST}")
    message(FATAL_ERROR "Nothing was installed from this build: ${MANIFEST} does not exist")
endif()
file(STRINGS "${MANIFEST}" files)
foreach(file IN LISTS files)
    set(file "$ENV{DESTDIR}${file}")
    if(EXISTS "${file}" OR IS_SYMLINK "${file}")
        message(STATUS "Removing ${file}")
        file(REMOVE "${file}")
    endif()
    # Keep a folder that still contains other files.
    get_filename_component(folder "${file}" DIRECTORY)
    file(GLOB left "${folder}/*")
    while(folder MATCHES "/statuscode(/(php|javascript(/inline)?))?$" AND NOT left)
        file(REMOVE_RECURSE "${folder}")
        get_filename_component(folder "${folder}" DIRECTORY)
        file(GLOB left "${folder}/*")
    endwhile()
endforeach()
