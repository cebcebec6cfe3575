/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/dating.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "io/words/date.h"
#include "io/words/lexicon.h"

enum { FRONT_BYTES = 32 * 1024, LINE_BYTES = 600, TITLE_WORDS = 24, PLACE_WORDS = 4 };

/* How sure a date is by where it stands, as judged on the transcripts that the README names. */
static const double in_metadata = 0.98, in_page_metadata = 0.9, after_head = 0.98, own_line = 0.97,
                    in_title = 0.93, in_name = 0.85, in_sentence = 0.6, after_speech = 0.5,
                    of_publication = 0.75, most = 0.99;

typedef enum { METADATA, TEXT, NAME } place_kind;
static const char *const source_names[] = {"metadata", "text", "file name"};

typedef struct {
    lec_date date;
    place_kind place;
    double certainty;
} candidate;

typedef struct {
    const char *language;
    lec_arena *arena;
    bool published;             /* the line before says so, without a date */
    LEC_ARRAY(candidate) found; /* in the order of the file, that of the name last */
} dating;

/* --- where dates stand ----------------------------------------------------------------------- */

static bool begins_with(const lec_wordlist *list, lec_phrase_class class)
{
    return list->count > 0 && lec_phrase_length(list, 0, class) > 0;
}

/* Words of the line that are no part of a date, a clock time or a place. */
static uint32_t other_words(const lec_wordlist *list)
{
    static const uint64_t dates = LEC_CLASS_BIT(LEC_PHRASE_MONTH) |
                                  LEC_CLASS_BIT(LEC_PHRASE_WEEKDAY) |
                                  LEC_CLASS_BIT(LEC_PHRASE_DATE) | LEC_CLASS_BIT(LEC_PHRASE_CLOCK) |
                                  LEC_CLASS_BIT(LEC_PHRASE_OF);
    uint32_t count = 0;
    for (uint32_t w = 0; w < list->count; w++) {
        const char first = list->text[list->words[w].start];
        const bool digit = first >= '0' && first <= '9';
        if (list->words[w].shape != LEC_SHAPE_NUMBER && !digit && !lec_word_is_of(list, w, dates))
            count++;
    }
    return count;
}

/* `By Ada Vale | 5 April 2031`: when it was written. */
static bool begins_with_by(const lec_wordlist *list)
{
    static const char *const words[] = {"by", "von", "por", "par", "di", "door", "av", NULL};
    for (int i = 0; words[i] != NULL && list->count > 1; i++) {
        const size_t length = strlen(words[i]);
        const lec_listed_word *first = &list->words[0];
        if (first->end - first->start == length && list->words[1].shape == LEC_SHAPE_TITLE &&
            strncasecmp(list->text + first->start, words[i], length) == 0)
            return true;
    }
    return false;
}

/* `published` is whether the line before says that, without a date. */
static double weight_of_line(const char *text, uint32_t start, uint32_t end, bool published)
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    published =
        published || begins_with_by(&list) || lec_holds_phrase(&list, LEC_PHRASE_PUBLICATION);
    const double share = published ? of_publication : 1;
    if (share == 1 && begins_with(&list, LEC_PHRASE_DATE_HEAD)) return after_head;
    end = lec_trim_end(text, start, end);
    const bool ended = end > start && strchr(".?!;", text[end - 1]) != NULL;
    const uint32_t others = other_words(&list);
    if (others <= PLACE_WORDS && !list.full) return share * own_line;
    if (list.count <= TITLE_WORDS && !ended) return share * in_title;
    return share * in_sentence;
}

static bool says_published(const char *text, uint32_t start, uint32_t end)
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    return lec_holds_phrase(&list, LEC_PHRASE_PUBLICATION);
}

static size_t add_dates(dating *state, const char *text, uint32_t start, uint32_t end,
                        place_kind place, double weight)
{
    lec_date dates[LEC_DATES_MAX];
    const size_t count = lec_dates_find(text, start, end, state->language, dates);
    for (size_t i = 0; i < count; i++) {
        const candidate added = {dates[i], place, weight * dates[i].certainty};
        LEC_PUSH(state->arena, state->found, added);
    }
    return count;
}

static bool has_digit_or_han(const char *text, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++)
        if ((text[at] >= '0' && text[at] <= '9') || (unsigned char)text[at] >= 0xE3) return true;
    return false;
}

static void read_lines(dating *state, const char *text, uint32_t start, uint32_t end, double weight)
{
    while (start < end) {
        uint32_t stop = start;
        while (stop < end && text[stop] != '\n' && text[stop] != '\r') stop++;
        const uint32_t read = stop - start > LINE_BYTES ? start + LINE_BYTES : stop;
        const bool published = state->published;
        if (lec_trim_end(text, start, read) > start) {
            const bool dated = has_digit_or_han(text, start, read) &&
                               add_dates(state, text, start, read, TEXT,
                                         weight * weight_of_line(text, start, read, published)) > 0;
            state->published = !dated && says_published(text, start, read);
        }
        start = stop + 1;
    }
}

