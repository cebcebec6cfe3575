/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patterns of concepts on small texts: where they occur is read off the texts by hand, tokens
 * counted from 0. The table `occurrences` names the same places. */
#include "analysis/view/occurrences.h"
#include "analysis/view/pattern_index.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const struct {
    const char *pattern, *word;
    bool matches;
} words[] = {
    {"nato", "nato", true},
    {"nato", "nato's", false},
    {"nato*", "nato", true}, /* `*` stands for no letter too */
    {"nato*", "natos", true},
    {"*nato", "anti-nato", true},
    {"*e*e*", "peace", true},
    {"*e*e*", "pace", false},
    {"a*b*c", "aXbXbXc", true}, /* the first b is not the one that fits */
    {"a*bc", "abcbc", true},
    {"?", "a", true},
    {"?", "\u00E9", true}, /* one letter, two bytes */
    {"?", "\U0001D400", true},
    {"?", "", false},
    {"??", "\u00E9", false},
    {"z?lensk*", "z\u0435lensky", true}, /* Cyrillic e */
    {"*\u00E9", "caf\u00E9", true},
    {"*?", "", false},
    {"*", "", true},
    {"", "", true},
    {"", "a", false},
    {"**a**", "a", true},
};

static void test_wildcards(void)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char what[64];
        snprintf(what, sizeof what, "%s on %s", words[i].pattern, words[i].word);
        CHECK_COUNT(lec_pattern_word_matches(words[i].pattern, words[i].word), words[i].matches,
                    what);
    }
}

/* What is found, as `token+length` of each. */
static const char *found(lec_arena *arena, const lec_corpus *corpus, const lec_concept *concepts,
                         size_t count)
{
    const lec_occurrences all = lec_occurrences_find(corpus, concepts, count, arena);
    const char *shown = "";
    for (size_t i = 0; i < all.count; i++)
        shown = lec_arena_format(arena, "%s%s%u+%u", shown, i > 0 ? " " : "", all.items[i].token,
                                 all.items[i].length);
    return shown;
}

/* Patterns are parted by commas. */
static const char *const *patterns(lec_arena *arena, const char *list, size_t *count)
{
    LEC_ARRAY(const char *) parts = {0};
    for (const char *at = list; *at != '\0'; at += *at == ',') {
        const size_t length = strcspn(at, ",");
        LEC_PUSH(arena, parts, lec_arena_text(arena, at, length));
        at += length;
    }
    *count = parts.count;
    return parts.items;
}

static const struct {
    const char *text, *words, *except, *near;
    uint64_t within;
    const char *found;
} cases[] = {
    {"P: a b c", "b", "", "", 0, "1+1"},
    {"P: a b c", "z", "", "", 0, ""},
    {"P: a", "a", "", "", 0, "0+1"},
    {"P: A a", "a", "", "", 0, "0+1 1+1"}, /* on folded words */
    {"P: a b", "*", "", "", 0, "0+1 1+1"},
    {"P: a b", "  ", "", "", 0, ""},
    {"P: a b a  b", " a   b ", "", "", 0, "0+2 2+2"},
    {"P: Ukraine Ukraine's Ukrainians Russia", "ukrain*", "", "", 0, "0+1 1+1 2+1"},
    {"P: the sea cable and sea cables", "sea cable*", "", "", 0, "1+2 4+2"},
    {"P: we act from a position of. Strength", "position of strength", "", "", 0, ""},
    {"P: position of / P: strength", "position of strength", "", "", 0, ""},
    {"P: of strength", "position of strength", "", "", 0, ""},
    /* the longest at a word, whatever the order of the patterns */
    {"P: a b c a b a", "a,a b,a b c", "", "", 0, "0+3 3+2 5+1"},
    {"P: a b c a b a", "a b c,a b,a", "", "", 0, "0+3 3+2 5+1"},
    /* from left to right: `b c d` begins inside `a b` */
    {"P: a b c d", "a b,b c d", "", "", 0, "0+2"},
    {"P: a a a", "a a", "", "", 0, "0+2"},
    {"P: b c d", "a b,b c d", "", "", 0, "0+3"},
    /* except: overlap in any word is enough, and exceptions may overlap one another */
    {"P: position of strength and strength", "strength", "position of strength", "", 0, "4+1"},
    {"P: a b c a b", "a b", "b c", "", 0, "3+2"},
    {"P: a b c d d", "d", "a b,b c d", "", 0, "4+1"},
    {"P: a b c c d d", "d", "b c c d,a b", "", 0, "5+1"},
    {"P: c a. A b", "a", "c a", "", 0, "2+1"},
    {"P: a a", "a", "a", "", 0, ""},
    /* near: the words between are counted from either end; sentences may lie between, not turns */
    {"P: sea x cable. cable y z sea. Cable", "cable", "", "sea", 2, "2+1 7+1"},
    {"P: sea x cable. cable y z sea. Cable", "cable", "", "sea", 0, ""},
    {"P: sea x cable. cable y z sea. Cable", "cable", "", "sea", UINT64_MAX, "2+1 3+1 7+1"},
    {"P: cable / P: sea", "cable", "", "sea", 10, ""},
    {"P: red line x x tough", "red line", "", "tough", 3, "0+2"},
    {"P: red line x x tough", "red line", "", "tough", 2, ""},
    {"P: cable x deep sea", "cable", "", "deep blue,deep sea", 2, "0+1"},
    {"P: x deep sea bed y cable", "cable", "", "deep sea,sea bed", 2, "5+1"},
    /* both: near and not except */
    {"P: tv cable at sea. sea cable", "cable", "tv cable", "sea", 3, "5+1"},
};

