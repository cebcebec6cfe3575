/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patterns of questions and answers: what they match, and what is said of bad ones. */
#include "analysis/view/markers.h"

#include <stdlib.h>
#include <unistd.h>

#include "io/study/marker_file.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static lec_marker_finder *finder_of(lec_arena *arena, const lec_corpus *corpus, const char *text)
{
    const lec_marker_file file = {.file = text != NULL ? "my.markers" : NULL, .text = text};
    const lec_marker_patterns *patterns;
    lec_error error = {""};
    CHECK_COUNT(lec_marker_patterns_read(&file, arena, &patterns, &error), LEC_OK, error.message);
    return lec_marker_finder_new(corpus, patterns, arena);
}

/* A pattern and the first words it matches in a turn, or none. */
static const struct {
    const char *lines, *said, *found;
} cases[] = {
    {"declines no comment", "Well, no comment here.", "no comment"},
    {"declines no comment", "No. Comment on it.", NULL}, /* two sentences */
    {"declines comment*", "I was commenting.", "commenting"},
    {"declines i/we [really] won't say", "So we really won't say.", "we really won't say"},
    {"declines i/we [really] won't say", "So I won't say.", "i won't say"},
    {"declines [so/but] i won't", "And i won't.", "i won't"},
    {"declines not ..2 say", "I do not want to say.", "not want to say"},
    {"declines not ..2 say", "I do not even want to say.", NULL},
    {"set no = won't can't\ndeclines <no>/not say", "I can't say.", "can't say"},
    {"set filler = well so\ndeclines ^ no", "Well, so no.", "no"},
    {"set filler = well so\ndeclines ^ no", "Say no.", NULL},
    {"set filler = thank so\nset thanks = thank\nset thanked = you much\ndeclines ^ no",
     "So thank you much no.", "no"},
    {"set filler = thank so\nset thanks = thank\nset thanked = you much\ndeclines ^ no",
     "So you no.", NULL}, /* passed over behind thanks alone */
    {"declines ^^ no", "No. Never.", "no"},
    {"declines ^^ no", "Yes. No.", NULL},
    {"declines know $", "I know that. I know.", "know"},
    {"declines what ?", "What. So what?", "what"},
    {"declines what ... ?", "What is it to you?", "what"},
    {"declines , no", "Say it, no.", "no"},
    {"declines , no", "Say no.", NULL},
    {"declines , no", "Say it. No.", NULL},
    {"declines can't say\nnot declines can't say how", "I can't say how much. I can't say.",
     "can't say"},
};

static void test_patterns(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus =
            corpus_from(arena, lec_arena_format(arena, "J Ada: Why? / P: %s", cases[i].said));
        lec_marker_finder *finder = finder_of(
            arena, corpus, lec_arena_format(arena, "language en English\n%s\n", cases[i].lines));
        size_t count;
        const lec_marker_hit *hits = lec_markers_in(finder, 1, LEC_SIDE_ANSWER, &count);
        CHECK_COUNT(count, cases[i].found != NULL, cases[i].said);
        const char *words = "";
        for (uint32_t w = 0; count > 0 && w < hits[0].length; w++)
            words = lec_arena_format(arena, "%s%s%s", words, w > 0 ? " " : "",
                                     corpus->word_text[corpus->token_word[hits[0].token + w]]);
        CHECK_TEXT(words, cases[i].found != NULL ? cases[i].found : "", cases[i].said);
        size_t asked;
        lec_markers_in(finder, 1, LEC_SIDE_QUESTION, &asked);
        CHECK_COUNT(asked, 0, "a marker of answers is none of questions");
        lec_arena_free(arena);
    }
}

static const struct {
    const char *text, *message;
} wrong[] = {
    {"declines no comment", "my.markers: says no language"},
    {"language en\n\nfoo no comment", "my.markers:3: there is no marker 'foo'"},
    {"language en\ndeclines", "my.markers:2: a pattern needs a word"},
    {"language en\ndeclines [no]", "my.markers:2: a pattern needs a word"},
    {"language en\ndeclines ..3 no", "my.markers:2: a pattern may not begin with a gap"},
    {"language en\ndeclines no ..x yes", "my.markers:2: a gap is '..1' to '..9'"},
    {"language en\ndeclines no $ yes", "my.markers:2: nothing may follow '$'"},
    {"language en\ndeclines no ^ yes", "my.markers:2: '^' stands first"},
    {"language en\ndeclines <no>", "my.markers:2: there is no set 'no'"},
    {"language en\ndeclines <no", "my.markers:2: '<' without '>'"},
    {"language en\ndeclines [no", "my.markers:2: '[' without ']'"},
    {"language en\ndeclines a//b", "my.markers:2: a word is missing beside '/'"},
    {"language en\nset no", "my.markers:2: a set is 'set NAME = word"},
    {"language en\nset no =", "my.markers:2: a set without a word"},
};

static void test_wrong(void)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_marker_file file = {.file = "my.markers", .text = wrong[i].text};
        const lec_marker_patterns *patterns;
        lec_error error = {""};
        CHECK_COUNT(lec_marker_patterns_read(&file, arena, &patterns, &error), LEC_BAD_DATA,
                    wrong[i].text);
        CHECK_TRUE(strncmp(error.message, wrong[i].message, strlen(wrong[i].message)) == 0,
                   error.message);
        lec_arena_free(arena);
    }
}

/* How many questions a turn asks, in the patterns that are built in. */
static const struct {
    const char *asked;
    uint32_t count;
} asked[] = {
    {"Why?", 1},
    {"Thank you very much.", 0},
    {"Will you go? And who pays?", 2},
    {"Will you go, and who pays, and what will it cost?", 3},
    {"Will you go or will you stay?", 2},
    {"You will go, right?", 1},
    {"I have two questions. Will you go?", 1},
    {"Could you please comment on that and please also say when.", 2},
    {"How do you see it. Thank you.", 1},
};

