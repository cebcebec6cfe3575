/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/certainty_counts.h"

#include <string.h>

static const double weak_label = 0.9, nearly_label = 0.1;

/* --- inside turns ------------------------------------------------------------------------------
 */

/* Whether a question mark (also a full-width or Arabic one) ends at text[at]. */
static bool is_question_mark(const char *text, uint32_t at)
{
    if (text[at] == '?') return true;
    if (text[at] != '\x9F' || at == 0) return false;
    return text[at - 1] == '\xD8' || (at >= 2 && memcmp(text + at - 2, "\xEF\xBC", 2) == 0);
}

static bool is_closing(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '"' ||
           byte == '\'' || byte == ')' || byte == '*';
}

static void count_span(lec_turn_counts *of, const char *text, const lec_span *span)
{
    const bool opens = span->opens_paragraph || of->paragraphs == 0;
    uint32_t end = span->end;
    while (end > span->start && is_closing(text[end - 1])) end--;
    if (opens) of->paragraphs++;
    of->bytes += span->end - span->start;
    of->after_asking += span->end - span->start;
    for (uint32_t at = end; at-- > span->start;) {
        if (!is_question_mark(text, at)) continue;
        of->after_asking = span->end - at - 1;
        break;
    }
    const bool asks = end > span->start && is_question_mark(text, end - 1);
    if (asks) of->asking_paragraphs++;
}

/* A paragraph that asks and is followed by another of the same turn. */
static void count_paragraphs(lec_certainty_counts *counts)
{
    const char *text = counts->in->transcript->text;
    uint32_t last = LEC_NONE, asked = 0;
    for (size_t s = 0; s < counts->in->span_count; s++) {
        const lec_span *span = &counts->in->spans[s];
        if (span->kind != LEC_SPAN_SPEECH || span->turn == LEC_NONE) continue;
        lec_turn_counts *of = &counts->of[span->turn];
        if (span->turn == last && span->opens_paragraph && of->asking_paragraphs > asked)
            of->inner_asking++;
        last = span->turn;
        asked = of->asking_paragraphs;
        count_span(of, text, span);
    }
}

/* The turn whose words hold a byte, or LEC_NONE. */
static uint32_t turn_at(const lec_certainty_input *in, uint32_t byte)
{
    size_t low = 0, high = in->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (in->drafts[middle].start <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || in->drafts[low - 1].last_text == LEC_NONE ||
        in->drafts[low - 1].last_text < byte)
        return LEC_NONE;
    return (uint32_t)(low - 1);
}

static void count_rejected(lec_certainty_counts *counts, lec_arena *arena)
{
    const lec_labels *labels = counts->in->labels;
    uint32_t *times = lec_new(arena, uint32_t, labels->key_count + 1);
    for (size_t i = 0; i < labels->rejected_count; i++) times[labels->rejected[i].key]++;
    for (size_t i = 0; i < labels->rejected_count; i++) {
        const lec_label *label = &labels->rejected[i];
        const uint32_t turn = turn_at(counts->in, label->start);
        if (turn == LEC_NONE) continue;
        lec_turn_counts *of = &counts->of[turn];
        of->rejected++;
        of->rejected_lines += label->place != LEC_LABEL_INSIDE;
        if ((double)label->probability > of->likeliest) of->likeliest = (double)label->probability;
        if (times[label->key] > of->recurring) of->recurring = times[label->key];
        counts->file.rejected++;
        if (times[label->key] > counts->file.recurring) counts->file.recurring = times[label->key];
    }
}

/* --- the file ----------------------------------------------------------------------------------
 */

static void count_labels(lec_certainty_counts *counts)
{
    const lec_certainty_input *in = counts->in;
    lec_file_counts *file = &counts->file;
    file->labels = (uint32_t)in->labels->label_count;
    for (size_t k = 0; k < in->labels->key_count; k++) {
        file->keys += in->used[k] > 0;
        file->once += in->used[k] == 1;
    }
    for (size_t i = 0; i < in->labels->label_count; i++) {
        const lec_label *label = &in->labels->labels[i];
        file->styles[label->style]++;
        file->weak_labels += !label->inferred && (double)label->probability < weak_label;
    }
    for (int style = 0; style < LEC_LABEL_STYLES; style++)
        if (file->styles[style] > file->most_style) file->most_style = file->styles[style];
}

static void count_turns(lec_certainty_counts *counts)
{
    const lec_certainty_input *in = counts->in;
    lec_file_counts *file = &counts->file;
    for (size_t i = 0; i < in->count; i++) {
        const lec_draft *turn = &in->drafts[i];
        const bool named =
            turn->person != LEC_NONE && in->people->items[turn->person].name[0] != '\0';
        file->words += turn->words;
        if (counts->of[i].likeliest >= nearly_label) file->doubted_words += turn->words;
        file->chance += turn->words * turn->chance[turn->role];
        file->role_words[turn->role] += turn->words;
        file->role_turns[turn->role]++;
        if (turn->words > file->longest) file->longest = turn->words;
        if (!named) file->nameless_words += turn->words;
        if (turn->label == LEC_NONE && !in->stated) file->unlabelled_words += turn->words;
        file->alternations += i > 0 && turn->role != in->drafts[i - 1].role;
    }
    if (file->words > 0) file->chance /= (double)file->words;
}

