/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/reference_text.h"

#include <unicode/uchar.h>

#include <stdio.h>
#include <stdlib.h>

#include "io/words/unicode.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"

#define TRANSCRIPT "transcripts/nato/2024-12-03-pre-ministerial"

typedef struct {
    lec_arena *arena;
    const char *text;
    uint32_t length;
    LEC_ARRAY(uint32_t) line; /* where each begins, and one past the end */
} lines;

static bool read_lines(lec_arena *arena, lines *out)
{
    const char *path = shared_path(TRANSCRIPT ".txt");
    FILE *stream = path != NULL ? fopen(path, "rb") : NULL;
    if (stream == NULL) return false;
    LEC_ARRAY(char) text = {0};
    *out = (lines){.arena = arena};
    LEC_PUSH(arena, out->line, 0);
    for (int c = getc(stream); c != EOF; c = getc(stream)) {
        LEC_PUSH(arena, text, (char)c);
        if (c == '\n') LEC_PUSH(arena, out->line, (uint32_t)text.count);
    }
    fclose(stream);
    out->length = (uint32_t)text.count;
    if (out->line.items[out->line.count - 1] != out->length)
        LEC_PUSH(arena, out->line, out->length);
    LEC_PUSH(arena, text, '\0');
    out->text = text.items;
    return true;
}

/* --- tokens ---------------------------------------------------------------------------------- */

