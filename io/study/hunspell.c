/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/hunspell.h"

#include <hunspell/hunspell.h>
#include <unicode/ucnv.h>

#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/memory.h"
#include "io/source/sha256.h"

struct lec_hunspell {
    Hunhandle *handle;
    UConverter *converter; /* of the dictionary's encoding */
    const char *file[2];
};

/* --- where it is ----------------------------------------------------------------------------- */

static const char *const folders[] = {"/usr/share/hunspell",          "/usr/share/myspell",
                                      "/usr/share/myspell/dicts",     "/usr/local/share/hunspell",
                                      "/opt/homebrew/share/hunspell", "/Library/Spelling"};

/* The region whose dictionary is meant where only a language is said. */
static const char *const usual[] = {"en_US", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL",
                                    "pl_PL", "pt_PT", "ru_RU", "sv_SE", "tr_TR", "uk_UA"};

static const char *without_suffix(const char *path, lec_arena *arena)
{
    return lec_arena_text(arena, path, strlen(path) - strlen(".aff"));
}

static bool has_both(const char *stem, lec_arena *arena)
{
    return access(lec_arena_format(arena, "%s.aff", stem), R_OK) == 0 &&
           access(lec_arena_format(arena, "%s.dic", stem), R_OK) == 0;
}

/* The path without suffix of the dictionary in a folder, or NULL. */
static const char *find_in(const char *folder, const char *language, lec_arena *arena)
{
    const size_t length = strlen(language);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (strncmp(usual[i], language, length) == 0 && usual[i][length] == '_') {
            const char *stem = lec_arena_format(arena, "%s/%s", folder, usual[i]);
            if (has_both(stem, arena)) return stem;
        }
    const char *plain = lec_arena_format(arena, "%s/%s", folder, language);
    if (has_both(plain, arena)) return plain;
    glob_t found;
    const char *stem = NULL;
    if (glob(lec_arena_format(arena, "%s/%s_*.aff", folder, language), 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc && stem == NULL; i++) {
            const char *here = without_suffix(found.gl_pathv[i], arena);
            if (has_both(here, arena)) stem = here;
        }
        globfree(&found);
    }
    return stem;
}

static const char *find(const char *language, lec_arena *arena)
{
    const char *given = getenv("DICPATH"), *stem = NULL;
    while (given != NULL && *given != '\0' && stem == NULL) {
        const size_t length = strcspn(given, ":");
        stem = find_in(lec_arena_text(arena, given, length), language, arena);
        given += length + (given[length] == ':');
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders && stem == NULL; i++)
        stem = find_in(folders[i], language, arena);
    return stem;
}

/* --- opening --------------------------------------------------------------------------------- */

static void close_dictionary(void *given)
{
    lec_hunspell *dictionary = given;
    Hunspell_destroy(dictionary->handle);
    ucnv_close(dictionary->converter);
}

/* Hunspell is C++, and throws: what it makes of its files is there (core/memory.h). */
static void expect_dictionary(const char *const file[2])
{
    enum { ROOM = 1 << 20, ROOM_A_BYTE = 16 };
    size_t room = ROOM;
    for (int i = 0; i < 2; i++) {
        struct stat about;
        if (stat(file[i], &about) == 0) room += ROOM_A_BYTE * (size_t)about.st_size;
    }
    lec_memory_expect(room);
}

lec_status lec_hunspell_open(const char *language, lec_arena *arena, lec_hunspell **out,
                             lec_error *error)
{
    const char *stem = find(language, arena);
    if (stem == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "--lemmas %s: no dictionary of Hunspell for it; install one (Debian: "
                        "hunspell-%s or the like), or give a file of words and lemmas",
                        language, language);
    lec_hunspell *made = lec_new(arena, lec_hunspell, 1);
    UErrorCode code = U_ZERO_ERROR;
    made->file[0] = lec_arena_format(arena, "%s.aff", stem);
    made->file[1] = lec_arena_format(arena, "%s.dic", stem);
    expect_dictionary(made->file);
    made->handle = Hunspell_create(made->file[0], made->file[1]);
    if (made->handle != NULL)
        made->converter = ucnv_open(Hunspell_get_dic_encoding(made->handle), &code);
    if (made->handle == NULL || U_FAILURE(code)) {
        if (made->handle != NULL) Hunspell_destroy(made->handle);
        return lec_fail(error, LEC_BAD_DATA, "%s: Hunspell cannot read it; install it again",
                        made->file[0]);
    }
    lec_arena_adopt(arena, made, close_dictionary);
    *out = made;
    return LEC_OK;
}

