/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a cue repeats of the cue that is still on the screen. */
#include <stdlib.h>

#include "io/form/cues.h"

static const double still_shown = 0.5; /* seconds between two cues of one rolling text */

/* For two successive cues: how many first words of the second are the last of the first. */
typedef struct {
    size_t any;  /* the most words */
    size_t rows; /* the most words that are whole lines in both cues; 0 when none are */
    bool rolls;  /* and there is more in either cue than what they share */
    bool apart;  /* the first is over for longer than a cue is still shown */
} overlap;

/* Whether the last `shared` words of `before` and the first of `after` are whole lines, seen to be
 * so: at least one of the cues has another line. */
static bool are_rows(const lec_cues *all, const lec_cue *before, const lec_cue *after,
                     size_t shared)
{
    const lec_cue_word *words = all->words.items;
    if (!words[before->first_word + before->word_count - shared].opens_row) return false;
    if (shared < after->word_count && !words[after->first_word + shared].opens_row) return false;
    return words[before->first_word + before->word_count - 1].row > 0 ||
           words[after->first_word + after->word_count - 1].row > 0 ||
           (shared == before->word_count && shared == after->word_count);
}

/* By the failure function of Knuth, Morris and Pratt 1977: linear in the words of both cues.
 * `failure` has room for the words of `after`. */
static overlap find_overlap(const lec_cues *all, const lec_cue *before, const lec_cue *after,
                            size_t *failure)
{
    const lec_cue_word *old = all->words.items + before->first_word;
    const lec_cue_word *new = all->words.items + after->first_word;
    const size_t count = after->word_count;
    failure[0] = 0;
    for (size_t i = 1, k = 0; i < count; i++) {
        while (k > 0 && new[i].id != new[k].id) k = failure[k - 1];
        if (new[i].id == new[k].id) k++;
        failure[i] = k;
    }
    size_t k = 0;
    size_t i = before->word_count > count ? before->word_count - count : 0;
    for (; i < before->word_count; i++) {
        while (k > 0 && (k == count || old[i].id != new[k].id)) k = failure[k - 1];
        if (old[i].id == new[k].id) k++;
    }
    overlap found = {.any = k, .rolls = k > 0 && (k < count || k < before->word_count)};
    while (k > 0 && !are_rows(all, before, after, k)) k = failure[k - 1];
    found.rows = k;
    return found;
}

static int by_size(const void *a, const void *b)
{
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* Captions roll when half of the cues or more repeat words of the cue before that is still shown.
 * In a file of few cues chance could do that: there, lines or three words must be seen to move.
 * After a pause the line before it comes again only as a line, above another.
 * Returns how many words must be shared to count as repeated, 0 when the captions do not roll. */
static size_t least_overlap(const lec_cues *all, const overlap *overlaps, size_t borders)
{
    size_t *sizes = lec_new(all->arena, size_t, borders);
    size_t shared = 0, near = 0;
    bool is_seen = false;
    for (size_t i = 0; i < borders; i++) {
        if (overlaps[i].apart) continue;
        near++;
        if (overlaps[i].any > 0) sizes[shared++] = overlaps[i].any;
        if (overlaps[i].rolls && (overlaps[i].rows > 0 || overlaps[i].any >= 3)) is_seen = true;
    }
    if (shared == 0 || shared * 2 < near) return 0;
    if (near < 4 && !is_seen && !(near > 1 && shared == near)) return 0;
    qsort(sizes, shared, sizeof *sizes, by_size);
    return (sizes[shared / 2] + 1) / 2;
}

void lec_cues_find_repeated(lec_cues *all)
{
    size_t longest = 0, borders = 0;
    for (size_t i = 0; i < all->cues.count; i++)
        if (all->cues.items[i].word_count > longest) longest = all->cues.items[i].word_count;
    size_t *failure = lec_new(all->arena, size_t, longest);
    overlap *overlaps = lec_new(all->arena, overlap, all->cues.count);
    lec_cue **second = lec_new(all->arena, lec_cue *, all->cues.count);
    const lec_cue *before = NULL;
    for (size_t i = 0; i < all->cues.count; i++) {
        lec_cue *after = &all->cues.items[i];
        if (after->word_count == 0) continue;
        if (before != NULL) {
            overlaps[borders] = find_overlap(all, before, after, failure);
            overlaps[borders].apart = after->start - before->end > still_shown;
            second[borders++] = after;
        }
        before = after;
    }
    const size_t least = least_overlap(all, overlaps, borders);
    for (size_t i = 0; i < borders && least > 0; i++) {
        const bool again =
            overlaps[i].rows == second[i]->word_count; /* after a pause, said again */
        if (overlaps[i].rows > 0 && !(overlaps[i].apart && again))
            second[i]->repeated = overlaps[i].rows;
        else if (overlaps[i].any >= least && !overlaps[i].apart)
            second[i]->repeated = overlaps[i].any;
    }
}
