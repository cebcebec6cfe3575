/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/stated_names.h"

#include <string.h>
#include <strings.h>

#include "io/words/lexicon.h"

/* `Vale, Ada`, `de la Cruz, María José`, `Vale, Ada (HAR)`: one word that is no particle before the
 * only comma, one to three behind it, the first letter of each a capital. */
static bool is_surname_first(const lec_wordlist *list)
{
    static const uint64_t others =
        LEC_CLASS_BIT(LEC_PHRASE_OFFICE) | LEC_CLASS_BIT(LEC_PHRASE_SPOKES) |
        LEC_CLASS_BIT(LEC_PHRASE_ASKER) | LEC_CLASS_BIT(LEC_PHRASE_OUTLET) |
        LEC_CLASS_BIT(LEC_PHRASE_MEDIUM) | LEC_CLASS_BIT(LEC_PHRASE_OF) |
        LEC_CLASS_BIT(LEC_PHRASE_GENERATION) | LEC_CLASS_BIT(LEC_PHRASE_SUFFIX);
    uint32_t commas = 0, before = 0, after = 0;
    for (uint32_t w = 0; w < list->count; w++) {
        const lec_listed_word *word = &list->words[w];
        const bool small = lec_word_is_of(list, w, LEC_CLASS_BIT(LEC_PHRASE_PARTICLE));
        commas += w > 0 && word->comma;
        if (lec_word_is_of(list, w, others)) return false;
        if (!small && word->shape != LEC_SHAPE_TITLE) return false;
        if (commas == 0) before += !small;
        if (commas > 0) after += !small;
    }
    return commas == 1 && before == 1 && after >= 1 && after <= 3;
}

/* Behind the comma up to a bracket, then what stands before the comma, then the bracket. */
static const char *turned(const char *name, lec_arena *arena)
{
    const char *comma = strchr(name, ',');
    const char *given = comma + 1 + strspn(comma + 1, " ");
    size_t length = strcspn(given, "([");
    const char *rest = given + length;
    while (length > 0 && given[length - 1] == ' ') length--;
    return lec_arena_format(arena, "%.*s %.*s%s%s", (int)length, given, (int)(comma - name), name,
                            *rest != '\0' ? " " : "", rest);
}

static bool is_about_account(const char *words, size_t length)
{
    static const char *const others[] = {
        "guest",    "host",    "co-host",   "unverified",    "external",  "extern",
        "ext",      "you",     "he/him",    "she/her",       "they/them", "he/they",
        "she/they", "me",      "gast",      "invit\303\251", "invitado",  "ospite",
        "externo",  "externe", "organizer", "presenter"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strlen(others[i]) == length && strncasecmp(words, others[i], length) == 0) return true;
    return false;
}

/* Without the last brackets when they are about the account. */
static const char *without_account(const char *name, lec_arena *arena)
{
    size_t length = strlen(name);
    if (length < 3 || strchr(")]", name[length - 1]) == NULL) return name;
    size_t open = length - 1;
    while (open > 0 && strchr("([", name[open]) == NULL) open--;
    if (open == 0 || !is_about_account(name + open + 1, length - open - 2)) return name;
    while (open > 0 && name[open - 1] == ' ') open--;
    return open > 0 ? lec_arena_text(arena, name, open) : name;
}

void lec_stated_names_tidy(lec_block *blocks, size_t count, lec_arena *arena)
{
    bool turn = false;
    for (size_t b = 0; b < count; b++)
        if (blocks[b].speaker != NULL)
            blocks[b].speaker = without_account(blocks[b].speaker, arena);
    for (size_t b = 0; b < count; b++) {
        const char *name = blocks[b].speaker;
        if (name == NULL || strchr(name, ',') == NULL) continue;
        lec_wordlist list;
        lec_wordlist_read(&list, name, 0, (uint32_t)strcspn(name, "(["));
        const bool office = strncasecmp(name, "the ", 4) == 0; /* `The Speaker, Ada Vale` */
        if (office || !is_surname_first(&list)) return;
        turn = true;
    }
    for (size_t b = 0; b < count && turn; b++)
        if (blocks[b].speaker != NULL && strchr(blocks[b].speaker, ',') != NULL)
            blocks[b].speaker = turned(blocks[b].speaker, arena);
}
