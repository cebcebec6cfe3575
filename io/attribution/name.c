/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/name.h"

#include <string.h>

#include "io/words/unicode.h"
#include "io/words/unspaced.h"

/* Index ranges of one label, filled while walking along its words. */
typedef struct {
    const lec_wordlist *list;
    const lec_phrases *phrases;
    uint32_t head_end; /* the words before the first comma */
    uint32_t name, name_end;
    uint32_t office, office_end;
    const char *office_full;
} anatomy;

bool lec_begins_name(const lec_wordlist *list, uint32_t word)
{
    if (word == 0 || word + 1 >= list->count) return false;
    if (lec_phrase_length(list, word, LEC_PHRASE_NAME_START) > 0) return true;
    return lec_word_is_of(list, word, LEC_CLASS_BIT(LEC_PHRASE_JOINING)) &&
           !lec_word_is_of(list, word + 1, LEC_CLASS_BIT(LEC_PHRASE_ARTICLE)) &&
           (lec_word_is_of(list, word - 1, LEC_CLASS_BIT(LEC_PHRASE_TITLED)) ||
            (word >= 2 && lec_word_is_of(list, word - 2, LEC_CLASS_BIT(LEC_PHRASE_TITLED))));
}

static bool is_conjunction(const lec_wordlist *list, uint32_t word)
{
    return lec_word_is_of(list, word, LEC_CLASS_BIT(LEC_PHRASE_CONJUNCTION));
}

/* `of the United States`, after an office: where the name begins. Without a comma it cannot be
 * seen where the country ends, but a name after it has two words. */
static uint32_t after_preposition(const anatomy *parts, uint32_t at)
{
    uint32_t length;
    if (at >= parts->head_end ||
        lec_phrase_at(parts->phrases, parts->list, at, &length, NULL) != LEC_PHRASE_PARTICLE)
        return at;
    if (lec_begins_name(parts->list, at)) return at;
    uint32_t left = parts->head_end - at - 1;
    for (uint32_t w = at + 1; w < parts->head_end; w++) /* `for Trade and Industry Ann Lowe` */
        if (is_conjunction(parts->list, w)) left = parts->head_end - w;
    return left <= 3 ? parts->head_end : parts->head_end - 2;
}

/* `RIA SEN`, `Ria Col`: what is short for an office only before a name, and ends one. */
static bool ends_name(const anatomy *parts, uint32_t first, uint32_t at, uint32_t length)
{
    const lec_wordlist *list = parts->list;
    if (at == first || at + length < parts->head_end || list->words[at].dotted) return false;
    for (uint32_t w = first, phrase; w < at; w++)
        if (lec_phrase_at(parts->phrases, list, w, &phrase, NULL) != LEC_PHRASE_NONE) return false;
    return lec_word_is_of(list, at, LEC_CLASS_BIT(LEC_PHRASE_ABBREVIATION));
}

static bool stands_where_a_role_may(const anatomy *parts, lec_phrase_class class, uint32_t first,
                                    uint32_t at, uint32_t length)
{
    if (ends_name(parts, first, at, length)) return false;
    if (parts->list->words[at].letters == 1 && length == 1) return parts->list->count == 1;
    if (class == LEC_PHRASE_OFFICE || class == LEC_PHRASE_SPOKES) return true;
    return at == first || at + length == parts->head_end;
}

static const char *folded_text(lec_arena *arena, const lec_wordlist *list, uint32_t first,
                               uint32_t end)
{
    uint32_t bytes;
    const char *folded = lec_wordlist_folded(list, first, end > first ? end - first : 0, &bytes);
    return lec_arena_text(arena, folded, bytes);
}

/* Ben, Al, Della: particles of names, and given names when they begin one with a capital. */
static bool may_be_given_name(const lec_wordlist *list, uint32_t word)
{
    return list->words[word].shape != LEC_SHAPE_LOWER &&
           lec_word_is_of(list, word, LEC_CLASS_BIT(LEC_PHRASE_GIVEN));
}

