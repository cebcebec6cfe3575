/* SPDX-License-Identifier: GPL-3.0-or-later
 * pages.c -- running heads and page numbers by how they recur, not by what they say.
 *
 * Two lines are of one family when they are the same but for numbers, case and spaces. A family
 * counts the pages when one of its numbers grows by 1 from each member to the next. A family is a
 * running head (foot) when its members stand first (last) on at least two pages in five, after
 * (before) other heads (feet).
 */
#include "io/form/pages.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
    longest_head = 200, /* bytes: a longer line is text */
    numbers_kept = 4,
    zone_lines = 4, /* a head has at most so many lines */
};

typedef struct {
    const char *key; /* lower case, '#' for a number, single spaces; NULL for a line of text */
    uint32_t line;   /* index */
    uint32_t numbers[numbers_kept];
    uint32_t number_count;
} line_key;

typedef struct {
    const char *text;
    lec_lines lines;
    lec_arena *scratch;
    const line_key *keys;      /* [lines.count] in the order of the text */
    LEC_ARRAY(uint32_t) pages; /* a page begins at this line (index); first 0, last lines.count */
} page_state;

/* --- families -------------------------------------------------------------------------------- */

static line_key key_of(const char *text, const lec_line *line, uint32_t index, lec_arena *scratch)
{
    line_key key = {.line = index};
    if (line->end - line->start > longest_head || line->kind != LEC_BLOCK_PARAGRAPH) return key;
    char bytes[longest_head + 1];
    size_t length = 0;
    for (uint32_t at = line->start; at < line->end; at++) {
        const unsigned char byte = (unsigned char)text[at];
        if (isdigit(byte)) {
            uint32_t number = 0;
            for (; at < line->end && isdigit((unsigned char)text[at]); at++)
                number = number < 100000 ? number * 10 + (uint32_t)(text[at] - '0') : number;
            at--;
            if (key.number_count < numbers_kept) key.numbers[key.number_count++] = number;
            bytes[length++] = '#';
        } else if (!isspace(byte)) {
            bytes[length++] = (char)tolower(byte);
        } else if (length > 0 && bytes[length - 1] != ' ') {
            bytes[length++] = ' ';
        }
    }
    key.key = lec_arena_text(scratch, bytes, length);
    return key;
}

static int by_key(const void *a, const void *b)
{
    const line_key *x = a, *y = b;
    const int order = strcmp(x->key, y->key);
    return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

/* The keys of candidate lines sorted into families. */
static size_t sort_into_families(const page_state *state, line_key **out)
{
    line_key *sorted = lec_new(state->scratch, line_key, state->lines.count);
    size_t count = 0;
    for (size_t i = 0; i < state->lines.count; i++)
        if (state->keys[i].key != NULL) sorted[count++] = state->keys[i];
    if (count > 1) qsort(sorted, count, sizeof *sorted, by_key);
    *out = sorted;
    return count;
}

static void mark(const page_state *state, uint32_t line)
{
    state->lines.items[line].kind = LEC_BLOCK_FURNITURE;
}

static bool is_furniture(const page_state *state, size_t line)
{
    return state->lines.items[line].kind == LEC_BLOCK_FURNITURE;
}

/* --- lines that count the pages -------------------------------------------------------------- */

/* Words that stand with a page number, between '#' and other marks. */
static bool has_only_page_words(const char *key)
{
    static const char *const words[] = {
        "page", "pages",  "p",  "pp",     "pg",  "of",  "seite",    "von", "sur",      "de",
        "pag",  "pagina", "di", "página", "pág", "стр", "страница", "из",  "сторінка", "з"};
    while (*key != '\0') {
        const size_t other = strcspn(key, " #-/|[]().,");
        bool known = other == 0;
        for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++)
            known = strlen(words[i]) == other && memcmp(words[i], key, other) == 0;
        const bool dash = other > 0 && strspn(key, "\xE2\x80\x90\x91\x92\x93\x94") == other;
        if (!known && !dash) return false;
        key += other > 0 ? other : 1;
    }
    return true;
}

