/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/study.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <stdlib.h>
#include <unistd.h>

#include "io/study/pattern.h"
#include "io/words/unicode.h"
#include "tests/support/check.h"

static void test_patterns(void)
{
    /* expected by hand, from the definition of a word in product.md section 4 */
    static const struct {
        const char *text, *folded;
    } cases[] = {
        {"Position of Strength", "position of strength"},
        {"  sea \t cables ", "sea cables"},
        {"UKRAIN*", "ukrain*"},
        {"*raine", "*raine"},
        {"?rmy * position", "?rmy * position"},
        {"Ukraine\xe2\x80\x99s", "ukraine's"}, /* U+2019 */
        {"Indo-Pacific", "indo pacific"},      /* as a hyphen divides the text */
        {"cafe\xcc\x81*", "caf\xc3\xa9*"},     /* NFC: U+0065 U+0301 -> U+00E9 */
        {"Stra\xc3\x9f"
         "e",
         "strasse"},                        /* full case folding */
        {"U.S.", "u.s"},                    /* UAX #29 leaves the last full stop out */
        {"\xe4\xb8\xad*", "\xe4\xb8\xad*"}, /* the star stays with the ideograph */
        {"destabili?ation", "destabili?ation"},
        {"*\u4E2D", "*\u4E2D"}, /* so do these */
        {"\u4E2D?\u6587", "\u4E2D?\u6587"},
        {"\u4E2D *", "\u4E2D *"},
        {"\u4E2D-*", "\u4E2D *"},
        {"2 %", "2"},
        {"-- !", ""},
        {"", ""},
    };
    lec_arena *arena = lec_arena_new();
    lec_error error;
    lec_words *words = NULL;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TEXT(lec_pattern_fold(words, cases[i].text, arena), cases[i].folded, cases[i].text);
    lec_arena_free(arena);
}

/* What folding or composing changes, and what stands only behind a letter. */
static bool may_change_words(UChar32 c)
{
    return u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_CASEFOLDED) ||
           u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES || c == 0xFF9E;
}

/* In an address and beside one: a word of a text is the same word when it is read again. */
static void test_pattern_folds_once(void)
{
    const char *const around[][2] = {
        {"a@b.c", ""},
        {"a@b.cc", "d"},
        {"a@b.cc.", ""},
        {"a@b.cc", ".de"},
        {"a@", ".org"},
        {"", "a@b.org"},
        {"p@p.z.z@p.", "l"},
        {"http://", ".org/a"},
        {"a.org/b", "c"},
        {"http://a.org/", ""},
        {"x", "http://a.org"},
        {"", "www.a.org"},
        {"www.", ".org"},
        {"b.c", "/p"},
        {"b", ".co/p"},
        {"b.co/p", ""},
        {"\u0436il@t.tti@t.tti", "-1na"},
    };
    lec_arena *arena = lec_arena_new();
    lec_error error;
    lec_words *words = NULL;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU");
    size_t tried = 0;
    for (UChar32 c = 0x80; c < 0x10000; c++) {
        if ((c >= 0xD800 && c < 0xE000) || !may_change_words(c)) continue;
        lec_arena *scratch = lec_arena_new();
        for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
            char text[32], letter[4];
            const int bytes = (int)lec_utf8_put(c, letter);
            snprintf(text, sizeof text, "%s%.*s%s", around[i][0], bytes, letter, around[i][1]);
            const char *folded = lec_pattern_fold(words, text, scratch);
            CHECK_TEXT(lec_pattern_fold(words, folded, scratch), folded, text);
            tried++;
        }
        lec_arena_free(scratch);
    }
    CHECK_TRUE(tried > 10000, "letters that folding changes");
    lec_arena_free(arena);
}