/* DEL RÍO, De Santis, LA TOUR: a particle before nothing but words of a name. THE is none. */
static bool begins_surname(const anatomy *parts, uint32_t word)
{
    uint32_t length;
    if (word + 1 >= parts->head_end ||
        lec_word_means(parts->list, word, LEC_PHRASE_ARTICLE, LEC_ENGLISH))
        return false;
    for (uint32_t w = word + 1; w < parts->head_end; w++) {
        const lec_phrase_class class = lec_phrase_at(parts->phrases, parts->list, w, &length, NULL);
        if (!lec_is_name_shape(&parts->list->words[w]) && class != LEC_PHRASE_PARTICLE)
            return false;
        if (class != LEC_PHRASE_NONE && class != LEC_PHRASE_PARTICLE) return false;
    }
    return true;
}

/* O SR. PRESIDENTE, A Sra. Rita Leal: an article before an honorific. */
static bool is_article_of_honorific(const anatomy *parts)
{
    uint32_t length;
    return parts->head_end > 2 &&
           lec_word_is_of(parts->list, 0, LEC_CLASS_BIT(LEC_PHRASE_ARTICLE)) &&
           lec_phrase_at(parts->phrases, parts->list, 1, &length, NULL) == LEC_PHRASE_HONORIFIC;
}

/* Kovács Péter miniszter: where the office that ends the head stands behind two words or more that
 * may be a name, as some languages have it, they are its holder's. */
static void read_name_before(anatomy *parts, lec_name *name, uint32_t first)
{
    uint32_t length;
    const uint32_t office = parts->office;
    if (parts->office_end != parts->head_end || office < first + 2 || office > first + 4 ||
        lec_phrase_length(parts->list, office, LEC_PHRASE_NAME_BEFORE) !=
            parts->office_end - office)
        return;
    for (uint32_t w = first; w < office; w++)
        if (!lec_is_name_shape(&parts->list->words[w]) ||
            lec_phrase_at(parts->phrases, parts->list, w, &length, NULL) != LEC_PHRASE_NONE)
            return;
    parts->name = first;
    parts->name_end = office;
    name->prefixed = false;
}

/* Walks along the head of the label; the last office stands for what it says. */
static void read_head(anatomy *parts, lec_name *name, lec_arena *arena)
{
    const lec_wordlist *list = parts->list;
    uint32_t first = 0, length;
    while (first < parts->head_end) {
        const lec_phrase_class class = lec_phrase_at(parts->phrases, list, first, &length, NULL);
        const bool article = class == LEC_PHRASE_PARTICLE && length == 1 &&
                             !may_be_given_name(list, first) && !begins_surname(parts, first) &&
                             list->words[first].fold_end - list->words[first].fold <= 3;
        if (first == 0 && is_article_of_honorific(parts)) {
            first++;
            continue;
        }
        if (class == LEC_PHRASE_HONORIFIC && first + length < parts->head_end) {
            name->honorific = lec_one_line(arena, list->text, list->words[first].start,
                                           lec_wordlist_end(list, first + length - 1));
            name->honorific_folded = folded_text(arena, list, first, first + length);
        } else if (!article || first + length >= parts->head_end || first > 0)
            break;
        first += length;
    }
    parts->name = first;
    parts->name_end = parts->head_end;
    for (uint32_t at = first; at < parts->head_end;) {
        const char *full;
        const lec_phrase_class class = lec_phrase_at(parts->phrases, list, at, &length, &full);
        if (length == 0) length = 1;
        if (lec_phrase_is_role(class) && stands_where_a_role_may(parts, class, first, at, length)) {
            name->prefixed |= at > first && parts->office_end == 0;
            name->role = class;
            parts->office = at;
            parts->office_end = at + length;
            parts->office_full = full;
            parts->name = after_preposition(parts, at + length);
        }
        at += length;
    }
    read_name_before(parts, name, first);
}

static bool has_particle(const anatomy *parts, uint32_t from, uint32_t end)
{
    for (uint32_t w = from, length; w < end; w++)
        if (lec_phrase_at(parts->phrases, parts->list, w, &length, NULL) == LEC_PHRASE_PARTICLE)
            return true;
    return false;
}

/* The words after the comma as a name of their own. */
static lec_name *tail_name(const anatomy *parts, lec_arena *arena)
{
    const lec_wordlist *list = parts->list;
    lec_name *name = lec_new(arena, lec_name, 1);
    lec_name_read(name, parts->phrases, arena, list->text, list->words[parts->head_end].start,
                  list->words[list->count - 1].end, 0, 0);
    return name;
}

/* Whether the head is an office with what it is of, so that a name after the comma is its holder's:
 * SECRETARIO DEL TRABAJO Y PREVISIÓN SOCIAL; TITULAR DE LA UNIDAD DE INTELIGENCIA FINANCIERA. */