/* Whether a number stands after a word for page, whatever else the line says. */
static bool names_a_page(const char *key)
{
    static const char *const words[] = {"page #", "p. #",       "seite #", "pagina #",  "página #",
                                        "pág. #", "страница #", "стр. #",  "сторінка #"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *found = strstr(key, words[i]);
        if (found != NULL && (found == key || found[-1] == ' ')) return true;
    }
    return false;
}

/* Whether a family (members in the order of the text) has a number that grows by 1 at four of five
 * steps. */
static bool counts_up(const line_key *family, size_t count)
{
    for (uint32_t n = 0; n < family[0].number_count; n++) {
        size_t steps = 0;
        for (size_t i = 1; i < count; i++)
            if (family[i].numbers[n] == family[i - 1].numbers[n] + 1) steps++;
        if (count > 1 && steps * 5 >= (count - 1) * 4) return true;
    }
    return false;
}

/* Whether the members stand about equally far from each other, as pages do and turns do not. */
static bool is_evenly_spaced(const line_key *family, size_t count)
{
    enum { shortest_page = 12 };
    if (count < 4) return false;
    const double mean = (double)(family[count - 1].line - family[0].line) / (double)(count - 1);
    double variance = 0;
    for (size_t i = 1; i < count; i++) {
        const double distance = (double)(family[i].line - family[i - 1].line) - mean;
        variance += distance * distance / (double)(count - 1);
    }
    return mean >= shortest_page && variance <= mean * mean / 16;
}

/* Whether most members are the first or last line on a page as form feeds show it. */
static bool is_at_form_feeds(const page_state *state, const line_key *family, size_t count)
{
    size_t at_feed = 0, at_end = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t line = family[i].line;
        if (line + 1 == state->lines.count)
            at_end++;
        else if (state->lines.items[line].page_before || state->lines.items[line + 1].page_before)
            at_feed++;
    }
    return at_feed > 0 && (at_feed + at_end) * 10 >= count * 7;
}

/* How many members stand in the middle of a sentence, where no label stands. */
static size_t count_cuts(const page_state *state, const line_key *family, size_t count)
{
    size_t cuts = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t line = family[i].line;
        if (line == 0 || line + 1 >= state->lines.count) continue;
        const lec_line *before = &state->lines.items[line - 1], *after = before + 2;
        if (!lec_ends_sentence(state->text, before) && lec_begins_lower(state->text, after)) cuts++;
    }
    return cuts;
}

/* "Page 3 of 12" alone is enough; a bare number must count; other words must count evenly. */
static bool is_page_count(const page_state *state, const line_key *family, size_t count)
{
    const char *key = family[0].key;
    if (strchr(key, '#') == NULL) return false;
    const bool page_words = has_only_page_words(key);
    const bool bare = page_words && strpbrk(key, "abcdefghijklmnopqrstuvwxyz") == NULL;
    if (page_words && !bare && (count == 1 || counts_up(family, count))) return true;
    if (names_a_page(key) && counts_up(family, count)) return true;
    if (page_words && is_at_form_feeds(state, family, count)) return true;
    if (count < 3 || !counts_up(family, count)) return false;
    if (bare || is_at_form_feeds(state, family, count)) return true;
    return is_evenly_spaced(family, count) && count_cuts(state, family, count) * 8 >= count;
}

/* Scanned pages: numbers with stray marks around them ("-2", "/ 3", "5") that never go back. */
static void mark_scanned_numbers(const page_state *state)
{
    enum { fewest = 3, apart = 12 };
    LEC_ARRAY(uint32_t) members = {0};
    uint32_t last = 0;
    for (uint32_t i = 0; i < state->lines.count; i++) {
        const line_key *key = &state->keys[i];
        if (key->key == NULL || key->number_count != 1 || key->numbers[0] > 500) continue;
        if (strspn(key->key, "#-/|.,;:()[]~'\"*_ ") != strlen(key->key)) continue;
        if (key->numbers[0] < last) return;
        last = key->numbers[0];
        LEC_PUSH(state->scratch, members, i);
    }
    if (members.count < fewest || last > 3 * members.count + 3) return;
    if (state->lines.count / members.count < apart) return;
    for (size_t i = 0; i < members.count; i++) mark(state, members.items[i]);
}

