/* SPDX-License-Identifier: GPL-3.0-or-later
 * lexicon.h -- what words and phrases mean in transcripts, in many languages.
 *
 * The files of io/words/lexicons, one a language, are built in: a line is a class and a phrase,
 *
 *     # comment
 *     language  de German
 *     asker     fragesteller
 *     office    bk = Bundeskanzler        what it is short for
 *     note-laughter  lach*                any letters (stage directions only)
 *
 * They are folded as wordlist.h folds, and compiled to constants when lectern is built
 * (lexicon_tables.h). A new language is a new file, and nothing else.
 */
#ifndef LEC_IO_LEXICON_H
#define LEC_IO_LEXICON_H

#include "core/status.h"
#include "io/words/wordlist.h"

typedef enum {
    LEC_PHRASE_NONE,
#define LEC_CLASS(NAME, name, meaning) LEC_PHRASE_##NAME,
#include "io/words/lexicon_classes.def"
#undef LEC_CLASS
    LEC_PHRASE_CLASS_COUNT
} lec_phrase_class;

/* The class (not LEC_PHRASE_NONE, no stage direction) as one bit of a set; 0 beyond the last bit.
 */
#define LEC_CLASS_BIT(class) ((class) <= 64 ? UINT64_C(1) << (((class) - 1) & 63) : UINT64_C(0))
_Static_assert(LEC_PHRASE_NOTE_INAUDIBLE <= 65, "classes are bits of a word");

/* Sets of languages: bit l stands for language l. */
enum { LEC_LANGUAGES_MAX = 32 };
#define LEC_ALL_LANGUAGES UINT32_MAX
#define LEC_ENGLISH       UINT32_C(1)

/* --- languages: English is 0, the others follow in the order of their codes ------------------- */

size_t lec_language_count(void);
const char *lec_language_code(size_t language); /* ISO 639-1: en */
const char *lec_language_name(size_t language); /* in English */
/* lec_language_count() when there is none of that code. */
size_t lec_language_find(const char *code);

/* All codes, parted by ", ". */
const char *lec_language_codes(lec_arena *arena);

/* --- looking up ------------------------------------------------------------------------------ */

/* The name of a class as the files have it; "" for none. */
const char *lec_class_name(lec_phrase_class class);

/* One meaning of a phrase. */
typedef struct {
    lec_phrase_class class;
    uint32_t languages; /* in which */
    const char *full;   /* what it is short for, or NULL */
} lec_meaning;

/* The meanings of a folded phrase of `bytes` bytes in the order of their classes; NULL and 0 for
 * a phrase of no lexicon. */
const lec_meaning *lec_meanings_of(const char *folded, size_t bytes, size_t *count);

/* The set of its classes but stage directions, in any language. */
uint64_t lec_classes_of(const char *folded, size_t bytes);

/* How many words a phrase of any lexicon that begins with word `first` can have at most in this
 * list; 0 when none begins so. */
uint32_t lec_phrase_reach(const lec_wordlist *list, uint32_t first);

/* Whether there is a phrase of the class that begins with the word, whatever follows here. */
bool lec_may_begin(const lec_wordlist *list, uint32_t word, lec_phrase_class class);

/* Words of the longest phrase of the class that begins at word `first`, in any language, without a
 * comma or other punctuation inside; 0 for none. */
uint32_t lec_phrase_length(const lec_wordlist *list, uint32_t first, lec_phrase_class class);

/* Whether the word alone is of one of the `classes` (a set of bits), in any language. */
bool lec_word_is_of(const lec_wordlist *list, uint32_t word, uint64_t classes);

/* Whether the word alone is of the class in one of the languages. */
bool lec_word_means(const lec_wordlist *list, uint32_t word, lec_phrase_class class,
                    uint32_t languages);

/* Whether a phrase of the class stands anywhere in the list, in any language. */
bool lec_holds_phrase(const lec_wordlist *list, lec_phrase_class class);

/* The first class of stage directions that the words from `first` on begin with, whatever stands
 * between them, or LEC_PHRASE_NONE. */
lec_phrase_class lec_direction_at(const lec_wordlist *list, uint32_t first);

/* --- for tests, and whoever makes lexicons ---------------------------------------------------- */

typedef struct {
    lec_phrase_class class;
    size_t language;
    const char *phrase; /* as it is written, without `*` */
    const char *full;   /* what it is short for, or NULL */
    bool open;          /* it ended in `*` */
    int line;           /* of its file */
} lec_lexicon_line;

/* The lines of every lexicon that is built in, one language after the other. */
size_t lec_lexicon_line_count(void);
lec_lexicon_line lec_lexicon_line_at(size_t i);

/* Whether `text` could be a lexicon; LEC_BAD_DATA: a line that cannot be read, a phrase without a
 * letter or digit, a phrase that stands twice in its class, no language, with `name`:LINE. */
LEC_MUST_CHECK lec_status lec_lexicon_check(const char *name, const char *text, lec_error *error);

#endif
