# SPDX-License-Identifier: MIT
# Run by cpack when the Debian packages are made, with CMake 3.19 or later: dpkg-deb makes them once more. cpack puts
# the umask of whoever runs it into them, and scripts that call ldconfig, which the trigger does.
if(NOT CPACK_GENERATOR STREQUAL DEB)
    return()
endif()

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed OUTPUT_QUIET)
    if(failed)
        message(FATAL_ERROR "${ARGN}: ${failed}")
    endif()
endfunction()

set(folder ${CPACK_TEMPORARY_DIRECTORY}/rebuild)
foreach(package IN LISTS CPACK_PACKAGE_FILES)
    file(REMOVE_RECURSE ${folder})
    run(dpkg-deb --raw-extract ${package} ${folder})
    file(REMOVE ${folder}/DEBIAN/postinst ${folder}/DEBIAN/postrm)
    run(chmod -R u=rwX,go=rX ${folder})
    run(dpkg-deb --root-owner-group -Zgzip --build ${folder} ${package})
endforeach()