static bool is_office_of(const anatomy *parts, const lec_name *name)
{
    uint32_t particles = 0, first = parts->head_end, length;
    for (uint32_t w = parts->office_end; w < parts->head_end; w++) {
        if (lec_phrase_at(parts->phrases, parts->list, w, &length, NULL) != LEC_PHRASE_PARTICLE)
            continue;
        if (particles++ == 0) first = w;
    }
    if (name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES)
        return first < parts->head_end;
    return name->role == LEC_PHRASE_NONE && parts->head_end >= 5 && particles >= 2 && first <= 2;
}

static bool is_office_at(const anatomy *parts, uint32_t at, uint32_t end)
{
    uint32_t length;
    for (; at<end; at += length> 0 ? length : 1)
        if (lec_phrase_is_role(lec_phrase_at(parts->phrases, parts->list, at, &length, NULL)))
            return true;
    return false;
}

/* What the words after the comma are. */
typedef struct {
    bool name; /* two to five words that may be a name */
    bool of;   /* something of something */
} tail_reading;

/* Whether a word of the tail stands inside a name that only sounds like an office: CORONEL in
 * ARTURO CORONEL FLORES, behind an office with all it is of. */
static bool is_inside_name(const anatomy *parts, uint32_t at, uint32_t length, bool of)
{
    return of && at > parts->head_end && at + length < parts->list->count &&
           !parts->list->words[at].comma && length == 1;
}

static tail_reading read_tail_words(anatomy *parts, lec_name *name, bool of)
{
    const lec_wordlist *list = parts->list;
    const uint32_t from = parts->head_end;
    tail_reading tail = {.name = list->count - from >= 2};
    uint32_t words = 0;
    for (uint32_t at = from; at < list->count;) {
        uint32_t length;
        const char *full;
        const lec_phrase_class class = lec_phrase_at(parts->phrases, list, at, &length, &full);
        if (lec_phrase_is_role(class) && !is_inside_name(parts, at, length, of)) {
            tail.name = false;
            if (name->role == LEC_PHRASE_NONE && list->words[at].letters > 1) {
                name->role = class;
                parts->office = at;
                parts->office_end = at + length;
                parts->office_full = full;
            }
        }
        tail.of |= class == LEC_PHRASE_PARTICLE && at > from && at + 1 < list->count;
        words += class != LEC_PHRASE_PARTICLE;
        tail.name &= lec_is_name_shape(&list->words[at]) &&
                     !lec_word_is_of(list, at, LEC_CLASS_BIT(LEC_PHRASE_BETWEEN));
        at += length > 0 ? length : 1;
    }
    tail.name &= words >= 2 && words <= (of ? 5 : 4);
    return tail;
}

/* Whether the head begins with an office and what follows it cannot be a name: DIRECTORA GENERAL
 * LATINO DONOR COLLABORATIVE THINK TANK (LDC), ANA RAMÍREZ. */
static bool is_office_of_body(const anatomy *parts)
{
    enum { LONGEST_NAME = 3 };
    const lec_listed_word *words = parts->list->words;
    if (parts->office > 0 || parts->office_end == 0 || parts->office_end >= parts->head_end)
        return false;
    if (words[parts->head_end - 1].apart) return true;
    return parts->head_end - parts->office_end > LONGEST_NAME;
}

static bool is_outlet(const lec_wordlist *list, uint32_t at, uint32_t end)
{
    static const uint64_t outlet =
        LEC_CLASS_BIT(LEC_PHRASE_OUTLET) | LEC_CLASS_BIT(LEC_PHRASE_MEDIUM);
    for (; at < end; at++)
        if (lec_word_is_of(list, at, outlet)) return true;
    return false;
}

