/* SPDX-License-Identifier: GPL-3.0-or-later
 * From files to one corpus: names, places of words, what must make no difference. The transcript is
 * invented; its words are counted by hand. */
#include "io/read.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* --- temporary files ------------------------------------------------------------------------- */

static char folder[64];
static char made[32][160]; /* files and folders, to be removed last first */
static size_t made_count;

static const char *path_in(lec_arena *arena, const char *name)
{
    return lec_arena_format(arena, "%s/%s", folder, name);
}

static void begin(void)
{
    snprintf(folder, sizeof folder, "/tmp/lectern-read-XXXXXX");
    made_count = 0;
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
}

static void note_made(const char *path)
{
    CU_ASSERT_FATAL(made_count < 32);
    snprintf(made[made_count++], sizeof made[0], "%s", path);
}

static const char *put_file(lec_arena *arena, const char *name, const char *text)
{
    const char *path = path_in(arena, name);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_FATAL(file != NULL);
    CHECK_COUNT(fwrite(text, 1, strlen(text), file), strlen(text), path);
    CHECK_COUNT(fclose(file), 0, path);
    note_made(path);
    return path;
}

static const char *put_folder(lec_arena *arena, const char *name)
{
    const char *path = path_in(arena, name);
    CHECK_COUNT(mkdir(path, 0700), 0, path);
    note_made(path);
    return path;
}

static void end(void)
{
    for (; made_count > 0; made_count--)
        CHECK_COUNT(remove(made[made_count - 1]), 0, made[made_count - 1]);
    CHECK_COUNT(rmdir(folder), 0, folder);
}

/* --- reading --------------------------------------------------------------------------------- */

static lec_status try_read(lec_arena *arena, const char *const *paths, size_t count,
                           const lec_study *study, lec_readings *readings, lec_error *error)
{
    const lec_read_options options = {0};
    error->message[0] = '\0';
    return lec_read(paths, count, study, &options, arena, readings, error);
}

static const lec_corpus *read_paths(lec_arena *arena, const char *const *paths, size_t count)
{
    lec_readings readings = {0};
    lec_error error;
    const lec_status status =
        try_read(arena, paths, count, study_from(arena, ""), &readings, &error);
    CHECK_TEXT(error.message, "", "reading");
    CU_ASSERT_FATAL(status == LEC_OK);
    return readings.corpus;
}

/* 3 turns: principal 6 words, journalist 6, principal 5; 2, 2 and 1 sentences. Labels: 4, 3 and 4
 * words; front matter: 7; a note of 1 word. */
static const char transcript[] =
    "Press conference by Secretary General Edvard Lind\n"
    "\n"
    "SECRETARY GENERAL EDVARD LIND: Good morning. Peace needs sea cables.\n"
    "\n"
    "QUESTION (Tide Post): Thank you. Who [inaudible] cut the cables?\n"
    "\n"
    "SECRETARY GENERAL EDVARD LIND: We don't know that yet.\n";

static void test_one_file(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *path = put_file(arena, "2031-04-17-talk.txt", transcript);
    lec_readings readings = {0};
    lec_error error;
    CHECK_COUNT(try_read(arena, &path, 1, study_from(arena, ""), &readings, &error), LEC_OK,
                error.message);
    const lec_corpus *corpus = readings.corpus;
    CHECK_COUNT(readings.count, 1, "readings");
    CHECK_TEXT(corpus->conference[0].name, "2031-04-17-talk", "name");
    CHECK_TEXT(corpus->conference[0].file, path, "file as given");
    CHECK_COUNT(corpus->turn_count, 3, "turns");
    CHECK_COUNT(corpus->token_count, 6 + 6 + 5, "words");
    CHECK_COUNT(corpus->sentence_count, 2 + 2 + 1, "sentences");
    CHECK_COUNT(corpus->exchange_count, 1, "exchanges");
    CHECK_COUNT(corpus->note_count, 1, "notes");
    CHECK_TEXT(corpus->note[0].text, "[inaudible]", "note");
    CHECK_COUNT(corpus->note[0].turn, 1, "note");
    CHECK_COUNT(corpus->note[0].line, 5, "note");
    const lec_conference *about = &corpus->conference[0];
    CHECK_COUNT(about->label_words, 4 + 3 + 4, "words of labels");
    CHECK_COUNT(about->note_words, 1, "words of notes");
    CHECK_COUNT(about->front_matter_words, 7, "words of the front matter");
    uint64_t file_words = 0;
    CHECK_COUNT(lec_reading_words(&readings.items[0], arena, &file_words, &error), LEC_OK, "count");
    CHECK_COUNT(corpus->token_count + about->label_words + about->note_words +
                    about->front_matter_words + about->furniture_words,
                file_words, "no word is lost");
    end();
    lec_arena_free(arena);
}

