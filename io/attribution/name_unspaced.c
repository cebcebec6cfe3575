/* SPDX-License-Identifier: GPL-3.0-or-later
 * name_unspaced.c -- labels in scripts without blanks whose parts are run together. */
#include <string.h>

#include "io/attribution/name.h"
#include "io/words/unicode.h"
#include "io/words/unspaced.h"

/* Where a word for whoever asks begins at the end of a longer word of a script without blanks:
 * `路透社记者`, `NHK 岩田記者`; 0 for nowhere. */
static uint32_t asker_inside(const lec_wordlist *list)
{
    if (list->count == 0) return 0;
    const lec_listed_word *last = &list->words[list->count - 1];
    if ((unsigned char)list->text[last->start] < 0xE3) return 0; /* kana and later */
    if (lec_classes_of(list->text + last->start, last->end - last->start) != 0) return 0;
    for (uint32_t at = last->start; at < last->end;) {
        lec_utf8_next(list->text, &at, last->end);
        if (at < last->end && (lec_classes_of(list->text + at, last->end - at) &
                               LEC_CLASS_BIT(LEC_PHRASE_ASKER)) != 0)
            return at;
    }
    return 0;
}

/* Reads `OUTLET SURNAME ASKER` with a blank before the last, as scripts with blanks have it. */
static void read_asker_inside(lec_name *name, const lec_phrases *phrases, lec_arena *arena,
                              const lec_wordlist *list, uint32_t end, uint32_t asker)
{
    const uint32_t start = list->words[0].start, surname = list->words[list->count - 1].start;
    const char *apart =
        lec_arena_format(arena, "%.*s %.*s", (int)(asker - start), list->text + start,
                         (int)(end - asker), list->text + asker);
    lec_name_read(name, phrases, arena, apart, 0, (uint32_t)strlen(apart), 0, 0);
    if (list->count < 2) return;
    name->affiliation = lec_one_line(arena, list->text, start, surname);
    name->name = lec_one_line(arena, list->text, surname, asker);
    name->name_folded = name->surname_folded = lec_folded(arena, name->name);
    name->name_words = 1;
}

/* Reads `OFFICE NAME` with a blank between them; false when the words are not a single one of that
 * kind: `市长李娜`. */
static bool read_name_after_office(lec_name *name, const lec_phrases *phrases, lec_arena *arena,
                                   const lec_wordlist *list)
{
    if (list->count != 1) return false;
    const lec_listed_word *word = &list->words[0];
    const uint32_t at = lec_name_after_office(list->text + word->start, word->end - word->start);
    if (at == 0) return false;
    const char *apart =
        lec_arena_format(arena, "%.*s %.*s", (int)at, list->text + word->start,
                         (int)(word->end - word->start - at), list->text + word->start + at);
    lec_name_read(name, phrases, arena, apart, 0, (uint32_t)strlen(apart), 0, 0);
    return true;
}

bool lec_name_read_unspaced(lec_name *name, const lec_phrases *phrases, lec_arena *arena,
                            const lec_wordlist *list, uint32_t end)
{
    const uint32_t asker = asker_inside(list);
    if (asker == 0) return read_name_after_office(name, phrases, arena, list);
    read_asker_inside(name, phrases, arena, list, end, asker);
    return true;
}
