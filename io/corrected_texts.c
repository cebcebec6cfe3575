/* SPDX-License-Identifier: GPL-3.0-or-later
 * corrected_texts.c -- a row's text is what stands from the turn's first word to the end of a turn,
 * or to where the turn of another row began before it was merged. */
#include "io/corrected_texts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>

#include "core/turn_text.h"
#include "io/words/unicode.h"

enum { LONGEST_CELL = 32767, SHOWN = 40 }; /* characters of a cell; bytes of a message */

/* --- letters -----------------------------------------------------------------------------------
 */

typedef struct {
    const char *text;
    uint32_t at, end;
    bool only_ascii; /* the others are passed over */
} letters;

static letters letters_of(const char *text, bool only_ascii)
{
    return (letters){text, 0, (uint32_t)strlen(text), only_ascii};
}

/* Whether so few letters are outside of ASCII that an encoding which was guessed wrong shows in
 * them alone. */
static bool is_mostly_ascii(const char *text)
{
    const uint32_t end = (uint32_t)strlen(text);
    uint32_t all = 0, others = 0;
    for (uint32_t at = 0; at < end;) {
        const UChar32 character = lec_utf8_next(text, &at, end);
        all += u_isalnum(character) != 0;
        others += character > 0x7F && u_isalnum(character);
    }
    return others * 3 < all;
}

/* One past the bracket that closes the one at `at`; `at` where none does. */
static uint32_t after_brackets(const letters *of, uint32_t at)
{
    static const char opening[] = "[({<", closing[] = "])}>";
    const char *open = strchr(opening, of->text[at]);
    if (open == NULL || *open == '\0') return at;
    const char *closed = memchr(of->text + at, closing[open - opening], of->end - at);
    return closed == NULL ? at : (uint32_t)(closed - of->text) + 1;
}

/* The next letter or digit, folded, or where it may stand for one that was lost `?`; 0 at the end.
 * The place of it to of->at, one past it to *next. */
static UChar32 peek(letters *of, uint32_t *next)
{
    while (of->at < of->end) {
        const uint32_t after = after_brackets(of, of->at);
        if (after > of->at) {
            of->at = after;
            continue;
        }
        *next = of->at;
        const UChar32 character = lec_utf8_next(of->text, next, of->end);
        if (u_isalnum(character) && (character <= 0x7F || !of->only_ascii))
            return u_foldCase(character, U_FOLD_CASE_DEFAULT);
        if (character == '?' || character == 0xFFFD) return '?';
        of->at = *next;
    }
    *next = of->end;
    return 0;
}

static UChar32 peek_letter(letters *of, uint32_t *next)
{
    UChar32 found;
    while ((found = peek(of, next)) == '?') of->at = *next;
    return found;
}

/* Whether the row's `?` stands for a letter of the transcript: what follows then fits only so. */
static bool is_lost(const letters *row, uint32_t after, UChar32 wanted)
{
    letters behind = *row;
    uint32_t next;
    behind.at = after;
    return wanted > 0x7F && peek_letter(&behind, &next) != wanted;
}

/* Whether `row` goes on with all of `piece`; both are moved on, to where they differ or one ends.
 */
static bool goes_on(letters *row, letters *piece)
{
    uint32_t next, row_next;
    for (UChar32 wanted; (wanted = peek_letter(piece, &next)) != 0; piece->at = next) {
        UChar32 is = peek(row, &row_next);
        while (is == '?' && !is_lost(row, row_next, wanted)) {
            row->at = row_next;
            is = peek(row, &row_next);
        }
        if (is != wanted && is != '?') return false;
        row->at = row_next;
    }
    return true;
}

static bool is_at_end(const letters *of)
{
    letters copy = *of;
    uint32_t next;
    return peek_letter(&copy, &next) == 0;
}

/* Whether it may have been cut off where a spreadsheet's cell ends. */
static bool may_be_cut(const char *text)
{
    return strlen(text) >= LONGEST_CELL;
}

/* --- places ------------------------------------------------------------------------------------
 */

