/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who speaks, in the files of ../shared/faults/reading and labels: every row of their expected.csv
 * is a turn that begins and ends there, of that role and speaker. The files are judged as
 * ../shared/faults/score.py judges them; `missing` says how many rows are still wrong, and the test
 * fails as soon as there are more. */
#include <string.h>

#include "io/attribution/name.h"
#include "io/read.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"

/* A file of faults/reading and its rows; expected.csv stands beside it, with its name before it
 * when there are several. */
static const struct {
    const char *folder, *file, *expected;
    size_t missing;
} files[] = {
    {"01-main-speaker-without-office", "input.txt", "expected.csv", 0},
    {"01-main-speaker-without-office", "joint.txt", "joint.expected.csv", 2},
    {"02-co-briefers-without-office", "input.md", "expected.csv", 0},
    {"02-co-briefers-without-office", "expert.md", "expert.expected.csv", 0},
    {"03-office-outside-the-list-read-as-outlet", "english.txt", "english.expected.csv", 0},
    {"03-office-outside-the-list-read-as-outlet", "input.txt", "expected.csv", 1},
    {"04-venue-or-host-named-in-the-title-becomes-the-speaker", "capitals.txt",
     "capitals.expected.csv", 0},
    {"04-venue-or-host-named-in-the-title-becomes-the-speaker", "input.txt", "expected.csv", 0},
    {"05-interviewer-named-in-the-title-becomes-a-principal", "input.txt", "expected.csv", 0},
    {"06-two-holders-of-one-office", "input.txt", "expected.csv", 0},
    {"06-two-holders-of-one-office", "guest.txt", "guest.expected.csv", 0},
    {"07-Q-with-one-space", "input.md", "expected.csv", 0},
    {"08-outlet-labels-used-once", "input.txt", "expected.csv", 0},
    {"09-dot-dash-separator", "input.txt", "expected.csv", 0},
    {"10-same-surname", "input.md", "expected.csv", 3},
    {"11-voices", "input.txt", "expected.csv", 1},
    {"12-front-matter-as-a-turn", "input.txt", "expected.csv", 0},
    {"12-front-matter-as-a-turn", "prepared.md", "prepared.expected.csv", 1},
    {"12-front-matter-as-a-turn", "publisher.txt", "publisher.expected.csv", 0},
    {"13-colon-inside-speech", "address.md", "address.expected.csv", 1},
    {"13-colon-inside-speech", "input.md", "expected.csv", 1},
    {"13-colon-inside-speech", "wrapped.md", "wrapped.expected.csv", 0},
    {"14-diarisation-letters", "input.json", "expected.csv", 0},
    {"15-html-spans-run-together", "input.html", "expected.csv", 0},
    {"16-parlamint", "input.xml", "expected.csv", 0},
    {"17-misspelt-holder-of-an-office", "input.txt", "expected.csv", 0},
    {"18-ministers-by-portfolio", "input.txt", "expected.csv", 0},
    {"19-initials-of-the-person-in-the-title", "input.txt", "expected.csv", 0},
    {"20-joined-label", "input.md", "expected.csv", 0},
    {"21-handover-cut-out", "input.md", "expected.csv", 0},
    {"22-whole-file-one-turn-shown-as-sure", "input.html", "expected.csv", 0},
};

static const struct {
    const char *file;
    size_t missing;
} label_files_behind[] = {{"title-and-capitals-only.txt", 4}};

/* Voices that nobody knows may be called other or unknown. */
static bool same_role(const char *wanted, const char *found)
{
    const bool nobody = strcmp(wanted, "other") == 0 || strcmp(wanted, "unknown") == 0;
    const bool found_nobody = strcmp(found, "other") == 0 || strcmp(found, "unknown") == 0;
    return strcmp(wanted, found) == 0 || (nobody && found_nobody);
}

static const char *last_word(const char *folded)
{
    const char *blank = strrchr(folded, ' ');
    return blank != NULL ? blank + 1 : folded;
}

/* The same name, or the same surname; whoever nobody names may be called anything. */
static bool same_speaker(lec_arena *arena, const char *wanted, const char *found)
{
    return wanted[0] == '\0' ||
           strcmp(last_word(lec_folded(arena, wanted)), last_word(lec_folded(arena, found))) == 0;
}

/* Whether a turn covers lines first..last, begins after line `before`, and is that person's. */
static bool is_turn(lec_arena *arena, const lec_corpus *corpus, uint32_t before, uint32_t first,
                    uint32_t last, const char *role, const char *speaker)
{
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const lec_turn_detail *turn = &corpus->turn[t];
        if (before < turn->first_line && turn->first_line <= first && last <= turn->last_line + 1 &&
            same_role(role, lec_role_name((lec_role)corpus->turn_role[t])) &&
            same_speaker(arena, speaker, corpus->speaker_name[corpus->turn_speaker[t]]))
            return true;
    }
    return false;
}

/* Rows [first, end) of `expected` that are no turn of the file. */
static size_t count_wrong(const char *path, const reference *expected, size_t first, size_t end,
                          bool speakers)
{
    lec_arena *arena = lec_arena_new();
    const lec_read_options options = {.threads = 1};
    lec_readings readings = {0};
    lec_error error = {""};
    size_t wrong = 0;
    uint32_t before = 0;
    const lec_status status =
        lec_read(&path, 1, study_from(arena, ""), &options, arena, &readings, &error);
    CHECK_TEXT(error.message, "", path);
    for (size_t row = first; row < end && status == LEC_OK; row++) {
        const uint32_t last = (uint32_t)reference_number(expected, row, "last_line");
        wrong += !is_turn(arena, readings.corpus, before,
                          (uint32_t)reference_number(expected, row, "first_line"), last,
                          reference_text(expected, row, "role"),
                          speakers ? reference_text(expected, row, "speaker") : "");
        before = last;
    }
    lec_arena_free(arena);
    return wrong;
}

static void test_reading(void)
{
    char path[512];
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        snprintf(path, sizeof path, "faults/reading/%s/%s", files[f].folder, files[f].expected);
        reference *expected = reference_open(path);
        if (expected == NULL) SKIP("needs ../shared/faults");
        snprintf(path, sizeof path, "faults/reading/%s/%s", files[f].folder, files[f].file);
        const size_t wrong =
            count_wrong(shared_path(path), expected, 0, reference_rows(expected), true);
        CHECK_TRUE(wrong <= files[f].missing, path);
        reference_close(expected);
    }
}

static size_t allowed(const char *file)
{
    for (size_t i = 0; i < sizeof label_files_behind / sizeof *label_files_behind; i++)
        if (strcmp(label_files_behind[i].file, file) == 0) return label_files_behind[i].missing;
    return 0;
}

static void test_labels(void)
{
    char path[512];
    reference *expected = reference_open("faults/labels/expected.csv");
    if (expected == NULL) SKIP("needs ../shared/faults");
    for (size_t row = 0, end; row < reference_rows(expected); row = end) {
        const char *file = reference_text(expected, row, "file");
        for (end = row; end < reference_rows(expected); end++)
            if (strcmp(reference_text(expected, end, "file"), file) != 0) break;
        snprintf(path, sizeof path, "faults/labels/%s", file);
        CHECK_TRUE(count_wrong(shared_path(path), expected, row, end, false) <= allowed(file),
                   path);
    }
    reference_close(expected);
}

const lec_test lec_tests_faults_reading[] = {
    {"reading", test_reading},
    {"labels", test_labels},
    {0},
};
