# SPDX-License-Identifier: MIT
# Run by cpack when everything is laid out, with CMake 3.19 or later: what Debian wants in a package beyond what is
# installed, which is a copyright, a changelog and compressed pages.
if(NOT CPACK_GENERATOR STREQUAL DEB)
    return()
endif()

# 9: as small as it gets; n: without name and time. A page that only names another (.so) stays as it is.
function(compress file)
    execute_process(COMMAND gzip -9n ${file} RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "gzip ${file}: ${failed}")
    endif()
endfunction()

string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
    string(TOUPPER ${component} COMPONENT)
    set(package ${CPACK_DEBIAN_${COMPONENT}_PACKAGE_NAME})
    set(share ${CPACK_TEMPORARY_DIRECTORY}/${component}/usr/share)

    configure_file(${CPACK_RESOURCE_FILE_LICENSE} ${share}/doc/${package}/copyright COPYONLY)
    file(WRITE ${share}/doc/${package}/changelog
        "statuscode (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium\n\n"
        "  * What has changed is said in README.md under \"Interface changes\".\n\n"
        " -- ${CPACK_PACKAGE_CONTACT}  ${date}\n")
    compress(${share}/doc/${package}/changelog)

    file(GLOB pages ${share}/man/man*/*)
    foreach(page IN LISTS pages)
        compress(${page})
    endforeach()
endforeach()