static void mark_page_counts(page_state *state)
{
    line_key *sorted;
    const size_t count = sort_into_families(state, &sorted);
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && strcmp(sorted[end].key, sorted[first].key) == 0) end++;
        if (!is_page_count(state, sorted + first, end - first)) continue;
        for (size_t i = first; i < end; i++) mark(state, sorted[i].line);
    }
    mark_scanned_numbers(state);
}

/* A line that comes again and again at even distances, when nothing else shows the pages. */
static void mark_even_heads(page_state *state)
{
    line_key *sorted;
    const size_t count = sort_into_families(state, &sorted);
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && strcmp(sorted[end].key, sorted[first].key) == 0) end++;
        if (!is_evenly_spaced(sorted + first, end - first) ||
            count_cuts(state, sorted + first, end - first) * 4 < end - first)
            continue;
        for (size_t i = first; i < end; i++) mark(state, sorted[i].line);
    }
}

/* --- heads and feet -------------------------------------------------------------------------- */

/* Whether a line counts the pages; what the form knew as furniture (a hidden word) shows none. */
static bool shows_a_page(const page_state *state, uint32_t line)
{
    return state->keys[line].key != NULL && is_furniture(state, line);
}

static void find_pages(page_state *state)
{
    LEC_PUSH(state->scratch, state->pages, 0);
    for (uint32_t i = 1; i < state->lines.count; i++)
        if (state->lines.items[i].page_before) LEC_PUSH(state->scratch, state->pages, i);
    const bool has_feeds = state->pages.count > 1;
    for (uint32_t i = 1; i < state->lines.count && !has_feeds; i++)
        if (shows_a_page(state, i) && !is_furniture(state, i - 1))
            LEC_PUSH(state->scratch, state->pages, i);
    LEC_PUSH(state->scratch, state->pages, (uint32_t)state->lines.count);
}

/* The first line of a page that is not known to be a head (from = page, step = 1), or the last one
 * before it that is no foot (step = -1); `none` when the zone holds no such line. */
static uint32_t zone_line(const page_state *state, size_t page, int step)
{
    const uint32_t none = UINT32_MAX;
    const uint32_t start = state->pages.items[page];
    for (uint32_t k = 0; k < zone_lines; k++) {
        if (step > 0 ? start + k >= state->lines.count : start < k + 1) return none;
        const uint32_t line = step > 0 ? start + k : start - 1 - k;
        if (!is_furniture(state, line)) return state->keys[line].key != NULL ? line : none;
    }
    return none;
}

/* Marks the families that stand next in the zone on enough pages. Whether any did. */
static bool mark_layer(const page_state *state, int step)
{
    line_key *next = lec_new(state->scratch, line_key, state->pages.count);
    size_t count = 0;
    for (size_t page = 0; page < state->pages.count; page++) {
        const uint32_t line = zone_line(state, page, step);
        if (line == UINT32_MAX || (count > 0 && next[count - 1].line == line)) continue;
        next[count++] = state->keys[line];
    }
    if (count > 1) qsort(next, count, sizeof *next, by_key);
    bool any = false;
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && strcmp(next[end].key, next[first].key) == 0) end++;
        const size_t members = end - first;
        if (members < 2 || members * 5 < (state->pages.count - 1) * 2) continue;
        for (size_t i = first; i < end; i++) mark(state, next[i].line);
        any = true;
    }
    return any;
}

void lec_pages_mark(const char *text, lec_lines lines, lec_arena *scratch)
{
    line_key *keys = lec_new(scratch, line_key, lines.count);
    for (uint32_t i = 0; i < lines.count; i++) keys[i] = key_of(text, &lines.items[i], i, scratch);
    page_state state = {.text = text, .lines = lines, .scratch = scratch, .keys = keys};
    mark_page_counts(&state);
    find_pages(&state);
    if (state.pages.count <= 2) {
        mark_even_heads(&state);
        return;
    }
    for (int layer = 0; layer < zone_lines && mark_layer(&state, 1); layer++) {
    }
    for (int layer = 0; layer < zone_lines && mark_layer(&state, -1); layer++) {
    }
}
