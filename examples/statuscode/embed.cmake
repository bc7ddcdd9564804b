# SPDX-License-Identifier: MIT
# Makes a header from a file: an array of its bytes and a final 0, or only the 0 if FILE is empty.
#     cmake -DFILE=page.html -DNAME=page -DHEADER=page.h -P embed.cmake
set(hex "")
if(FILE)
    file(READ ${FILE} hex HEX)
endif()
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n"
    bytes "${bytes}")
file(WRITE ${HEADER} "static const unsigned char ${NAME}[] = {\n${bytes}0};\n")