/* Every token is found in the file at its byte, on its line. */
static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *path = put_file(arena, "talk.txt", transcript);
    const lec_corpus *corpus = read_paths(arena, &path, 1);
    for (uint32_t i = 0; i < corpus->token_count; i++) {
        const lec_place place = lec_corpus_place(corpus, i);
        const char *form = corpus->form_text[corpus->token_form[i]];
        CHECK_TRUE(strncmp(transcript + place.byte, form, strlen(form)) == 0, form);
        uint32_t line = 1;
        for (uint32_t b = 0; b < place.byte; b++) line += transcript[b] == '\n' ? 1U : 0U;
        CHECK_COUNT(place.line, line, form);
    }
    end();
    lec_arena_free(arena);
}

/* --- what makes no difference ---------------------------------------------------------------- */

/* The text with each `from` replaced. */
static const char *replaced(lec_arena *arena, const char *text, const char *from, const char *to)
{
    const char *result = "";
    for (const char *at = text;;) {
        const char *hit = strstr(at, from);
        if (hit == NULL) return lec_arena_format(arena, "%s%s", result, at);
        result = lec_arena_format(arena, "%s%.*s%s", result, (int)(hit - at), at, to);
        at = hit + strlen(from);
    }
}

static void check_same_speech(lec_arena *arena, const lec_corpus *got, const lec_corpus *want,
                              const char *what)
{
    static const char *const names[] = {"speaking", "speakers", "words", "cooccurrence"};
    static const char *const columns[] = {"turn",    "phase",       "kind",  "exchange",  "role",
                                          "speaker", "affiliation", "label", "sentences", "words"};
    const lec_study *study = study_from(arena, "cable = cable*; peace = peace; not = don't");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK_SAME_TABLE(run_analysis(arena, names[i], got, study, "--replicates=20"),
                         run_analysis(arena, names[i], want, study, "--replicates=20"), what);
    const lec_table *turns = run_analysis(arena, "turns", got, study, NULL);
    const lec_table *others = run_analysis(arena, "turns", want, study, NULL);
    CHECK_COUNT(lec_table_row_count(turns), lec_table_row_count(others), what);
    if (lec_table_row_count(turns) != lec_table_row_count(others)) return;
    for (size_t row = 0; row < lec_table_row_count(turns); row++)
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
            const size_t column = lec_table_column(turns, columns[c]);
            const lec_type type = lec_table_columns(turns)[column].type;
            if (type == LEC_TEXT || type == LEC_NAME)
                CHECK_TEXT(table_text(turns, row, columns[c]), table_text(others, row, columns[c]),
                           what);
            else
                CHECK_NUMBER(table_number(turns, row, columns[c]),
                             table_number(others, row, columns[c]), 0, what);
        }
}

static const struct {
    const char *what, *before, *from, *to;
} variants[] = {
    {"a BOM", "\xEF\xBB\xBF", "", NULL},
    {"CRLF", "", "\n", "\r\n"},
    {"CR", "", "\n", "\r"},
    {"blanks at line ends", "", "\n", "  \n"},
    {"tabs at line ends", "", "\n", "\t\n"},
    {"a blank line more", "", "\n\n", "\n\n\n"},
    {"blank lines before", "\n\n", "", NULL},
    {"no line end at the end", "", "that yet.\n", "that yet."},
    {"blank lines after", "", "that yet.\n", "that yet.\n\n\n"},
    {"curly apostrophes", "", "'", "\xE2\x80\x99"},
    {"soft hyphens", "", "cables", "cab\xC2\xADles"},
    {"no-break spaces", "", "Good morning", "Good\xC2\xA0morning"},
    {"two blanks", "", "sea cables", "sea  cables"},
};

static void test_no_difference(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *path = put_file(arena, "talk.txt", transcript);
    const lec_corpus *plain = read_paths(arena, &path, 1);
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        const char *text = variants[i].to != NULL
                               ? replaced(arena, transcript, variants[i].from, variants[i].to)
                               : transcript;
        const char *other =
            put_file(arena, "talk.txt", lec_arena_format(arena, "%s%s", variants[i].before, text));
        made_count--; /* the same file again */
        check_same_speech(arena, read_paths(arena, &other, 1), plain, variants[i].what);
    }
    end();
    lec_arena_free(arena);
}

