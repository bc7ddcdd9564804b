# SPDX-License-Identifier: MIT
# Joins the page of `statuscode export html` from page.html, the style, the scripts and the JavaScript module. The Content
# Security Policy allows these scripts and this style by their hashes.
#     cmake -DPAGE=page -DMODULE=statuscode.js -DOUTPUT=page.html -P page/join.cmake

function(read file result)
    file(READ ${file} text)
    string(REPLACE "\r\n" "\n" text "${text}")
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

# Removes indentation, and comments on lines of their own.
function(shorten text result)
    string(REGEX REPLACE "\n +" "\n" text "\n${text}")
    string(REGEX REPLACE "\n//[^\n]*" "" text "${text}")
    string(REGEX REPLACE "\n/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" text "${text}")
    string(REGEX REPLACE "\n\n+" "\n" text "${text}")
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

# Returns the SHA-256 of a text in base64. Three hexadecimal digits become two of base64.
function(hash_of text result)
    set(digits ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
    string(SHA256 hex "${text}")
    set(base64 "")
    foreach(at RANGE 0 63 3)
        string(SUBSTRING "${hex}00" ${at} 3 number)
        math(EXPR high "0x${number} / 64")
        math(EXPR low "0x${number} % 64")
        string(SUBSTRING ${digits} ${high} 1 high)
        string(SUBSTRING ${digits} ${low} 1 low)
        string(APPEND base64 ${high}${low})
    endforeach()
    string(SUBSTRING ${base64} 0 43 base64)
    set(${result} "'sha256-${base64}='" PARENT_SCOPE)
endfunction()

# Leave out the module's code for loading, because the page contains the library.
read(${MODULE} module)
string(FIND "${module}" "// ---- Loading" at)
if(at EQUAL -1)
    message(FATAL_ERROR "${MODULE} has no line that says where loading begins")
endif()
string(SUBSTRING "${module}" 0 ${at} module)

read(${PAGE}/page.js script)
string(REPLACE "{{module}}" "${module}" script "${script}")
read(${PAGE}/head.js head)
read(${PAGE}/page.css style)
read(${PAGE}/page.html page)
foreach(part style head script)
    shorten("${${part}}" ${part})
    hash_of("${${part}}" hash)
    string(REPLACE "{{${part}}}" "${${part}}" page "${page}")
    string(REPLACE "{{${part}-hash}}" "${hash}" page "${page}")
endforeach()
file(WRITE ${OUTPUT} "${page}")
