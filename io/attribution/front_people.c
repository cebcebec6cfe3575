/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/front_people.h"

#include <string.h>

#include "io/words/unicode.h"
#include "io/words/unspaced.h"

typedef struct {
    const lec_phrases *phrases;
    lec_arena *arena;
    lec_front_people *out;
    lec_front_person pending[4]; /* offices read whose holder is not yet named */
    uint32_t pending_count;
    bool adjacent;    /* the word before was an office: the name that follows is its holder's */
    bool preposition; /* `of`, `for` after the office: what follows belongs to it */
    bool honorific, by;
    bool title;   /* the text is a title: a name may stand at its beginning or behind its kind */
    bool hosted;  /* somebody was said to talk to whoever comes next */
    bool named;   /* a run of capitals stood before, which may be a name */
    bool asks;    /* the word before says that whoever comes next asks */
    bool gives;   /* the words before say whose press conference it is */
    bool oblique; /* the office stands in another case, and so do the words behind it */
    bool author;  /* the line begins with `by`, below a title that names somebody */
    uint32_t apposed, apposed_end; /* words of a name that an office may follow: `A. Lowe, Chair` */
} people_reader;

/* `MPINTERVIEW`: letters after a name and a word about the conference, run together. */
static bool is_run_together(const lec_wordlist *list, uint32_t at)
{
    enum { LONGEST_SUFFIX = 4 };
    uint32_t bytes;
    const char *folded = lec_wordlist_folded(list, at, 1, &bytes);
    for (uint32_t cut = 2; cut <= LONGEST_SUFFIX && cut + 2 < bytes; cut++)
        if ((lec_classes_of(folded, cut) & LEC_CLASS_BIT(LEC_PHRASE_SUFFIX)) != 0 &&
            (lec_classes_of(folded + cut, bytes - cut) &
             (LEC_CLASS_BIT(LEC_PHRASE_BY) | LEC_CLASS_BIT(LEC_PHRASE_HEADER))) != 0)
            return true;
    return false;
}

/* Letters after a name: MP, and two capitals before them (CH MP). */
static bool is_suffix_at(const lec_wordlist *list, uint32_t at)
{
    if (lec_is_name_suffix(list, at) || is_run_together(list, at)) return true;
    const lec_listed_word *word = &list->words[at];
    return word->letters == 2 && word->shape == LEC_SHAPE_CAPS && at + 1 < list->count &&
           !word[1].comma && lec_is_name_suffix(list, at + 1) &&
           !lec_word_is_of(list, at + 1, LEC_CLASS_BIT(LEC_PHRASE_GENERATION));
}

/* How many words from `at` could be a name. */
static uint32_t name_run(const people_reader *state, const lec_wordlist *list, uint32_t at)
{
    static const uint64_t between = LEC_CLASS_BIT(LEC_PHRASE_BETWEEN);
    static const uint64_t never = LEC_CLASS_BIT(LEC_PHRASE_MONTH) |
                                  LEC_CLASS_BIT(LEC_PHRASE_WEEKDAY) |
                                  LEC_CLASS_BIT(LEC_PHRASE_MEDIUM);
    uint32_t end = at, length;
    bool particle = false; /* the word before is a small one inside the name */
    while (end < list->count && end - at < 6) {
        const lec_listed_word *word = &list->words[end];
        if (end > at && (word->comma || word->apart)) break;
        if ((end > at || state->adjacent) && lec_word_is_of(list, end, never)) break;
        const lec_phrase_class class = lec_phrase_at(state->phrases, list, end, &length, NULL);
        const bool small =
            class == LEC_PHRASE_PARTICLE && end > at && word->shape == LEC_SHAPE_LOWER &&
            end + 1 < list->count && list->words[end + 1].shape != LEC_SHAPE_NUMBER &&
            !lec_word_is_of(list, end, between | LEC_CLASS_BIT(LEC_PHRASE_CONJUNCTION));
        const bool begins = end == at && state->adjacent && lec_begins_name(list, end);
        if (begins) {
            end++;
            continue;
        }
        if (class == LEC_PHRASE_PARTICLE && lec_word_is_of(list, end, between)) break;
        if (!small && !particle && class != LEC_PHRASE_NONE && class != LEC_PHRASE_PARTICLE) break;
        if (!small && word->shape != LEC_SHAPE_CAPS && word->shape != LEC_SHAPE_TITLE) break;
        if (end >= at + 2 && is_suffix_at(list, end)) { /* JACK HOLLIS MP DOORSTOP */
            end += lec_word_is_of(list, end, LEC_CLASS_BIT(LEC_PHRASE_GENERATION));
            break;
        }
        particle = small; /* Anouk ten Have: any word ends it */
        end++;
    }
    if (particle && end > at + 1) end--; /* `Ion Rusu la sfârșit`: nothing follows it */
    while (end > at + 1 && lec_is_name_suffix(list, end - 1) &&
           !lec_word_is_of(list, end - 1, LEC_CLASS_BIT(LEC_PHRASE_GENERATION)))
        end--;
    return end - at;
}