/* After the comma: an office, or the outlet; after an office without a name, its holder. */
static void read_tail(anatomy *parts, lec_name *name, lec_arena *arena)
{
    const lec_wordlist *list = parts->list;
    const uint32_t from = parts->head_end;
    if (from >= list->count) return;
    const bool of = is_office_of(parts, name) || is_office_of_body(parts);
    const bool bare = name->role != LEC_PHRASE_NONE && parts->name >= parts->name_end;
    const bool headed = is_office_at(parts, 0, 1);
    const tail_reading tail = read_tail_words(parts, name, of);
    const bool held =
        headed && (name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES);
    if (tail.name && (bare || (of && (name->role != LEC_PHRASE_NONE || !tail.of)))) {
        name->body_of = of && name->role == LEC_PHRASE_NONE;
        parts->name = from;
        parts->name_end = list->count;
    } else if (tail.name && held) { /* SECRETARIO DE EDUCACIÓN PÚBLICA, ANA RUIZ */
        name->other = tail_name(parts, arena);
    } else if (name->role == LEC_PHRASE_NONE || name->role == LEC_PHRASE_ASKER) {
        name->body_of = tail.of;
        const bool one = list->count == from + 1 && lec_is_name_shape(&list->words[from]) &&
                         !is_office_at(parts, from, list->count);
        if ((tail.name || one) && !tail.of && name->role == LEC_PHRASE_NONE &&
            is_outlet(list, 0, from) && !is_outlet(list, from, list->count)) { /* BBC, Ann Lowe */
            name->affiliation =
                lec_one_line(arena, list->text, list->words[0].start, list->words[from - 1].end);
            parts->name = from;
            parts->name_end = list->count;
            return;
        }
        if (tail.name && !tail.of && name->role == LEC_PHRASE_NONE && has_particle(parts, 0, from))
            name->other = tail_name(parts, arena);
        name->affiliation = lec_one_line(arena, list->text, list->words[from].start,
                                         list->words[list->count - 1].end);
    }
}

/* ASSISTANT MINISTER FOR TRADE AND INDUSTRY: the office with the first thing it is of, or "". */
static const char *portfolio_of(const anatomy *parts, lec_arena *arena)
{
    const lec_wordlist *list = parts->list;
    uint32_t begin = 0, end = parts->office_end, length;
    if (end <= parts->office || end >= parts->head_end ||
        lec_phrase_at(parts->phrases, list, end, &length, NULL) != LEC_PHRASE_PARTICLE)
        return "";
    while (begin < parts->office) { /* THE, MR. */
        const lec_phrase_class class = lec_phrase_at(parts->phrases, list, begin, &length, NULL);
        if (class != LEC_PHRASE_PARTICLE && class != LEC_PHRASE_HONORIFIC) break;
        begin += length;
    }
    while (end < parts->head_end && !is_conjunction(list, end)) end++;
    return lec_one_line(arena, list->text, list->words[begin].start, list->words[end - 1].end);
}

static void keep_parts(const anatomy *parts, lec_name *name, lec_arena *arena)
{
    const lec_wordlist *list = parts->list;
    if (parts->office_end > parts->office) {
        name->office_folded = folded_text(arena, list, parts->office, parts->office_end);
        name->office = parts->office_full;
        if (parts->office_full == NULL)
            name->office = lec_one_line(arena, list->text, list->words[parts->office].start,
                                        list->words[parts->office_end - 1].end);
        else
            name->office_folded = lec_folded(arena, parts->office_full);
    }
    if (parts->name_end <= parts->name) {
        name->portfolio = portfolio_of(parts, arena);
        return;
    }
    const lec_listed_word *last = &list->words[parts->name_end - 1];
    uint32_t end = last->end;
    if (last->dotted && end > last->start && list->text[end - 1] == '.' && last->letters > 3) end--;
    name->name = lec_one_line(arena, list->text, list->words[parts->name].start, end);
    for (uint32_t w = parts->name; w < parts->name_end; w++) {
        uint32_t length;
        const bool given = w == 0 && may_be_given_name(list, w);
        name->name_words +=
            !list->words[w].joined && !lec_is_name_suffix(list, w) &&
            (given || lec_phrase_at(parts->phrases, list, w, &length, NULL) != LEC_PHRASE_PARTICLE);
    }
    if (name->name_words == 0) name->name_words = 1;
    if (name->name_words == 1 && lec_is_whole_name(parts->phrases, list, parts->name_end - 1))
        name->name_words = 2;
    name->name_folded = folded_text(arena, list, parts->name, parts->name_end);
    uint32_t surname = parts->name_end - 1;
    while (surname > parts->name && lec_is_name_suffix(list, surname)) surname--;
    const uint32_t surname_end = surname + 1;
    while (surname > parts->name && list->words[surname].joined) surname--;
    name->surname_folded = folded_text(arena, list, surname, surname_end);
}

