# SPDX-License-Identifier: MIT
# cpack runs this first. Packaged files get the time of the release, unless SOURCE_DATE_EPOCH is already set.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    set(ENV{SOURCE_DATE_EPOCH} ${CPACK_STATUSCODE_RELEASED})
endif()