/* The word that begins at the byte of the file; LEC_NONE: none does. */
static uint32_t token_at(const lec_corpus *corpus, size_t conference, uint32_t byte)
{
    uint32_t low = corpus->turn_start[corpus->conference_turn[conference]];
    uint32_t high = corpus->turn_start[corpus->conference_turn[conference + 1]];
    const uint32_t end = high;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (lec_corpus_place(corpus, middle).byte < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && lec_corpus_place(corpus, low).byte == byte ? low : LEC_NONE;
}

typedef struct {
    uint32_t token, row;
} row_start;
typedef LEC_ARRAY(row_start) row_starts;

static int by_token(const void *a, const void *b)
{
    const row_start *x = a, *y = b;
    if (x->token != y->token) return x->token < y->token ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Where a turn of a row begins, in the order of the words. */
static row_starts find_starts(const lec_corrections *corrections, const lec_corpus *corpus,
                              size_t conference, lec_arena *arena)
{
    row_starts found = {0};
    const char *sha256 = corpus->conference[conference].sha256;
    for (size_t i = 0; i < corrections->count; i++) {
        const lec_correction *row = &corrections->items[i];
        if (row->first_byte == LEC_NONE || strcmp(row->sha256, sha256) != 0) continue;
        const uint32_t token = token_at(corpus, conference, row->first_byte);
        const row_start start = {token, (uint32_t)i};
        if (token != LEC_NONE) LEC_PUSH(arena, found, start);
    }
    if (found.count > 1) qsort(found.items, found.count, sizeof *found.items, by_token);
    return found;
}

/* --- a row -------------------------------------------------------------------------------------
 */

static const char *beginning(const letters *of, lec_arena *arena)
{
    uint32_t end = of->at;
    while (end < of->end && end < of->at + SHOWN) lec_utf8_next(of->text, &end, of->end);
    return lec_arena_format(arena, "%.*s%s", (int)(end - of->at), of->text + of->at,
                            end < of->end ? " ..." : "");
}

/* From the word in which the letter stands. */
static const char *from_word(letters of, lec_arena *arena)
{
    while (of.at > 0 && of.text[of.at - 1] != ' ') of.at--;
    return beginning(&of, arena);
}

typedef struct {
    const lec_corpus *corpus;
    row_starts starts;     /* of one conference */
    bool all_known;        /* whether where a merged turn began is known of all of them */
    lec_arena *scratch;    /* for one conference */
    lec_arena *arena;      /* for the result */
    lec_changed_text last; /* what differs, where something does */
} comparison;

static bool take(comparison *of, const lec_correction *row, const letters *is, const letters *was)
{
    of->last = (lec_changed_text){row->file, row->line, from_word(*is, of->arena),
                                  from_word(*was, of->arena)};
    return true;
}

/* Whether the text of the row that begins at starts[s] is another one than that of its turn. */
static bool differs(comparison *of, const lec_correction *row, size_t s, bool only_ascii)
{
    const lec_corpus *corpus = of->corpus;
    uint32_t token = of->starts.items[s].token, turn = lec_corpus_turn_of(corpus, token);
    const size_t conference = corpus->turn_conference[turn];
    const uint32_t last = corpus->turn_start[corpus->conference_turn[conference + 1]];
    letters is = letters_of(row->text, only_ascii), was = letters_of("", only_ascii);
    while (token < last) {
        while (corpus->turn_start[turn + 1] <= token) turn++;
        uint32_t end = corpus->turn_start[turn + 1];
        while (s < of->starts.count && of->starts.items[s].token <= token) s++;
        if (s < of->starts.count && of->starts.items[s].token < end)
            end = of->starts.items[s].token;
        was = letters_of(lec_text_between(corpus, turn, token, end, of->scratch), only_ascii);
        if (!goes_on(&is, &was)) {
            const bool may_end = may_be_cut(row->text) || !of->all_known;
            return !(is_at_end(&is) && may_end) && take(of, row, &is, &was);
        }
        if (is_at_end(&is)) return false;
        token = end;
    }
    return take(of, row, &is, &was);
}

static bool is_changed(comparison *of, const lec_correction *row, size_t s)
{
    return differs(of, row, s, false) && (!is_mostly_ascii(row->text) || differs(of, row, s, true));
}

/* Whether some row of the file has a text: an empty one has then been emptied. */
static bool file_has_texts(const lec_corrections *corrections, const char *file)
{
    for (size_t i = 0; i < corrections->count; i++) {
        const lec_correction *it = &corrections->items[i];
        if (it->file == file && it->text != NULL && it->text[0] != '\0') return true;
    }
    return false;
}

static bool merges_are_known(const lec_corrections *corrections)
{
    for (size_t i = 0; i < corrections->count; i++)
        if (corrections->items[i].action == LEC_CORRECTION_MERGE &&
            corrections->items[i].first_byte == LEC_NONE)
            return false;
    return true;
}

static int by_row(const void *a, const void *b)
{
    const lec_changed_text *x = a, *y = b;
    const int files = strcmp(x->file, y->file);
    if (files != 0) return files;
    return (x->line > y->line) - (x->line < y->line);
}

lec_changed_texts lec_texts_changed(const lec_corrections *corrections, const lec_corpus *corpus,
                                    lec_arena *arena)
{
    LEC_ARRAY(lec_changed_text) found = {0};
    comparison of = {.corpus = corpus, .all_known = merges_are_known(corrections), .arena = arena};
    const char *file = NULL; /* that was asked last */
    bool has_texts = false;
    for (size_t c = 0; corrections->count > 0 && c < corpus->conference_count; c++) {
        of.scratch = lec_arena_new();
        of.starts = find_starts(corrections, corpus, c, of.scratch);
        for (size_t s = 0; s < of.starts.count; s++) {
            const lec_correction *row = &corrections->items[of.starts.items[s].row];
            if (row->file != file) has_texts = file_has_texts(corrections, row->file);
            file = row->file;
            if (row->text == NULL || row->action == LEC_CORRECTION_SPLIT || !has_texts) continue;
            if (is_changed(&of, row, s)) LEC_PUSH(arena, found, of.last);
        }
        lec_arena_free(of.scratch);
    }
    if (found.count > 1) qsort(found.items, found.count, sizeof *found.items, by_row);
    return (lec_changed_texts){found.items, found.count};
}
