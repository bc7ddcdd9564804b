# SPDX-License-Identifier: MIT
# cpack runs this before it makes the packages, with CMake 3.19 or later. It adds what Debian wants in a package beyond
# the installed files (a copyright, a changelog, the examples, compressed pages) and removes what Debian does not want.
if(NOT CPACK_GENERATOR STREQUAL DEB)
    return()
endif()

# The license in machine-readable form (DEP-5), which calls it Expat.
list(GET CPACK_BUILD_SOURCE_DIRS 0 source)
file(READ ${CPACK_RESOURCE_FILE_LICENSE} license)
string(REGEX MATCH "Copyright \\(c\\) ([^\n]*)\n\n(.*[^\n])" license "${license}")
set(holder ${CMAKE_MATCH_1})
string(REPLACE "\n\n" "\n.\n" terms "${CMAKE_MATCH_2}")
string(REPLACE "\n" "\n " terms "${terms}")
set(copyright "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: libstatuscode

Files: *
Copyright: ${holder}
License: Expat
 ${terms}
")

# README.md lists the changes under each version.
file(READ ${source}/README.md readme)
string(REPLACE "." "\\." version ${CPACK_PACKAGE_VERSION})
if(NOT readme MATCHES "\n\\*\\*${version}\\*\\* ([^\n]+(\n[^\n]+)*)")
    message(FATAL_ERROR "README.md does not list the changes of version ${CPACK_PACKAGE_VERSION}")
endif()
string(REPLACE "\n" "\n    " changes "${CMAKE_MATCH_1}")
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(changelog "statuscode (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * ${changes}

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")

foreach(component IN LISTS CPACK_COMPONENTS_ALL)
    string(TOUPPER ${component} COMPONENT)
    set(usr ${CPACK_TEMPORARY_DIRECTORY}/${component}/usr)
    set(doc ${usr}/share/doc/${CPACK_DEBIAN_${COMPONENT}_PACKAGE_NAME})
    file(WRITE ${doc}/copyright "${copyright}")
    file(WRITE ${doc}/changelog "${changelog}")
    # Debian wants maximum compression, and reproducibility wants no name or time.
    execute_process(COMMAND gzip -9n ${doc}/changelog COMMAND_ERROR_IS_FATAL ANY)
    if(component STREQUAL development)
        # Debian keeps all documentation in one place.
        file(RENAME ${usr}/share/statuscode/php/README.md ${doc}/README.php.md)
        file(GLOB examples ${source}/examples/*.[ch])
        file(COPY ${examples} DESTINATION ${doc}/examples)
        # The same goes for the JavaScript module, if it was built, and it needs no second license.
        set(module ${usr}/share/statuscode/javascript)
        if(EXISTS ${module})
            file(RENAME ${module}/README.md ${doc}/README.javascript.md)
            file(REMOVE ${module}/LICENSE)
        endif()
    endif()

    file(GLOB pages ${usr}/share/man/man*/*)
    foreach(page IN LISTS pages)
        execute_process(COMMAND gzip -9n ${page} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()

    # Strip like dh_strip, because cpack leaves the compiler's name in binaries and does not strip archives.
    file(GLOB_RECURSE binaries ${usr}/bin/* ${usr}/lib/*.so.*.* ${usr}/lib/*.a)
    foreach(binary IN LISTS binaries)
        execute_process(COMMAND ${CPACK_STATUSCODE_STRIP} --strip-debug --remove-section=.comment
            --enable-deterministic-archives ${binary} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
endforeach()
