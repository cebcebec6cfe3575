/* SPDX-License-Identifier: GPL-3.0-or-later
 * Dictionaries of Hunspell that are made here, in a folder of $DICPATH: which file is taken of
 * those there, what a dictionary says in another encoding, and what lemmas come of it. Their rules
 * are of the form that hunspell(5) describes. */
#include "io/study/hunspell.h"

#include <stdlib.h>
#include <unistd.h>

#include "io/study/lemmas.h"
#include "io/words/words.h"
#include "tests/support/check.h"
#include "tests/support/words.h"

enum { MOST_FILES = 4 };

/* A folder with dictionaries, of which only names are told, that $DICPATH names. */
typedef struct {
    char path[32];
    const char *files[MOST_FILES];
    lec_arena *arena;
} folder;

static void put_file(folder *in, const char *name, const char *text)
{
    size_t i = 0;
    while (i < MOST_FILES && in->files[i] != NULL) i++;
    in->files[i] = lec_arena_format(in->arena, "%s/%s", in->path, name);
    FILE *file = fopen(in->files[i], "wb");
    CHECK_TRUE(file != NULL && fputs(text, file) >= 0, name);
    if (file != NULL) fclose(file);
}

static folder open_folder(void)
{
    folder made = {.path = "/tmp/lectern-hunspell-XXXXXX", .arena = lec_arena_new()};
    CHECK_TRUE(mkdtemp(made.path) != NULL, "a folder");
    setenv("DICPATH", lec_arena_format(made.arena, "/nowhere:%s", made.path), 1);
    return made;
}

static void close_folder(folder *in)
{
    unsetenv("DICPATH");
    for (size_t i = 0; i < MOST_FILES && in->files[i] != NULL; i++) unlink(in->files[i]);
    rmdir(in->path);
    lec_arena_free(in->arena);
}

/* The .aff that a language finds, without its folder; or the message. */
static const char *found(folder *in, const char *language)
{
    lec_hunspell *dictionary;
    lec_error error = {""};
    if (lec_hunspell_open(language, in->arena, &dictionary, &error) != LEC_OK)
        return lec_arena_format(in->arena, "%s", error.message);
    return strrchr(lec_hunspell_file(dictionary, 0), '/') + 1;
}

static void test_which(void)
{
    static const struct {
        const char *what, *files[MOST_FILES], *asked, *found;
    } cases[] = {
        {"the language itself", {"qa.aff", "qa.dic"}, "qa", "qa.aff"},
        {"a region of it", {"qa_BB.aff", "qa_BB.dic"}, "qa", "qa_BB.aff"},
        {"the region that has both files",
         {"qa_AA.aff", "qa_BB.aff", "qa_BB.dic"},
         "qa",
         "qa_BB.aff"},
        {"the usual region",
         {"sv_FI.aff", "sv_FI.dic", "sv_SE.aff", "sv_SE.dic"},
         "sv",
         "sv_SE.aff"},
        {"the region that is asked for",
         {"sv_FI.aff", "sv_FI.dic", "sv_SE.aff", "sv_SE.dic"},
         "sv_FI",
         "sv_FI.aff"},
        {"the usual region, asked for", {"sv_SE.aff", "sv_SE.dic"}, "sv_SE", "sv_SE.aff"},
        {"another language that begins alike", {"qab.aff", "qab.dic"}, "qa", "no dictionary of"},
        {"no words", {"qa_AA.aff"}, "qa", "no dictionary of"},
        {"no rules", {"qa.dic"}, "qa", "no dictionary of"},
    };
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        folder in = open_folder();
        for (size_t i = 0; i < MOST_FILES && cases[c].files[i] != NULL; i++)
            put_file(&in, cases[c].files[i],
                     strstr(cases[c].files[i], ".aff") != NULL ? "SET UTF-8\n" : "1\nhamn\n");
        const char *got = found(&in, cases[c].asked);
        CHECK_TRUE(strstr(got, cases[c].found) != NULL, cases[c].what);
        if (strstr(got, cases[c].found) == NULL) printf("%s\n", got);
        close_folder(&in);
    }
}

/* The stems of a word, parted by blanks. */
static const char *stems_of(folder *in, const char *word)
{
    lec_hunspell *dictionary;
    lec_error error = {""};
    if (lec_hunspell_open("qa", in->arena, &dictionary, &error) != LEC_OK)
        return lec_arena_format(in->arena, "%s", error.message);
    size_t count;
    const char *const *stems = lec_hunspell_stems(dictionary, word, &count, in->arena);
    const char *all = "";
    for (size_t i = 0; i < count; i++) all = lec_arena_format(in->arena, "%s%s ", all, stems[i]);
    return all;
}

