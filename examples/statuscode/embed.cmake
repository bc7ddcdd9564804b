# SPDX-License-Identifier: MIT
# Makes a header of a file: its bytes as an array, with a 0 behind them; the 0 alone where FILE is empty.
#     cmake -DFILE=page.html -DNAME=page -DHEADER=page.h -P embed.cmake
set(hex "")
if(FILE)
    file(READ ${FILE} hex HEX)
endif()
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n"
    bytes "${bytes}")
file(WRITE ${HEADER} "static const unsigned char ${NAME}[] = {\n${bytes}0};\n")