/* The name in `run` words from `at`; its last word, without Jr. and the like, is the surname. */
static void set_name(const people_reader *state, const lec_wordlist *list, uint32_t at,
                     uint32_t run, lec_front_person *person)
{
    uint32_t bytes, length, surname = at + run - 1;
    const char *folded = lec_wordlist_folded(list, at, run, &bytes);
    person->name = lec_one_line(state->arena, list->text, list->words[at].start,
                                list->words[at + run - 1].end);
    person->name_folded = lec_arena_text(state->arena, folded, bytes);
    person->name_words = 0;
    for (uint32_t w = at; w < at + run; w++)
        person->name_words +=
            !list->words[w].joined && !lec_is_name_suffix(list, w) &&
            lec_phrase_at(state->phrases, list, w, &length, NULL) != LEC_PHRASE_PARTICLE;
    while (surname > at && lec_is_name_suffix(list, surname)) surname--;
    const uint32_t end = surname + 1;
    while (surname > at && list->words[surname].joined) surname--;
    if (run == 1 && lec_is_whole_name(state->phrases, list, at)) person->name_words = 2;
    folded = lec_wordlist_folded(list, surname, end - surname, &bytes);
    person->surname_folded = lec_arena_text(state->arena, folded, bytes);
}

/* Whether the mark stands between a word and the one before it. */
static bool is_mark_before(const lec_wordlist *list, uint32_t at, char mark)
{
    if (at == 0 || at >= list->count) return false;
    const uint32_t from = list->words[at - 1].end;
    return memchr(list->text + from, mark, list->words[at].start - from) != NULL;
}

/* Whether an outlet stands among the few words behind a name, after a comma; or anything in a
 * bracket that is no office. */
static bool is_before_outlet(const lec_wordlist *list, uint32_t at)
{
    enum { FEW = 5 };
    static const uint64_t outlet =
        LEC_CLASS_BIT(LEC_PHRASE_OUTLET) | LEC_CLASS_BIT(LEC_PHRASE_MEDIUM);
    if (at >= list->count || !(list->words[at].comma || list->words[at].apart)) return false;
    const char *text = list->text;
    for (uint32_t i = list->words[at - 1].end; i < list->words[at].start; i++)
        if (text[i] == '(' && !lec_word_is_of(list, at, LEC_CLASS_BIT(LEC_PHRASE_OFFICE)))
            return true;
    for (uint32_t w = at; w < list->count && w < at + FEW; w++) {
        if (w > at && is_mark_before(list, w, '(')) break; /* Ann Lowe, Ivo Vik (Reuters) */
        if (list->words[w].shape != LEC_SHAPE_LOWER && lec_word_is_of(list, w, outlet))
            return true; /* and not `Ana Ruiz, a los medios` */
    }
    return false;
}

/* Whether somebody is said to talk to whom the words after a name mean: `Ann Lowe talks to`. */
static bool is_host(const lec_wordlist *list, uint32_t after)
{
    enum { FEW = 5 }; /* words of an outlet in between */
    for (uint32_t w = after; w < list->count && w < after + FEW; w++)
        if (lec_phrase_length(list, w, LEC_PHRASE_HOSTING) > 0) return w + 1 < list->count;
    return false;
}

