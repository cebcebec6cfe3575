/* SPDX-License-Identifier: GPL-3.0-or-later
 * What help says of a column is true of its table. */
#include "analysis/analysis.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static bool has_all(const lec_table *table, size_t column)
{
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        if (strcmp(lec_table_cell(table, row, column).text, "all") == 0) return true;
    return false;
}

/* Needs times or captions, which these conferences have not. */
static bool needs_times(const char *name)
{
    static const char *const names[] = {"times", "timing", "alignment", "fidelity",
                                        "fidelity_runs"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

/* Only a table with rows that pool conferences says that its conference may be `all`, and only one
 * that takes --by that it may be a group. */
static void test_conference(void)
{
    static const char text[] =
        "= a 2030-01-01 / P Ann: We hold the line at sea and war is far. / J Bo (Wire): Why war? "
        "/ P Ann: War is near. We hold the line at sea. / "
        "= b 2031-01-01 / P Ann: We hold the line at sea. / J Bo (Wire): Is it war or the sea? / "
        "P Ann: War it is, and the sea. / "
        "= c 2032-01-01 / P Ann: War. / J Cy (Post): But why war? / P Ann: War is war at sea.";
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_study *study = study_from(arena, "war = war; sea = sea");
    size_t with = 0;
    for (const lec_registered *at = lec_analyses; at->analysis != NULL; at++) {
        const lec_analysis *of = at->analysis;
        if (strcmp(of->columns[0].name, "conference") != 0 || needs_times(of->name)) continue;
        const char *options = strcmp(of->name, "kwic") == 0 ? "--query=war" : NULL;
        if (strcmp(of->name, "collocates") == 0) options = "--query=war --minimum=1";
        if (strcmp(of->name, "agenda_links") == 0) options = "--minimum=1";
        if (strcmp(of->name, "novelty") == 0) options = "--minimum-words=1";
        const lec_table *table = run_analysis(arena, of->name, corpus, study, options);
        const char *meaning = of->columns[0].meaning;
        if (lec_table_row_count(table) > 0)
            CHECK_COUNT(strstr(meaning, "`all`") != NULL, has_all(table, 0), of->name);
        CHECK_COUNT(strstr(meaning, "--by") != NULL, of->takes_by, of->name);
        with += lec_table_row_count(table) > 0;
    }
    CHECK_TRUE(with > 25, "most tables have rows");
    lec_arena_free(arena);
}

/* A table takes --by or says why it does not. */
static void test_by(void)
{
    for (const lec_registered *at = lec_analyses; at->analysis != NULL; at++)
        CHECK_TRUE(at->analysis->takes_by == (at->analysis->without_by == NULL),
                   at->analysis->name);
}

const lec_test lec_tests_columns[] = {{"conference", test_conference}, {"by", test_by}, {0}};