/* Reads `text` as the study file `path_out`. */
static lec_status read_text(const char *text, size_t length, lec_arena *arena,
                            const lec_study **out, const char **path_out, lec_error *error)
{
    char *path = lec_arena_text(arena, "/tmp/lectern-study-XXXXXX", 25);
    const int descriptor = mkstemp(path);
    FILE *file = fdopen(descriptor, "wb");
    CHECK_COUNT(fwrite(text, 1, length, file), length, "test file");
    fclose(file);
    *path_out = path;
    const lec_status status = lec_study_read(path, arena, out, error);
    unlink(path);
    return status;
}

static const lec_concept *concept_called(const lec_study *study, const char *name)
{
    for (size_t i = 0; i < study->concept_count; i++)
        if (strcmp(study->concepts[i].name, name) == 0) return &study->concepts[i];
    return NULL;
}

static void check_patterns(const lec_study *study, const char *name, const char *const *want)
{
    const lec_concept *concept = concept_called(study, name);
    CHECK_TRUE(concept != NULL, name);
    if (concept == NULL) return;
    size_t count = 0;
    while (want[count] != NULL) count++;
    CHECK_COUNT(concept->word_count, count, name);
    for (size_t i = 0; i < count && i < concept->word_count; i++)
        CHECK_TEXT(concept->words[i], want[i], name);
}

/* The groups of ../shared/reference/statistics.md section 2.1. */
static void test_built_in(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    const lec_study *study = NULL;
    CHECK_COUNT(lec_study_read(NULL, arena, &study, &error), LEC_OK, error.message);
    CHECK_TEXT(error.message, "", "no message");
    CHECK_TEXT(study->file, "", "file");
    CHECK_TEXT(study->text, lec_study_built_in_text, "its text is the one to copy");
    check_patterns(study, "Ukraine",
                   (const char *const[]){"ukraine", "ukraine's", "ukrainian", "ukrainian's",
                                         "ukrainians", NULL});
    check_patterns(
        study, "Russia",
        (const char *const[]){"russia", "russia's", "russian", "russian's", "russians", NULL});
    check_patterns(study, "China", (const char *const[]){"china", "china's", "chinese", NULL});
    check_patterns(study, "position of strength",
                   (const char *const[]){"position of strength", "positions of strength", NULL});
    CHECK_COUNT(study->pair_count, 2, "pairs");
    const char *const want[2][2] = {{"Ukraine", "position of strength"}, {"Russia", "China"}};
    for (size_t p = 0; p < 2; p++) {
        CHECK_TEXT(study->concepts[study->pairs[p].first].name, want[p][0], "first of the pair");
        CHECK_TEXT(study->concepts[study->pairs[p].second].name, want[p][1], "second of the pair");
    }
    for (size_t role = 0; role < LEC_ROLE_COUNT; role++) { /* product.md section 3 */
        CHECK_NUMBER(study->words_per_minute[role], 150, 0, "words a minute");
        CHECK_NUMBER(study->words_per_minute_low[role], 120, 0, "words a minute, low");
        CHECK_NUMBER(study->words_per_minute_high[role], 185, 0, "words a minute, high");
    }
    lec_arena_free(arena);
}

static void test_ministerials(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    const lec_study *study = NULL;
    CHECK_COUNT(
        lec_study_read(source_path("datasets/ministerials/study.yaml"), arena, &study, &error),
        LEC_OK, error.message);
    /* counted in the file */
    CHECK_COUNT(study->concept_count, 15, "concepts");
    CHECK_COUNT(study->pair_count, 3, "pairs");
    CHECK_COUNT(study->speaker_count, 25, "speakers");
    CHECK_COUNT(study->conference_count, 8, "conferences");
    CHECK_TEXT(study->speakers[1].name, "C\xc3\xa9lestine Aubray", "speaker");
    CHECK_COUNT(study->speakers[1].role, LEC_ROLE_PRINCIPAL, "role");
    CHECK_COUNT(study->speakers[1].alias_count, 2, "aliases");
    CHECK_TEXT(study->conferences[7].date, "2034-11-29", "date");
    CHECK_TEXT(concept_called(study, "Indo-Pacific")->words[0], "indo pacific", "pattern");
    lec_arena_free(arena);
}