static void test_encodings(void)
{
    folder in = open_folder();
    put_file(&in, "qa.aff", "SET ISO8859-1\nSFX S Y 1\nSFX S 0 s .\n");
    put_file(&in, "qa.dic", "2\ncaf\xe9/S\nport/S\n");
    CHECK_TEXT(stems_of(&in, "caf\u00E9s"), "caf\u00E9 ", "of the dictionary's encoding and back");
    CHECK_TEXT(stems_of(&in, "ports"), "port ", "letters of ASCII");
    CHECK_TEXT(stems_of(&in, "harbours"), "", "a word that it has not");
    CHECK_TEXT(stems_of(&in, "\u043F\u043E\u0440\u0442"), "", "letters that it has not");
    CHECK_TEXT(stems_of(&in, "portsportsportsportsportsportsportsportsportsports"), "",
               "a word longer than any");
    close_folder(&in);
    in = open_folder();
    put_file(&in, "qa.aff", "SET NOBODYS-1\n");
    put_file(&in, "qa.dic", "1\nport\n");
    const char *got = stems_of(&in, "port");
    CHECK_TRUE(strstr(got, "/qa.aff: Hunspell cannot read it; install it again") != NULL, got);
    close_folder(&in);
}

/* The published digest of no byte (FIPS 180-4, examples of NIST), and what is no file. */
static void test_hash(void)
{
    folder in = open_folder();
    lec_error error = {""};
    const char *hash = "";
    put_file(&in, "empty", "");
    CHECK_COUNT(lec_hunspell_sha256(in.files[0], &hash, in.arena, &error), LEC_OK, error.message);
    CHECK_TEXT(hash, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "empty");
    CHECK_COUNT(lec_hunspell_sha256("/nowhere", &hash, in.arena, &error), LEC_BAD_DATA, "nowhere");
    CHECK_TEXT(error.message, "/nowhere: No such file or directory", "nowhere");
    CHECK_COUNT(lec_hunspell_sha256(in.path, &hash, in.arena, &error), LEC_BAD_DATA, "a folder");
    CHECK_TRUE(strstr(error.message, ": cannot be read to its end") != NULL, error.message);
    close_folder(&in);
}

static const char *lemmas_of(folder *in, const char *language, const char *text)
{
    lec_error error = {""};
    lec_lemmas lemmas;
    const lec_corpus *corpus = corpus_of_words(text, in->arena);
    if (lec_lemmas_find(language, corpus, in->arena, &lemmas, &error) != LEC_OK)
        return lec_arena_format(in->arena, "%s", error.message);
    const char *all = "";
    for (size_t t = 0; t < corpus->token_count; t++)
        all = lec_arena_format(in->arena, "%s%s%s", all, t > 0 ? " " : "",
                               lemmas.of_word[corpus->token_word[t]]);
    return all;
}

#define LONG_WORD "arararararararararararararararararararararararararararararararararararararar"

static const struct {
    const char *what, *language, *words, *text, *lemmas;
} taken[] = {
    {"a stem of two letters", "qa", "go/E\n", "Goes, goes.", "go go"},
    {"a stem of one letter is none", "qa", "a/S\n", "As as.", "as as"},
    {"a stem that begins otherwise is none", "qa", "happy/U\n", "Unhappy.", "unhappy"},
    {"a stem that the dictionary states", "qa", "better st:best\n", "Better.", "best"},
    {"a stem longer than any word", "qa", "better st:" LONG_WORD LONG_WORD LONG_WORD LONG_WORD "\n",
     "Better.", "better"},
    {"the form that is used most often", "qa", "port/S\n", "ports Ports Ports", "port port port"},
    {"a word that it has not, and one longer than any", "qa", "port/S\n",
     "hamnar " LONG_WORD LONG_WORD LONG_WORD LONG_WORD,
     "hamnar " LONG_WORD LONG_WORD LONG_WORD LONG_WORD},
    {"the first letter may be a capital in any script", "ru",
     "\u043C\u0438\u043D\u0438\u0441\u0442\u0440/Y\n",
     "\u041C\u0438\u043D\u0438\u0441\u0442\u0440\u044B!",
     "\u043C\u0438\u043D\u0438\u0441\u0442\u0440"},
};

static void test_lemmas(void)
{
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        folder in = open_folder();
        put_file(&in, lec_arena_format(in.arena, "%s.aff", taken[i].language),
                 "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\nSFX E Y 1\nSFX E 0 es .\nPFX U Y 1\n"
                 "PFX U 0 un .\nSFX Y Y 1\nSFX Y 0 \u044B .\n");
        put_file(&in, lec_arena_format(in.arena, "%s.dic", taken[i].language),
                 lec_arena_format(in.arena, "1\n%s", taken[i].words));
        CHECK_TEXT(lemmas_of(&in, taken[i].language, taken[i].text), taken[i].lemmas,
                   taken[i].what);
        close_folder(&in);
    }
}

const lec_test lec_tests_hunspell[] = {{"which", test_which},
                                       {"encodings", test_encodings},
                                       {"hash", test_hash},
                                       {"lemmas", test_lemmas},
                                       {0}};
