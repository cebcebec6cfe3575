/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_same_turns.c -- the sample conferences rewritten into every form give the same `turns`.
 * Expected is the table of the sample as it stands (which test_ministerials.c holds against the one
 * made by hand); a form is compared in the columns that it can carry. */
#include <stdlib.h>
#include <unistd.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/rewrite.h"

static const char *const conferences[] = {
    "2031-03-11-pre-ministerial",   "2031-10-14-defence-ministers", "2032-05-19-pre-ministerial",
    "2032-11-30-foreign-ministers", "2033-02-16-defence-ministers", "2033-09-26-pre-ministerial",
    "2034-03-21-pre-ministerial",   "2034-11-29-foreign-ministers",
};
enum { CONFERENCES = sizeof conferences / sizeof *conferences };

/* Columns that a form can carry. */
enum { KIND = 1, SPEAKER = 2, OUTLET = 4, NAMED = KIND | SPEAKER, ALL = NAMED | OUTLET, TIMES = 8 };
#define TIMED (NAMED | TIMES)

/* Every form: name, suffix, how the text and how the bytes are written, and what it carries beside
 * role, words and sentences. Labels without outlets leave them to what journalists say; questions
 * without names leave open who asks again, and with it the kinds. */
#define FORMS(FORM)                                                                                \
    FORM(crlf, "txt", lines, crlf, ALL)                                                            \
    FORM(cr, "txt", lines, cr, ALL)                                                                \
    FORM(bom, "txt", lines, bom, ALL)                                                              \
    FORM(utf16_le, "txt", lines, utf16_le, ALL)                                                    \
    FORM(utf16_be, "txt", lines, utf16_be, ALL)                                                    \
    FORM(no_break_spaces, "txt", lines, no_break, ALL)                                             \
    FORM(blank_lines, "txt", lines, blank_lines, ALL)                                              \
    FORM(trailing_spaces, "txt", lines, trailing_spaces, ALL)                                      \
    FORM(gz, "txt.gz", lines, gz, ALL)                                                             \
    FORM(xz, "txt.xz", lines, xz, ALL)                                                             \
    FORM(zst, "txt.zst", lines, zst, ALL)                                                          \
    FORM(zip, "zip", lines, zip, ALL)                                                              \
    FORM(tar_gz, "tar.gz", lines, tar_gz, ALL)                                                     \
    FORM(spaced, "txt", spaced, as_it_is, ALL)                                                     \
    FORM(wrapped, "txt", wrapped, as_it_is, ALL)                                                   \
    FORM(wrapped_capitals, "txt", wrapped_capitals, as_it_is, NAMED)                               \
    FORM(paged, "txt", paged, as_it_is, ALL)                                                       \
    FORM(paged_capitals, "txt", paged_capitals, as_it_is, NAMED)                                   \
    FORM(capitals, "txt", capitals, as_it_is, NAMED)                                               \
    FORM(full_capitals, "txt", full_capitals, as_it_is, ALL)                                       \
    FORM(title_case, "txt", title_case, as_it_is, ALL)                                             \
    FORM(outlet_after, "txt", outlet_after, as_it_is, ALL)                                         \
    FORM(outlet_before, "txt", outlet_before, as_it_is, ALL)                                       \
    FORM(full_stop, "txt", full_stop, as_it_is, NAMED)                                             \
    FORM(french, "txt", french, as_it_is, NAMED)                                                   \
    FORM(timed, "txt", timed, as_it_is, NAMED)                                                     \
    FORM(time_first, "txt", time_first, as_it_is, NAMED)                                           \
    FORM(teams_page, "txt", teams_page, as_it_is, NAMED)                                           \
    FORM(f4, "txt", f4, as_it_is, NAMED)                                                           \
    FORM(markdown, "md", markdown, as_it_is, ALL)                                                  \
    FORM(markdown_inline, "md", markdown_inline, as_it_is, ALL)                                    \
    FORM(q, "txt", q, as_it_is, 0)                                                                 \
    FORM(q_stop, "txt", q_stop, as_it_is, 0)                                                       \
    FORM(q_colon, "txt", q_colon, as_it_is, 0)                                                     \
    FORM(question, "txt", question, as_it_is, 0)                                                   \
    FORM(journalist, "txt", journalist, as_it_is, 0)                                               \
    FORM(reporter, "txt", reporter, as_it_is, 0)                                                   \
    FORM(title_question, "txt", title_question, as_it_is, 0)                                       \
    FORM(page, "html", page, as_it_is, ALL)                                                        \
    FORM(page_inline, "html", page_inline, as_it_is, NAMED)                                        \
    FORM(vtt, "vtt", vtt, as_it_is, NAMED)                                                         \
    FORM(srt, "srt", srt, as_it_is, NAMED)                                                         \
    FORM(tei, "xml", tei, as_it_is, NAMED)                                                         \
    FORM(akoma, "xml", akoma, as_it_is, NAMED)                                                     \
    FORM(csv, "csv", csv, as_it_is, ALL)                                                           \
    FORM(csv_rows, "csv", csv_rows, as_it_is, ALL)                                                 \
    FORM(csv_names, "csv", csv_names, as_it_is, ALL)                                               \
    FORM(tsv, "tsv", tsv, as_it_is, ALL)                                                           \
    FORM(jsonl, "jsonl", jsonl, as_it_is, ALL)                                                     \
    FORM(ttml, "ttml", ttml, as_it_is, TIMED)                                                      \
    FORM(ass, "ass", ass, as_it_is, TIMED)                                                         \
    FORM(eaf, "eaf", eaf, as_it_is, TIMED)                                                         \
    FORM(exb, "exb", exb, as_it_is, TIMED)                                                         \
    FORM(stm, "stm", stm, as_it_is, TIMED)                                                         \
    FORM(docx, "docx", docx, word_file, NAMED)                                                     \
    FORM(docx_table, "docx", docx_table, word_file, NAMED)                                         \
    FORM(odt, "odt", odt, open_document, NAMED)                                                    \
    FORM(markdown_table, "md", markdown_table, as_it_is, NAMED)                                    \
    FORM(elan_tab, "txt", elan_tab, as_it_is, TIMED)                                               \
    FORM(textgrid, "TextGrid", textgrid, as_it_is, TIMED)                                          \
    FORM(textgrid_utf16, "TextGrid", textgrid, utf16_be, TIMED)                                    \
    FORM(chat, "cha", chat, as_it_is, TIMED)                                                       \
    FORM(transcriber, "trs", trs, as_it_is, TIMED)                                                 \
    FORM(sbv, "sbv", sbv, as_it_is, TIMED)                                                         \
    FORM(label_track, "txt", label_track, as_it_is, TIMED)                                         \
    FORM(recogniser, "json", rev, as_it_is, TIMED)                                                 \
    FORM(whisperx, "json", whisperx, as_it_is, TIMED)

