# SPDX-License-Identifier: MIT
# Installs the libraries, the headers, the CMake package, the pkg-config file, the PHP class, the manual pages and the
# completions. The components are the packages that a distribution makes: library (what programs need at run time),
# development and tool.
include(CMakePackageConfigHelpers)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME development)

install(TARGETS ${libraries} EXPORT statuscodeTargets
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT library
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
    FILES_MATCHING PATTERN "*.h")

# find_package(statuscode 0.1 CONFIG)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/statuscode)
configure_package_config_file(src/statuscodeConfig.cmake.in statuscodeConfig.cmake
    INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(statuscodeConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(EXPORT statuscodeTargets NAMESPACE statuscode:: DESTINATION ${package_folder})
install(FILES
    ${PROJECT_BINARY_DIR}/statuscodeConfig.cmake
    ${PROJECT_BINARY_DIR}/statuscodeConfigVersion.cmake
    DESTINATION ${package_folder})

# The pkg-config file has relative paths, so that the tree can be moved, unless a folder is given as an absolute path.
# In /usr, the paths are absolute too, because pkg-config knows them and prints no flags for them.
set(pc_folder ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
if(IS_ABSOLUTE ${CMAKE_INSTALL_LIBDIR} OR IS_ABSOLUTE ${CMAKE_INSTALL_INCLUDEDIR} OR CMAKE_INSTALL_PREFIX STREQUAL /usr)
    set(PC_PREFIX ${CMAKE_INSTALL_PREFIX})
    set(PC_LIBDIR ${CMAKE_INSTALL_FULL_LIBDIR})
    set(PC_INCLUDEDIR ${CMAKE_INSTALL_FULL_INCLUDEDIR})
else()
    file(RELATIVE_PATH PC_PREFIX /${pc_folder} /)
    string(REGEX REPLACE "/$" "" PC_PREFIX "\${pcfiledir}/${PC_PREFIX}")
    set(PC_LIBDIR "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
    set(PC_INCLUDEDIR "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
configure_file(src/statuscode.pc.in statuscode.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/statuscode.pc DESTINATION ${pc_folder})

# Manual pages; every function leads to the one that explains them all: man sc_lookup.
install(FILES src/statuscode.3 DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
file(STRINGS include/statuscode.h prototypes REGEX "^SC_API ")
foreach(prototype IN LISTS prototypes)
    string(REGEX MATCH "(sc_[a-z_]+)\\(" function "${prototype}")
    set(link ${PROJECT_BINARY_DIR}/man3/${CMAKE_MATCH_1}.3)
    file(WRITE ${link} ".so man3/statuscode.3\n")
    install(FILES ${link} DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
endforeach()

# The PHP class needs no build.
install(DIRECTORY examples/php DESTINATION ${CMAKE_INSTALL_DATADIR}/statuscode)

# The manual page and the completions of the tool, which examples/CMakeLists.txt installs.
if(STATUSCODE_BUILD_EXAMPLES)
    install(FILES examples/statuscode/statuscode.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT tool)
    install(FILES examples/statuscode/completion.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME statuscode COMPONENT tool)
    # Debian's zsh looks for completions from packages in a different folder.
    set(zsh_folder site-functions)
    if(CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND EXISTS /etc/debian_version)
        set(zsh_folder vendor-completions)
    endif()
    install(FILES examples/statuscode/completion.zsh
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/${zsh_folder} RENAME _statuscode COMPONENT tool)
    install(FILES examples/statuscode/completion.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME statuscode.fish COMPONENT tool)
endif()

# If there is a parent project, uninstalling and packaging are up to it.
if(STATUSCODE_IS_TOP_LEVEL)
    add_custom_target(uninstall
        COMMAND ${CMAKE_COMMAND} -DMANIFEST=${PROJECT_BINARY_DIR}/install_manifest.txt
                -P ${PROJECT_SOURCE_DIR}/src/uninstall.cmake)
    include(src/package.cmake)
endif()
