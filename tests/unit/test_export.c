/* SPDX-License-Identifier: GPL-3.0-or-later
 * What export writes of a small corpus, to the letter, and that no text of the input can be taken
 * for something of the format: 4,000 hostile texts through every function that puts one. That what
 * is written is read back to the same turns is tests/command/export.sh's. */
#include "io/export/export.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "io/words/words.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

typedef void putter(const lec_export_job *job, const char *text);

static char *put_by(putter *put, const char *text, lec_arena *arena)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    put(&(lec_export_job){.file = file, .arena = arena}, text);
    fclose(file);
    return bytes;
}

/* The text of XML without tags, as a reader has it. */
static const char *read_xml(const char *xml, lec_arena *arena)
{
    static const char *const entities[][2] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}};
    char *text = lec_arena_alloc(arena, strlen(xml) + 1, 1);
    size_t length = 0;
    while (*xml != '\0') {
        size_t e = 0;
        while (e < 4 && strncmp(xml, entities[e][0], strlen(entities[e][0])) != 0) e++;
        CHECK_TRUE(strchr("<>\"", *xml) == NULL, "nothing that begins or ends something");
        CHECK_TRUE(*xml != '&' || e < 4, "no entity but these");
        CHECK_TRUE((unsigned char)*xml >= ' ', "no control character");
        text[length++] = e < 4 ? entities[e][1][0] : *xml;
        xml += e < 4 ? strlen(entities[e][0]) : 1;
    }
    text[length] = '\0';
    return text;
}

/* What survives of a text: control characters become `other`, line ends and tabs `blank`. */
static const char *without_controls(const char *text, const char *blank, const char *other,
                                    lec_arena *arena)
{
    const char *clean = "";
    for (; *text != '\0'; text++) {
        const bool is_blank = strchr("\t\r\n", *text) != NULL;
        const char as_it_is[] = {*text, '\0'};
        const bool is_control = (unsigned char)*text < ' ';
        clean = lec_arena_format(arena, "%s%s", clean,
                                 is_blank     ? blank
                                 : is_control ? other
                                              : as_it_is);
    }
    return clean;
}

static void check_hostile(const char *text, lec_arena *arena)
{
    char *xml = put_by(lec_put_xml, text, arena), *json = put_by(lec_put_json, text, arena),
         *line = put_by(lec_put_line, text, arena), *cell = put_by(lec_put_csv, text, arena);
    CHECK_TEXT(read_xml(xml, arena), without_controls(text, " ", "\xEF\xBF\xBD", arena), text);
    json_t *read = json_loads(json, JSON_DECODE_ANY, NULL);
    CHECK_TEXT(json_string_value(read), text, text);
    json_decref(read);
    for (const char *at = line; *at != '\0'; at++)
        CHECK_TRUE((unsigned char)*at >= ' ', "one line without controls");
    const size_t length = strlen(cell);
    CHECK_TRUE(cell[0] == '"' && cell[length - 1] == '"', "quotation marks");
    for (size_t i = 1; i + 1 < length; i++) {
        if (cell[i] != '"') continue;
        CHECK_TRUE(cell[i + 1] == '"' && i + 2 < length, "doubled within");
        i++;
    }
    free(xml);
    free(json);
    free(line);
    free(cell);
}

/* Some of these, one after another, in 4,000 ways. */
static void test_hostile(void)
{
    static const char *const shards[] = {"<",
                                         ">",
                                         "&",
                                         "\"",
                                         "'",
                                         "]]>",
                                         "<!--",
                                         "-->",
                                         "&amp;",
                                         "\\",
                                         "\\u0000",
                                         "\n",
                                         "\r\n",
                                         "\t",
                                         "\x01",
                                         "\x1b[2J",
                                         "\x0b",
                                         ",",
                                         ";",
                                         "=cmd()",
                                         "# text = ",
                                         "</s>",
                                         "<turn>",
                                         "1\tword",
                                         "\xE2\x80\xAE",
                                         "\xC3\xA9",
                                         "\xF0\x9F\x8E\xA4",
                                         "word",
                                         " ",
                                         "{\"a\":1}",
                                         "item [1]:"};
    enum { SHARDS = sizeof shards / sizeof *shards, TEXTS = 4000, MOST = 8 };
    for (size_t i = 0; i < TEXTS; i++) {
        lec_arena *arena = lec_arena_new();
        const char *text = "";
        uint32_t drawn[MOST];
        lec_random_below((lec_random_key){12, 0, (uint32_t)i}, SHARDS, 0, MOST, drawn);
        for (size_t k = 0; k < 1 + i % MOST; k++)
            text = lec_arena_format(arena, "%s%s", text, shards[drawn[k]]);
        check_hostile(text, arena);
        lec_arena_free(arena);
    }
}