static void test_all_keys(void)
{
    static const char text[] = "title: \"Gas: a study\"\n"
                               "concepts:\n"
                               "- name: Gas\n"
                               "  words: [gas, 'LNG*']\n"
                               "  except: [natural gas]\n"
                               "  near: [pipeline]\n"
                               "  within: 7\n"
                               "- {name: Oil, words: [oil]}\n"
                               "pairs: [[Oil, Gas]]\n"
                               "speakers:\n"
                               "- name: Ada Example\n"
                               "conferences:\n"
                               "- {file: a, name: b, date: 2024-02-29, title: T, group: g}\n"
                               "settings:\n"
                               "  words_per_minute:\n"
                               "    principal: 120\n"
                               "    journalist: {estimate: 170, low: 160.5, high: 180}\n"
                               "    other: {estimate: 75, high: 99}\n";
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    const lec_study *study = NULL;
    const char *path;
    CHECK_COUNT(read_text(text, sizeof text - 1, arena, &study, &path, &error), LEC_OK,
                error.message);
    CHECK_TEXT(study->title, "Gas: a study", "title");
    CHECK_TEXT(study->file, path, "file");
    CHECK_TEXT(study->concepts[0].words[1], "lng*", "words");
    CHECK_TEXT(study->concepts[0].except[0], "natural gas", "except");
    CHECK_TEXT(study->concepts[0].near[0], "pipeline", "near");
    CHECK_COUNT(study->concepts[0].within, 7, "within");
    CHECK_COUNT(study->concepts[1].within, 10, "within when nothing is said");
    CHECK_COUNT(study->pairs[0].first, 1, "pair");
    CHECK_COUNT(study->pairs[0].second, 0, "pair");
    CHECK_COUNT(study->speakers[0].role, LEC_ROLE_UNKNOWN, "role not stated");
    CHECK_TEXT(study->speakers[0].affiliation, "", "affiliation not stated");
    CHECK_TEXT(study->conferences[0].group, "g", "group");
    /* 120 alone: 120/150 of 120 and of 185 */
    CHECK_NUMBER(study->words_per_minute_low[LEC_ROLE_PRINCIPAL], 96, 1e-12, "low in proportion");
    CHECK_NUMBER(study->words_per_minute_high[LEC_ROLE_PRINCIPAL], 148, 1e-12,
                 "high in proportion");
    CHECK_NUMBER(study->words_per_minute_low[LEC_ROLE_JOURNALIST], 160.5, 0, "low as given");
    CHECK_NUMBER(study->words_per_minute_low[LEC_ROLE_OTHER], 60, 1e-12, "half of 120");
    CHECK_NUMBER(study->words_per_minute_high[LEC_ROLE_OTHER], 99, 0, "high as given");
    CHECK_NUMBER(study->words_per_minute[LEC_ROLE_MODERATOR], 150, 0, "not given");
    lec_arena_free(arena);
}

#define GAS "concepts:\n- name: Gas\n  words: [gas]\n"