/* The `and` of `PRESIDENT LOWE AND PRESIDENT VIK`: an office and a name on either side. */
static uint32_t joint_of_offices(const anatomy *parts)
{
    const lec_wordlist *list = parts->list;
    bool named = false;
    for (uint32_t at = 0; at + 2 < parts->head_end;) {
        uint32_t length;
        const lec_phrase_class class = lec_phrase_at(parts->phrases, list, at, &length, NULL);
        if (named && is_conjunction(list, at)) {
            const lec_phrase_class next =
                lec_phrase_at(parts->phrases, list, at + 1, &length, NULL);
            const bool held = next == LEC_PHRASE_OFFICE && at + 1 + length < parts->head_end;
            return held ? at : 0;
        }
        if (class == LEC_PHRASE_PARTICLE && !lec_begins_name(list, at)) return 0;
        named = class == LEC_PHRASE_NONE && at > 0;
        at += length > 0 ? length : 1;
    }
    return 0;
}

/* The `et` of `Julie et Marie-Anne`: nothing but names. `y` and `e` stand inside one name. */
static uint32_t joint_of_names(const anatomy *parts)
{
    const lec_wordlist *list = parts->list;
    uint32_t joint = 0, length;
    for (uint32_t at = 0; at < parts->head_end; at++) {
        const bool joins = is_conjunction(list, at) && list->words[at].letters > 1;
        if (joins && (joint > 0 || at == 0 || at + 1 == parts->head_end)) return 0;
        if (joins) joint = at;
        if (!joins && (!lec_is_name_shape(&list->words[at]) ||
                       lec_phrase_at(parts->phrases, list, at, &length, NULL) != LEC_PHRASE_NONE))
            return 0;
    }
    return joint;
}

/* Two people who speak together are one speaker of their own. */
static void read_joint(const anatomy *parts, lec_name *name, lec_arena *arena)
{
    const lec_wordlist *list = parts->list;
    const uint32_t at = name->role == LEC_PHRASE_OFFICE ? joint_of_offices(parts)
                        : name->role == LEC_PHRASE_NONE ? joint_of_names(parts)
                                                        : 0;
    if (at == 0) return;
    const char *first =
        lec_one_line(arena, list->text, list->words[0].start, list->words[at - 1].end);
    const char *second = lec_one_line(arena, list->text, list->words[at + 1].start,
                                      list->words[parts->head_end - 1].end);
    name->name = lec_arena_format(arena, "%s %s %s", lec_name_usual_case(arena, first, ""),
                                  folded_text(arena, list, at, at + 1),
                                  lec_name_usual_case(arena, second, ""));
    name->name_folded = folded_text(arena, list, 0, parts->head_end);
    name->surname_folded = name->office = name->office_folded = name->portfolio = "";
    name->name_words = 2;
}

/* `ARUN DEV, JOINT SECRETARY (EAST)`: what stands in brackets belongs to the office. */
static bool holds_office_after(const anatomy *parts, const lec_name *name)
{
    const bool held = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES;
    return held && parts->office >= parts->head_end;
}

/* What the words look like, whatever they mean. */
static void read_shapes(const anatomy *parts, lec_name *name)
{
    const lec_wordlist *list = parts->list;
    uint32_t dotted = 0; /* letters of U.S. and the like */
    name->caps = list->count > 0;
    name->words = list->count;
    for (uint32_t at = 0; at < list->count;) {
        uint32_t length;
        const lec_phrase_class class = lec_phrase_at(parts->phrases, list, at, &length, NULL);
        if (length == 0) length = 1;
        if (class == LEC_PHRASE_FUNCTION) name->function = true;
        if (class == LEC_PHRASE_HEADER && at == 0 && length == list->count) name->header = true;
        if (class == LEC_PHRASE_HEADER && at > 0 && at + length == list->count)
            name->headline = true;
        for (uint32_t w = at; w < at + length; w++) {
            const lec_listed_word *word = &list->words[w];
            const bool small = class == LEC_PHRASE_PARTICLE;
            name->letters += word->letters;
            if (word->shape != LEC_SHAPE_CAPS && word->shape != LEC_SHAPE_NUMBER && !small)
                name->caps = false;
            if (word->shape == LEC_SHAPE_LOWER && !small && !(lec_phrase_is_role(class) && w > 0) &&
                !word->joined)
                name->lower = true;
            if (word->dotted && word->letters > 1 && class == LEC_PHRASE_NONE &&
                memchr(list->text + word->start, '.', word->end - word->start - 1) != NULL)
                dotted += word->letters;
        }
        at += length;
    }
    name->dotted = dotted > 0 && name->letters - dotted <= 4;
    name->numbered = list->count > 1 && list->words[list->count - 1].shape == LEC_SHAPE_NUMBER;
    name->letter = list->count == 1 && list->words[0].letters == 1 &&
                   lec_han_letters(list->text, list->words[0].start, list->words[0].end) == 0;
    if (name->letters == 0) name->caps = false;
}

