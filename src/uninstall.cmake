# SPDX-License-Identifier: MIT
# Removes what the last `cmake --install` from this build installed, and the folders that are ours alone:
#     cmake --build build --target uninstall
if(NOT EXISTS "${MANIFEST}")
    message(FATAL_ERROR "nothing was installed from here: there is no ${MANIFEST}")
endif()
file(STRINGS "${MANIFEST}" files)
foreach(file IN LISTS files)
    set(file "$ENV{DESTDIR}${file}")
    if(EXISTS "${file}" OR IS_SYMLINK "${file}")
        message(STATUS "Removing ${file}")
        file(REMOVE "${file}")
    endif()
    # Somebody else's file in it keeps the folder.
    get_filename_component(folder "${file}" DIRECTORY)
    file(GLOB left "${folder}/*")
    while(folder MATCHES "/statuscode(/(php|javascript(/inline)?))?$" AND NOT left)
        file(REMOVE_RECURSE "${folder}")
        get_filename_component(folder "${folder}" DIRECTORY)
        file(GLOB left "${folder}/*")
    endwhile()
endforeach()