/* Puts a name in another case into the nominative. */
static void unbend(const people_reader *state, lec_front_person *person)
{
    person->name = lec_name_nominative(state->phrases, state->arena, person->name);
    person->name_folded = lec_folded(state->arena, person->name);
    const char *surname = strrchr(person->name_folded, ' ');
    person->surname_folded = surname != NULL ? surname + 1 : person->name_folded;
}

static void add_person(people_reader *state, const lec_wordlist *list, uint32_t at, uint32_t run,
                       bool whole)
{
    enum { GIVEN_AND_SURNAME = 2 };
    if (state->oblique && run > GIVEN_AND_SURNAME) { /* the country before the name */
        at += run - GIVEN_AND_SURNAME;
        run = GIVEN_AND_SURNAME;
    }
    const uint32_t first_person = (uint32_t)state->out->people.count;
    lec_front_person person = {.office = "", .office_folded = "", .name = ""};
    if (state->pending_count > 0 && (!whole || state->adjacent)) {
        person = state->pending[state->pending_count - 1];
        if (whole) state->pending_count = 0;
    } else if (state->pending_count > 0) { /* two offices, then two names */
        person = state->pending[0];
        state->pending_count--;
        memmove(state->pending, state->pending + 1, state->pending_count * sizeof person);
    }
    person.name = person.name_folded = person.surname_folded = "";
    set_name(state, list, at, run, &person);
    if (state->oblique) unbend(state, &person);
    if (!whole) {
        person.name = person.name_folded = "";
        person.name_words = 0;
    }
    person.gives = state->gives;
    const bool wrote = state->author && person.office_folded[0] == '\0';
    person.by = state->by && !wrote;
    person.outlet =
        state->asks || wrote || is_before_outlet(list, at + run) || is_host(list, at + run);
    person.honour = state->honorific;
    person.guest = state->hosted;
    person.title = state->title;
    state->oblique = false;
    LEC_PUSH(state->arena, state->out->people, person);
    state->honorific = false;
    for (uint32_t part = 2; whole && part < run; part++) { /* Ann Lowe Visits Perth */
        lec_front_person shorter = state->out->people.items[first_person];
        shorter.partial = true;
        set_name(state, list, at, part, &shorter);
        LEC_PUSH(state->arena, state->out->people, shorter);
    }
}

static void add_office(people_reader *state, const lec_wordlist *list, uint32_t at, uint32_t length,
                       lec_phrase_class class, const char *full)
{
    if (state->adjacent && state->pending_count > 0) state->pending_count--; /* one holder, two */
    if (state->pending_count == 4) return;
    uint32_t bytes;
    const char *folded = lec_wordlist_folded(list, at, length, &bytes);
    lec_front_person office = {.office_folded = lec_arena_text(state->arena, folded, bytes),
                               .office = full,
                               .spokes = class == LEC_PHRASE_SPOKES};
    if (full == NULL)
        office.office = lec_one_line(state->arena, list->text, list->words[at].start,
                                     list->words[at + length - 1].end);
    else
        office.office_folded = lec_folded(state->arena, full);
    state->pending[state->pending_count++] = office;
    state->adjacent = true;
    state->preposition = false;
}

/* `Ann Lowe speaks to the press`, `Transcript: Ann Lowe`, `Comparecencia de Ana Ruiz`: at the
 * beginning of a title, or behind a word or two that say of what kind the conference was. */
static bool stands_where_people_do(const people_reader *state, const lec_wordlist *list,
                                   uint32_t at)
{
    enum { MOST_BEFORE = 3 };
    const size_t count = state->out->people.count;
    if (at == 0 || state->hosted) return true;
    if (is_mark_before(list, at, ':')) return true;
    if (count > 0 && state->out->people.items[count - 1].outlet) return !list->words[at].comma;
    if (at > MOST_BEFORE || state->named) return false;
    for (uint32_t w = 1; w <= at; w++)
        if (list->words[w].comma) return false;
    return lec_word_is_of(list, at - 1, LEC_CLASS_BIT(LEC_PHRASE_OF));
}

