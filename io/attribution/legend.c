/* SPDX-License-Identifier: GPL-3.0-or-later
 * legend.c -- initials that the text explains above its labels: `KT: Karin Thole, harbour master`,
 * `AP = Alma Prentice (Chief Executive)`, `Silke Harms (SH)`. A label of these initials is read as
 * what they stand for, and the lines of such a list are no labels. */
#include <string.h>

#include "io/attribution/label_search.h"
#include "io/words/unicode.h"

enum { FURTHEST = 6000, LONGEST_LINE = 400 }; /* bytes from the beginning; of a line */

typedef struct {
    lec_label_search *search;
    lec_wordlist list; /* of the line */
    uint32_t start, end;
    size_t candidate; /* the first that does not stand before the line */
} legend_line;

/* One past the words from `first` on whose first letters are those of word `initials`; 0 when they
 * are others. Small words of a name have none. */
static uint32_t spelled_out(const legend_line *line, uint32_t initials, uint32_t first)
{
    const lec_wordlist *list = &line->list;
    uint32_t letter = list->words[initials].fold, word = first;
    const uint32_t end = list->words[initials].fold_end;
    for (; letter < end; word++) {
        if (word >= list->count || word == initials) return 0;
        const lec_listed_word *it = &list->words[word];
        if (word > first && it->shape == LEC_SHAPE_LOWER &&
            lec_word_is_of(list, word, LEC_CLASS_BIT(LEC_PHRASE_PARTICLE)))
            continue;
        uint32_t at = it->fold;
        if (!lec_is_name_shape(it) || (word > first && it->comma) ||
            lec_utf8_next(list->folded, &at, it->fold_end) !=
                lec_utf8_next(list->folded, &letter, end))
            return 0;
    }
    return word;
}

/* The key of the labels that consist of the word, when it is two or three capitals and a label
 * more often than `least`; LEC_NONE otherwise. */
static uint32_t key_of_initials(const legend_line *line, uint32_t word, uint32_t least)
{
    const lec_listed_word *it = &line->list.words[word];
    uint32_t key, count = 0;
    if (it->shape != LEC_SHAPE_CAPS || it->letters < 2 || it->letters > 3 ||
        !lec_vocabulary_find(line->search->texts, line->list.folded + it->fold,
                             (size_t)(it->fold_end - it->fold), &key))
        return LEC_NONE;
    const lec_label_key *found = &line->search->keys.items[key];
    for (int style = 0; style < LEC_LABEL_STYLES; style++) count += found->count[style];
    return count > least && lec_are_initials(&found->name) ? key : LEC_NONE;
}

/* Reads the labels of the key as text[start..end), with what stands in a bracket at its end. */
static void explain(const legend_line *line, uint32_t key, uint32_t start, uint32_t end)
{
    lec_label_search *search = line->search;
    const char *text = search->transcript->text;
    const char *bracket = memchr(text + start, '(', end - start);
    const uint32_t name_end = bracket != NULL ? (uint32_t)(bracket - text) : end;
    uint32_t outlet_end = end;
    if (bracket != NULL)
        while (outlet_end > name_end && text[outlet_end - 1] != ')') outlet_end--;
    const bool closed = outlet_end > name_end + 2;
    lec_name name;
    lec_name_read(&name, search->phrases, search->arena, text, start, name_end,
                  closed ? name_end + 1 : 0, closed ? outlet_end - 1 : 0);
    if (name.name_words < 2) return;
    const size_t length = strlen(name.affiliation);
    if (!lec_may_be_outlet(name.affiliation, 0, (uint32_t)length)) name.affiliation = "";
    name.caps = search->keys.items[key].name.caps;
    search->keys.items[key].name = name;
}

/* Offices and honorifics before a name: where it begins. */
static uint32_t after_titles(const legend_line *line, uint32_t word)
{
    uint32_t length;
    while (word < line->list.count) {
        const lec_phrase_class class =
            lec_phrase_at(line->search->phrases, &line->list, word, &length, NULL);
        if (class != LEC_PHRASE_HONORIFIC && class != LEC_PHRASE_OFFICE) break;
        word += length;
    }
    return word;
}

/* `KT: Karin Thole, harbour master`: nothing that is said. */
static void read_entry(legend_line *line)
{
    const char *text = line->search->transcript->text;
    const lec_wordlist *list = &line->list;
    const uint32_t end = lec_trim_end(text, line->start, line->end);
    if (list->count < 3 || list->full || strchr(".?!", text[end - 1]) != NULL) return;
    const bool colon = text[lec_skip_blank(text, list->words[0].end, end)] == ':';
    const uint32_t key = key_of_initials(line, 0, colon);
    if (key == LEC_NONE || spelled_out(line, 0, after_titles(line, 1)) == 0) return;
    explain(line, key, list->words[1].start, end);
    for (size_t c = line->candidate; c < line->search->candidates.count; c++) {
        lec_label_candidate *it = &line->search->candidates.items[c];
        if (it->label.start >= line->end) break;
        it->legend = true;
    }
}

/* `Silke Harms (SH)` anywhere in a line. */
static void read_brackets(const legend_line *line)
{
    enum { LONGEST_NAME = 6 };
    const char *text = line->search->transcript->text;
    const lec_wordlist *list = &line->list;
    for (uint32_t w = 2; w < list->count; w++) {
        const lec_listed_word *it = &list->words[w];
        if (text[it->start - 1] != '(' || it->end >= line->end || text[it->end] != ')') continue;
        const uint32_t key = key_of_initials(line, w, 0);
        for (uint32_t first = w; key != LEC_NONE && first > 0 && first + LONGEST_NAME > w; first--)
            if (spelled_out(line, w, first - 1) == w)
                explain(line, key, list->words[first - 1].start, list->words[w - 1].end);
    }
}

void lec_legends_find(lec_label_search *search)
{
    const lec_transcript *transcript = search->transcript;
    const uint32_t furthest =
        transcript->length < FURTHEST ? (uint32_t)transcript->length : FURTHEST;
    legend_line line = {.search = search};
    for (uint32_t at = 0; at < furthest; at = line.end + 1) {
        line.start = at;
        line.end = lec_line_end(transcript->text, at, (uint32_t)transcript->length);
        while (line.candidate < search->candidates.count &&
               search->candidates.items[line.candidate].label.start < at)
            line.candidate++;
        if (line.end - at > LONGEST_LINE || lec_trim_end(transcript->text, at, line.end) == at)
            continue;
        lec_wordlist_read(&line.list, transcript->text, at, line.end);
        read_entry(&line);
        read_brackets(&line);
    }
}