static void count_people(lec_certainty_counts *counts)
{
    const lec_certainty_input *in = counts->in;
    bool *seen = counts->same_surname; /* of whom a turn was seen; afterwards its own */
    lec_file_counts *file = &counts->file;
    file->least_chance = 1.0;
    for (size_t i = 0; i < in->count; i++) {
        const lec_draft *turn = &in->drafts[i];
        if (turn->person == LEC_NONE || seen[turn->person]) continue;
        seen[turn->person] = true;
        file->principals += turn->role == LEC_ROLE_PRINCIPAL;
        file->full_names += strchr(in->people->items[turn->person].name, ' ') != NULL;
        const uint64_t words = counts->evidence.of[turn->person].words;
        if (10 * words >= file->words && turn->chance[turn->role] < file->least_chance)
            file->least_chance = turn->chance[turn->role];
    }
}

static void find_same_surnames(lec_certainty_counts *counts, lec_arena *arena)
{
    const lec_people *people = counts->in->people;
    lec_vocabulary *surnames = lec_vocabulary_new(arena);
    uint32_t *first = lec_new(arena, uint32_t, people->count + 1);
    memset(counts->same_surname, 0, people->count * sizeof *counts->same_surname);
    for (uint32_t p = 0; p < people->count; p++) {
        const char *surname = people->items[p].surname_folded;
        if (surname == NULL || surname[0] == '\0' || counts->evidence.of[p].turns == 0) continue;
        const size_t known = lec_vocabulary_count(surnames);
        const uint32_t id = lec_vocabulary_add(surnames, surname, strlen(surname));
        if (id == known)
            first[id] = p;
        else
            counts->same_surname[p] = counts->same_surname[first[id]] = true;
    }
}

/* --- words of names ----------------------------------------------------------------------------
 */

enum { SHORTEST_WORD = 4 }; /* shorter ones are particles and initials */

static bool is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte & 0x80) != 0;
}

/* The next word of at least SHORTEST_WORD bytes at or after *at; its length, 0 for none. */
static uint32_t next_word(const char *text, uint32_t *at, uint32_t end)
{
    while (*at < end) {
        while (*at < end && !is_word_byte(text[*at])) ++*at;
        uint32_t length = 0;
        while (*at + length < end && is_word_byte(text[*at + length])) length++;
        if (length >= SHORTEST_WORD) return length;
        *at += length;
    }
    return 0;
}

/* Of the words of `names` those that are said in small letters. */
static bool *find_said(const lec_certainty_input *in, const lec_vocabulary *names, lec_arena *arena)
{
    bool *said = lec_new(arena, bool, lec_vocabulary_count(names) + 1);
    const char *text = in->transcript->text;
    for (size_t s = 0; s < in->span_count; s++) {
        const lec_span *span = &in->spans[s];
        if (span->kind != LEC_SPAN_SPEECH) continue;
        uint32_t at = span->start, length, id;
        while ((length = next_word(text, &at, span->end)) > 0) {
            if (text[at] >= 'a' && text[at] <= 'z' &&
                lec_vocabulary_find(names, text + at, length, &id))
                said[id] = true;
            at += length;
        }
    }
    return said;
}

static void find_common_names(lec_certainty_counts *counts, lec_arena *arena)
{
    const lec_people *people = counts->in->people;
    lec_vocabulary *names = lec_vocabulary_new(arena);
    for (int pass = 0; pass < 2; pass++) {
        const bool *said = pass == 1 ? find_said(counts->in, names, arena) : NULL;
        for (uint32_t p = 0; p < people->count; p++) {
            const char *name = people->items[p].name_folded;
            const uint32_t end = name != NULL ? (uint32_t)strlen(name) : 0;
            uint32_t at = 0, length, words = 0, common = 0;
            if (counts->evidence.of[p].turns == 0) continue;
            while ((length = next_word(name, &at, end)) > 0) {
                const uint32_t id = lec_vocabulary_add(names, name + at, length);
                words++;
                common += said != NULL && said[id];
                at += length;
            }
            if (words > 0) counts->common[p] = (double)common / words;
        }
    }
}

lec_certainty_counts lec_certainty_count(const lec_certainty_input *input, lec_arena *arena)
{
    lec_certainty_counts counts = {
        .in = input,
        .evidence = lec_evidence_count(input->people, input->drafts, input->count, arena),
        .of = lec_new(arena, lec_turn_counts, input->count + 1),
        .same_surname = lec_new(arena, bool, input->people->count + 1),
        .common = lec_new(arena, double, input->people->count + 1)};
    count_paragraphs(&counts);
    count_rejected(&counts, arena);
    count_labels(&counts);
    count_turns(&counts);
    count_people(&counts);
    find_same_surnames(&counts, arena);
    find_common_names(&counts, arena);
    return counts;
}