static void test_questions_asked(void)
{
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus =
            corpus_from(arena, lec_arena_format(arena, "J Ada: %s / P: So.", asked[i].asked));
        CHECK_COUNT(lec_questions_asked(finder_of(arena, corpus, NULL), 0), asked[i].count,
                    asked[i].asked);
        lec_arena_free(arena);
    }
}

/* Every built-in pattern can be read, and English is there. */
static void test_built_in(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "J Ada: Why? / P: I don't know.");
    lec_marker_finder *finder = finder_of(arena, corpus, NULL);
    size_t count;
    CHECK_TRUE(lec_markers_know(finder, 0), "a short text counts as English");
    const lec_marker_hit *hits = lec_markers_in(finder, 1, LEC_SIDE_ANSWER, &count);
    CHECK_COUNT(count, 1, "one sign");
    CHECK_COUNT(hits[0].marker, LEC_MARKER_NOT_KNOWN, "it");
    lec_marker_finder *other = finder_of(arena, corpus, "language xx\ndeclines know\n");
    CHECK_TRUE(lec_markers_know(other, 0), "a file of another language leaves English as it is");
    lec_arena_free(arena);
}

/* English signs of no reply, as they are said, and what only looks like one (-1: none). */
static const struct {
    const char *said;
    int marker;
} signs[] = {
    {"It is a good try, but I'm not going to.", LEC_MARKER_DECLINES},
    {"I've already answered the question.", LEC_MARKER_DECLINES},
    {"I'll let others judge.", LEC_MARKER_DECLINES},
    {"I don't want to prejudge it.", LEC_MARKER_DECLINES},
    {"That's all I'm going to say about it.", LEC_MARKER_DECLINES},
    {"We can't comment on that.", LEC_MARKER_DECLINES},
    {"I don't have a crystal ball.", LEC_MARKER_NOT_KNOWN},
    {"I don't know that it's true.", -1},
    {"I do know.", -1},
    {"I do not know.", LEC_MARKER_NOT_KNOWN},
    {"I do know what it is, and who they are.", -1},
    {"I do remember it.", -1},
    {"I don't know of a better one.", -1},
    {"I'm not willing to make concessions.", -1},
    {"All I can say is that it works.", -1},
    {"You have to speak a little louder.", LEC_MARKER_ASKS_BACK},
    {"It begins again in what way?", -1},
    {"In what way?", LEC_MARKER_ASKS_BACK},
    {"What was the second part of the question?", LEC_MARKER_ASKS_BACK},
    {"We must not repeat the mistakes.", -1},
};

static void test_signs(void)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus =
            corpus_from(arena, lec_arena_format(arena, "J Ada: Why? / P: %s", signs[i].said));
        lec_marker_finder *finder = finder_of(arena, corpus, NULL);
        size_t count;
        const lec_marker_hit *hits = lec_markers_in(finder, 1, LEC_SIDE_ANSWER, &count);
        int found = -1;
        for (size_t h = 0; h < count && found < 0; h++)
            if (hits[h].marker <= LEC_MARKER_ASKS_BACK) found = (int)hits[h].marker;
        CHECK_TRUE(found == signs[i].marker, signs[i].said);
        lec_arena_free(arena);
    }
}

/* A file as somebody wrote it is folded as words are; signs and lines stay. */
static void test_file(void)
{
    lec_arena *arena = lec_arena_new();
    char path[] = "/tmp/lectern-markers-XXXXXX.txt", folder[] = "/tmp/lectern-markers-XXXXXX";
    static const char text[] =
        "# so\ndeclines NO [Comment] on Stra\u00DFe\nset x = \u00C9t\u00E9 i/WE ^^ $\n";
    const int descriptor = mkstemps(path, 4);
    CHECK_TRUE(descriptor >= 0 && write(descriptor, text, sizeof text - 1) == sizeof text - 1,
               path);
    close(descriptor);
    lec_marker_file file = {.file = path};
    lec_error error = {""};
    CHECK_COUNT(lec_marker_file_read(arena, &file, &error), LEC_OK, error.message);
    CHECK_TEXT(file.text,
               "# so\ndeclines no [comment] on strasse\nset x = \u00E9t\u00E9 i/we ^^ $\n",
               "folded");
    CHECK_COUNT(strlen(file.sha256), 64, "the hash of the file");
    CHECK_TRUE(mkdtemp(folder) != NULL, folder);
    const char *moved = lec_arena_format(arena, "%s/a.txt", folder);
    const char *second = lec_arena_format(arena, "%s/b.txt", folder);
    CHECK_TRUE(rename(path, moved) == 0 && link(moved, second) == 0, "two files in a folder");
    file.file = folder;
    CHECK_COUNT(lec_marker_file_read(arena, &file, &error), LEC_BAD_DATA, "a folder");
    CHECK_TEXT(error.message, lec_arena_format(arena, "%s: holds 2 files; give one", folder),
               "two");
    unlink(moved);
    unlink(second);
    rmdir(folder);
    CHECK_COUNT(lec_marker_file_read(arena, &file, &error), LEC_BAD_DATA, "none there");
    lec_arena_free(arena);
}

const lec_test lec_tests_markers[] = {{"patterns", test_patterns},
                                      {"wrong", test_wrong},
                                      {"questions_asked", test_questions_asked},
                                      {"built_in", test_built_in},
                                      {"signs", test_signs},
                                      {"file", test_file},
                                      {0}};
