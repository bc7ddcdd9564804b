# SPDX-License-Identifier: MIT
# Run by cpack first: what is packed gets the time of the release, unless somebody has chosen another.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    set(ENV{SOURCE_DATE_EPOCH} ${CPACK_STATUSCODE_RELEASED})
endif()