static void test_patterns(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        lec_concept concept = {.name = "c", .within = cases[i].within};
        concept.words = patterns(arena, cases[i].words, &concept.word_count);
        concept.except = patterns(arena, cases[i].except, &concept.except_count);
        concept.near = patterns(arena, cases[i].near, &concept.near_count);
        const char *what = lec_arena_format(arena, "%s | %s | %s | %s", cases[i].text,
                                            cases[i].words, cases[i].except, cases[i].near);
        CHECK_TEXT(found(arena, corpus_from(arena, cases[i].text), &concept, 1), cases[i].found,
                   what);
        lec_arena_free(arena);
    }
}

/* Concepts may share words; the order is by token, then by concept. */
static void test_several_concepts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = study_from(arena, "B = b; AB = a b; A = a; never = z; empty =");
    const lec_corpus *corpus = corpus_from(arena, "P: a b. B a. / J: A b");
    CHECK_TEXT(found(arena, corpus, study->concepts, study->concept_count),
               "0+2 0+1 1+1 2+1 3+1 4+2 4+1 5+1", "concepts AB A B B A AB A B");
    const lec_occurrences all =
        lec_occurrences_find(corpus, study->concepts, study->concept_count, arena);
    static const uint32_t concept[] = {1, 2, 0, 0, 2, 1, 2, 0};
    for (size_t i = 0; i < all.count && i < 8; i++)
        CHECK_COUNT(all.items[i].concept, concept[i], "concept");
    CHECK_TEXT(found(arena, corpus, NULL, 0), "", "no concept");
    CHECK_TEXT(found(arena, corpus_from(arena, ""), study->concepts, study->concept_count), "",
               "no text");
    lec_arena_free(arena);
}

/* Two conferences of 4 and 2 words: `position` is the words before it by all words. */
static void test_table(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "= one / P Ann: Sea   cable, now. / J Bo: Cables? / = two / J Cy: A / "
                           "P Dee: cable");
    const lec_table *table = run_analysis(arena, "occurrences", corpus,
                                          study_from(arena, "C = cable*; S = sea cable"), NULL);
    static const struct {
        const char *keys, *speaker, *text, *file;
        double position, line;
    } rows[] = {
        {"one|C|1|1|principal|Ann|opening", "Ann", "cable", "one.txt", 0.25, 1},
        {"one|C|2|2|journalist|Bo|questions", "Bo", "Cables", "one.txt", 0.75, 2},
        {"one|S|1|1|principal|Ann|opening", "Ann", "Sea cable", "one.txt", 0, 1},
        {"two|C|1|2|principal|Dee|questions", "Dee", "cable", "two.txt", 0.5, 2},
    };
    CHECK_COUNT(lec_table_row_count(table), 4, "rows");
    for (size_t i = 0; i < 4 && i < lec_table_row_count(table); i++) {
        CHECK_COUNT(table_row(table, rows[i].keys), i, rows[i].keys);
        CHECK_TEXT(table_text(table, i, "speaker"), rows[i].speaker, rows[i].keys);
        CHECK_TEXT(table_text(table, i, "text"), rows[i].text, rows[i].keys);
        CHECK_TEXT(table_text(table, i, "file"), rows[i].file, rows[i].keys);
        CHECK_NUMBER(table_number(table, i, "position"), rows[i].position, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, i, "line"), rows[i].line, 0, rows[i].keys);
    }
    table = run_analysis(arena, "occurrences", corpus_from(arena, ""), study_from(arena, "C = c"),
                         NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "no text");
    lec_arena_free(arena);
}

const lec_test lec_tests_occurrences[] = {
    {"wildcards", test_wildcards},
    {"patterns", test_patterns},
    {"several_concepts", test_several_concepts},
    {"table", test_table},
    {0},
};