static void test_odd(void)
{
    lec_arena *arena = lec_arena_new();
    char *line = put_by(lec_put_line,
                        "a\xE2\x80\xA8"
                        "b\xE2\x80\xA9"
                        "c\xC2\x85"
                        "d\x7f"
                        "e",
                        arena);
    CHECK_TEXT(line, "a b c d e", "what other programs take for the end of a line");
    free(line);
    char *xml = put_by(lec_put_xml,
                       "a\xEF\xBF\xBF"
                       "b\xff",
                       arena);
    CHECK_TEXT(xml,
               "a\xEF\xBF\xBD"
               "b\xEF\xBF\xBD",
               "what XML does not know, what is not UTF-8");
    free(xml);
    lec_arena_free(arena);
}

/* --- to the letter --------------------------------------------------------------------------- */

static char *exported(const char *name, size_t part, const lec_corpus *corpus, lec_arena *arena)
{
    const lec_export *const *format = lec_exports;
    while (strcmp((*format)->name, name) != 0) format++;
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    const lec_export_job job = {.corpus = corpus,
                                .first = 0,
                                .end = corpus->conference_count,
                                .title = "T",
                                .version = "1",
                                .file = file,
                                .arena = arena};
    (*format)->parts[part].write(&job);
    fclose(file);
    return bytes;
}

static void check_export(const char *name, size_t part, const char *want)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "= c 2031-05-02 / P Ada: Yes, it's \"so\" & < that. Good. / J: Why?");
    char *got = exported(name, part, corpus, arena);
    CHECK_TEXT(got, want, name);
    free(got);
    lec_arena_free(arena);
}

static void test_conllu(void)
{
    check_export(
        "conllu", 0,
        "# newdoc id = c\n# conference = c\n# date = 2031-05-02\n# newpar id = c.t1\n"
        "# speaker = Ada\n# speaker_role = principal\n# phase = opening\n# kind = opening\n"
        "# sent_id = c.t1.s1\n# text = Yes, it's \"so\" & < that.\n"
        "1\tYes\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\t,\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n"
        "3\tit's\t_\t_\t_\t_\t_\t_\t_\t_\n4\t\"\t_\tPUNCT\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        "5\tso\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n6\t\"\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n"
        "7\t&\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n8\t<\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n"
        "9\tthat\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n10\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n\n"
        "# speaker = Ada\n# speaker_role = principal\n# phase = opening\n# kind = opening\n"
        "# sent_id = c.t1.s2\n# text = Good.\n"
        "1\tGood\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n\n"
        "# newpar id = c.t2\n# speaker_role = journalist\n# phase = questions\n"
        "# kind = question\n# sent_id = c.t2.s1\n# text = Why?\n"
        "1\tWhy\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\t?\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n\n");
}

static void test_vrt(void)
{
    check_export(
        "vrt", 0,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<corpus>\n<text id=\"c\" "
        "conference=\"c\" date=\"2031-05-02\" title=\"\" group=\"\" language=\"\">\n"
        "<turn n=\"1\" role=\"principal\" speaker=\"Ada\" affiliation=\"\" "
        "phase=\"opening\" kind=\"opening\">\n<s>\nYes\tyes\n,\t,\nit's\tit's\n"
        "&quot;\t&quot;\nso\tso\n&quot;\t&quot;\n&amp;\t&amp;\n&lt;\t&lt;\nthat\tthat\n.\t."
        "\n</s>\n<s>\nGood\tgood\n.\t.\n</s>\n</turn>\n<turn n=\"2\" role=\"journalist\" "
        "speaker=\"\" affiliation=\"\" phase=\"questions\" kind=\"question\">\n<s>\n"
        "Why\twhy\n?\t?\n</s>\n</turn>\n</text>\n</corpus>\n");
}

/* 5 words at 150 a minute are 2.0 seconds, the next one .4. The last tier's marks: milliseconds,
 * first byte and line in the transcript, FNV-1a of the text without its blanks (by Python). */