/* Where the words before the comma end. Of several commas the first, but the last where an office
 * with all it is of stands before the name: SECRETARIO DE INFRAESTRUCTURA, COMUNICACIONES Y
 * TRANSPORTES, JESÚS ESTEVA. */
static uint32_t find_head_end(const anatomy *parts)
{
    const lec_wordlist *list = parts->list;
    uint32_t first = 0, last = 0, words = 0, length;
    for (uint32_t w = 1; w < list->count; w++) {
        if (!list->words[w].comma) continue;
        if (first == 0) first = w;
        last = w;
    }
    if (first == 0) return list->count;
    const bool office_of = has_particle(parts, 1, first) && !is_office_at(parts, last, list->count);
    bool name = last > first && is_office_at(parts, 0, 1) &&
                (office_of || !is_office_at(parts, first, list->count));
    for (uint32_t w = last; w < list->count && name; w++) {
        const bool small =
            lec_phrase_at(parts->phrases, list, w, &length, NULL) == LEC_PHRASE_PARTICLE;
        words += !small;
        name = lec_is_name_shape(&list->words[w]) && !(small && w == last) &&
               !lec_word_is_of(list, w, LEC_CLASS_BIT(LEC_PHRASE_CONJUNCTION));
    }
    return name && words >= 2 && words <= 5 ? last : first;
}

void lec_name_read(lec_name *name, const lec_phrases *phrases, lec_arena *arena, const char *text,
                   uint32_t start, uint32_t end, uint32_t outlet_start, uint32_t outlet_end)
{
    *name = (lec_name){.office = "",
                       .office_folded = "",
                       .portfolio = "",
                       .honorific = "",
                       .honorific_folded = "",
                       .name = "",
                       .name_folded = "",
                       .surname_folded = "",
                       .affiliation = ""};
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    if (outlet_end <= outlet_start && lec_name_read_unspaced(name, phrases, arena, &list, end))
        return;
    const uint32_t asks_from = lec_name_after_question(&list, phrases);
    if (asks_from > 0) {
        lec_name_read(name, phrases, arena, text, list.words[asks_from].start, end, outlet_start,
                      outlet_end);
        if (name->role == LEC_PHRASE_NONE) name->role = LEC_PHRASE_ASKER;
        return;
    }
    uint32_t name_end;
    const bool bracket = outlet_end > outlet_start;
    if (!bracket && lec_name_before_outlet(&list, phrases, &name_end, &outlet_start)) {
        outlet_end = end;
        lec_wordlist_read(&list, text, start, name_end);
    }
    anatomy parts = {.list = &list, .phrases = phrases};
    parts.head_end = find_head_end(&parts);
    read_shapes(&parts, name);
    read_head(&parts, name, arena);
    read_tail(&parts, name, arena);
    const bool asks = name->role == LEC_PHRASE_ASKER;
    if (asks && name->prefixed && name->affiliation[0] == '\0') /* CNN REPORTER */
        name->affiliation =
            lec_one_line(arena, text, list.words[0].start, list.words[parts.office - 1].end);
    if (outlet_end > outlet_start) {
        lec_name outlet;
        lec_name_read(&outlet, phrases, arena, text, outlet_start, outlet_end, 0, 0);
        if (outlet.role != LEC_PHRASE_NONE && name->role == LEC_PHRASE_NONE) {
            name->role = outlet.role;
            if (outlet.role == LEC_PHRASE_MODERATOR) name->office_folded = outlet.office_folded;
        } else if ((!outlet.letter || outlet.words > 1) && !holds_office_after(&parts, name) &&
                   lec_may_be_outlet(text, outlet_start, outlet_end))
            name->affiliation = lec_one_line(arena, text, outlet_start, outlet_end);
    }
    keep_parts(&parts, name, arena);
    if (bracket) lec_name_read_bracket(name, phrases, arena, text, outlet_start, outlet_end);
    read_joint(&parts, name, arena);
}