/* `NORDBY (3 April 2031) -- The harbour master said`: a place and a day before a dash at the very
 * beginning of what was taken for speech. */
static void read_dateline(dating *state, const char *text, uint32_t start, uint32_t end)
{
    enum { LONGEST = 100 };
    static const char *const dashes[] = {"--", "\xe2\x80\x94", "\xe2\x80\x93", "- ", ":"};
    lec_date date[LEC_DATES_MAX];
    if (end - start > LINE_BYTES) end = start + LINE_BYTES;
    if (lec_dates_find(text, start, end, state->language, date) == 0) return;
    uint32_t at = date[0].end;
    while (at < end && strchr(" )]", text[at]) != NULL) at++;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes && at - start < LONGEST; i++)
        if (end - at >= strlen(dashes[i]) && memcmp(text + at, dashes[i], strlen(dashes[i])) == 0) {
            (void)add_dates(state, text, start, at, TEXT, in_title);
            return;
        }
}

/* What stands before the first word that is spoken. */
static void read_front(dating *state, const lec_transcript *transcript,
                       const lec_attribution *attribution)
{
    uint32_t bytes = 0;
    bool labelled = false;
    for (size_t s = 0; s < attribution->span_count && bytes < FRONT_BYTES; s++) {
        const lec_span *span = &attribution->spans[s];
        if (span->kind == LEC_SPAN_SPEECH) {
            if (!labelled) read_dateline(state, transcript->text, span->start, span->end);
            break;
        }
        labelled = span->kind == LEC_SPAN_LABEL;
        if (span->kind != LEC_SPAN_LABEL)
            read_lines(state, transcript->text, span->start, span->end, 1);
        bytes += span->end - span->start;
    }
}

/* What stands after the last one, where nothing else is known. */
static void read_tail(dating *state, const lec_transcript *transcript,
                      const lec_attribution *attribution)
{
    size_t last = attribution->span_count;
    while (last > 0 && attribution->spans[last - 1].kind != LEC_SPAN_SPEECH) last--;
    for (uint32_t bytes = 0; last < attribution->span_count && bytes < FRONT_BYTES; last++) {
        const lec_span *span = &attribution->spans[last];
        read_lines(state, transcript->text, span->start, span->end, after_speech);
        bytes += span->end - span->start;
    }
}

/* `2024-12-03-talk`, `pk_03.12.2024`, `20241203` */
static void read_name(dating *state, const char *name)
{
    char *copy = lec_arena_text(state->arena, name, strlen(name));
    for (char *at = copy; *at != '\0'; at++)
        if (*at == '_') *at = '-';
    (void)add_dates(state, copy, 0, (uint32_t)strlen(copy), NAME, in_name);
}

/* --- which one ------------------------------------------------------------------------------- */

static bool is_same_day(lec_day a, lec_day b)
{
    return lec_day_order(a, b) == 0;
}

static bool lies_within(lec_day day, const lec_date *range)
{
    return lec_day_order(range->day, day) <= 0 && lec_day_order(day, range->last) <= 0;
}

/* The order of the numbers in a date that can be read one way only, where all such agree. */
static int usual_order(const dating *state)
{
    int order = 0;
    for (size_t i = 0; i < state->found.count; i++) {
        const lec_date *date = &state->found.items[i].date;
        const int here = date->other.month == 0 ? date->order : 0;
        if (here != 0 && order != 0 && here != order) return 0;
        if (here != 0) order = here;
    }
    return order;
}

/* 03/12 beside 3 December: the other one decides which reading holds; 04/03 beside 04/15 too. */
static void settle_order(dating *state)
{
    const int order = usual_order(state);
    for (size_t i = 0; i < state->found.count; i++) {
        candidate *it = &state->found.items[i];
        if (it->date.other.month == 0) continue;
        bool for_other = false, for_it = false;
        for (size_t j = 0; j < state->found.count; j++) {
            const candidate *by = &state->found.items[j];
            if (j == i || by->date.other.month != 0) continue;
            for_it |= lies_within(it->date.day, &by->date);
            for_other |= lies_within(it->date.other, &by->date);
        }
        if (for_it == for_other && order != 0 && it->date.order != 0) {
            for_it = it->date.order == order;
            for_other = !for_it;
        }
        if (for_it == for_other) continue;
        if (for_other) it->date.day = it->date.last = it->date.other;
        it->date.other = (lec_day){0, 0, 0};
        if (it->certainty < in_name) it->certainty = in_name;
    }
}