/* the line that is told is the one to change */
static const struct {
    const char *text, *message;
} mistakes[] = {
    {"", ": nothing in it; see 'lectern study' for a model"},
    {"# only a comment\n", ": nothing in it; see 'lectern study' for a model"},
    {"- a\n", ":1: 'study' must be 'key: value' lines; the keys are title, url, concepts, pairs, "
              "speakers, outlets, conferences, corrections, dictionaries, settings, charts"},
    {GAS "concept:\n- name: Oil\n",
     ":4: unknown key 'concept' in 'study'; the keys are title, url, "
     "concepts, pairs, speakers, outlets, conferences, corrections, dictionaries, settings, "
     "charts"},
    {"concepts:\n- name: Gas\n  words: [gas]\n  not: [oil]\n",
     ":4: unknown key 'not' in 'concepts'; the keys are name, words, except, near, within"},
    {"concepts:\n- name: Gas\n  words: gas\n",
     ":3: 'words' must be a list; write [a, b], or one entry a line after '- '"},
    {"concepts:\n- name: [Gas]\n  words: [gas]\n",
     ":2: 'name' must be a text; put it in quotes if it has brackets or a colon"},
    {"concepts:\n- name: Gas\n  words: [gas]\n  within: ten\n",
     ":4: 'within' must be a whole number, as 10"},
    {"concepts:\n- name: Gas\n  words: [gas]\n  within: 0\n", ":4: 'within' must be 1 to 1000000"},
    {"concepts:\n- name: Gas\n", ":2: 'concepts' without 'words'; add 'words: ...'"},
    {"concepts:\n- words: [gas]\n", ":2: 'concepts' without 'name'; add 'name: ...'"},
    {"concepts:\n- name: Gas\n  name: Oil\n  words: [gas]\n",
     ":3: a second 'name' in 'concepts'; keep one"},
    {"concepts:\n- name: Gas\n  words: []\n",
     ":2: the concept 'Gas' has no words; write words: [word, two words]"},
    {"concepts:\n- name: Gas\n  words:\n  - gas\n  - '!'\n",
     ":5: the pattern '!' has no word in it; write a word or a phrase"},
    {"concepts:\n- name: ' '\n  words: [gas]\n",
     ":2: an entry of 'concepts' with an empty 'name'; fill it in or take the entry out"},
    {GAS "- name: Gas\n  words: [lng]\n",
     ":4: 'Gas' stands a second time in 'concepts' (first in line 2); "
     "put the two entries into one or rename one"},
    {GAS "pairs:\n- [Gas, Gas]\n", ":5: a pair of 'Gas' with itself; name two different "
                                   "concepts"},
    {GAS "- {name: Oil, words: [oil]}\npairs:\n  - [Gas, Oil]\n  - [Oil, gas]\n",
     ":7: the pair names a concept 'gas' that is not defined; define it under 'concepts' or "
     "use one of: Gas, Oil"},
    {GAS "- {name: Oil, words: [oil]}\npairs:\n- [Gas, Oil]\n- [Oil, Gas]\n",
     ":7: the pair [Oil, Gas] stands here a second time; take one out"},
    {GAS "pairs:\n- [Gas]\n",
     ":5: an entry of 'pairs' has 1 parts; write 2 in brackets, as [a, b]"},
    {"speakers:\n- name: Ada\n  role: presenter\n",
     ":3: 'role' must be one of principal, journalist, moderator, other, unknown"},
    {"speakers:\n- name: Ada\n  aliases: [A, ' ']\n",
     ":2: an empty alias; write a label as it stands in the transcript"},
    {"speakers:\n- name: Ada\n- name: Ada\n",
     ":3: 'Ada' stands a second time in 'speakers' (first in line 2); "
     "put the two entries into one or rename one"},
    {"conferences:\n- file: a\n- file: b\n  date: 3 December 2024\n",
     ":3: '3 December 2024' is not a date; write it as YYYY-MM-DD, e.g. 2024-12-03"},
    {"conferences:\n- file: a\n  date: 2023-02-29\n",
     ":2: '2023-02-29' is not a date; write it as YYYY-MM-DD, e.g. 2024-12-03"},
    {"conferences:\n- file: a\n- {file: b, name: a}\n",
     ":3: 'a' stands a second time in 'conferences' (first in line 2); "
     "put the two entries into one or rename one"},
    {"settings:\n  words_per_minute:\n    principal: fast\n",
     ":3: 'principal' must be a number, as 150 or 142.5"},
    {"settings:\n  words_per_minute:\n    principal: {estimate: 150, low: 160}\n",
     ":3: words_per_minute of 'principal' must be 1 to 1000, with low <= estimate <= high"},
    {"settings:\n  words_per_minute:\n    speaker: 150\n",
     ":3: unknown key 'speaker' in 'words_per_minute'; the keys are principal, journalist, "
     "moderator, other, unknown"},
    {"concepts:\n- name: Gas\n  words: [gas, *lng]\n",
     ":3: '*lng' is a YAML alias, which a study cannot use; put a pattern that begins with * "
     "in quotes"},
    {"title: a\n---\ntitle: b\n", ":2: a second YAML document begins; keep one study in a file"},
    {"title: a\nconcepts:\n- name: \"Gas\n", ":4: not YAML: found unexpected end of stream "
                                             "while scanning a quoted scalar; check "
                                             "indentation, colons, brackets and quotes"},
    {"outlets:\n- name: Post\n  aliases: [Daily Post]\n- name: Mail\n  aliases: [DAILY POST]\n",
     ":4: 'DAILY POST' is also given to 'Post' (line 2); keep one"},
    {"outlets:\n- name: Post\n  aliases: [Daily Post, Mail]\n- {name: The Mail, aliases: [TM]}\n- "
     "{name: mail, aliases: [m]}\n",
     ":5: 'mail' is also given to 'Post' (line 2); keep one"},
    {"outlets:\n- name: Post\n  aliases: [' ']\n",
     ":2: an empty alias; write another name of the outlet"},
    {"outlets:\n- {name: Post, aliases: [Daily]}\n- {name: Sun, aliases: [S]}\n- {name: Mail, "
     "aliases: [M, sun]}\n",
     ":4: 'sun' is also given to 'Sun' (line 3); keep one"},
    {"speakers:\n- {name: Ada Lind, aliases: ['-', Lind, Ada]}\n- {name: Bo, aliases: ['!', B, "
     "ADA]}\n",
     ":3: the alias 'ADA' is given to 'Bo' and to 'Ada Lind' (line 2); a label can be one person's "
     "only"},
    {"concepts:\n- name: Gas\n  words: [gas]\n  within: 1000001\n",
     ":4: 'within' must be 1 to 1000000"},
    {"concepts:\n- name: Gas\n  words: [gas]\n  within: 007\n",
     ":4: 'within' must be a whole number, as 10"},
    {"concepts:\n- name: Gas\n  words: [gas]\n  within: 1234567890\n",
     ":4: 'within' must be a whole number, as 10"},
    {"concepts:\n- name: Gas\n  words: [gas]\n  within: [7]\n",
     ":4: 'within' must be a whole number, as 10"},
    {GAS "- {name: Oil, words: [oil]}\n- {name: Coal, words: [coal]}\npairs:\n- [Gas, Oil]\n- "
         "[Gas, Coal]\n"
         "- [Coal, Oil]\n- [Gas, Oil]\n",
     ":10: the pair [Gas, Oil] stands here a second time; take one out"},
    {"conferences:\n- file: ' '\n",
     ":2: an entry of 'conferences' with an empty 'file'; fill it in or take the entry out"},
    {"conferences:\n- file: a\n  url: ftp://x\n",
     ":2: the url does not begin with https://; write it as https://host/watch?v=ID&t={seconds}"},
    {"conferences:\n- file: a\n  date: 2024-13-01\n",
     ":2: '2024-13-01' is not a date; write it as YYYY-MM-DD, e.g. 2024-12-03"},
    {"conferences:\n- file: a\n  date: 2024-00-01\n",
     ":2: '2024-00-01' is not a date; write it as YYYY-MM-DD, e.g. 2024-12-03"},
    {"conferences:\n- {file: a, date: 2000-02-29}\n- file: b\n  date: 1900-02-29\n",
     ":3: '1900-02-29' is not a date; write it as YYYY-MM-DD, e.g. 2024-12-03"},
    {"conferences:\n- file: a\n  date: 2024-01-00\n",
     ":2: '2024-01-00' is not a date; write it as YYYY-MM-DD, e.g. 2024-12-03"},
    {"settings:\n  words_per_minute:\n    principal: 0.5\n",
     ":3: words_per_minute of 'principal' must be 1 to 1000, with low <= estimate <= high"},
    {"settings:\n  words_per_minute:\n    principal: 900\n",
     ":3: words_per_minute of 'principal' must be 1 to 1000, with low <= estimate <= high"},
    {"settings:\n  words_per_minute:\n    principal: {estimate: 150, high: 140}\n",
     ":3: words_per_minute of 'principal' must be 1 to 1000, with low <= estimate <= high"},
    {"settings:\n  words_per_minute:\n    principal: 150.\n",
     ":3: 'principal' must be a number, as 150 or 142.5"},
    {"settings:\n  words_per_minute:\n    principal: 150.5x\n",
     ":3: 'principal' must be a number, as 150 or 142.5"},
    {"settings:\n  words_per_minute:\n    principal: 1.1234567890\n",
     ":3: 'principal' must be a number, as 150 or 142.5"},
    {"title: a\nconcepts: [\xff]\n", ":2: not UTF-8; save it as UTF-8 text"},
};

