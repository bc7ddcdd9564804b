# SPDX-License-Identifier: MIT
# Hardening flags for the shared library and the tool, if the compiler and the linker support them. Compilers make
# position-independent executables by default where that is safe. -z nodlopen is left out because Python and Lua load
# the library with dlopen.
include(CheckCCompilerFlag)
include(CheckCSourceCompiles)

set(STATUSCODE_COMPILE_HARDENING)
set(STATUSCODE_LINK_HARDENING)
get_property(can_share GLOBAL PROPERTY TARGET_SUPPORTS_SHARED_LIBS)
if(WIN32 OR NOT can_share)
    return() # the stack protector would need another DLL, or does not exist
endif()

set(CMAKE_REQUIRED_FLAGS -Werror) # a compiler may only warn about a flag for another processor
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

# _FORTIFY_SOURCE is only for the tool, because the library calls no function that it checks. It needs optimization and
# must not be combined with a sanitizer. If the compiler or the user has already chosen a level, the test program does
# not compile, and that level stays.
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
