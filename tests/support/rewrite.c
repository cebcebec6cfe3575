/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/rewrite.h"

#include <unicode/uchar.h>

#include <assert.h>
#include <ctype.h>

#include "io/words/unicode.h"
#include "tests/support/check.h"
#include "tests/support/text_buffer.h"

/* --- from a transcript as it was read -------------------------------------------------------- */

typedef LEC_ARRAY(const char *) strings;

typedef struct {
    lec_arena *arena;
    const lec_reading *reading;
    LEC_ARRAY(rewrite_turn) turns;
    strings front;
    strings *paragraphs; /* per turn */
} taking;

static const char *trimmed(const taking *state, uint32_t start, uint32_t end)
{
    const char *text = state->reading->transcript.text;
    while (start < end && isspace((unsigned char)text[start])) start++;
    while (end > start && isspace((unsigned char)text[end - 1])) end--;
    return lec_arena_text(state->arena, text + start, end - start);
}

/* Parts a label into what stands before and after the speaker's surname and given name. */
static void take_label(taking *state, uint32_t turn, const char *label)
{
    assert(turn < state->turns.count && state->turns.items != NULL);
    rewrite_turn *it = &state->turns.items[turn];
    const char *comma = strstr(label, ", "), *end = label + strlen(label);
    it->label = label;
    if (comma != NULL)
        it->outlet = lec_arena_text(state->arena, comma + 2, strcspn(comma + 2, ":"));
    const char *name = strstr(label, it->speaker);
    if (name != NULL && name > label && comma == NULL)
        it->office = lec_arena_text(state->arena, label, (size_t)(name - label) - 1);
    if (name == NULL && comma == NULL) {
        static const char words[] = "Secretary General ";
        name = strstr(label, words);
        if (name != NULL && name < end)
            it->office =
                lec_arena_text(state->arena, label, (size_t)(name - label) + strlen(words) - 1);
    }
}

static void take_block(taking *state, const lec_block *block)
{
    const lec_attribution *attribution = &state->reading->attribution;
    uint32_t start = block->start, turn = LEC_NONE;
    for (size_t s = 0; s < attribution->span_count; s++) {
        const lec_span *span = &attribution->spans[s];
        if (span->start < block->start || span->start >= block->end) continue;
        if (span->kind == LEC_SPAN_FRONT) {
            LEC_PUSH(state->arena, state->front, trimmed(state, block->start, block->end));
            return;
        }
        if (span->kind == LEC_SPAN_LABEL) {
            const char *before = trimmed(state, start, span->start);
            if (before[0] != '\0' && turn != LEC_NONE)
                LEC_PUSH(state->arena, state->paragraphs[turn], before);
            take_label(state, span->turn, trimmed(state, span->start, span->end));
            start = span->end;
        }
        turn = span->turn;
    }
    const char *rest = trimmed(state, start, block->end);
    if (rest[0] != '\0' && turn != LEC_NONE) LEC_PUSH(state->arena, state->paragraphs[turn], rest);
}

rewrite_talk rewrite_from(const lec_reading *reading, lec_arena *arena)
{
    taking state = {.arena = arena, .reading = reading};
    const lec_attribution *attribution = &reading->attribution;
    state.paragraphs = lec_new(arena, strings, attribution->turn_count);
    const lec_corpus *corpus = reading->corpus;
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const char *speaker = corpus->speaker_name[corpus->turn_speaker[t]];
        const rewrite_turn added = {"", speaker, "", "", (lec_role)corpus->turn_role[t], NULL, 0};
        LEC_PUSH(arena, state.turns, added);
    }
    for (size_t b = 0; b < reading->transcript.block_count; b++)
        take_block(&state, &reading->transcript.blocks[b]);
    for (size_t t = 0; t < state.turns.count; t++) {
        state.turns.items[t].paragraphs = state.paragraphs[t].items;
        state.turns.items[t].paragraph_count = state.paragraphs[t].count;
    }
    return (rewrite_talk){state.front.items, state.front.count, state.turns.items,
                          state.turns.count};
}

/* --- plain text ------------------------------------------------------------------------------ */

/* Writes a paragraph in lines of at most `width` bytes where it can. */
typedef struct {
    size_t width;         /* 0: one line a paragraph */
    const char *line_end; /* after a line within a paragraph */
    const char *indent;   /* before a paragraph of speech */
    const char *after;    /* after a paragraph */
} page_layout;

static void put_paragraph(text_buffer *out, const page_layout *layout, const char *text)
{
    size_t column = 0;
    while (*text != '\0') {
        const size_t word = strcspn(text, " ");
        if (layout->width > 0 && column > 0 && column + 1 + word > layout->width) {
            text_put(out, layout->line_end);
            column = 0;
        } else if (column > 0) {
            text_put(out, " ");
            column++;
        }
        text_put(out, lec_arena_text(out->arena, text, word));
        column += word;
        text += word + (text[word] == ' ');
    }
    text_put(out, layout->after);
}