/* Whether a quotation begins behind the colon: `Ann Lowe: "We had to wait"`. */
static bool is_quotation_behind(const lec_wordlist *list, uint32_t at)
{
    static const char *const marks[] = {"\"", "\u201C", "\u201E", "\u00AB", "\u2018"};
    if (at >= list->count) return false;
    const char *text = list->text;
    for (uint32_t i = list->words[at - 1].end; i < list->words[at].start; i++)
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            if (strncmp(text + i, marks[m], strlen(marks[m])) == 0) return true;
    return false;
}

/* Whether the words are an outlet's: in a bracket, before a colon, or with a word of outlets (which
 * `Ann Lowe Press Conference` has not). */
static bool is_outlet_run(const lec_wordlist *list, uint32_t at, uint32_t run)
{
    static const uint64_t outlet =
        LEC_CLASS_BIT(LEC_PHRASE_OUTLET) | LEC_CLASS_BIT(LEC_PHRASE_MEDIUM);
    for (uint32_t i = list->words[at].start; i-- > list->words[0].start && list->text[i] != ')';)
        if (list->text[i] == '(') return true;
    if (is_mark_before(list, at + run, ':') && !is_quotation_behind(list, at + run) &&
        lec_phrase_length(list, at + run, LEC_PHRASE_HEADER) + at + run < list->count)
        return true; /* and not `Ann Lowe: Press Conference` */
    for (uint32_t w = at > 0 ? at - 1 : 0; w <= at + run && w < list->count; w++) {
        const lec_listed_word *behind = &list->words[w < at ? at : w];
        if (w == at + run && lec_phrase_length(list, w, LEC_PHRASE_HEADER) > 0) break;
        const bool beside = (w >= at && w < at + run) || !(behind->comma || behind->apart);
        if (beside && list->words[w].shape != LEC_SHAPE_LOWER && lec_word_is_of(list, w, outlet))
            return true;
    }
    return false;
}

/* Whether the words can be a given name with a surname. */
static bool is_full_name(const people_reader *state, const lec_wordlist *list, uint32_t at,
                         uint32_t run)
{
    return (run >= 2 && run <= 4) || (run == 1 && lec_is_whole_name(state->phrases, list, at));
}

/* `张伟 主持`, `田中恵子 会見録`: a name in Han at the beginning, and what he does. */
static bool heads_title(const people_reader *state, const lec_wordlist *list, uint32_t at,
                        uint32_t run)
{
    static const uint64_t doing = LEC_CLASS_BIT(LEC_PHRASE_HEADER) | LEC_CLASS_BIT(LEC_PHRASE_BY) |
                                  LEC_CLASS_BIT(LEC_PHRASE_MODERATOR);
    return at == 0 && run == 1 && lec_is_whole_name(state->phrases, list, at) && list->count > 1 &&
           !list->words[1].comma && !list->words[1].apart && lec_word_is_of(list, 1, doing);
}

/* Whether a word of places and bodies is among them: NATO Headquarters, Treaty Room, 外務省. */
static bool is_place(const lec_wordlist *list, uint32_t at, uint32_t run)
{
    for (uint32_t w = at; w < at + run; w++) {
        if (lec_word_is_of(list, w, LEC_CLASS_BIT(LEC_PHRASE_PLACE))) return true;
        uint32_t bytes;
        const char *folded = lec_wordlist_folded(list, w, 1, &bytes);
        if (lec_is_unspaced(folded, 0, bytes) && bytes >= 6 && /* its last letter */
            (lec_classes_of(folded + bytes - 3, 3) & LEC_CLASS_BIT(LEC_PHRASE_PLACE)) != 0)
            return true;
    }
    return false;
}

static void add_loose(people_reader *state, const lec_wordlist *list, uint32_t at, uint32_t run)
{
    const size_t first = state->out->people.count;
    add_person(state, list, at, run, true);
    for (size_t p = first; p < state->out->people.count; p++)
        state->out->people.items[p].loose = true;
}