const char *lec_hunspell_file(const lec_hunspell *dictionary, size_t which)
{
    return dictionary->file[which];
}

/* --- asking ---------------------------------------------------------------------------------- */

enum { LONGEST = 200 };

/* The word in the dictionary's encoding; false when it is too long or has letters that it lacks. */
static bool to_dictionary(const lec_hunspell *dictionary, const char *word, char *out)
{
    UErrorCode code = U_ZERO_ERROR;
    if (strlen(word) >= LONGEST / 4) return false;
    ucnv_setFromUCallBack(dictionary->converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL,
                          &code);
    ucnv_fromAlgorithmic(dictionary->converter, UCNV_UTF8, out, LONGEST, word, -1, &code);
    return U_SUCCESS(code);
}

static const char *from_dictionary(const lec_hunspell *dictionary, const char *word,
                                   lec_arena *arena)
{
    UErrorCode code = U_ZERO_ERROR;
    char out[LONGEST];
    const int32_t length =
        ucnv_toAlgorithmic(UCNV_UTF8, dictionary->converter, out, LONGEST, word, -1, &code);
    return U_SUCCESS(code) && length < LONGEST ? lec_arena_text(arena, out, (size_t)length) : "";
}

typedef struct {
    Hunhandle *handle;
    char **stems;
    int count;
} stem_list;

static void free_stems(void *given)
{
    stem_list *list = given;
    if (list->count > 0) Hunspell_free_list(list->handle, &list->stems, list->count);
}

const char *const *lec_hunspell_stems(lec_hunspell *dictionary, const char *word, size_t *count,
                                      lec_arena *arena)
{
    char asked[LONGEST];
    *count = 0;
    if (!to_dictionary(dictionary, word, asked)) return NULL;
    lec_arena *own = lec_arena_new();
    stem_list *list = lec_new(own, stem_list, 1);
    lec_arena_adopt(own, list, free_stems);
    list->handle = dictionary->handle;
    list->count = Hunspell_stem(dictionary->handle, &list->stems, asked);
    const char **out = lec_new(arena, const char *, list->count > 0 ? (size_t)list->count : 1);
    for (int i = 0; i < list->count; i++)
        out[(*count)++] = from_dictionary(dictionary, list->stems[i], arena);
    lec_arena_free(own);
    return out;
}

static void close_file(void *file)
{
    (void)fclose(file);
}

lec_status lec_hunspell_sha256(const char *file, const char **out, lec_arena *arena,
                               lec_error *error)
{
    lec_arena *opened = lec_arena_new();
    FILE *from = fopen(file, "rb");
    if (from != NULL) lec_arena_adopt(opened, from, close_file);
    if (from == NULL) {
        lec_arena_free(opened);
        return lec_fail(error, LEC_BAD_DATA, "%s: %s", file, strerror(errno));
    }
    LEC_ARRAY(char) bytes = {0};
    char block[65536];
    for (size_t got; (got = fread(block, 1, sizeof block, from)) > 0;)
        for (size_t i = 0; i < got; i++) LEC_PUSH(arena, bytes, block[i]);
    const bool failed = ferror(from) != 0;
    lec_arena_free(opened);
    if (failed) return lec_fail(error, LEC_BAD_DATA, "%s: cannot be read to its end", file);
    *out = lec_sha256(bytes.items != NULL ? bytes.items : "", bytes.count, arena);
    return LEC_OK;
}
