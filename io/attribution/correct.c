/* SPDX-License-Identifier: GPL-3.0-or-later
 * correct.c -- each row finds its turn; then turns are changed, split, and merged at last, so that
 * what is merged into a turn that is split goes to its second part. */
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

/* Whether the row is about the turn by its first byte. */
static bool is_at_byte(const lec_correction *row, const place *it)
{
    return it->span != LEC_NONE && row->first_byte != LEC_NONE && row->first_byte >= it->from &&
           row->first_byte <= it->at;
}

/* Whether it is by line and first words (folded). */
static bool is_at_line(const lec_correction *row, const char *words, const place *it)
{
    if (row->first_line != it->line) return false;
    return words[0] == '\0' ? it->span == LEC_NONE || row->first_byte == LEC_NONE
                            : strncmp(it->words, words, strlen(words)) == 0;
}

static size_t find_turn(const lec_correcting *state, const lec_correction *row, const place *places)
{
    const size_t count = state->drafts->count;
    char words[FOLDED];
    for (size_t t = 0; t < count; t++)
        if (is_at_byte(row, &places[t])) return t;
    fold(row->first_words, 0, (uint32_t)strlen(row->first_words), words);
    for (size_t t = 0; t < count; t++)
        if (is_at_line(row, words, &places[t])) return t;
    return count;
}

/* `Prime Minister (2018-05-03)`, as tables of several conferences have it, is `Prime Minister`. */
static bool is_name_in_table(const char *in_table, const char *name, bool local)
{
    const size_t length = strlen(name);
    return strcmp(in_table, name) == 0 ||
           (local && strncmp(in_table, name, length) == 0 &&
            strncmp(in_table + length, " (", 2) == 0 && strchr(in_table, '\0')[-1] == ')');
}

/* Whether the row says of the turn what is not so already. */
static bool differs(const lec_correction *row, const lec_new_turn *turn)
{
    return (row->speaker != NULL &&
            !is_name_in_table(row->speaker, turn->speaker, turn->local_speaker)) ||
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
    for (size_t p = 0; p < state->people->count; p++) {
        const lec_person *it = &state->people->items[p];
        if (!it->many && is_name_in_table(name, it->name, lec_is_local(it))) return (uint32_t)p;
    }
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

/* Whether the line begins inside a turn of this transcript, which is then two. */
static bool split(lec_correcting *state, const lec_correction *row)
{
    size_t at;
    uint32_t cut;
    if (!find_cut(state, row->first_line, &at, &cut)) return false;
    lec_spans spans = {0};
    lec_drafts drafts = {0};
    const uint32_t turn = state->spans->items[at].turn;
    for (size_t s = 0; s < state->spans->count; s++) {
        lec_span span = state->spans->items[s];
        const bool later =
            span.turn != LEC_NONE && (span.turn > turn || (span.turn == turn && s > at));
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
    return true;
}

/* --- merging --------------------------------------------------------------------------------- */

static bool is_merged(const lec_draft *turn)
{
    return turn->corrected != NULL && turn->corrected->action == LEC_CORRECTION_MERGE;
}

static void merge(lec_correcting *state)
{
    uint32_t *place_now = lec_new(state->arena, uint32_t, state->drafts->count + 1);
    size_t kept = 0;
    for (size_t t = 0; t < state->drafts->count; t++) {
        const lec_draft *turn = &state->drafts->items[t];
        if (t > 0 && is_merged(turn)) {
            lec_draft *into = &state->drafts->items[kept - 1];
            if (into->corrected == NULL) into->corrected = turn->corrected;
            into->end_seconds = turn->end_seconds;
        } else {
            state->drafts->items[kept++] = *turn;
        }
        place_now[t] = (uint32_t)kept - 1;
    }
    state->drafts->count = kept;
    for (size_t s = 0; s < state->spans->count; s++)
        if (state->spans->items[s].turn != LEC_NONE)
            state->spans->items[s].turn = place_now[state->spans->items[s].turn];
}

/* --- all of it ------------------------------------------------------------------------------- */

static bool is_ours(const lec_correcting *state, const lec_correction *row)
{
    return row->sha256[0] == '\0' || strcmp(row->sha256, state->transcript->sha256) == 0;
}

/* The row that is about turn `turn`, after those before it. */
static lec_status take_row(const lec_correcting *state, const lec_correction *row, size_t turn,
                           const lec_correction **rows)
{
    const bool other = rows[turn] != NULL && strcmp(rows[turn]->file, row->file) != 0;
    if (rows[turn] != NULL && !agree(rows[turn], row))
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: contradicts line %u%s%s, which is about the same turn; keep one",
                        row->file, row->line, rows[turn]->line, other ? " of " : "",
                        other ? rows[turn]->file : "");
    if (row->action == LEC_CORRECTION_MERGE && turn == 0)
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: the first turn cannot be merged into one before it", row->file,
                        row->line);
    rows[turn] = row;
    return LEC_OK;
}