/* The outlet of whoever was named before: `Ann Lowe, Radio North`. */
static bool is_his_outlet(const people_reader *state, const lec_wordlist *list, uint32_t at)
{
    const size_t count = state->out->people.count;
    return count > 0 && state->out->people.items[count - 1].outlet && list->words[at].comma &&
           state->pending_count == 0 && !state->honorific && !state->asks;
}

static bool is_before_office(const people_reader *state, const lec_wordlist *list, uint32_t at)
{
    uint32_t length;
    if (at >= list->count || list->words[at].comma ||
        lec_phrase_length(list, at, LEC_PHRASE_NAME_BEFORE) > 0)
        return false;
    const lec_phrase_class class = lec_phrase_at(state->phrases, list, at, &length, NULL);
    return class == LEC_PHRASE_OFFICE || class == LEC_PHRASE_SPOKES;
}

/* Whether only the place shows that a full name is one: in a title, or a line of its own, which is
 * a name only if initials say so. */
static bool may_stand_alone(const people_reader *state, const lec_wordlist *list, uint32_t at,
                            uint32_t run)
{
    if (!is_full_name(state, list, at, run)) return false;
    return state->title ? stands_where_people_do(state, list, at) : at == 0 && run == list->count;
}

/* A run of capitalised words: a name, an organisation before an office, or part of an office. */
static void read_run(people_reader *state, const lec_wordlist *list, uint32_t at, uint32_t run)
{
    if (!state->adjacent && is_mark_before(list, at, '('))
        state->pending_count = 0; /* (Lyon, 3 May 2031): not who holds the office before it */
    const bool offices = state->pending_count > 0;
    const bool full = is_full_name(state, list, at, run);
    if (is_his_outlet(state, list, at) || (full && is_place(list, at, run))) return;
    if (full && state->asks && !offices) { /* `聞き手 高橋美咲` */
        add_person(state, list, at, run, true);
        return;
    }
    if (is_before_office(state, list, at + run) || (!offices && is_outlet_run(list, at, run)))
        return;
    const bool apposed = list->words[at].comma && offices && run >= 2;
    if (state->preposition && !state->honorific && !apposed) {
        if (run >= 2 && offices) add_person(state, list, at, run, false);
        return;
    }
    const bool heads = state->title && heads_title(state, list, at, run);
    if (offices || state->honorific || (state->by && full) || heads) {
        const bool gives = heads && !offices && !state->honorific && !state->by;
        state->by |= gives;
        state->gives |= gives;
        add_person(state, list, at, run, true);
    } else if (may_stand_alone(state, list, at, run)) {
        add_loose(state, list, at, run);
    }
}

/* `Ivo Brandt, Department Spokesperson`, `Ivo Brandt (Spokesperson)`: the office that follows
 * belongs to the name before it. */
static bool read_apposition(people_reader *state, const lec_wordlist *list, uint32_t at,
                            uint32_t length, lec_phrase_class class, const char *full)
{
    uint32_t behind = state->apposed_end;
    while (behind > 0 && behind < at && is_suffix_at(list, behind)) behind++; /* Vik MP, Minister */
    const bool before = at == behind && lec_phrase_length(list, at, LEC_PHRASE_NAME_BEFORE) > 0;
    if (behind == 0 || at < behind || at > behind + 3 ||
        !(before || list->words[behind].comma || is_mark_before(list, behind, '(')) ||
        state->pending_count > 0)
        return false;
    add_office(state, list, at, length, class, full);
    add_person(state, list, state->apposed, state->apposed_end - state->apposed, true);
    state->pending_count = 0;
    state->adjacent = state->preposition = false;
    state->apposed_end = 0;
    return true;
}

/* An office in another case, as a word of the file's language alone or with the word before it
 * (`премьер-министром`); false when it is none. */
