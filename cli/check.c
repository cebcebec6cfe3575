/* SPDX-License-Identifier: GPL-3.0-or-later
 * check.c -- the facts of every file as rows of a table; on a terminal, a screen a file. */
#include "cli/check.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/destination.h"
#include "cli/inputs.h"
#include "io/form/layout.h"

const char lec_check_details[] =
    "One screen a file, or rows with --format csv. Label forms: own-line (a line of its own), "
    "inline (before the text, with a colon or in capitals), full-stop (CHAIR POWELL. text), "
    "question-mark (Q), in-paragraph (inside a paragraph), bold, stated (by the format itself), "
    "front-matter (an unlabelled opening named by the title lines), inferred. Every word of the "
    "file is spoken, label, note, front matter or furniture (running heads, page numbers, menus); "
    "the sum is printed beside a count of the whole file that knows nothing of these parts; "
    "furniture that reads like a sentence is shown. Behind "
    "a "
    "role (role-because) and a doubtful turn stand the three strongest reasons, with what each "
    "adds "
    "to the logarithm of the odds.";

static const lec_column columns[] = {
    {"conference", LEC_TEXT, "name of the conference", NULL, NULL, NULL},
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"item", LEC_NAME, "what is told", NULL, NULL, NULL},
    {"line", LEC_COUNT, "line in the file, where there is one", "lines", NULL, NULL},
    {"value", LEC_NUMBER, "how many, or what share", NULL, NULL, NULL},
    {"text", LEC_TEXT, "the words concerned", NULL, NULL, NULL},
    {"reason", LEC_TEXT, "why, or what to do", NULL, NULL, NULL},
    {0},
};

/* --- facts ----------------------------------------------------------------------------------- */

typedef struct {
    lec_table *table;
    lec_arena *arena;
    const lec_reading *reading;
    const lec_corpus *corpus;
} facts;

/* A `line` of 0 and a NaN value are not there. */
static void put(const facts *f, const char *item, uint32_t line, double value, const char *text,
                const char *reason)
{
    lec_table_put_text(f->table, f->corpus->conference[0].name);
    lec_table_put_text(f->table, f->reading->source.path);
    lec_table_put_text(f->table, item);
    lec_table_put_count(f->table, line > 0 ? line : LEC_MISSING_COUNT);
    lec_table_put_number(f->table, value);
    lec_table_put_text(f->table, text);
    lec_table_put_text(f->table, reason);
}

static const double none = NAN;

static uint32_t turn_words(const lec_corpus *corpus, size_t turn)
{
    return corpus->turn_start[turn + 1] - corpus->turn_start[turn];
}

static void put_file(const facts *f)
{
    const lec_conference *conference = &f->corpus->conference[0];
    const char *other = f->reading->source.encoding_other;
    put(f, "form", 0, none, conference->form,
        f->reading->transcript.lines_are_paragraphs ? "a line is a paragraph"
                                                    : "wrapped lines were joined to paragraphs");
    put(f, "encoding", 0, none, conference->encoding,
        other != NULL                         ? lec_arena_format(f->arena,
                                                                 "assumed from the bytes, %s is nearly as likely: look at "
                                                                                         "letters with accents; --encoding decides",
                                                                 other)
        : f->reading->source.encoding_assumed ? "assumed from the bytes; --encoding overrides"
                                              : "");
    const char *language = conference->language;
    put(f, "language", 0, none, language,
        language[0] == '\0'            ? "too few words to tell; --language states it"
        : strcmp(language, "und") == 0 ? "none that lectern knows; --language states it; "
                                         "measures for English are left empty"
        : strcmp(language, "en") == 0  ? ""
                                       : "measures for English are left empty");
    put(f, "title", 0, none, conference->title, conference->title[0] == '\0' ? "none found" : "");
    put(f, "date", 0, conference->date_certainty, conference->date,
        conference->date[0] == '\0' ? "none found; give it in the study"
        : conference->date_note[0] == '\0'
            ? conference->date_source
            : lec_arena_format(f->arena, "%s; %s", conference->date_source, conference->date_note));
}

