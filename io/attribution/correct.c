/* SPDX-License-Identifier: GPL-3.0-or-later
 * correct.c -- each row finds its turn; then turns are changed, split from the last to the first,
 * and merged, so that no index moves before it is used. */
#include "io/attribution/correct.h"

#include <unicode/uchar.h>

#include <string.h>

#include "io/attribution/name.h"
#include "io/words/unicode.h"

enum { FOLDED = 160 };

/* Where a turn's words begin. */
typedef struct {
    uint32_t span;      /* its first span of speech, LEC_NONE: it has no words */
    uint32_t from, at;  /* file bytes: of that span, of its first letter or digit */
    uint32_t line;      /* as the table has it */
    char words[FOLDED]; /* its first words, folded, without blanks */
} place;

/* The corrections of one turn. */
typedef struct {
    const lec_correction *change, *merge;
} of_turn;

/* The text folded and without blanks, as far as there is room. */
static void fold(const char *text, uint32_t start, uint32_t end, char out[FOLDED])
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    size_t length = 0;
    for (const char *at = list.folded; *at != '\0' && length + 1 < FOLDED; at++)
        if (*at != ' ') out[length++] = *at;
    out[length] = '\0';
}

static lec_mark place_of(const lec_transcript *transcript, uint32_t at)
{
    const lec_conference marks = {.marks = transcript->marks, .mark_count = transcript->mark_count};
    return lec_conference_place(&marks, at);
}

static uint32_t first_letter(const char *text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t next = at;
        if (u_isalnum(lec_utf8_next(text, &next, end))) return at;
        at = next;
    }
    return at;
}

static place *find_places(const lec_correcting *state)
{
    const lec_transcript *transcript = state->transcript;
    place *places = lec_new(state->arena, place, state->drafts->count);
    for (size_t t = 0; t < state->drafts->count; t++)
        places[t] = (place){.span = LEC_NONE, .line = state->turns[t].detail.first_line};
    for (size_t s = 0; s < state->spans->count; s++) {
        const lec_span *span = &state->spans->items[s];
        if (span->kind != LEC_SPAN_SPEECH || places[span->turn].span != LEC_NONE) continue;
        const uint32_t at = first_letter(transcript->text, span->start, span->end);
        if (at == span->end) continue;
        place *it = &places[span->turn];
        it->span = (uint32_t)s;
        it->from = place_of(transcript, span->start).file;
        it->at = place_of(transcript, at).file;
        fold(transcript->text, span->start, span->end, it->words);
    }
    return places;
}

/* Whether the row is about the turn, by its first byte (`by_byte`) or by line and words. */
static bool is_about(const lec_correction *row, const place *it, bool by_byte)
{
    if (by_byte)
        return it->span != LEC_NONE && row->first_byte != LEC_NONE && row->first_byte >= it->from &&
               row->first_byte <= it->at;
    char words[FOLDED];
    fold(row->first_words, 0, (uint32_t)strlen(row->first_words), words);
    if (row->first_line != it->line) return false;
    return words[0] == '\0' ? it->span == LEC_NONE || row->first_byte == LEC_NONE
                            : strncmp(it->words, words, strlen(words)) == 0;
}

static size_t find_turn(const lec_correcting *state, const lec_correction *row, const place *places)
{
    for (int by_byte = 1; by_byte >= 0; by_byte--)
        for (size_t t = 0; t < state->drafts->count; t++)
            if (is_about(row, &places[t], by_byte == 1)) return t;
    return state->drafts->count;
}

/* Whether the row says of the turn what is not so already. */
static bool differs(const lec_correction *row, const lec_new_turn *turn)
{
    return (row->speaker != NULL && strcmp(row->speaker, turn->speaker) != 0) ||
           (row->affiliation != NULL && strcmp(row->affiliation, turn->detail.affiliation) != 0) ||
           (row->role != LEC_ROLE_COUNT && row->role != turn->role);
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL || strcmp(a, b) == 0;
}