/* A sample conference, whole, with every line end blank-padded, and with a BOM and CRLF. */
static void test_no_difference_in_a_sample(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *sample = lec_arena_format(arena, "%s",
                                          source_path("datasets/ministerials/2032-11-30-foreign-"
                                                      "ministers.txt"));
    const lec_corpus *plain = read_paths(arena, &sample, 1);
    const lec_conference *about = &plain->conference[0];
    const char *text = lec_arena_text(arena, about->text, about->text_length);
    const char *path =
        put_file(arena, "2032-11-30-foreign-ministers.txt", replaced(arena, text, "\n", " \t\n"));
    check_same_speech(arena, read_paths(arena, &path, 1), plain, "blanks at line ends");
    put_file(arena, "2032-11-30-foreign-ministers.txt",
             lec_arena_format(arena, "\xEF\xBB\xBF%s", replaced(arena, text, "\n", "\r\n")));
    made_count--;
    check_same_speech(arena, read_paths(arena, &path, 1), plain, "BOM and CRLF");
    end();
    lec_arena_free(arena);
}

/* --- several files --------------------------------------------------------------------------- */

static void check_same_corpus(lec_arena *arena, const lec_corpus *got, const lec_corpus *want,
                              const char *what)
{
    static const char *const names[] = {"conferences", "turns", "words", "speaking", "notes"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK_SAME_TABLE(run_analysis(arena, names[i], got, NULL, "--replicates=20"),
                         run_analysis(arena, names[i], want, NULL, "--replicates=20"), what);
}

/* A folder is its files, in any order and by any number of threads. */
static void test_folder(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *const paths[] = {
        put_file(arena, "a.txt", transcript),
        put_file(arena, "b.txt", replaced(arena, transcript, "Peace", "Sleep")),
        put_file(arena, "c.txt", replaced(arena, transcript, "Tide", "Harbour"))};
    const char *const other_way[] = {paths[2], paths[0], paths[1]};
    const char *all = folder;
    const lec_corpus *corpus = read_paths(arena, paths, 3);
    CHECK_COUNT(corpus->conference_count, 3, "conferences");
    check_same_corpus(arena, read_paths(arena, other_way, 3), corpus, "another order");
    check_same_corpus(arena, read_paths(arena, &all, 1), corpus, "the folder");
    for (uint64_t threads = 1; threads <= 7; threads += 3) {
        const lec_read_options options = {.threads = threads};
        lec_readings readings;
        lec_error error = {""};
        CHECK_COUNT(lec_read(paths, 3, study_from(arena, ""), &options, arena, &readings, &error),
                    LEC_OK, error.message);
        check_same_corpus(arena, readings.corpus, corpus, "threads");
    }
    end();
    lec_arena_free(arena);
}

/* The transcript with one answer more: files of the same bytes count once. */
static const char *other_transcript(lec_arena *arena, const char *answer)
{
    return lec_arena_format(arena, "%s\nSECRETARY GENERAL EDVARD LIND: %s.\n", transcript, answer);
}

/* Files of the same bytes count once, the first by name, in whatever order they are given. */
static void test_same_bytes(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const lec_study *study = study_from(arena, "");
    const char *const paths[] = {put_file(arena, "c.txt", transcript),
                                 put_file(arena, "a.txt", transcript),
                                 put_file(arena, "b.txt", other_transcript(arena, "Two"))};
    const char *const turned[] = {paths[1], paths[2], paths[0]};
    for (size_t i = 0; i < 2; i++) {
        lec_readings readings = {0};
        lec_error error = {""};
        CHECK_COUNT(try_read(arena, i == 0 ? paths : turned, 3, study, &readings, &error), LEC_OK,
                    error.message);
        CHECK_COUNT(readings.corpus->conference_count, 2, "one of them once");
        CHECK_TEXT(readings.corpus->conference[0].name, "a", "the first by name");
        CHECK_COUNT(readings.left_out_count, 1, "one left out");
        CHECK_TEXT(readings.left_out[0].file, paths[0], "which");
        CHECK_TRUE(strstr(readings.left_out[0].why, "the same bytes as") != NULL, "why");
    }
    end();
    lec_arena_free(arena);
}

/* Words that differ in case and marks only are the same text; one word in forty-odd changed is
 * nearly the same; half of a text with other words behind is another source of it; a text of its
 * own is none of these. */
static void test_same_words(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *long_text = "ANN LEE: One.\n\nBOB RAY: Why?\n\nANN LEE:", *half, *changed, *upper;
    for (int i = 0; i < 300; i++) long_text = lec_arena_format(arena, "%s word%d", long_text, i);
    changed = lec_arena_format(arena, "%s again.\n", long_text);
    upper = lec_arena_format(arena, "%s!\r\n", long_text);
    half = lec_arena_text(arena, long_text, strlen(long_text) / 2);
    for (int i = 0; i < 150; i++) half = lec_arena_format(arena, "%s other%d", half, i);
    const char *const paths[] = {
        put_file(arena, "a.txt", lec_arena_format(arena, "%s.\n", long_text)),
        put_file(arena, "b.txt", upper), put_file(arena, "c.txt", changed),
        put_file(arena, "d.txt", half), put_file(arena, "e.txt", transcript)};
    lec_readings readings = {0};
    lec_error error = {""};
    CHECK_COUNT(try_read(arena, paths, 5, study_from(arena, ""), &readings, &error), LEC_OK,
                error.message);
    static const char *const want[] = {"a b the same text",
                                       "a c nearly the same text",
                                       "a d one conference in two sources",
                                       "b c nearly the same text",
                                       "b d one conference in two sources",
                                       "c d one conference in two sources"};
    CHECK_COUNT(readings.same.count, 6, "pairs");
    for (size_t i = 0; i < readings.same.count && i < 6; i++) {
        const lec_same_pair *pair = &readings.same.items[i];
        CHECK_TEXT(lec_arena_format(arena, "%s %s %s", pair->first, pair->second, pair->how),
                   want[i], "pair");
    }
    end();
    lec_arena_free(arena);
}

/* Files of the same name are told apart by their folders, as many as it takes. */
static void test_names(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    put_folder(arena, "x");
    put_folder(arena, "y");
    put_folder(arena, "y/2031");
    put_folder(arena, "x/2031");
    put_file(arena, "x/2031/talk.txt", transcript);
    put_file(arena, "y/2031/talk.txt", other_transcript(arena, "Two"));
    put_file(arena, "y/2031/other.txt", other_transcript(arena, "Three"));
    const char *all = folder;
    const lec_corpus *corpus = read_paths(arena, &all, 1);
    CHECK_COUNT(corpus->conference_count, 3, "conferences");
    CHECK_TEXT(corpus->conference[0].name, "other", "alone of its name");
    CHECK_TEXT(corpus->conference[1].name, "x/2031/talk", "two folders");
    CHECK_TEXT(corpus->conference[2].name, "y/2031/talk", "two folders");
    end();
    lec_arena_free(arena);
}

/* A file is the same by whatever path it is given. */
static void test_same_file(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    put_folder(arena, "x");
    const char *file = put_file(arena, "x/talk.txt", transcript);
    const char *link = path_in(arena, "link.txt");
    CHECK_COUNT(symlink(file, link), 0, link);
    note_made(link);
    const char *const others[] = {file, path_in(arena, "x/../x/talk.txt"), path_in(arena, "x"),
                                  path_in(arena, "x/."), link};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *const twice[] = {others[i], file};
        lec_readings readings;
        lec_error error;
        CHECK_COUNT(try_read(arena, twice, 2, study_from(arena, ""), &readings, &error),
                    LEC_BAD_USAGE, others[i]);
        CHECK_TRUE(strstr(error.message, "given twice") != NULL, error.message);
    }
    end();
    lec_arena_free(arena);
}