static const page_layout one_line = {0, "", "", "\n"}, spaced = {0, "", "", "\n\n"},
                         hard_wrapped = {72, "\n", "", "\n\n"},
                         double_spaced = {60, "\n\n", "    ", "\n\n"};

static void put_front(text_buffer *out, const rewrite_talk *talk, const page_layout *layout)
{
    for (size_t i = 0; i < talk->front_count; i++) put_paragraph(out, layout, talk->front[i]);
}

static const char *own_lines(const rewrite_talk *talk, const page_layout *layout, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put_front(&out, talk, layout);
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        if (turn->label[0] != '\0') put_paragraph(&out, layout, turn->label);
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            text_put(&out, layout->indent);
            put_paragraph(&out, layout, turn->paragraphs[p]);
        }
    }
    return text_finished(&out);
}

const char *rewrite_lines(const rewrite_talk *talk, lec_arena *arena)
{
    return own_lines(talk, &one_line, arena);
}

const char *rewrite_spaced(const rewrite_talk *talk, lec_arena *arena)
{
    return own_lines(talk, &spaced, arena);
}

const char *rewrite_wrapped(const rewrite_talk *talk, lec_arena *arena)
{
    return own_lines(talk, &hard_wrapped, arena);
}

/* Puts a running head and a footer with the page's number between every 13 double-spaced lines. */
static const char *paged(const char *text, const char *head, lec_arena *arena)
{
    enum { lines_a_page = 13 };
    text_buffer out = {.arena = arena};
    int line = 0, page = 1;
    for (const char *at = text; *at != '\0';) {
        if (line % lines_a_page == 0) {
            if (page > 1)
                text_put(&out, lec_arena_format(arena, "%30s Page %d of 99\n\f", "", page - 1));
            text_put(&out, lec_arena_format(arena, "%s%30sFINAL\n\n\n", head, ""));
            page++;
        }
        const size_t length = strcspn(at, "\n");
        text_put(&out, lec_arena_format(arena, "%.*s\n\n", (int)length, at));
        at += length;
        at += strspn(at, "\n");
        line++;
    }
    return text_finished(&out);
}

const char *rewrite_paged(const rewrite_talk *talk, lec_arena *arena)
{
    return paged(own_lines(talk, &double_spaced, arena), "21 March 2034", arena);
}

/* --- labels at the head of a paragraph ------------------------------------------------------- */

typedef const char *label_style(const rewrite_turn *turn, size_t number, lec_arena *arena);

static const char *inline_labels(const rewrite_talk *talk, label_style *style,
                                 const page_layout *layout, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put_front(&out, talk, layout);
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        const char *label = style(turn, t, arena);
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            text_put(&out, layout->indent);
            put_paragraph(
                &out, layout,
                lec_arena_format(arena, "%s%s", p == 0 ? label : "", turn->paragraphs[p]));
        }
    }
    return text_finished(&out);
}

static const char *capitals(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s: ", text_in_capitals(turn->speaker, arena));
}

const char *rewrite_full_name(const rewrite_turn *turn, lec_arena *arena)
{
    return lec_arena_format(arena, "%s%s%s%s%s", turn->office, turn->office[0] != '\0' ? " " : "",
                            turn->speaker, turn->outlet[0] != '\0' ? ", " : "", turn->outlet);
}

static const char *full_capitals(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s: ", text_in_capitals(rewrite_full_name(turn, arena), arena));
}

static const char *title_case(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s: ", rewrite_full_name(turn, arena));
}

static const char *in_brackets(const rewrite_turn *turn)
{
    return turn->outlet[0] != '\0' ? turn->outlet : turn->office;
}

static const char *outlet_after(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    const char *what = in_brackets(turn);
    (void)number;
    return what[0] == '\0' ? lec_arena_format(arena, "%s: ", turn->speaker)
                           : lec_arena_format(arena, "%s (%s): ", turn->speaker, what);
}

static const char *outlet_before(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    const char *what = in_brackets(turn);
    (void)number;
    return what[0] == '\0' ? lec_arena_format(arena, "%s: ", turn->speaker)
                           : lec_arena_format(arena, "(%s) %s: ", what, turn->speaker);
}

static const char *full_stop(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s. ", text_in_capitals(turn->speaker, arena));
}

static const char *french(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "%s\xC2\xA0: ", turn->speaker);
}

static const char *timed(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    return lec_arena_format(arena, "%s (%02zu:%02zu):\n", turn->speaker, number / 2,
                            number % 2 * 30);
}

static const char *time_first(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    return lec_arena_format(arena, "[00:%02zu:%02zu] %s: ", number / 2, number % 2 * 30,
                            text_in_capitals(turn->speaker, arena));
}

/* As a page of Teams is copied: the name, the time in words and in digits, a line each. */
static const char *teams_page(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    const size_t minutes = number / 2, seconds = number % 2 * 30;
    return lec_arena_format(arena, "%s\n%zu minute%s %zu seconds\n%zu:%02zu\n", turn->speaker,
                            minutes, minutes == 1 ? "" : "s", seconds, minutes, seconds);
}

