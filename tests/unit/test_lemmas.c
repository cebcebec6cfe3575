/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lemmas of a list (by hand) and of Hunspell's English dictionary (SCOWL, as Debian has it); their
 * accuracy is measured by bench/lemmas. Dictionaries of content analysis: one of each format, with
 * the concepts that a reader of its documentation expects. */
#include "io/study/lemmas.h"

#include <stdlib.h>
#include <unistd.h>

#include "io/study/concept_dictionary.h"
#include "io/words/words.h"
#include "tests/support/check.h"
#include "tests/support/words.h"

/* A file that is gone again with remove_file(). */
static const char *put_file(lec_arena *arena, const char *suffix, const char *text)
{
    char *path = lec_arena_format(arena, "/tmp/lectern-lemmas-XXXXXX%s", suffix);
    const int file = mkstemps(path, (int)strlen(suffix));
    CHECK_TRUE(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text), path);
    close(file);
    return path;
}

/* The lemmas of the words in their order, or the message. */
static const char *lemmas_of(const char *asked, const char *text, lec_arena *arena)
{
    lec_error error = {""};
    lec_lemmas lemmas;
    const lec_corpus *corpus = corpus_of_words(text, arena);
    if (lec_lemmas_find(asked, corpus, arena, &lemmas, &error) != LEC_OK)
        return lec_arena_text(arena, error.message, strlen(error.message));
    const char *all = "";
    for (size_t t = 0; t < corpus->token_count; t++)
        all = lec_arena_format(arena, "%s%s%s", all, t > 0 ? " " : "",
                               lemmas.of_word[corpus->token_word[t]]);
    return all;
}

static void test_list(void)
{
    lec_arena *arena = lec_arena_new();
    const char *list =
        put_file(arena, ".tsv", "form\tlemma\nleaves\tleaf\nleaves\tleave\nSHIPS\tShip\n");
    CHECK_TEXT(lemmas_of(list, "Ships leave. He leaves, she leaves.", arena),
               "ship leave he leave she leave", "the reading used most often");
    CHECK_TEXT(lemmas_of(list, "A leaf. Leaves!", arena), "a leaf leaf", "the other one");
    unlink(list);
    list = put_file(arena, ".csv", "went,go\nonly\n");
    CHECK_TRUE(strstr(lemmas_of(list, "went", arena), ".csv:2: a row of 1 cell; give a word") !=
                   NULL,
               lemmas_of(list, "went", arena));
    unlink(list);
    CHECK_TRUE(strstr(lemmas_of("tlh", "x", arena), "no dictionary of Hunspell") != NULL,
               "Klingon");
    lec_arena_free(arena);
}

/* Lists, texts and the lemmas of their words, or what is said. */
static const struct {
    const char *what, *suffix, *list, *text, *lemmas;
} lists[] = {
    {"a lemma without a letter is none", ".tsv", "went\t!\n", "went", "went"},
    {"a form that is a lemma too, and another reading that is used", ".csv",
     "leaves,leaves\nleaves,leaf\n", "Leaves, leaf.", "leaf leaf"},
    {"a form that is a lemma too, and a reading that nobody uses", ".csv",
     "leaves,leaves\nleaves,leaf\n", "Leaves!", "leaves"},
    {"the same reading twice", ".csv", "went,go\nwent,Go\n", "went", "go"},
    {"an empty row", ".csv", "went,go\n\"\"\nsaw,see\n", "saw", "see"},
    {"columns by name, in any order", ".csv", "Lemma;rank;WordForm\ngo;12;went\n", "went", "go"},
    {"named columns that a row lacks", ".csv", "lemma;rank;word\ngo;12\n", "went",
     ".csv:2: a row of 2 cells; give a word"},
    {"the word's column, which a row lacks", ".tsv", "base\tform\ngo\n", "went",
     ".tsv:2: a row of 1 cell; give a word"},
    {"names of half the columns are words", ".csv", "word,go\nform,shape\n", "Word form.",
     "go shape"},
};

static void test_lists(void)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        lec_arena *arena = lec_arena_new();
        const char *path = put_file(arena, lists[i].suffix, lists[i].list);
        const char *got = lemmas_of(path, lists[i].text, arena);
        if (lists[i].lemmas[0] == '.')
            CHECK_TRUE(strstr(got, lists[i].lemmas) != NULL, got);
        else
            CHECK_TEXT(got, lists[i].lemmas, lists[i].what);
        unlink(path);
        lec_arena_free(arena);
    }
}