/* What the study says of a conference comes first; two must not get one name. */
static void test_study(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *const paths[] = {put_file(arena, "a.txt", transcript),
                                 put_file(arena, "b.txt", other_transcript(arena, "Two"))};
    const lec_study_conference facts[] = {
        {.file = "a",
         .name = "Spring",
         .date = "2031-04-17",
         .title = "Talk",
         .group = "g",
         .language = ""},
        {.file = "b", .name = "", .date = "", .title = "", .group = "", .language = ""}};
    lec_study study = *study_from(arena, "");
    study.conferences = facts;
    study.conference_count = 2;
    lec_readings readings = {0};
    lec_error error;
    CHECK_COUNT(try_read(arena, paths, 2, &study, &readings, &error), LEC_OK, error.message);
    CHECK_TEXT(readings.corpus->conference[0].name, "Spring", "sorted by the new name");
    CHECK_TEXT(readings.corpus->conference[0].date, "2031-04-17", "date");
    CHECK_TEXT(readings.corpus->conference[0].title, "Talk", "title");
    CHECK_TEXT(readings.corpus->conference[0].group, "g", "group");
    CHECK_TEXT(readings.corpus->conference[1].name, "b", "the file's name");
    const lec_study_conference same[] = {
        {.file = "a", .name = "One", .date = "", .title = "", .group = "", .language = ""},
        {.file = "b", .name = "One", .date = "", .title = "", .group = "", .language = ""}};
    study.conferences = same;
    CHECK_COUNT(try_read(arena, paths, 2, &study, &readings, &error), LEC_BAD_DATA, "one name");
    CHECK_TRUE(strstr(error.message, "both called 'One'") != NULL, error.message);
    end();
    lec_arena_free(arena);
}

