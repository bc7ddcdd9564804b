# SPDX-License-Identifier: MIT
# Packages made by cpack: an archive of everything, an archive of the sources (cpack --config CPackSourceConfig.cmake),
# and three Debian packages (libstatuscode0, libstatuscode-dev, statuscode), which need Debian's folders:
#     cmake -S . -B build -DCMAKE_INSTALL_PREFIX=/usr && cmake --build build && (cd build && cpack -G DEB)
set(CPACK_PACKAGE_VENDOR "the libstatuscode authors")
set(CPACK_PACKAGE_CONTACT "the libstatuscode authors <maintainers@users.noreply.b-seed-8cfabd4e.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR TGZ)
set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME ${PROJECT_NAME}-${PROJECT_VERSION})
# CPACK_SOURCE_IGNORE_FILES are regular expressions, so special characters in folder names become dots.
string(REGEX REPLACE "[^A-Za-z0-9/_-]" "." top "${PROJECT_SOURCE_DIR}")
string(REGEX REPLACE "[^A-Za-z0-9/_-]" "." built "${PROJECT_BINARY_DIR}")
set(CPACK_SOURCE_IGNORE_FILES "^${built}/" "^${top}/build" "^${top}/[.]git(/|$)" /__pycache__/)
set(CPACK_STRIP_FILES ON)
set(CPACK_STATUSCODE_STRIP ${CMAKE_STRIP})
set(CPACK_VERBATIM_VARIABLES ON)

# To be reproducible, everything gets the time of the release: midnight UTC of the date in the header. The days since
# 1970 are counted in years that begin in March, so that the leap day is the last day of its year.
file(STRINGS include/statuscode.h date REGEX "^#define SC_RELEASE_DATE ")
string(REGEX MATCH "([0-9]+)-0?([0-9]+)-0?([0-9]+)" date "${date}")
math(EXPR year "${CMAKE_MATCH_1} - (14 - ${CMAKE_MATCH_2}) / 12")
math(EXPR month "(${CMAKE_MATCH_2} + 9) % 12")
math(EXPR days "${year} * 365 + ${year} / 4 - ${year} / 100 + ${year} / 400 - 719469")
math(EXPR days "${days} + (${month} * 153 + 2) / 5 + ${CMAKE_MATCH_3}")
math(EXPR CPACK_STATUSCODE_RELEASED "${days} * 86400")
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/src/package_time.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/src/package_debian.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/src/package_rebuild.cmake)

set(CPACK_COMPONENTS_ALL library development tool)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(lists "Five web APIs (Fecshop, Jiemi, Rayvision, ThinkSNS+, Hero) each publish a list
of status codes. This library gives the name, the Chinese and the English
message, the HTTP status and what a client should do, and it reads and builds
their responses.")

# CPack has no variable for Multi-Arch before 3.31, but it writes a field's value unchanged, so a value can add a field.
set(multi_arch "\nMulti-Arch: ")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libstatuscode${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION "libs${multi_arch}same")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
# The symbols file lists the version that introduced each function, so that a program depends on the version it needs.
set(symbols "libstatuscode.so.${PROJECT_VERSION_MAJOR} ${CPACK_DEBIAN_LIBRARY_PACKAGE_NAME} #MINVER#
* Build-Depends-Package: libstatuscode-dev\n")
file(STRINGS ${map} lines)
foreach(line IN LISTS lines)
    if(line MATCHES "^(STATUSCODE_([0-9.]+)) ")
        set(node ${CMAKE_MATCH_1})
        set(since ${CMAKE_MATCH_2})
        string(APPEND symbols " ${node}@${node} ${since}\n")
    elseif(line MATCHES "^ +(sc_[a-z_]+)")
        string(APPEND symbols " ${CMAKE_MATCH_1}@${node} ${since}\n")
    endif()
endforeach()
file(WRITE ${PROJECT_BINARY_DIR}/debian/symbols "${symbols}")
file(WRITE ${PROJECT_BINARY_DIR}/debian/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA
    ${PROJECT_BINARY_DIR}/debian/symbols ${PROJECT_BINARY_DIR}/debian/triggers)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION ${lists})

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libstatuscode-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION "libdevel${multi_arch}same")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "${CPACK_DEBIAN_LIBRARY_PACKAGE_NAME} (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${lists}

These are the headers, the static library, what pkg-config and CMake need,
the JavaScript module and the PHP class.")

set(CPACK_DEBIAN_TOOL_PACKAGE_NAME statuscode)
set(CPACK_DEBIAN_TOOL_PACKAGE_SECTION "utils${multi_arch}foreign")
set(CPACK_DEBIAN_TOOL_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_TOOL_DESCRIPTION "${lists}

This is the tool that looks codes up and decodes responses.")

include(CPack)