/* Whether the words beside a turn's label are about somebody else now: it went to one who has other
 * turns, or from one who still has some. Else a name was put right. */
static void mark_moved(lec_correcting *state, const uint32_t *before)
{
    bool *had = lec_new(state->arena, bool, state->people->count + 1);
    bool *has = lec_new(state->arena, bool, state->people->count + 1);
    for (size_t t = 0; t < state->drafts->count; t++) {
        const uint32_t now = state->drafts->items[t].person;
        if (before[t] != LEC_NONE) had[before[t]] = true;
        if (now != LEC_NONE) has[now] = true;
    }
    for (size_t t = 0; t < state->drafts->count; t++) {
        const uint32_t now = state->drafts->items[t].person;
        if (now != before[t] && before[t] != LEC_NONE)
            state->drafts->items[t].moved = has[before[t]] || (now != LEC_NONE && had[now]);
    }
}

/* Changes the turns of which a row says something new, and marks those to be merged. */
static bool apply_rows(lec_correcting *state, const lec_correction *const *rows)
{
    bool changed = false;
    uint32_t *before = lec_new(state->arena, uint32_t, state->drafts->count + 1);
    for (size_t t = 0; t < state->drafts->count; t++) before[t] = state->drafts->items[t].person;
    for (size_t t = 0; t < state->drafts->count; t++) {
        lec_draft *turn = &state->drafts->items[t];
        if (rows[t] == NULL) continue;
        const bool merged = rows[t]->action == LEC_CORRECTION_MERGE;
        if (merged)
            turn->corrected = rows[t];
        else if (differs(rows[t], &state->turns[t]))
            apply_change(state, rows[t], turn);
        changed |= turn->corrected != NULL;
    }
    mark_moved(state, before);
    return changed;
}

lec_status lec_correct(lec_correcting *state, const lec_corrections *corrections, bool *fits,
                       bool *changed)
{
    const place *places = find_places(state);
    const lec_correction **rows =
        lec_new(state->arena, const lec_correction *, state->drafts->count + 1);
    for (size_t i = 0; i < corrections->count; i++) {
        const lec_correction *row = &corrections->items[i];
        if (!is_ours(state, row) || row->action == LEC_CORRECTION_SPLIT) continue;
        const size_t turn = find_turn(state, row, places);
        if (turn == state->drafts->count) continue;
        fits[i] = true;
        const lec_status status = take_row(state, row, turn, rows);
        if (status != LEC_OK) return status;
    }
    *changed = apply_rows(state, rows);
    for (size_t i = 0; i < corrections->count; i++) {
        const lec_correction *row = &corrections->items[i];
        if (!is_ours(state, row) || row->action != LEC_CORRECTION_SPLIT) continue;
        fits[i] = split(state, row);
        *changed |= fits[i];
    }
    merge(state);
    return LEC_OK;
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