static void test_textgrid(void)
{
    check_export(
        "textgrid", 0,
        "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 2.400\n"
        "tiers? <exists>\nsize = 3\nitem []:\n    item [1]:\n        class = \"IntervalTier\"\n"
        "        name = \"Ada (principal)\"\n        xmin = 0\n        xmax = 2.400\n"
        "        intervals: size = 2\n        intervals [1]:\n            xmin = 0.000\n"
        "            xmax = 2.000\n            text = \"Yes, it's \"\"so\"\" & < that. Good.\"\n"
        "        intervals [2]:\n            xmin = 2.000\n            xmax = 2.400\n"
        "            text = \"\"\n    item [2]:\n        class = \"IntervalTier\"\n"
        "        name = \"(journalist)\"\n        xmin = 0\n        xmax = 2.400\n"
        "        intervals: size = 2\n        intervals [1]:\n            xmin = 0.000\n"
        "            xmax = 2.000\n            text = \"\"\n        intervals [2]:\n"
        "            xmin = 2.000\n            xmax = 2.400\n            text = \"Why?\"\n"
        "    item [3]:\n        class = \"TextTier\"\n        name = \"lectern:turns\"\n"
        "        xmin = 0\n        xmax = 2.400\n        points: size = 2\n"
        "        points [1]:\n            number = 0.000\n"
        "            mark = \"0 0 1 a2b217056708f3a1\"\n        points [2]:\n"
        "            number = 2.000\n            mark = \"2000 31 2 c62510025051a8d2\"\n");
}

static void test_srt(void)
{
    check_export("srt", 0,
                 "1\n00:00:00,000 --> 00:00:01,600\n>> Ada: Yes, it's \"so\" & < that.\n\n"
                 "2\n00:00:01,600 --> 00:00:02,000\nGood.\n\n"
                 "3\n00:00:02,000 --> 00:00:02,400\n>> Why?\n\n");
}

/* --- times and names ------------------------------------------------------------------------- */

typedef struct {
    const char *speaker, *words;
    double start, end;
} timed;

/* A conference of turns that have times. */
static const lec_corpus *conference_of(const char *name, const timed *turns, size_t count,
                                       lec_arena *arena)
{
    lec_error error;
    lec_words *words;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU opens");
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        text = lec_arena_format(arena, "%s%s\n", text, turns[i].words);
    const lec_conference conference = {.name = name,
                                       .date = "",
                                       .title = "",
                                       .group = "",
                                       .language = "",
                                       .file = "f",
                                       .sha256 = "0",
                                       .text = text,
                                       .text_length = strlen(text)};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &conference);
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t end = at + (uint32_t)strlen(turns[i].words);
        const lec_new_turn turn = {.speaker = turns[i].speaker,
                                   .role = LEC_ROLE_PRINCIPAL,
                                   .exchange = LEC_NONE,
                                   .detail = {.affiliation = "Port",
                                              .label = "",
                                              .label_form = "",
                                              .certainty = 0.5,
                                              .start_seconds = turns[i].start,
                                              .end_seconds = turns[i].end}};
        const lec_piece piece = {at, end};
        lec_corpus_begin_turn(builder, &turn);
        lec_words_add(words, text, &piece, 1, NULL, NULL, builder);
        at = end + 1;
    }
    return lec_corpus_finish(builder);
}

/* At 150 words a minute a word takes .4 seconds, and nothing less than .1. */
static void test_times(void)
{
    static const struct {
        timed turn;
        double start, end;
        const char *why;
    } turns[] = {
        {{"A", "Five words are in it.", NAN, NAN}, 0, 2, "by its words"},
        {{"A", "Known.", 10, 12}, 10, 12, "as it is stated"},
        {{"A", "Known in part.", 20, NAN}, 20, 25, "up to the next"},
        {{"A", "Of no length.", 25, 25}, 25, 26.2, "by its words, as no next one is known"},
        {{"A", "", NAN, NAN}, 26.2, 26.3, "even without words"},
        {{"A", "It ends.", NAN, 28}, 26.3, 28, "from the one before on"},
        {{"A", "Before it.", 22, 23}, 26.3, 27.1, "never before the one before began"},
        {{"A", "At last.", -3, NAN}, 26.3, 27.1, "by its words, at the end"},
    };
    enum { TURNS = sizeof turns / sizeof *turns };
    lec_arena *arena = lec_arena_new();
    timed said[TURNS];
    for (size_t i = 0; i < TURNS; i++) said[i] = turns[i].turn;
    size_t estimated = 0;
    const lec_export_time *times =
        lec_export_times(conference_of("c", said, TURNS, arena), 0, arena, &estimated);
    for (size_t i = 0; i < TURNS; i++) {
        CHECK_NUMBER(times[i].start, turns[i].start, 1e-9, turns[i].why);
        CHECK_NUMBER(times[i].end, turns[i].end, 1e-9, turns[i].why);
    }
    CHECK_COUNT(estimated, 3, "turns without a beginning");
    lec_arena_free(arena);
}