/* What is neither en nor en_US is the name of a file. */
static void test_asked(void)
{
    static const char *const asked[] = {"e", "engl", "EN", "en_us", "en_Us", "en_USA", "en-US", ""};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        lec_arena *arena = lec_arena_new();
        const char *got = lemmas_of(asked[i], "went", arena);
        CHECK_TRUE(strncmp(got, asked[i], strlen(asked[i])) == 0, got);
        CHECK_TRUE(strstr(got, "No such file or directory") != NULL, got);
        lec_arena_free(arena);
    }
}

static void test_dictionary(void)
{
    lec_arena *arena = lec_arena_new();
    const char *got =
        lemmas_of("en", "Children asked ministers; he went and was unhappy. His hi. Ask.", arena);
    if (strstr(got, "no dictionary of Hunspell") != NULL) {
        lec_arena_free(arena);
        SKIP("Hunspell's English dictionary is not installed");
    }
    CHECK_TEXT(got, "child ask minister he go and be unhappy his hi ask", "English");
    lec_arena_free(arena);
}

static const struct {
    const char *what, *suffix, *text, *concepts; /* name: pattern, pattern; ... or the message */
} dictionaries[] = {
    {"LIWC", ".dic", "%\n1\tposemo\n2\tAffect\n%\nstrong*\t1 2\nposition of strength\t2\n:)\t1\n",
     "posemo: strong*; Affect: strong*, position of strength; "},
    {"LIWC without an end", ".dic", "%\n1\tposemo\n", "the categories have no end"},
    {"LIWC, a number too many", ".dic", "%\n1\tp\n%\nwar\t1 3\n",
     ":4: no category has the number 3"},
    {"LIWC, no number", ".dic", "%\n1\tp\n%\nwar\n", ":4: 'war' has no category"},
    {"Lexicoder", ".lc3", "+positive\nStrong*\nbad luck\n+ negative+\nwar\n",
     "positive: strong*, bad luck; negative: war; "},
    {"Yoshikoder", ".ykd",
     "<?xml version=\"1.0\"?><dictionary style=\"x\"><cnode name=\"D\"><cnode name=\"Power\">"
     "<pnode name=\"strong*\"/><cnode name=\"War\"><pnode name=\"war*\"/></cnode></cnode></cnode>"
     "</dictionary>",
     "Power: strong*, war*; Power > War: war*; "},
    {"Yoshikoder cut short", ".ykd", "<dictionary><cnode name=\"D\">", ":1: damaged XML"},
    {"quanteda", ".yml", "economy:\n  - trade\n  - \"tax*\"\npolicy:\n  foreign: [treaty]\n",
     "economy: trade, tax*; policy > foreign: treaty; "},
    {"table", ".csv", "category,pattern\npower,strong*\nplace,Ukraine\n",
     "power: strong*; place: ukraine; "},
    {"table without names", ".csv", "strong*,power\nwar,power\n", "power: strong*, war; "},
    {"LIWC, blank name", ".dic", "%\n1\t \n%\nwar\t1\n", ":2: '1' is no category"},
    {"Lexicoder, no name", ".lc3", "+power\nstrong*\n+\nwar\n", ":3: a category without a name"},
    {"Yoshikoder, no name", ".ykd",
     "<dictionary><cnode name=\"D\">\n<cnode name=\" \"><pnode name=\"war\"/></cnode></cnode>"
     "</dictionary>",
     ":2: a category without a name"},
    {"Yoshikoder, no name at all", ".ykd",
     "<dictionary><cnode><pnode name=\"war\"/></cnode></dictionary>",
     ":1: a category without a name"},
    {"quanteda, no name", ".yml", "power: [strong]\n\"\": [war]\n", ":2: a category without"},
    {"quanteda, no name inside", ".yml", "power:\n  \" \": [war]\n", ":2: a category without"},
    {"table, no name", ".csv", "war,\n", ":1: 'war' has no category"},
    {"table, blank name", ".csv", "war,\" \"\n", ":1: a category without a name"},
    {"every word", ".csv", "*,power\n", ":1: the pattern '*' can match every word"},
    {"nothing", ".csv", "!,power\n", "no category has a pattern"},
    {"more patterns than there was room for, and lines as Windows and old Macs end them", ".lc3",
     "\n+power \r\na b\r\n\r\nc\td \ne\rf\rg\nh\ni\nj\nk\nl\n",
     "power: a b, c d, e, f, g, h, i, j, k, l; "},
    {"LIWC, every word", ".dic", "%\n1\tp\n%\n*\t1\n", ":4: the pattern '*' can match every word"},
    {"LIWC, a name for a number", ".dic", "%\n1\tp\n%\nwar\tp\n", ":4: 'p' is no number of a"},
    {"LIWC, spaces for tabs", ".dic", "%\n1 p\n%\n\nwar 1\n", "p: war; "},
    {"Yoshikoder, every word, of two categories", ".ykd",
     "<dictionary><cnode name=\"D\"><cnode name=\"A\"><cnode name=\"B\">\n<pnode name=\"*\"/>"
     "</cnode></cnode></cnode></dictionary>",
     ":2: the pattern '*' can match every word"},
    {"Yoshikoder, a pattern without a name, one outside, one of the dictionary itself", ".ykd",
     "<dictionary><pnode name=\"out\"/><cnode name=\"D\"><pnode/><pnode name=\"war\"/></cnode>"
     "</dictionary>",
     "D: war; "},
    {"Yoshikoder, an entity", ".ykd",
     "<!DOCTYPE d [\n<!ENTITY a \"war\">]><dictionary><cnode name=\"&a;\"/></dictionary>",
     ":2: an entity is defined here"},
    {"quanteda, one pattern and lists within lists", ".yaml",
     "trade: tariff\nwar: [[war, army], {sea: navy}]\n",
     "trade: tariff; war: war, army; war > sea: navy; "},
    {"quanteda, a list for a name", ".yml", "trade: [tariff]\n? [a, b]\n: [war]\n",
     ":2: a category is called by a word"},
    {"quanteda, a list of patterns only", ".yml", "- trade\n- war\n", ":1: no dictionary; write"},
    {"quanteda, no YAML", ".yml", "trade: [tariff\n", ": not YAML"},
    {"table, an empty row and a row too short", ".csv",
     "rank,term,group\n\"\"\n1,war,power\n2,sea\n", ":4: '2' has no category"},
    {"table, the category first and alone", ".csv", "group,rank,term\nwar,1\n",
     ":2: 'war' has no category"},
    {"table, a row of one cell", ".csv", "war,power\nsea\n", ":2: a row of one cell"},
};