static void put_words(const facts *f, uint64_t file_words)
{
    const lec_conference *c = &f->corpus->conference[0];
    const uint64_t sum = f->corpus->token_count + c->label_words + c->note_words +
                         c->front_matter_words + c->furniture_words;
    put(f, "words-spoken", 0, (double)f->corpus->token_count, "", "in turns");
    put(f, "words-label", 0, (double)c->label_words, "", "names of speakers");
    put(f, "words-note", 0, (double)c->note_words, "", "editorial notes");
    put(f, "words-front-matter", 0, (double)c->front_matter_words, "", "about the transcript");
    put(f, "words-furniture", 0, (double)c->furniture_words, "",
        "running heads, page numbers, menus");
    put(f, "words-sum", 0, (double)sum, "", "all of the above");
    put(f, "words-file", 0, (double)file_words, "",
        sum == file_words ? "the whole file: no word is lost"
                          : "the whole file; the sum differs, please report it");
}

/* How many turns have each label form, and which labels stand only once. */
static void put_labels(const facts *f)
{
    const lec_corpus *corpus = f->corpus;
    LEC_ARRAY(const char *) forms = {0};
    for (size_t t = 0; t < corpus->turn_count; t++) {
        bool seen = false;
        for (size_t i = 0; i < forms.count; i++)
            seen = seen || strcmp(forms.items[i], corpus->turn[t].label_form) == 0;
        if (!seen) LEC_PUSH(f->arena, forms, corpus->turn[t].label_form);
    }
    put(f, "turns", 0, (double)corpus->turn_count, "", "");
    for (size_t i = 0; i < forms.count; i++) {
        size_t count = 0;
        for (size_t t = 0; t < corpus->turn_count; t++)
            count += strcmp(corpus->turn[t].label_form, forms.items[i]) == 0;
        put(f, "label-form", 0, (double)count, forms.items[i], "turns");
    }
}

static void put_speakers(const facts *f)
{
    const lec_corpus *corpus = f->corpus;
    for (uint32_t s = 0; s < corpus->speaker_count; s++) {
        uint64_t turns = 0, words = 0;
        uint8_t role = LEC_ROLE_UNKNOWN;
        for (size_t t = 0; t < corpus->turn_count; t++) {
            if (corpus->turn_speaker[t] != s) continue;
            if (turns++ == 0) role = corpus->turn_role[t];
            words += turn_words(corpus, t);
        }
        if (turns == 0) continue;
        const char *name = corpus->speaker_name[s];
        put(f, "speaker", 0, (double)words, name[0] != '\0' ? name : "(nobody named)",
            lec_arena_format(f->arena, "%s, %" PRIu64 " turn%s", lec_role_name((lec_role)role),
                             turns, turns == 1 ? "" : "s"));
    }
}

/* The reasons in words, parted by semicolons; "" for none. */
static const char *in_words(const facts *f, const lec_reason reasons[LEC_REASONS])
{
    const char *words = "";
    for (int i = 0; i < LEC_REASONS && reasons[i].says != NULL; i++)
        words =
            lec_arena_format(f->arena, "%s%s%s%s (%+.1f)", words, i > 0 ? "; " : "",
                             reasons[i].less ? "not: " : "", reasons[i].says, reasons[i].amount);
    return words;
}

/* Why each person has the role: that of the person's first turn. */
static void put_roles(const facts *f)
{
    const lec_corpus *corpus = f->corpus;
    const lec_attribution *attribution = &f->reading->attribution;
    bool *seen = lec_new(f->arena, bool, corpus->speaker_count);
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const uint32_t speaker = corpus->turn_speaker[t];
        const lec_reason *reasons = attribution->reasons[t].role;
        if (reasons[0].says == NULL || seen[speaker]) continue;
        seen[speaker] = true;
        const char *role = lec_role_name((lec_role)corpus->turn_role[t]);
        put(f, "role-because", 0, none,
            speaker > 0 ? corpus->speaker_name[speaker] : corpus->turn[t].label,
            lec_arena_format(f->arena, "%s: %s", role, in_words(f, reasons)));
    }
}

