/* SPDX-License-Identifier: MIT */
/* blocks.c: what the notes take for granted of blocks of eight bytes and of single ones, for Frama-C to prove, whatever these are. That
   stops_in marks nothing but top bits is its last operation. */
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

static void what_is_written_for_a_byte_is_short(void)
{
    for (size_t i = 0; i < sizeof BYTES / sizeof BYTES[0]; i++) {
        //@ check BYTES[i].begins == 0 || BYTES[i].begins == 1;
        size_t room = sizeof BYTES[i].text;
        //@ check 1 <= BYTES[i].length <= room;
    }
}

int main(void)
{
    what_is_written_for_a_byte_is_short();
    the_end_of_the_last_bytes_is_marked();
    the_lowest_mark_is_found();
    return 0;
}
