/* SPDX-License-Identifier: MIT */
/* blocks.c: has Frama-C prove what the notes assume about any block of eight bytes and any single byte. One
   assumption is left out: stops_in sets only top bits, which is its last operation. */
#include "json_write.c"

extern volatile unsigned char any;

static void the_end_of_the_last_bytes_is_marked(void)
{
    unsigned char bytes[BLOCK];
    for (size_t i = 0; i < BLOCK; i++)
        bytes[i] = any;
    for (size_t rest = 1; rest < BLOCK; rest++) {
        uint64_t mark = stops_in_last(bytes + BLOCK, rest) >> rest * 8 & 0x80;
        //@ check mark != 0;
    }
}

static void the_lowest_mark_is_found(void)
{
    for (unsigned marked = 1; marked < 1 << BLOCK; marked++) {
        uint64_t stops = 0;
        size_t lowest = BLOCK;
        for (size_t i = BLOCK; i-- > 0;) {
            if ((marked >> i & 1) != 0) {
                stops |= (uint64_t)0x80 << i * 8;
                lowest = i;
            }
        }
        size_t found = bytes_before(stops);
        //@ check found == lowest;
    }
}

static void the_text_of_each_byte_is_short(void)
{
    for (size_t i = 0; i < sizeof BYTES / sizeof BYTES[0]; i++) {
        //@ check BYTES[i].begins == 0 || BYTES[i].begins == 1;
        size_t room = sizeof BYTES[i].text;
        //@ check 1 <= BYTES[i].length <= room;
    }
}

int main(void)
{
    the_text_of_each_byte_is_short();
    the_end_of_the_last_bytes_is_marked();
    the_lowest_mark_is_found();
    return 0;
}