static void put_doubtful_turns(const facts *f)
{
    const lec_corpus *corpus = f->corpus;
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const lec_turn_detail *detail = &corpus->turn[t];
        if (detail->certainty >= LEC_DOUBTFUL_BELOW) continue;
        const char *speaker = corpus->speaker_name[corpus->turn_speaker[t]];
        put(f, "doubtful-turn", detail->first_line, detail->certainty, detail->label,
            lec_arena_format(f->arena, "%s%s%s, or %s (%.2f), or another speaker: %s",
                             lec_role_name((lec_role)corpus->turn_role[t]),
                             speaker[0] != '\0' ? " " : "", speaker,
                             lec_role_name(detail->second_role), detail->second_probability,
                             in_words(f, f->reading->attribution.reasons[t].doubt)));
    }
}

static void put_doubt(const facts *f)
{
    const lec_corpus *corpus = f->corpus;
    uint64_t doubtful = 0, inferred = 0;
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const char *form = corpus->turn[t].label_form;
        if (corpus->turn[t].certainty < LEC_DOUBTFUL_BELOW) doubtful += turn_words(corpus, t);
        if (strcmp(form, "inferred") == 0 || strcmp(form, "front-matter") == 0)
            inferred += turn_words(corpus, t);
    }
    const double all = (double)corpus->token_count;
    put(f, "inferred-share", 0, (double)inferred / all, "",
        "of the words, in turns without a label of their own");
    put(f, "doubtful-share", 0, (double)doubtful / all, "",
        "of the words, in turns with a certainty below 0.75");
    put_doubtful_turns(f);
}

static void put_sequence(const facts *f)
{
    const lec_corpus *corpus = f->corpus;
    size_t longest = 0;
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const lec_turn_detail *detail = &corpus->turn[t];
        if (turn_words(corpus, t) > turn_words(corpus, longest)) longest = t;
        if (t > 0 && corpus->turn_role[t] == corpus->turn_role[t - 1])
            put(f, "same-role-again", detail->first_line, none, detail->label,
                lec_arena_format(f->arena, "turns %" PRIu32 " and %" PRIu32 " are both %s",
                                 detail->number - 1, detail->number,
                                 lec_role_name((lec_role)corpus->turn_role[t])));
    }
    for (size_t e = 0; e < corpus->exchange_count; e++) {
        bool answered = false;
        const uint32_t first = corpus->exchange_turn[2 * e];
        for (uint32_t t = first; t < corpus->exchange_turn[2 * e + 1]; t++)
            answered = answered || corpus->turn_kind[t] == LEC_KIND_ANSWER;
        if (!answered)
            put(f, "question-without-answer", corpus->turn[first].first_line, none,
                corpus->turn[first].label, "no answer follows before the next question");
    }
    if (corpus->turn_count > 0)
        put(f, "longest-turn", corpus->turn[longest].first_line,
            (double)turn_words(corpus, longest),
            corpus->speaker_name[corpus->turn_speaker[longest]], "words");
}

/* What was left out although it reads like a sentence: a menu, a box, a footer, or too much. */
static void put_furniture(const facts *f)
{
    enum { FEWEST_WORDS = 5, LONGEST_SHOWN = 60, MOST_SHOWN = 20 };
    const lec_transcript *transcript = &f->reading->transcript;
    const lec_attribution *attribution = &f->reading->attribution;
    size_t shown = 0;
    for (size_t i = 0; i < attribution->span_count && shown < MOST_SHOWN; i++) {
        const lec_span *span = &attribution->spans[i];
        const lec_line line = {.start = span->start, .end = span->end};
        uint32_t words = 1, end = span->start;
        if (span->kind != LEC_SPAN_FURNITURE) continue;
        for (uint32_t at = span->start; at < span->end; at++) {
            const bool blank = transcript->text[at] == ' ' || transcript->text[at] == '\n';
            words += blank;
            if (blank && at - span->start <= LONGEST_SHOWN) end = at;
        }
        if (words < FEWEST_WORDS || !lec_ends_sentence(transcript->text, &line)) continue;
        shown++;
        if (span->end - span->start <= LONGEST_SHOWN) end = span->end;
        put(f, "furniture", lec_transcript_line(transcript, span->start), none,
            lec_arena_text(f->arena, transcript->text + span->start, end - span->start),
            shown == MOST_SHOWN ? "not counted as said; the last that is shown"
                                : "not counted as said");
    }
}

