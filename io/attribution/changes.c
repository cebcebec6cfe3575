/* SPDX-License-Identifier: GPL-3.0-or-later
 * changes.c -- `>>` stands wherever the speaker changes: a paragraph that begins so and has no
 * label is a turn of somebody who has none. Whether he asks or answers is read from the sequence of
 * all passages (sequence.h), knowing that of two such paragraphs in a row the roles mostly differ.
 */
#include <string.h>

#include "io/attribution/label_search.h"
#include "io/attribution/sequence.h"

enum { FEWEST_CHANGES = 3 };

static const double same_role = 0.1; /* that the next to speak has the role of the one before */

typedef struct {
    uint32_t block, start, end; /* the marks */
    bool apart;                 /* a label stands between it and the change before */
    double principal;           /* chance that the principal speaks */
    bool from_principal[2];     /* the best before, if a principal or a journalist speaks here */
    bool answers;
} change;

typedef LEC_ARRAY(change) changes;

/* One past the marks of a change at the beginning of a block, or its start. */
static uint32_t after_change(const char *text, const lec_block *block)
{
    const uint32_t at = lec_skip_space(text, block->start, block->end);
    if (at + 2 > block->end || text[at] != '>' || text[at + 1] != '>') return block->start;
    return lec_skip_blank(text, at + 2, block->end);
}

/* Whether what follows the label up to the end of its block has letters, none of them small. */
static bool goes_on_in_capitals(const lec_transcript *transcript, const lec_label *label)
{
    bool letters = false;
    for (uint32_t at = label->end; at < transcript->blocks[label->block].end; at++) {
        const unsigned char byte = (unsigned char)transcript->text[at];
        if (byte >= 'a' && byte <= 'z') return false;
        letters = letters || (byte >= 'A' && byte <= 'Z');
    }
    return letters;
}

/* A sentence that looks like a label before a full stop: `>> Good morning.`, and in captions that
 * are all capitals `>> THE STATE PAYS. THE FISHERMEN ...`. */
static bool is_weak(const lec_transcript *transcript, const lec_label *label)
{
    if (label->style != LEC_LABEL_STOP) return false;
    const bool stands_out =
        label->capitals == LEC_CAPITALS_ALL || label->capitals == LEC_CAPITALS_NAME;
    return !stands_out || goes_on_in_capitals(transcript, label);
}

/* The paragraphs that begin with a change and have no label but a weak one. */
static changes find_changes(const lec_label_search *search)
{
    const lec_transcript *transcript = search->transcript;
    changes all = {0};
    size_t next = 0;
    bool apart = true;
    for (uint32_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        bool strong = false;
        while (next < search->labels.count && search->labels.items[next].block < b) next++;
        for (size_t l = next; l < search->labels.count && search->labels.items[l].block == b; l++)
            strong |= !is_weak(transcript, &search->labels.items[l]);
        const uint32_t end = after_change(transcript->text, block);
        if (!strong && end > block->start && block->kind == LEC_BLOCK_PARAGRAPH) {
            const change it = {
                .block = b, .start = block->start, .end = end, .apart = apart, .principal = 0.5};
            LEC_PUSH(search->arena, all, it);
            apart = false;
        }
        apart |= strong;
    }
    return all;
}

static void drop_weak(lec_label_search *search, const changes *all)
{
    size_t kept = 0, next = 0;
    for (size_t l = 0; l < search->labels.count; l++) {
        const lec_label *label = &search->labels.items[l];
        while (next < all->count && all->items[next].block < label->block) next++;
        const bool changed = next < all->count && all->items[next].block == label->block;
        if (changed)
            search->keys.items[label->key].accepted[label->style]--;
        else
            search->labels.items[kept++] = *label;
    }
    search->labels.count = kept;
}

static void read_chances(const lec_label_search *search, changes *all)
{
    const lec_passages passages =
        lec_passages_read(search->transcript, search->phrases, search->arena);
    const lec_said *said = lec_sequence_decide(&passages, search->arena);
    size_t next = 0;
    for (size_t i = 0; i < passages.count; i++) {
        while (next < all->count && all->items[next].block < passages.items[i].block) next++;
        if (next == all->count) break;
        if (all->items[next].block != passages.items[i].block) continue;
        const bool asks = passages.items[i].ends_asking;
        const double most = said[i].role == LEC_ROLE_MODERATOR ? 0.5 : said[i].probability;
        const bool answers =
            said[i].role == LEC_ROLE_PRINCIPAL || (said[i].role == LEC_ROLE_MODERATOR && !asks);
        all->items[next].principal = answers ? most : 1 - most;
    }
}

/* The most probable roles in a row (Viterbi). */
static void decide(changes *all)
{
    double best[2] = {0.5, 0.5}; /* a principal, a journalist speaks */
    for (size_t i = 0; i < all->count; i++) {
        change *it = &all->items[i];
        const double own[2] = {it->principal, 1 - it->principal};
        double now[2];
        for (int role = 0; role < 2; role++) {
            const double same = it->apart ? 0.5 : same_role;
            const double from[2] = {best[0] * (role == 0 ? same : 1 - same),
                                    best[1] * (role == 1 ? same : 1 - same)};
            it->from_principal[role] = from[0] >= from[1];
            now[role] = own[role] * (from[0] >= from[1] ? from[0] : from[1]);
        }
        const double sum = now[0] + now[1];
        for (int role = 0; role < 2; role++) best[role] = sum > 0 ? now[role] / sum : 0.5;
    }
    bool answers = best[0] >= best[1];
    for (size_t i = all->count; i-- > 0;) {
        all->items[i].answers = answers;
        answers = all->items[i].from_principal[answers ? 0 : 1];
    }
}

bool lec_labels_at_changes(lec_label_search *search)
{
    changes all = find_changes(search);
    if (all.count < FEWEST_CHANGES) return false;
    drop_weak(search, &all);
    if (search->labels.count == 0) return false; /* all is read as a sequence */
    read_chances(search, &all);
    decide(&all);
    const uint32_t asker = lec_add_label_key(search, LEC_PHRASE_ASKER, "question");
    const uint32_t answerer = lec_add_label_key(search, LEC_PHRASE_ANSWERER, "answer");
    for (size_t i = 0; i < all.count; i++) {
        const change *it = &all.items[i];
        const double chance = it->answers ? it->principal : 1 - it->principal;
        const uint32_t key = it->answers ? answerer : asker;
        const lec_label label = {.start = it->start,
                                 .end = it->end,
                                 .name_start = it->start,
                                 .name_end = it->start,
                                 .block = it->block,
                                 .key = key,
                                 .style = LEC_LABEL_BARE,
                                 .inferred = true,
                                 .role_probability = (float)(chance > 0.5 ? chance : 0.5)};
        search->keys.items[key].accepted[LEC_LABEL_BARE]++;
        LEC_PUSH(search->arena, search->labels, label);
    }
    return true;
}
