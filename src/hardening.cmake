# SPDX-License-Identifier: MIT
# Hardening of the shared library and the tool: each flag where compiler and linker know it. A position-independent
# executable is left to the compiler, which makes one by default where that is safe. -z nodlopen is not for a library
# that is loaded from Python or Lua.
include(CheckCCompilerFlag)
include(CheckCSourceCompiles)

set(STATUSCODE_COMPILE_HARDENING)
set(STATUSCODE_LINK_HARDENING)
if(WIN32 OR NOT can_share)
    return() # the stack protector would be one more DLL to ship, or is not there
endif()

set(CMAKE_REQUIRED_FLAGS -Werror) # a flag of another processor's may be no more than a warning
foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection -mbranch-protection=standard)
    string(MAKE_C_IDENTIFIER "STATUSCODE_KNOWS${flag}" known)
    check_c_compiler_flag(${flag} ${known})
    if(${known})
        list(APPEND STATUSCODE_COMPILE_HARDENING ${flag})
    endif()
endforeach()
unset(CMAKE_REQUIRED_FLAGS)

foreach(flag -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
    string(MAKE_C_IDENTIFIER "STATUSCODE_KNOWS${flag}" known)
    set(CMAKE_REQUIRED_LINK_OPTIONS ${flag})
    check_c_source_compiles("int main(void) { return 0; }" ${known} FAIL_REGEX "warning|unknown|unrecognized")
    unset(CMAKE_REQUIRED_LINK_OPTIONS)
    if(${known})
        list(APPEND STATUSCODE_LINK_HARDENING ${flag})
    endif()
endforeach()

# For the tool: the library calls nothing that this checks. It wants optimization and no other checker beside it, and
# where the compiler or the user has chosen a level already, that one stays.
set(CMAKE_REQUIRED_FLAGS "-O2 -Werror -D_FORTIFY_SOURCE=2")
check_c_source_compiles("
    #include <string.h>
    #ifndef __has_feature
    #define __has_feature(x) 0
    #endif
    #if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
    #error instrumented
    #endif
    int main(void) { return 0; }" STATUSCODE_CAN_FORTIFY)
unset(CMAKE_REQUIRED_FLAGS)
set(STATUSCODE_FORTIFY)
if(STATUSCODE_CAN_FORTIFY)
    set(optimized $<OR:$<CONFIG:Release>,$<CONFIG:RelWithDebInfo>,$<CONFIG:MinSizeRel>>)
    set(STATUSCODE_FORTIFY $<${optimized}:-D_FORTIFY_SOURCE=2>)
endif()
