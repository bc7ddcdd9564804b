# SPDX-License-Identifier: MIT
# Installs the libraries, the headers, the CMake package, the pkg-config file, the manual pages, the PHP class and the
# completions. A distribution makes a package of each component: library is what programs need to run, development is
# what they need to be built, and tool is the command-line tool.
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

# The pkg-config file names folders relative to itself, so that the tree can be moved. It names absolute folders if one
# was given as absolute, and in /usr, because pkg-config prints no flags for the absolute folders there.
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

# The manual pages, and for each function a link to the page that has it under NAME: man sc_code opens sc_lookup(3).
foreach(page sc_is sc_lookup sc_negotiate sc_read_reply sc_registry_name sc_write_problem statuscode)
    set(file ${PROJECT_SOURCE_DIR}/src/manual/${page}.3)
    install(FILES ${file} DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(STRINGS ${file} names REGEX "^\\.Nm sc_")
    foreach(name IN LISTS names)
        string(REGEX MATCH "sc_[a-z_]+" function "${name}")
        if(NOT function STREQUAL page)
            set(link ${PROJECT_BINARY_DIR}/man3/${function}.3)
            file(WRITE ${link} ".so man3/${page}.3\n")
            install(FILES ${link} DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
        endif()
    endforeach()
endforeach()
install(FILES src/manual/statuscode_table.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)

# The PHP class.
install(DIRECTORY examples/php DESTINATION ${CMAKE_INSTALL_DATADIR}/statuscode)

# What belongs to the tool.
if(STATUSCODE_BUILD_EXAMPLES)
    install(FILES examples/statuscode/statuscode.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT tool)
    install(FILES examples/statuscode/completion.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME statuscode COMPONENT tool)
    # On Debian, zsh looks for what packages install in a folder of its own.
    set(zsh_folder site-functions)
    if(CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND EXISTS /etc/debian_version)
        set(zsh_folder vendor-completions)
    endif()
    install(FILES examples/statuscode/completion.zsh
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/${zsh_folder} RENAME _statuscode COMPONENT tool)
    install(FILES examples/statuscode/completion.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME statuscode.fish COMPONENT tool)
endif()

# A project that contains this one installs and packages everything itself.
if(STATUSCODE_IS_TOP_LEVEL)
    add_custom_target(uninstall
        COMMAND ${CMAKE_COMMAND} -DMANIFEST=${PROJECT_BINARY_DIR}/install_manifest.txt
                -P ${PROJECT_SOURCE_DIR}/src/uninstall.cmake)
    include(src/package.cmake)
endif()
