# SPDX-License-Identifier: MIT
# cpack runs this after it has made the packages, with CMake 3.19 or later. It makes them again, because cpack puts the
# user's umask into them, the owner into archives, and scripts into Debian packages that run ldconfig, as the trigger
# already does.
if(CPACK_GENERATOR STREQUAL DEB)
    set(folder ${CPACK_TEMPORARY_DIRECTORY}/rebuild)
    foreach(package IN LISTS CPACK_PACKAGE_FILES)
        file(REMOVE_RECURSE ${folder})
        execute_process(COMMAND dpkg-deb --raw-extract ${package} ${folder} COMMAND_ERROR_IS_FATAL ANY)
        file(REMOVE ${folder}/DEBIAN/postinst ${folder}/DEBIAN/postrm)
        execute_process(COMMAND chmod -R u=rwX,go=rX ${folder} COMMAND_ERROR_IS_FATAL ANY)
        execute_process(COMMAND dpkg-deb --root-owner-group -Zgzip --build ${folder} ${package}
            OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
elseif(CPACK_GENERATOR STREQUAL TGZ)
    # Without GNU tar, the archive stays as it is.
    execute_process(COMMAND tar --version OUTPUT_VARIABLE tar ERROR_QUIET)
    if(tar MATCHES "GNU tar")
        execute_process(
            COMMAND tar -c -C ${CPACK_TEMPORARY_DIRECTORY}/.. --format=ustar --sort=name
                --mtime=@$ENV{SOURCE_DATE_EPOCH} --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX
                ${CPACK_PACKAGE_FILE_NAME}
            COMMAND gzip -9n
            OUTPUT_FILE ${CPACK_PACKAGE_FILES} COMMAND_ERROR_IS_FATAL ANY)
    endif()
endif()