/* --- reading --------------------------------------------------------------------------------- */

static const lec_reading *read_one(lec_arena *arena, const char *path)
{
    const lec_read_options options = {.threads = 1};
    lec_readings readings = {0};
    lec_error error = {""};
    const lec_status status =
        lec_read(&path, 1, study_from(arena, ""), &options, arena, &readings, &error);
    CHECK_TEXT(error.message, "", "reading");
    return status == LEC_OK && readings.count == 1 ? readings.items : NULL;
}

static const lec_reading *read_sample(lec_arena *arena, size_t conference)
{
    return read_one(arena,
                    lec_arena_format(arena, "%s/%s.txt", source_path("datasets/ministerials"),
                                     conferences[conference]));
}

/* Reads the bytes as a file with that suffix. */
static const lec_reading *read_bytes(lec_arena *arena, rewrite_bytes bytes, const char *suffix)
{
    char folder[] = "/tmp/lectern-same-XXXXXX";
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
    const char *path = lec_arena_format(arena, "%s/talk.%s", folder, suffix);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_FATAL(file != NULL);
    CHECK_COUNT(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length, path);
    CHECK_COUNT(fclose(file), 0, path);
    const lec_reading *reading = read_one(arena, path);
    CHECK_COUNT(remove(path), 0, path);
    CHECK_COUNT(rmdir(folder), 0, folder);
    return reading;
}

/* --- comparing ------------------------------------------------------------------------------- */

static void check_row(const lec_table *got, const lec_table *want, size_t row, unsigned carries,
                      const char *what)
{
    CHECK_TEXT(table_text(got, row, "role"), table_text(want, row, "role"), what);
    CHECK_NUMBER(table_number(got, row, "words"), table_number(want, row, "words"), 0, what);
    CHECK_NUMBER(table_number(got, row, "sentences"), table_number(want, row, "sentences"), 0,
                 what);
    if ((carries & KIND) != 0)
        CHECK_TEXT(table_text(got, row, "kind"), table_text(want, row, "kind"), what);
    if ((carries & SPEAKER) != 0)
        CHECK_TEXT(table_text(got, row, "speaker"), table_text(want, row, "speaker"), what);
    if ((carries & OUTLET) != 0)
        CHECK_TEXT(table_text(got, row, "affiliation"), table_text(want, row, "affiliation"), what);
}