static bool read_oblique_office(people_reader *state, const lec_wordlist *list, uint32_t at)
{
    static const uint64_t offices =
        LEC_CLASS_BIT(LEC_PHRASE_OFFICE) | LEC_CLASS_BIT(LEC_PHRASE_SPOKES);
    const lec_listed_word *word = &list->words[at];
    const char *text =
        lec_nominative(state->phrases, state->arena, list->text, word->start, word->end);
    const bool begins = at == 0 || word->comma || word->apart; /* `ministra` is a nominative too */
    if (text == NULL ||
        (begins && lec_word_means(list, at, LEC_PHRASE_OFFICE, state->phrases->own)))
        return false;
    const char *folded = lec_folded(state->arena, text);
    if (at > 0 && word->joined) {
        const char *both =
            lec_arena_format(state->arena, "%s-%s",
                             lec_one_line(state->arena, list->text, list->words[at - 1].start,
                                          list->words[at - 1].end),
                             text);
        const char *both_folded = lec_folded(state->arena, both);
        if ((lec_classes_of(both_folded, strlen(both_folded)) & offices) != 0) {
            text = both;
            folded = both_folded;
        }
    }
    const uint64_t classes = lec_classes_of(folded, strlen(folded)) & offices;
    if (classes == 0) return false;
    const bool held = (classes & LEC_CLASS_BIT(LEC_PHRASE_OFFICE)) != 0;
    add_office(state, list, at, 1, held ? LEC_PHRASE_OFFICE : LEC_PHRASE_SPOKES, text);
    state->oblique = true;
    return true;
}

/* An office, an honorific or a word for whoever asks; its length, 0 when it is none. */
static uint32_t read_role(people_reader *state, const lec_wordlist *list, uint32_t at)
{
    uint32_t length;
    const char *full;
    if (read_oblique_office(state, list, at)) return 1;
    const lec_phrase_class class = lec_phrase_at(state->phrases, list, at, &length, &full);
    if (class == LEC_PHRASE_OFFICE || class == LEC_PHRASE_SPOKES) {
        state->oblique = false;
        if (!read_apposition(state, list, at, length, class, full))
            add_office(state, list, at, length, class, full);
        return length;
    }
    if (class != LEC_PHRASE_ASKER && class != LEC_PHRASE_HONORIFIC) return 0;
    const bool all = lec_word_is_of(list, at + length - 1, LEC_CLASS_BIT(LEC_PHRASE_MEDIUM));
    state->asks |= class == LEC_PHRASE_ASKER && !all; /* `à la presse de`: nobody in particular */
    state->honorific |= class == LEC_PHRASE_HONORIFIC;
    state->by &= class != LEC_PHRASE_ASKER;
    state->adjacent = state->preposition = false;
    return length;
}

/* Whether the word stands between an office and what it is of. */
static bool is_of(const people_reader *state, const lec_wordlist *list, uint32_t at)
{
    uint32_t length;
    return lec_phrase_at(state->phrases, list, at, &length, NULL) == LEC_PHRASE_PARTICLE &&
           !(state->adjacent && lec_begins_name(list, at)) &&
           lec_word_is_of(list, at, LEC_CLASS_BIT(LEC_PHRASE_OF));
}

/* What stands between people, and between an office and what it is of; 0 when it is nothing so. */
static uint32_t read_between(people_reader *state, const lec_wordlist *list, uint32_t at)
{
    const uint32_t hosting = lec_phrase_length(list, at, LEC_PHRASE_HOSTING);
    if (hosting > 0 && state->named) {
        state->hosted = true;
        state->pending_count = 0;
        state->adjacent = state->preposition = state->by = false;
        return hosting;
    }
    if (is_of(state, list, at)) {
        state->preposition |= state->adjacent;
        state->adjacent = false;
        return 1;
    }
    if (lec_word_is_of(list, at, LEC_CLASS_BIT(LEC_PHRASE_MEDIUM)) && state->adjacent) {
        state->pending_count = 0; /* PM Programme */
        state->adjacent = false;
        return 1;
    }
    return 0;
}