static void test_mistakes(void)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        lec_arena *arena = lec_arena_new();
        lec_error error = {0};
        const lec_study *study = NULL;
        const char *path;
        const lec_status status =
            read_text(mistakes[i].text, strlen(mistakes[i].text), arena, &study, &path, &error);
        CHECK_COUNT(status, LEC_BAD_DATA, mistakes[i].text);
        CHECK_TEXT(error.message, lec_arena_format(arena, "%s%s", path, mistakes[i].message),
                   mistakes[i].text);
        lec_arena_free(arena);
    }
}

/* Ten levels of nine aliases each: 9^10 texts if they were written out. */
static void test_alias_bomb(void)
{
    char text[2048] = "a0: &a0 [gas, gas, gas, gas, gas, gas, gas, gas, gas]\n";
    for (int level = 1; level < 10; level++) {
        char line[256];
        snprintf(line, sizeof line, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n", level, level,
                 level - 1, level - 1, level - 1, level - 1, level - 1);
        strncat(text, line, sizeof text - strlen(text) - 1);
    }
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    const lec_study *study = NULL;
    const char *path;
    CHECK_COUNT(read_text(text, strlen(text), arena, &study, &path, &error), LEC_BAD_DATA, "bomb");
    CHECK_TRUE(strstr(error.message, ":2: '*a0' is a YAML alias") != NULL, error.message);
    lec_arena_free(arena);
}