static bool is_apostrophe(UChar32 c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

/* The end of the token that begins at `at`; `at` itself when none does. */
static uint32_t token_end(const char *text, uint32_t at, uint32_t end)
{
    uint32_t ends = at;
    bool letters_only = false;
    for (uint32_t next = at; next < end;) {
        const uint32_t here = next;
        const UChar32 c = lec_utf8_next(text, &next, end);
        if (u_isalnum(c) && !(letters_only && u_isdigit(c)))
            ends = next;
        else if (is_apostrophe(c) && ends > at && ends == here)
            letters_only = true;
        else
            break;
    }
    return ends;
}

static void add_token(const lines *from, uint32_t start, uint32_t end, lec_corpus_builder *builder)
{
    char *word = lec_arena_alloc(from->arena, end - start + 1, 4);
    char *form = lec_arena_alloc(from->arena, end - start + 1, 4);
    size_t word_length = 0, form_length = 0;
    for (uint32_t at = start; at < end;) {
        UChar32 c = lec_utf8_next(from->text, &at, end);
        if (is_apostrophe(c)) c = '\'';
        form_length += lec_utf8_put(c, form + form_length);
        word_length += lec_utf8_put(u_foldCase(c, U_FOLD_CASE_DEFAULT), word + word_length);
    }
    lec_corpus_add_token(builder, &(lec_new_token){.word = word,
                                                   .word_length = word_length,
                                                   .form = form,
                                                   .form_length = form_length,
                                                   .start = start,
                                                   .end = end,
                                                   .seconds = NAN});
}

/* --- sentences ------------------------------------------------------------------------------- */

static bool is_title(const char *text, uint32_t start, uint32_t end)
{
    static const char *const titles[] = {"Mr", "Mrs", "Ms", "Dr", "St"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (strlen(titles[i]) == end - start && strncmp(text + start, titles[i], end - start) == 0)
            return true;
    return false;
}

/* Whether a sentence ends with the mark at `at`, the last token having begun at `token`. */
static bool sentence_ends(const char *text, uint32_t token, uint32_t at, uint32_t end)
{
    if (strchr(".?!", text[at]) == NULL || is_title(text, token, at)) return false;
    while (at < end && strchr(".?!", text[at]) != NULL) at++;
    while (at < end && strchr("\"')", text[at]) != NULL) at++;
    if (at >= end || text[at] != ' ') return false;
    while (at < end && text[at] == ' ') at++;
    return at < end && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789[\"('", text[at]) != NULL;
}

static void add_line(const lines *from, uint32_t start, uint32_t end, lec_corpus_builder *builder)
{
    lec_corpus_begin_sentence(builder);
    uint32_t token = start;
    for (uint32_t at = start; at < end;) {
        const uint32_t ends = token_end(from->text, at, end);
        if (ends > at) {
            add_token(from, at, ends, builder);
            token = at;
            at = ends;
            continue;
        }
        if (sentence_ends(from->text, token, at, end)) lec_corpus_begin_sentence(builder);
        lec_utf8_next(from->text, &at, end);
    }
}

/* --- turns ----------------------------------------------------------------------------------- */

static uint32_t exchange_of(lec_kind kind, uint32_t *exchanges)
{
    if (kind == LEC_KIND_QUESTION) ++*exchanges;
    return kind == LEC_KIND_QUESTION || kind == LEC_KIND_ANSWER ? *exchanges : 0;
}

static void add_turn(const lines *from, const reference *turns, size_t row, uint32_t *exchanges,
                     lec_corpus_builder *builder)
{
    lec_role role = LEC_ROLE_UNKNOWN;
    lec_kind kind = LEC_KIND_ANSWER;
    CHECK_TRUE(lec_role_named(reference_text(turns, row, "role"), &role) &&
                   lec_kind_named(reference_text(turns, row, "kind"), &kind),
               "role and kind of the turn");
    const uint32_t first = (uint32_t)reference_number(turns, row, "first_line");
    const uint32_t last = (uint32_t)reference_number(turns, row, "last_line");
    lec_new_turn turn = {.speaker = reference_text(turns, row, "speaker"),
                         .role = role,
                         .phase = row == 0 ? LEC_PHASE_OPENING : LEC_PHASE_QUESTIONS,
                         .kind = kind,
                         .exchange = exchange_of(kind, exchanges),
                         .detail = {.affiliation = reference_text(turns, row, "affiliation"),
                                    .label = "",
                                    .label_form = "own-line",
                                    .certainty = 1,
                                    .first_line = first,
                                    .last_line = last,
                                    .start_seconds = NAN,
                                    .end_seconds = NAN}};
    lec_corpus_begin_turn(builder, &turn);
    for (uint32_t line = first; line <= last; line++) {
        uint32_t start = from->line.items[line - 1];
        /* turn 36 has its label in the line of its words */
        static const char label[] = "NATO Spokesperson Farah Dakhlallah ";
        if (strncmp(from->text + start, label, sizeof label - 1) == 0) start += sizeof label - 1;
        add_line(from, start, from->line.items[line], builder);
    }
}

static lec_conference conference_of(const lines *from)
{
    return (lec_conference){.name = "nato",
                            .date = "2024-12-03",
                            .title = "",
                            .group = "",
                            .file = "nato.txt",
                            .sha256 = "",
                            .form = "plain",
                            .encoding = "UTF-8",
                            .text = from->text,
                            .text_length = from->length};
}

const lec_corpus *reference_text_corpus(lec_arena *arena)
{
    lines from;
    if (!read_lines(arena, &from)) return NULL;
    reference *turns = reference_open(TRANSCRIPT ".turns.csv");
    if (turns == NULL) return NULL;
    const lec_conference about = conference_of(&from);
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &about);
    uint32_t exchanges = 0;
    for (size_t row = 0; row < reference_rows(turns); row++)
        add_turn(&from, turns, row, &exchanges, builder);
    reference_close(turns);
    return lec_corpus_finish(builder);
}

const lec_corpus *reference_file_corpus(lec_arena *arena)
{
    lines from;
    if (!read_lines(arena, &from)) return NULL;
    const lec_conference about = conference_of(&from);
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &about);
    lec_corpus_begin_turn(builder, &(lec_new_turn){.speaker = "",
                                                   .role = LEC_ROLE_PRINCIPAL,
                                                   .phase = LEC_PHASE_OPENING,
                                                   .kind = LEC_KIND_OPENING,
                                                   .detail = {.affiliation = "",
                                                              .label = "",
                                                              .label_form = "",
                                                              .certainty = 1,
                                                              .start_seconds = NAN,
                                                              .end_seconds = NAN}});
    for (size_t line = 0; line + 1 < from.line.count; line++)
        add_line(&from, from.line.items[line], from.line.items[line + 1], builder);
    return lec_corpus_finish(builder);
}

const lec_study *reference_study(lec_arena *arena)
{
    return study_from(arena, "nato = nato, nato's;"
                             "UKRAINE_group = ukraine, ukraine's, ukrainian, ukrainians;"
                             "RUSSIA_group = russia, russia's, russian, russians;"
                             "CHINA_group = china, chinese;"
                             "PoS = position of strength");
}