/* Whether the words before a name mean a press conference, and no interview with somebody. */
static bool says_whose_conference(const lec_wordlist *list, uint32_t at, uint32_t words)
{
    uint32_t bytes;
    size_t count;
    const char *folded = lec_wordlist_folded(list, at, words, &bytes);
    const lec_meaning *meanings = lec_meanings_of(folded, bytes, &count);
    for (size_t m = 0; m < count; m++)
        if (meanings[m].class == LEC_PHRASE_BY && meanings[m].full != NULL) return true;
    return false;
}

/* Whether an `and` stands there: what is said of one person holds for the next. */
static bool is_and(const lec_wordlist *list, uint32_t at)
{
    return at < list->count && lec_word_is_of(list, at, LEC_CLASS_BIT(LEC_PHRASE_CONJUNCTION));
}

/* The words of a name; how many, 0 when there are none. */
static uint32_t read_name(people_reader *state, const lec_wordlist *list, uint32_t at)
{
    const uint32_t run = name_run(state, list, at);
    if (run == 0) return 0;
    const bool opens = at == 0 || list->words[at].comma || state->by || state->honorific ||
                       is_mark_before(list, at + run, '(');
    if (state->pending_count == 0 && run >= 2 && run <= 4 && opens && !is_place(list, at, run)) {
        state->apposed = at;
        state->apposed_end = at + run;
    }
    read_run(state, list, at, run);
    state->adjacent = state->asks = false;
    state->gives &= is_and(list, at + run);
    state->named |= is_full_name(state, list, at, run);
    return run;
}

/* Whether the title, read before, names somebody: `By Dora Finch` below it wrote the article. */
static bool names_in_title(const people_reader *state)
{
    if (state->title) return false;
    for (size_t p = 0; p < state->out->people.count; p++) {
        const lec_front_person *it = &state->out->people.items[p];
        if (it->title && !it->partial && it->name_words >= 2) return true;
    }
    return false;
}

static uint32_t read_people_word(people_reader *state, const lec_wordlist *list, uint32_t at)
{
    uint32_t length, read = read_role(state, list, at);
    if (read > 0) return read;
    const bool heads = at + 1 < list->count && list->words[at + 1].comma; /* `Interview, Harbour` */
    const uint32_t by = lec_phrase_length(list, at, LEC_PHRASE_BY);
    state->by |= by > 0 && !heads;
    if (at == 0 && by == 1 && !heads) state->author = names_in_title(state);
    read = read_between(state, list, at);
    if (read > 0) return read;
    const lec_phrase_class class = lec_phrase_at(state->phrases, list, at, &length, NULL);
    const bool begins_name = state->adjacent && lec_begins_name(list, at);
    if ((class == LEC_PHRASE_PARTICLE && !begins_name) || list->words[at].comma)
        state->adjacent = false;
    if (by > 0 && !heads) state->gives = says_whose_conference(list, at, by);
    if (by > 1 && !heads) return by; /* `entrevista a`: begins no name */
    read = read_name(state, list, at);
    if (read > 0) return read;
    state->asks = false;
    if (class != LEC_PHRASE_PARTICLE) {
        state->adjacent = state->preposition = false;
        state->gives &= is_and(list, at);
        const bool of_office = state->oblique && state->pending_count > 0; /* міністра енергетики */
        if (list->words[at].shape == LEC_SHAPE_LOWER && by == 0 && !of_office)
            state->pending_count = state->by = 0;
    }
    return length > 0 ? length : 1;
}

void lec_front_people_read(lec_front_people *people, const char *text, uint32_t start, uint32_t end,
                           bool title)
{
    people_reader state = {
        .phrases = people->phrases, .arena = people->arena, .out = people, .title = title};
    lec_wordlist list;
    for (uint32_t i = start; i < end; i++) {
        if (!lec_is_unspaced(text, i, end)) continue;
        text = lec_spaced_out(people->arena, text, start, end);
        start = 0;
        end = (uint32_t)strlen(text);
        break;
    }
    for (int chunk = 0; chunk < 4 && start < end; chunk++) {
        lec_wordlist_read(&list, text, start, end);
        for (uint32_t at = 0; at < list.count;) at += read_people_word(&state, &list, at);
        if (!list.full) break;
        start = list.words[list.count - 1].end;
    }
}
