/* SPDX-License-Identifier: GPL-3.0-or-later
 * format.h -- the file of an index: a header, a directory, sections, each from a multiple of 64 on.
 *
 *   header     magic, version of the format, length of the file, checksum of the directory
 *   directory  of every section its name, offset, bytes, items and checksum
 *   sections   one behind the other in the order of the directory, zeros between and behind them
 *
 * Numbers are little-endian. A section is a column: items of one width. What is a struct in memory
 * is a section a member (io/index/fields.h); a text is where it begins in the section `texts` (or
 * `names`, whose bytes are UTF-8 only where the names of files are), each with its NUL, once. A
 * start column has one item more than its units, as in core/corpus.h. The same content makes the
 * same bytes. What changes the meaning of a section changes LEC_INDEX_FORMAT; an index without
 * those below, as lectern made them before 30 November 2026, is opened as a whole only.
 *
 * `sums`, the last: checksums of blocks of LEC_INDEX_BLOCK bytes (the last of a section may be
 * shorter) of all sections before it. `word.conference`: by word, the conferences that hold it, in
 * their order; `word.conference.end`: by word, where they end; `word.role`: by word and role, how
 * often it is used. `remark`: what reading the
 * collection with the index's own study gave to remark. `file.*`: all files of the collection, by
 * what those that are added know them again. `text.sum`, where there is no `text`: checksums of the
 * texts, which are in the files that it was made of.
 */
#ifndef LEC_IO_INDEX_FORMAT_H
#define LEC_IO_INDEX_FORMAT_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

/* No text begins so, and a copy that changed ends of lines does not either. */
#define LEC_INDEX_MAGIC "\x89lectern index\n\x1A"
enum { LEC_INDEX_MAGIC_BYTES = 16, LEC_INDEX_FORMAT = 1, LEC_INDEX_ALIGNMENT = 64 };
enum { LEC_INDEX_BLOCK = 1 << 16 };

typedef struct {
    char magic[LEC_INDEX_MAGIC_BYTES];
    uint32_t format, zero;
    uint64_t bytes; /* of the file */
    uint64_t section_count;
    uint64_t directory_checksum;
    char version[40];  /* of the lectern that wrote it, filled up with NULs */
    char reading[32];  /* what was said of the reading: the first digits of a SHA-256 */
    uint64_t checksum; /* of the header before it */
} lec_index_header;
static_assert(sizeof(lec_index_header) == 128, "no padding");

typedef struct {
    char name[32]; /* filled up with NULs */
    uint64_t offset, bytes, count, checksum;
} lec_index_section;
static_assert(sizeof(lec_index_section) == 64, "no padding");

#endif