static bool agree(const lec_correction *a, const lec_correction *b)
{
    return a->action == b->action && same_text(a->speaker, b->speaker) &&
           same_text(a->affiliation, b->affiliation) &&
           (a->role == b->role || a->role == LEC_ROLE_COUNT || b->role == LEC_ROLE_COUNT);
}

static uint32_t person_named(lec_correcting *state, const char *name)
{
    if (name[0] == '\0') return LEC_NONE;
    for (size_t p = 0; p < state->people->count; p++)
        if (!state->people->items[p].many && strcmp(state->people->items[p].name, name) == 0)
            return (uint32_t)p;
    return lec_people_add(state->people, state->phrases, name, state->arena);
}

static void apply_change(lec_correcting *state, const lec_correction *row, lec_draft *turn)
{
    turn->corrected = row;
    if (row->speaker != NULL) turn->person = person_named(state, row->speaker);
    if (row->role != LEC_ROLE_COUNT) turn->role = row->role;
}

/* --- splitting ------------------------------------------------------------------------------- */

/* The first byte of the span on file line `line` or after; the span's end when there is none. */
static uint32_t line_begins(const lec_transcript *transcript, const lec_span *span, uint32_t line)
{
    uint32_t at = span->start;
    while (at < span->end && place_of(transcript, at).line < line) {
        while (at < span->end && transcript->text[at] != '\n' && transcript->text[at] != '\r') at++;
        while (at < span->end && (transcript->text[at] == '\n' || transcript->text[at] == '\r'))
            at++;
    }
    return at;
}

/* The span of speech in which the line begins, and the byte; false when it is in no turn, or when
 * the turn would have no words on one side. */
static bool find_cut(const lec_correcting *state, uint32_t line, size_t *span, uint32_t *byte)
{
    const char *text = state->transcript->text;
    for (size_t s = 0; s < state->spans->count; s++) {
        const lec_span *it = &state->spans->items[s];
        if (it->kind != LEC_SPAN_SPEECH) continue;
        const uint32_t cut = line_begins(state->transcript, it, line);
        if (first_letter(text, cut, it->end) == it->end) continue;
        *span = s;
        *byte = cut;
        if (cut > it->start && first_letter(text, it->start, cut) < cut) return true;
        for (size_t before = 0; before < s; before++)
            if (state->spans->items[before].turn == it->turn &&
                state->spans->items[before].kind == LEC_SPAN_SPEECH)
                return true;
        return false;
    }
    return false;
}

static lec_status split(lec_correcting *state, const lec_corrections *corrections,
                        const lec_correction *row)
{
    size_t at;
    uint32_t cut;
    if (!find_cut(state, row->first_line, &at, &cut))
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: no turn has words before and after the beginning of line %u; a "
                        "split needs both",
                        corrections->file, row->line, row->first_line);
    lec_spans spans = {0};
    lec_drafts drafts = {0};
    const uint32_t turn = state->spans->items[at].turn;
    for (size_t s = 0; s < state->spans->count; s++) {
        lec_span span = state->spans->items[s];
        const bool later = span.turn != LEC_NONE && (span.turn > turn || (span.turn == turn && s > at));
        if (s == at && cut > span.start) {
            lec_span head = span;
            head.end = cut;
            LEC_PUSH(state->arena, spans, head);
            span.start = cut;
        }
        if (s == at) span.opens_paragraph = true;
        if (later || s == at) span.turn++;
        LEC_PUSH(state->arena, spans, span);
    }
    for (size_t t = 0; t < state->drafts->count; t++) {
        LEC_PUSH(state->arena, drafts, state->drafts->items[t]);
        if (t != turn) continue;
        lec_draft made = state->drafts->items[t];
        made.label = LEC_NONE;
        made.start = cut;
        made.inferred = true;
        apply_change(state, row, &made);
        LEC_PUSH(state->arena, drafts, made);
    }
    *state->spans = spans;
    *state->drafts = drafts;
    return LEC_OK;
}

/* --- merging --------------------------------------------------------------------------------- */