static void check_turns(lec_arena *arena, const lec_reading *got, const lec_reading *want,
                        unsigned carries, const char *what)
{
    const lec_table *turns = run_analysis(arena, "turns", got->corpus, NULL, NULL);
    const lec_table *wanted = run_analysis(arena, "turns", want->corpus, NULL, NULL);
    const size_t count = lec_table_row_count(wanted);
    CHECK_COUNT(lec_table_row_count(turns), count, what);
    for (size_t row = 0; row < count && row < lec_table_row_count(turns); row++) {
        const char *place = lec_arena_format(arena, "%s, turn %zu", what, row + 1);
        const double words = table_number(turns, row, "words");
        check_row(turns, wanted, row, carries, place);
        if (words != table_number(wanted, row, "words")) break; /* what follows is displaced */
    }
}

/* Paragraph p is said from 10 p to 10 p + 9 seconds (rewrite_tools.c). */
static void check_times(const lec_corpus *corpus, const rewrite_talk *talk, const char *what)
{
    size_t number = 0;
    for (size_t t = 0; t < talk->turn_count && t < corpus->turn_count; t++) {
        const double start = 10.0 * (double)number;
        number += talk->turns[t].paragraph_count;
        CHECK_NUMBER(corpus->turn[t].start_seconds, start, 0.0005, what);
        CHECK_NUMBER(corpus->turn[t].end_seconds, 10.0 * (double)number - 1, 0.0005, what);
    }
}

static void check_no_word_lost(const lec_reading *reading, const char *what, lec_arena *arena)
{
    lec_error error;
    uint64_t file_words = 0;
    CHECK_COUNT(lec_reading_words(reading, arena, &file_words, &error), LEC_OK, what);
    const lec_conference *about = &reading->corpus->conference[0];
    CHECK_COUNT(reading->corpus->token_count + about->label_words + about->note_words +
                    about->front_matter_words + about->furniture_words,
                file_words, what);
}

static void check_form(const char *name, const char *suffix, rewrite_text *write,
                       rewrite_encoding *encode, unsigned carries)
{
    for (size_t i = 0; i < CONFERENCES; i++) {
        lec_arena *arena = lec_arena_new();
        const char *what = lec_arena_format(arena, "%s as %s", conferences[i], name);
        const lec_reading *sample = read_sample(arena, i);
        CHECK_TRUE(sample != NULL, what);
        if (sample == NULL) return;
        const rewrite_talk talk = rewrite_from(sample, arena);
        const lec_reading *got = read_bytes(arena, encode(write(&talk, arena), arena), suffix);
        CHECK_TRUE(got != NULL, what);
        if (got != NULL) {
            check_turns(arena, got, sample, carries, what);
            check_no_word_lost(got, what, arena);
            if ((carries & TIMES) != 0) check_times(got->corpus, &talk, what);
        }
        lec_arena_free(arena);
    }
}

#define TEST_FORM(name, suffix, write, encode, carries)                                            \
    static void test_##name(void)                                                                  \
    {                                                                                              \
        check_form(#name, suffix, rewrite_##write, rewrite_##encode, carries);                     \
    }
FORMS(TEST_FORM)

/* Without the letters that the encoding lacks, in the sample as well. */
static void test_windows_1252(void)
{
    for (size_t i = 0; i < CONFERENCES; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_reading *sample = read_sample(arena, i);
        CHECK_TRUE(sample != NULL, conferences[i]);
        if (sample == NULL) return;
        const char *text = rewrite_for_windows_1252(sample->source.text, arena);
        const lec_reading *want = read_bytes(arena, rewrite_as_it_is(text, arena), "txt");
        const lec_reading *got = read_bytes(arena, rewrite_windows_1252(text, arena), "txt");
        CHECK_TRUE(want != NULL && got != NULL, conferences[i]);
        if (want == NULL || got == NULL) return;
        CHECK_TEXT(got->source.encoding, "windows-1252", conferences[i]);
        check_turns(arena, got, want, ALL, conferences[i]);
        check_no_word_lost(got, conferences[i], arena);
        lec_arena_free(arena);
    }
}

#define LIST_FORM(name, suffix, write, encode, carries) {#name, test_##name},

const lec_test lec_tests_same_turns[] = {
    FORMS(LIST_FORM){"windows_1252", test_windows_1252},
    {0},
};