/* Several conversations in one file are called by the file and their own names. */
static void test_conversations(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *path = put_file(
        arena, "talks.jsonl",
        "{\"id\":\"1\",\"conversation_id\":\"may\",\"speaker\":\"Ann\",\"text\":\"One two.\"}\n"
        "{\"id\":\"2\",\"conversation_id\":\"april\",\"speaker\":\"Bo\",\"text\":\"Three?\"}\n"
        "{\"id\":\"3\",\"conversation_id\":\"may\",\"speaker\":\"Bo\",\"text\":\"Four?\"}\n");
    const lec_corpus *corpus = read_paths(arena, &path, 1);
    CHECK_COUNT(corpus->conference_count, 2, "conversations");
    CHECK_TEXT(corpus->conference[0].name, "talks:april", "name");
    CHECK_TEXT(corpus->conference[1].name, "talks:may", "name");
    CHECK_COUNT(corpus->conference_turn[1], 1, "turns of april");
    CHECK_COUNT(corpus->token_count, 4, "words");
    end();
    lec_arena_free(arena);
}

/* Captions: a turn lasts from its first cue to the end of its last; its words know their times. */
static void test_captions(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *path =
        put_file(arena, "talk.vtt",
                 "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ann Orr>Good morning.\n\n"
                 "00:00:03.500 --> 00:00:05.000\n<v Ann Orr>We begin.\n\n"
                 "00:00:06.000 --> 00:00:08.000\n<v Bo Ek>Why now?\n");
    const lec_corpus *corpus = read_paths(arena, &path, 1);
    const lec_table *table = run_analysis(arena, "turns", corpus, NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 2, "turns");
    CHECK_NUMBER(table_number(table, 0, "seconds"), 4, TOLERANCE_CLOSED_FORM, "1 to 5");
    CHECK_NUMBER(table_number(table, 1, "seconds"), 2, TOLERANCE_CLOSED_FORM, "6 to 8");
    CHECK_TEXT(table_text(table, 0, "time_basis"), "captions", "measured");
    const float *seconds = corpus->token_seconds;
    CHECK_TRUE(seconds != NULL, "words have times");
    if (seconds != NULL) {
        CHECK_NUMBER(seconds[0], 1, 1e-6, "the first word of the first cue");
        CHECK_NUMBER(seconds[4], 6, 1e-6, "the first word of the last cue");
        for (size_t i = 1; i < corpus->token_count; i++)
            CHECK_TRUE(seconds[i] > seconds[i - 1], "time goes on");
    }
    end();
    lec_arena_free(arena);
}

/* The first failing file in the order of the paths is told, whichever thread meets it first; but a
 * file that cannot be read before a text that cannot be attributed. */
static void test_failures(void)
{
    lec_arena *arena = lec_arena_new();
    begin();
    const char *good = put_file(arena, "a.txt", transcript);
    const char *binary = put_file(arena, "b.txt",
                                  "\x7F"
                                  "ELF\x01\x02\x03");
    const char *silent = put_file(arena, "c.txt", "Nobody is named here and nothing is asked\n");
    const char *missing = path_in(arena, "d.txt");
    const char *mute = put_file(arena, "e.txt", "There is no label here either. Nor any name\n");
    const struct {
        const char *paths[3];
        const char *told;
    } calls[] = {{{good, silent, mute}, silent},     {{mute, good, silent}, mute},
                 {{silent, good, missing}, missing}, {{good, missing, binary}, missing},
                 {{good, binary, silent}, binary},   {{binary, silent, good}, binary}};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        lec_readings readings;
        lec_error error;
        CHECK_COUNT(try_read(arena, calls[i].paths, 3, study_from(arena, ""), &readings, &error),
                    LEC_BAD_DATA, calls[i].told);
        CHECK_TRUE(strncmp(error.message, calls[i].told, strlen(calls[i].told)) == 0,
                   error.message);
    }
    end();
    lec_arena_free(arena);
}

const lec_test lec_tests_read[] = {
    {"one_file", test_one_file},
    {"places", test_places},
    {"no_difference", test_no_difference},
    {"no_difference_in_a_sample", test_no_difference_in_a_sample},
    {"folder", test_folder},
    {"same_bytes", test_same_bytes},
    {"same_words", test_same_words},
    {"names", test_names},
    {"same_file", test_same_file},
    {"study", test_study},
    {"conversations", test_conversations},
    {"captions", test_captions},
    {"failures", test_failures},
    {0},
};
