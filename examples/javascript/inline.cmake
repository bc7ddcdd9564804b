# SPDX-License-Identifier: MIT
# Makes the CommonJS module that contains the library's bytes: statuscode.js with another way to load.
#     cmake -DMODULE=statuscode.js -DLOAD=inline.js -DWASM=statuscode.wasm -DOUTPUT=inline/statuscode.js -P inline.cmake

# Returns a number below 2^count as bits, written o and i, because 0 and 1 are digits of both bases.
function(bits_of number count result)
    set(bits "")
    foreach(i RANGE 1 ${count})
        math(EXPR bit "${number} % 2")
        math(EXPR number "${number} / 2")
        if(bit)
            set(bits "i${bits}")
        else()
            set(bits "o${bits}")
        endif()
    endforeach()
    set(${result} ${bits} PARENT_SCOPE)
endfunction()

# Base64: each hexadecimal digit becomes four bits, and each six bits become a digit. A comma ends six bits that are not
# yet a digit.
file(READ ${WASM} encoded HEX)
foreach(number RANGE 15)
    bits_of(${number} 4 bits)
    string(SUBSTRING 0123456789abcdef ${number} 1 digit)
    string(REPLACE ${digit} ${bits} encoded "${encoded}")
endforeach()
string(REGEX REPLACE "([io][io][io][io][io][io])" "\\1," encoded "${encoded}")
string(REGEX REPLACE "([io][io][io][io])$" "\\1oo," encoded "${encoded}")
string(REGEX REPLACE "([^io,]|,)([io][io])$" "\\1\\2oooo," encoded "${encoded}")
foreach(number RANGE 63)
    bits_of(${number} 6 bits)
    string(SUBSTRING ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ ${number} 1 digit)
    string(REPLACE "${bits}," "${digit}" encoded "${encoded}")
endforeach()

file(READ ${MODULE} module)
file(READ ${LOAD} load)
string(FIND "${module}" "// ---- Loading" at)
if(at EQUAL -1)
    message(FATAL_ERROR "${MODULE} has no line that says where loading begins")
endif()
string(SUBSTRING "${module}" 0 ${at} module)
string(CONFIGURE "${load}" load @ONLY)
file(WRITE ${OUTPUT} "${module}${load}")