/* The surest, the first of those equally sure; a day of its own before days that hold it. */
static size_t choose(const dating *state)
{
    size_t best = 0;
    for (size_t i = 1; i < state->found.count; i++)
        if (state->found.items[i].certainty > state->found.items[best].certainty + 1e-9) best = i;
    const lec_date *range = &state->found.items[best].date;
    for (size_t i = 0; i < state->found.count && !is_same_day(range->day, range->last); i++) {
        const candidate *it = &state->found.items[i];
        if (it->certainty >= of_publication && is_same_day(it->date.day, it->date.last) &&
            lies_within(it->date.day, range))
            return i;
    }
    return best;
}

static const char *iso(lec_day day, lec_arena *arena)
{
    return lec_arena_format(arena, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static void tell(lec_dating *out, const char *what, lec_arena *arena)
{
    out->note =
        lec_arena_format(arena, "%s%s%s", out->note, out->note[0] != '\0' ? "; " : "", what);
}

/* What the date itself leaves open. */
static void tell_of_itself(lec_dating *out, const lec_date *date, lec_arena *arena)
{
    static const char *const weekdays[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                           "Thursday", "Friday", "Saturday", "Sunday"};
    if (!is_same_day(date->day, date->last))
        tell(out, lec_arena_format(arena, "until %s", iso(date->last, arena)), arena);
    if (date->other.month > 0)
        tell(out,
             lec_arena_format(arena,
                              "could be %s, the month first or second; state it in the study",
                              iso(date->other, arena)),
             arena);
    if (date->weekday > 0 && date->weekday != lec_weekday_of(date->day))
        tell(out,
             lec_arena_format(arena, "a %s is said, but it was a %s", weekdays[date->weekday],
                              weekdays[lec_weekday_of(date->day)]),
             arena);
}

/* Others that agree make it surer, others that differ less sure, and are told, each day once. */
static void weigh_others(const dating *state, size_t best, lec_dating *out)
{
    const candidate *chosen = &state->found.items[best];
    bool named = chosen->place == NAME;
    for (size_t i = 0; i < state->found.count; i++) {
        const candidate *it = &state->found.items[i];
        if (i == best) continue;
        bool seen = false;
        for (size_t j = 0; j < i; j++)
            seen |= j != best && is_same_day(state->found.items[j].date.day, it->date.day) &&
                    state->found.items[j].place == it->place;
        if (seen) continue;
        if (lies_within(chosen->date.day, &it->date)) {
            if (it->place != chosen->place)
                out->certainty = 1 - (1 - out->certainty) * (1 - it->certainty);
            named |= it->place == NAME;
        } else if (it->place == NAME && !named) {
            out->certainty *= 1 - it->certainty / 2;
            tell(out,
                 lec_arena_format(state->arena, "the file's name says %s",
                                  iso(it->date.day, state->arena)),
                 state->arena);
        } else if (it->place != NAME && it->certainty > of_publication) {
            out->certainty *= 1 - it->certainty / 2;
            tell(out,
                 lec_arena_format(state->arena, "the %s also has %s", source_names[it->place],
                                  iso(it->date.day, state->arena)),
                 state->arena);
        }
    }
}

lec_dating lec_date_conference(const lec_source *source, const lec_transcript *transcript,
                               const lec_attribution *attribution, const char *stated,
                               lec_arena *arena)
{
    if (stated[0] != '\0') return (lec_dating){stated, "study", "", 1};
    dating state = {.language = transcript->language != NULL ? transcript->language : "",
                    .arena = arena};
    const char *const metadata = transcript->date;
    const bool page = strcmp(transcript->form, "html") == 0;
    (void)add_dates(&state, metadata, 0, (uint32_t)strlen(metadata), METADATA,
                    page ? in_page_metadata : in_metadata);
    const char *const titles[] = {transcript->title, transcript->byline};
    for (size_t i = 0; i < 2; i++)
        (void)add_dates(&state, titles[i], 0, (uint32_t)strlen(titles[i]), METADATA, in_title);
    read_front(&state, transcript, attribution);
    read_name(&state, source->name);
    if (state.found.count == 0) read_tail(&state, transcript, attribution);
    if (state.found.count == 0) return (lec_dating){"", "", "", NAN};
    settle_order(&state);
    const size_t best = choose(&state);
    const candidate *chosen = &state.found.items[best];
    lec_dating out = {iso(chosen->date.day, arena), source_names[chosen->place], "",
                      chosen->certainty};
    tell_of_itself(&out, &chosen->date, arena);
    weigh_others(&state, best, &out);
    out.certainty = fmin(round(100 * out.certainty) / 100, most);
    return out;
}