static void put_remarks(const facts *f)
{
    for (size_t r = 0; r < f->reading->attribution.remark_count; r++) {
        const lec_remark *remark = &f->reading->attribution.remarks[r];
        put(f, remark->what, remark->line, none, remark->text, remark->reason);
    }
}

/* With which conferences it is the same. */
static void put_same(const facts *f, const lec_same_pairs *same)
{
    const char *name = f->corpus->conference[0].name;
    for (size_t i = 0; i < same->count; i++) {
        const lec_same_pair *pair = &same->items[i];
        const bool is_first = strcmp(pair->first, name) == 0;
        if (is_first || strcmp(pair->second, name) == 0)
            put(f, "same-share", 0, pair->share, is_first ? pair->second : pair->first, pair->how);
    }
}

static void put_left_out(const lec_readings *readings, lec_table *table)
{
    for (size_t i = 0; i < readings->left_out_count; i++) {
        lec_table_put_text(table, "");
        lec_table_put_text(table, readings->left_out[i].file);
        lec_table_put_text(table, "left-out");
        lec_table_put_count(table, LEC_MISSING_COUNT);
        lec_table_put_number(table, none);
        lec_table_put_text(table, "");
        lec_table_put_text(table, readings->left_out[i].why);
    }
}

static lec_status put_facts(const lec_reading *reading, const lec_same_pairs *same,
                            lec_table *table, lec_arena *arena, lec_error *error)
{
    const facts f = {table, arena, reading, reading->corpus};
    uint64_t file_words = 0;
    const lec_status status = lec_reading_words(reading, arena, &file_words, error);
    if (status != LEC_OK) return status;
    put_file(&f);
    put_same(&f, same);
    put_words(&f, file_words);
    put_labels(&f);
    put_speakers(&f);
    put_roles(&f);
    put_doubt(&f);
    put_sequence(&f);
    put_furniture(&f);
    put_remarks(&f);
    return LEC_OK;
}

/* --- the screen ------------------------------------------------------------------------------ */

static void print_row(const lec_table *table, size_t row)
{
    const char *item = lec_table_cell(table, row, 2).text;
    const lec_cell line = lec_table_cell(table, row, 3), value = lec_table_cell(table, row, 4);
    const char *text = lec_table_cell(table, row, 5).text;
    const char *reason = lec_table_cell(table, row, 6).text;
    printf("  %-24s", item);
    if (lec_table_is_missing(table, row, 4))
        printf("%9s", "");
    else if (strstr(item, "share") != NULL || strcmp(item, "date") == 0)
        printf("%7.1f %%", 100 * value.number);
    else if (strcmp(item, "doubtful-turn") == 0)
        printf("%9.2f", value.number);
    else
        printf("%9.0f", value.number);
    if (line.count != LEC_MISSING_COUNT) printf("  line %-5" PRIu64, line.count);
    if (text[0] != '\0') printf("  %s", text);
    if (strchr(reason, '\n') != NULL)
        printf("\n%s\n", reason); /* a block to copy, such as an alias for the study file */
    else if (reason[0] != '\0')
        printf("  (%s)\n", reason);
    else
        putchar('\n');
}

static void print_screen(const lec_table *table)
{
    const char *file = NULL;
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        const char *own = lec_table_cell(table, row, 1).text;
        if (file == NULL || strcmp(file, own) != 0) printf("%s%s\n", file != NULL ? "\n" : "", own);
        file = own;
        print_row(table, row);
    }
}

lec_status lec_run_check(const lec_request *request, lec_error *error)
{
    lec_inputs inputs;
    lec_status status = lec_inputs_read(request, &inputs, error);
    if (status != LEC_OK) return status;
    lec_table *table = lec_table_new(request->arena, columns);
    for (size_t i = 0; i < inputs.readings.count && status == LEC_OK; i++)
        status = put_facts(&inputs.readings.items[i], &inputs.readings.same, table, request->arena,
                           error);
    put_left_out(&inputs.readings, table);
    if (status != LEC_OK) return status;
    const char *format = request->program.format;
    if (format != NULL && strcmp(format, "text") != 0)
        return lec_print_table(request, "check", table, 0, NULL, error);
    print_screen(table);
    return LEC_OK;
}