static void merge(lec_correcting *state, const of_turn *rows)
{
    uint32_t *place_now = lec_new(state->arena, uint32_t, state->drafts->count + 1);
    size_t kept = 0;
    for (size_t t = 0; t < state->drafts->count; t++) {
        if (rows[t].merge != NULL) {
            lec_draft *into = &state->drafts->items[kept - 1];
            if (into->corrected == NULL) into->corrected = rows[t].merge;
            into->end_seconds = state->drafts->items[t].end_seconds;
        } else {
            state->drafts->items[kept++] = state->drafts->items[t];
        }
        place_now[t] = (uint32_t)kept - 1;
    }
    state->drafts->count = kept;
    for (size_t s = 0; s < state->spans->count; s++)
        if (state->spans->items[s].turn != LEC_NONE)
            state->spans->items[s].turn = place_now[state->spans->items[s].turn];
}

/* --- all of it ------------------------------------------------------------------------------- */

static lec_status take_row(lec_correcting *state, const lec_corrections *corrections,
                           const lec_correction *row, size_t turn, of_turn *rows)
{
    const lec_correction *before =
        rows[turn].merge != NULL ? rows[turn].merge : rows[turn].change;
    if (before != NULL && !agree(before, row))
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: contradicts line %u, which is about the same turn; keep one",
                        corrections->file, row->line, before->line);
    if (row->action == LEC_CORRECTION_MERGE && turn == 0)
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: the first turn cannot be merged into one before it",
                        corrections->file, row->line);
    if (row->action == LEC_CORRECTION_MERGE)
        rows[turn].merge = row;
    else
        rows[turn].change = row;
    return LEC_OK;
}

lec_status lec_correct(lec_correcting *state, const lec_corrections *corrections, bool *fits,
                       bool *changed)
{
    const place *places = find_places(state);
    of_turn *rows = lec_new(state->arena, of_turn, state->drafts->count + 1);
    lec_status status = LEC_OK;
    bool merges = false;
    *changed = false;
    for (size_t i = 0; i < corrections->count && status == LEC_OK; i++) {
        const lec_correction *row = &corrections->items[i];
        const bool ours = row->sha256[0] == '\0' || strcmp(row->sha256, state->transcript->sha256) == 0;
        if (!ours || row->action == LEC_CORRECTION_SPLIT) continue;
        const size_t turn = find_turn(state, row, places);
        if (turn == state->drafts->count) continue;
        fits[i] = true;
        status = take_row(state, corrections, row, turn, rows);
        merges |= row->action == LEC_CORRECTION_MERGE;
    }
    for (size_t t = 0; t < state->drafts->count && status == LEC_OK; t++)
        if (rows[t].change != NULL && differs(rows[t].change, &state->turns[t])) {
            apply_change(state, rows[t].change, &state->drafts->items[t]);
            *changed = true;
        }
    if (merges && status == LEC_OK) {
        merge(state, rows);
        *changed = true;
    }
    for (size_t i = 0; i < corrections->count && status == LEC_OK; i++) {
        const lec_correction *row = &corrections->items[i];
        if (row->action != LEC_CORRECTION_SPLIT) continue;
        if (row->sha256[0] != '\0' && strcmp(row->sha256, state->transcript->sha256) != 0) continue;
        status = split(state, corrections, row);
        fits[i] = *changed = true;
    }
    return status;
}

uint32_t lec_people_add(lec_people *people, const lec_phrases *phrases, const char *name,
                        lec_arena *arena)
{
    lec_name parts;
    lec_name_read(&parts, phrases, arena, name, 0, (uint32_t)strlen(name), 0, 0);
    lec_person *items = lec_new(arena, lec_person, people->count + 1);
    if (people->count > 0) memcpy(items, people->items, people->count * sizeof *items);
    items[people->count] = (lec_person){.name = name,
                                        .affiliation = "",
                                        .name_folded = parts.name_folded,
                                        .surname_folded = parts.surname_folded,
                                        .office_folded = "",
                                        .title_folded = "",
                                        .front_order = LEC_NONE,
                                        .given = true};
    people->items = items;
    return (uint32_t)people->count++;
}