/* A cue never begins before the one before ended, and has a millisecond at least. */
static void test_overlapping_cues(void)
{
    static const timed turns[] = {{"Ada", "Yes, and more.", 1, 3}, {"", "No.", 1.5, 2.5}};
    lec_arena *arena = lec_arena_new();
    char *got = exported("srt", 0, conference_of("c", turns, 2, arena), arena);
    CHECK_TEXT(got,
               "1\n00:00:01,000 --> 00:00:03,000\n>> Ada: Yes, and more.\n\n"
               "2\n00:00:03,000 --> 00:00:03,001\n>> No.\n\n",
               "one within another");
    free(got);
    lec_arena_free(arena);
}

static const lec_corpus *joined(const char *const *called, size_t count, const timed *turns,
                                size_t turn_count, lec_arena *arena)
{
    const lec_corpus **parts = lec_new(arena, const lec_corpus *, count);
    for (size_t i = 0; i < count; i++)
        parts[i] = conference_of(called[i], turns, turn_count, arena);
    return lec_corpus_join(arena, parts, count);
}

/* Letters, digits, - and _; never two of one name, whatever a third is called. */
static void test_slugs(void)
{
    static const char *const called[] = {
        "--A--", "0123456789012345678901234567890123456789012345678901234567890123456789",
        "A",     "Talk_1 (final).v2",
        "a",     "a-3",
        "{}[]",  "\u0414\u0410"}; /* in byte order */
    static const char *const slugs[] = {
        "a-1",          "0123456789012345678901234567890123456789012345678901234567890123",
        "a-11",         "talk_1-final-v2",
        "a-5",          "a-3",
        "conference-7", "conference-8"};
    enum { COUNT = sizeof called / sizeof *called };
    static const timed turn = {"", "Yes.", NAN, NAN};
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = joined(called, COUNT, &turn, 1, arena);
    for (size_t i = 0; i < COUNT; i++)
        CHECK_TEXT(lec_export_slug(corpus, i, arena), slugs[i], called[i]);
    lec_arena_free(arena);
}

static void check_part(size_t part, const lec_corpus *corpus, const char *want, const char *what)
{
    lec_arena *arena = lec_arena_new();
    char *got = exported("convokit", part, corpus, arena);
    CHECK_TEXT(got, want, what);
    free(got);
    lec_arena_free(arena);
}

static void test_convokit(void)
{
    static const timed turns[] = {{"", "Yes.", 1.5, 2}, {"Ada", "No.", NAN, NAN}};
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = conference_of("c", turns, 2, arena);
    char *got = exported("convokit", 0, corpus, arena);
    CHECK_TRUE(
        strstr(got, "\"text\": \"Yes.\", \"reply-to\": null, \"timestamp\": 1.500, ") != NULL, got);
    CHECK_TRUE(strstr(got, "\"start\": 1.500, \"end\": 2.000}") != NULL, "times");
    CHECK_TRUE(strstr(got, "\"text\": \"No.\", \"reply-to\": \"c\", \"timestamp\": null, ") != NULL,
               got);
    free(got);
    check_part(
        1, corpus,
        "{\n\"\": {\"meta\": {\"name\": \"\", \"role\": \"\", \"affiliation\": \"\"}, "
        "\"vectors\": []},\n\"Ada\": {\"meta\": {\"name\": \"Ada\", \"role\": \"principal\", "
        "\"affiliation\": \"Port\"}, \"vectors\": []}\n}\n",
        "who has no name is of no role");
    const lec_corpus *parts[] = {conference_of("empty", turns, 0, arena), corpus};
    check_part(2, lec_corpus_join(arena, parts, 2),
               "{\n\"c\": {\"meta\": {\"conference\": \"c\", \"date\": \"\", \"title\": \"\", "
               "\"group\": \"\", \"language\": \"\", \"file\": \"f\", \"sha256\": \"0\"}, "
               "\"vectors\": []}\n}\n",
               "a conversation has an utterance");
    check_part(0, parts[0], "", "nobody says anything");
    check_part(1, parts[0], "{\n}\n", "nobody");
    check_part(2, parts[0], "{\n}\n", "nothing");
    lec_arena_free(arena);
}

const lec_test lec_tests_export[] = {{"times", test_times},
                                     {"overlapping_cues", test_overlapping_cues},
                                     {"slugs", test_slugs},
                                     {"convokit", test_convokit},
                                     {"hostile", test_hostile},
                                     {"odd", test_odd},
                                     {"conllu", test_conllu},
                                     {"vrt", test_vrt},
                                     {"textgrid", test_textgrid},
                                     {"srt", test_srt},
                                     {0}};