static const char *concepts_in(const char *path, lec_arena *arena)
{
    lec_error error = {""};
    lec_concept_list list;
    if (lec_concept_dictionary_read(path, arena, &list, &error) != LEC_OK)
        return lec_arena_text(arena, error.message, strlen(error.message));
    const char *all = "";
    for (size_t c = 0; c < list.count; c++) {
        all = lec_arena_format(arena, "%s%s: ", all, list.items[c].name);
        for (size_t w = 0; w < list.items[c].word_count; w++)
            all = lec_arena_format(arena, "%s%s%s", all, w > 0 ? ", " : "", list.items[c].words[w]);
        all = lec_arena_format(arena, "%s; ", all);
    }
    return all;
}

static void test_concepts(void)
{
    for (size_t i = 0; i < sizeof dictionaries / sizeof *dictionaries; i++) {
        lec_arena *arena = lec_arena_new();
        const char *path = put_file(arena, dictionaries[i].suffix, dictionaries[i].text);
        const char *got = concepts_in(path, arena);
        CHECK_TRUE(strstr(got, dictionaries[i].concepts) != NULL, dictionaries[i].what);
        if (strstr(got, dictionaries[i].concepts) == NULL) printf("%s\n", got);
        unlink(path);
        lec_arena_free(arena);
    }
}

/* `outer` and `inner` as often as a category may stand in another, and once more. */
static const char *nested(const char *start, const char *each, const char *end, size_t depth,
                          lec_arena *arena)
{
    char *text = lec_new(arena, char, strlen(start) + depth * strlen(each) + strlen(end) + 1);
    char *at = stpcpy(text, start);
    for (size_t i = 0; i < depth; i++) at = stpcpy(at, each);
    stpcpy(at, end);
    return text;
}

#define ELEVEN "}}}}}}}}}}}"

static void test_depth(void)
{
    static const struct {
        const char *what, *suffix, *start, *each, *end, *message;
        size_t depth;
    } cases[] = {
        {"Yoshikoder", ".ykd", "<dictionary>", "<cnode name=\"a\">", "", ":1: categories too deep",
         65},
        {"quanteda", ".yml", "", "{a: ", "[war]" ELEVEN ELEVEN ELEVEN ELEVEN ELEVEN ELEVEN,
         ":1: categories too deep", 66},
        {"quanteda, lists", ".yml", "a:\n  ", "- ", "war\n", ":2: categories too deep", 100000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const char *path =
            put_file(arena, cases[i].suffix,
                     nested(cases[i].start, cases[i].each, cases[i].end, cases[i].depth, arena));
        CHECK_TRUE(strstr(concepts_in(path, arena), cases[i].message) != NULL,
                   concepts_in(path, arena));
        unlink(path);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_lemmas[] = {{"list", test_list},
                                     {"lists", test_lists},
                                     {"asked", test_asked},
                                     {"dictionary", test_dictionary},
                                     {"concepts", test_concepts},
                                     {"depth", test_depth},
                                     {0}};