const char *rewrite_capitals(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, capitals, &spaced, arena);
}

const char *rewrite_full_capitals(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, full_capitals, &spaced, arena);
}

const char *rewrite_title_case(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, title_case, &one_line, arena);
}

const char *rewrite_teams_page(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, teams_page, &spaced, arena);
}

/* f4 and f5: a time where each paragraph ends. */
const char *rewrite_f4(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        for (size_t p = 0; p < turn->paragraph_count; p++) {
            const size_t seconds = 30 * t + 30 * (p + 1) / turn->paragraph_count;
            text_put(&out, lec_arena_format(arena, "%s%s%s #%02zu:%02zu:%02zu-0#\n\n",
                                            p == 0 ? turn->speaker : "", p == 0 ? ": " : "",
                                            turn->paragraphs[p], seconds / 3600, seconds / 60 % 60,
                                            seconds % 60));
        }
    }
    return text_finished(&out);
}

const char *rewrite_outlet_after(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, outlet_after, &spaced, arena);
}

const char *rewrite_outlet_before(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, outlet_before, &one_line, arena);
}

const char *rewrite_full_stop(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, full_stop, &spaced, arena);
}

const char *rewrite_french(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, french, &spaced, arena);
}

const char *rewrite_timed(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, timed, &spaced, arena);
}

const char *rewrite_time_first(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, time_first, &one_line, arena);
}

const char *rewrite_paged_capitals(const rewrite_talk *talk, lec_arena *arena)
{
    return paged(inline_labels(talk, full_stop, &double_spaced, arena), "21 March 2034", arena);
}

const char *rewrite_wrapped_capitals(const rewrite_talk *talk, lec_arena *arena)
{
    return inline_labels(talk, capitals, &hard_wrapped, arena);
}

/* --- Markdown -------------------------------------------------------------------------------- */

static const char *markdown(const rewrite_talk *talk, const char *body, lec_arena *arena)
{
    return lec_arena_format(arena,
                            "---\ntitle: \"%s %s\"\nsource: https://example.org/talk\n---\n\n%s",
                            talk->front[0], talk->front[1], body);
}

const char *rewrite_markdown(const rewrite_talk *talk, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        if (turn->label[0] != '\0')
            text_put(&out, lec_arena_format(arena, "**%s**\n\n", turn->label));
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_paragraph(&out, &spaced, turn->paragraphs[p]);
    }
    return markdown(talk, text_finished(&out), arena);
}

static const char *bold_inline(const rewrite_turn *turn, size_t number, lec_arena *arena)
{
    (void)number;
    return lec_arena_format(arena, "**%s:** ", rewrite_full_name(turn, arena));
}

const char *rewrite_markdown_inline(const rewrite_talk *talk, lec_arena *arena)
{
    const rewrite_talk without_front = {NULL, 0, talk->turns, talk->turn_count};
    return markdown(talk, inline_labels(&without_front, bold_inline, &spaced, arena), arena);
}

/* --- questions without names ----------------------------------------------------------------- */

/* The surname under an office, as official transcripts have it: SECRETARY GENERAL AUBRAY. */
static const char *official(const rewrite_turn *turn, lec_arena *arena)
{
    const char *surname = strrchr(turn->speaker, ' ');
    return text_in_capitals(
        lec_arena_format(arena, "%s%s",
                         turn->role == LEC_ROLE_MODERATOR ? "Ms." : "Secretary General",
                         surname != NULL ? surname : turn->speaker),
        arena);
}

static const char *anonymous(const rewrite_talk *talk, const char *question, const char *end,
                             lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    put_front(&out, talk, &spaced);
    for (size_t t = 0; t < talk->turn_count; t++) {
        const rewrite_turn *turn = &talk->turns[t];
        if (turn->role == LEC_ROLE_JOURNALIST)
            text_put(&out, question);
        else
            text_put(&out, lec_arena_format(arena, "%s%s", official(turn, arena), end));
        for (size_t p = 0; p < turn->paragraph_count; p++)
            put_paragraph(&out, &spaced, turn->paragraphs[p]);
    }
    return text_finished(&out);
}

const char *rewrite_q(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "Q    ", ":  ", arena);
}

const char *rewrite_q_stop(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "Q. ", ". ", arena);
}

const char *rewrite_q_colon(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "Q: ", ": ", arena);
}

const char *rewrite_question(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "QUESTION: ", ": ", arena);
}

const char *rewrite_journalist(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "JOURNALIST:\xC2\xA0", ":\xC2\xA0", arena);
}

const char *rewrite_reporter(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "REPORTER:\n", ":\n", arena);
}

const char *rewrite_title_question(const rewrite_talk *talk, lec_arena *arena)
{
    return anonymous(talk, "Question: ", ": ", arena);
}