static void test_unreadable(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    const lec_study *study = NULL;
    CHECK_COUNT(lec_study_read("/nowhere/study.yaml", arena, &study, &error), LEC_BAD_DATA,
                "missing");
    CHECK_TEXT(error.message,
               "/nowhere/study.yaml: No such file or directory; "
               "give the study file's path, or leave --study out",
               "missing");
    CHECK_COUNT(lec_study_read("/tmp", arena, &study, &error), LEC_BAD_DATA, "folder");
    CHECK_TEXT(error.message, "/tmp: Is a directory; give a YAML file", "folder");
    const size_t length = 4 * 1024 * 1024 + 1;
    char *spaces = lec_new(arena, char, length);
    memset(spaces, ' ', length);
    const char *path;
    CHECK_COUNT(read_text(spaces, length, arena, &study, &path, &error), LEC_BAD_DATA, "large");
    CHECK_TRUE(strstr(error.message, ": more than 4 MiB in one study file; ") != NULL,
               error.message);
    lec_arena_free(arena);
}

/* Dictionaries: beside the study or anywhere, behind its concepts or alone; overlaps of all. */
static void test_dictionaries(void)
{
    char path[] = "/tmp/lectern-dictionary-XXXXXX.csv";
    const int descriptor = mkstemps(path, 4);
    CHECK_TRUE(descriptor >= 0 && write(descriptor, "war*,War\nsea,Sea\n", 17) == 17, path);
    close(descriptor);
    lec_arena *arena = lec_arena_new();
    const struct {
        const char *what, *name, *text, *message; /* without one, War and Sea are the last two */
        size_t concepts;
        bool longest;
    } cases[] = {
        {"alone", "study.yaml", lec_arena_format(arena, "dictionaries: [%s]\n", path), "", 2,
         false},
        {"behind a concept", "/tmp/s.yaml",
         lec_arena_format(arena, GAS "dictionaries: [%s]\nsettings: {overlaps: longest}\n",
                          path + 5),
         "", 3, true},
        {"a name that is taken", "s.yaml",
         lec_arena_format(arena, "concepts: [{name: Sea, words: [sea]}]\ndictionaries: [%s]\n",
                          path),
         lec_arena_format(
             arena, "s.yaml:2: the category 'Sea' of %s is a concept already; rename one", path),
         1, false},
        {"none there", "s.yaml", "dictionaries: [nowhere.csv]\n",
         "nowhere.csv: No such file or directory", 0, false},
        {"many, of which the second is missing", "/nowhere/s.yaml",
         lec_arena_format(arena, "dictionaries: [%s, b.csv, c.csv]\n", path),
         "/nowhere/b.csv: No such file or directory", 0, false},
        {"of a whole folder", "s.yaml", "dictionaries: [/usr/share/hunspell]\n", "; give one", 0,
         false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_study *study = NULL;
        lec_error error = {""};
        (void)!lec_study_parse(cases[i].name, cases[i].text, strlen(cases[i].text), arena, &study,
                               &error);
        if (cases[i].message[0] != '\0') {
            CHECK_TRUE(strstr(error.message, cases[i].message) != NULL, error.message);
            continue;
        }
        CHECK_TEXT(error.message, "", cases[i].what);
        CHECK_COUNT(study->concept_count, cases[i].concepts, cases[i].what);
        CHECK_TEXT(study->concepts[cases[i].concepts - 1].name, "Sea", cases[i].what);
        for (size_t c = 0; c < study->concept_count; c++)
            CHECK_TRUE(study->concepts[c].longest == cases[i].longest, cases[i].what);
    }
    unlink(path);
    lec_arena_free(arena);
}

/* A study that somebody has in memory: its length alone is looked at. */
static void test_too_long(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = NULL;
    lec_error error = {""};
    CHECK_COUNT(lec_study_parse("s", "", ((size_t)4 << 20) + 1, arena, &study, &error),
                LEC_BAD_DATA, "large");
    static const char broken[] = "title: a\nurl: \0b\n";
    lec_error other = {""};
    CHECK_COUNT(lec_study_parse("s", broken, sizeof broken - 1, arena, &study, &other),
                LEC_BAD_DATA, "a byte of nothing");
    CHECK_TEXT(other.message, "s:2: not UTF-8; save it as UTF-8 text", "a byte of nothing");
    CHECK_TRUE(strncmp(error.message, "s: more than 4 MiB in one study file; ", 38) == 0,
               error.message);
    lec_arena_free(arena);
}

/* The built-in study explains the roles: all of them, whatever core/roles.def has. */
static void test_built_in_roles(void)
{
    CHECK_TRUE(strstr(lec_study_built_in_text, LEC_ROLE_NAMES) != NULL, LEC_ROLE_NAMES);
}

const lec_test lec_tests_study[] = {
    {"built_in_roles", test_built_in_roles},

    {"patterns", test_patterns},
    {"pattern_folds_once", test_pattern_folds_once},
    {"built_in", test_built_in},
    {"ministerials", test_ministerials},
    {"all_keys", test_all_keys},
    {"mistakes", test_mistakes},
    {"alias_bomb", test_alias_bomb},
    {"unreadable", test_unreadable},
    {"dictionaries", test_dictionaries},
    {"too_long", test_too_long},
    {0},
};
