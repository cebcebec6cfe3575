/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/keyness/word_comparison.h"

#include <math.h>
#include <string.h>

#include "analysis/measure/dealt_wholes.h"
#include "analysis/measure/dispersion.h"
#include "analysis/view/selector.h"
#include "core/vocabulary.h"

/* --- against another group of turns ---------------------------------------------------------- */

/* The deviation of proportions of each cell over the clusters that have words. */
static double *find_dp(const lec_context *context, const lec_group *group,
                       const lec_item_counts *counts)
{
    const size_t cells = counts->clusters.cell_count, clusters = group->cluster_count;
    const double *sizes = lec_cluster_sizes(context, group);
    uint64_t *size = lec_new(context->arena, uint64_t, clusters);
    for (size_t c = 0; c < clusters; c++) size[c] = (uint64_t)sizes[c];
    const lec_parts parts = lec_parts_of(size, clusters);
    uint64_t *count = lec_new(context->arena, uint64_t, clusters);
    double *scratch = lec_new(context->arena, double, clusters);
    double *dp = lec_new(context->arena, double, cells);
    for (size_t cell = 0; cell < cells; cell++) {
        const size_t first = counts->clusters.cell_start[cell];
        const size_t length = counts->clusters.cell_start[cell + 1] - first;
        for (size_t i = 0; i < length; i++) count[i] = counts->clusters.count[first + i];
        dp[cell] =
            lec_dispersion_of(&parts, counts->clusters.cluster + first, count, length, scratch).dp;
    }
    return dp;
}

/* Conferences dealt out, where each belongs to one group and there are ways enough; else NULL. */
static const lec_whole_deals *deal_conferences(const lec_context *context,
                                               const lec_exchangeable_clusters *exchangeable)
{
    const size_t units = exchangeable->both.cluster_count;
    size_t targets = 0;
    for (size_t u = 0; u < units; u++) targets += exchangeable->is_target[u];
    if (units != exchangeable->conferences ||
        lec_whole_arrangements(units, targets) < LEC_FEWEST_WHOLE_DEALS)
        return NULL;
    const lec_whole_design design = {exchangeable->size, exchangeable->is_target, units,
                                     (size_t)context->common->replicates, context->common->seed};
    return lec_whole_deals_new(&design, context->arena);
}

lec_dealt_word *lec_deal_between(const lec_context *context,
                                 const lec_exchangeable_clusters *exchangeable,
                                 const lec_item_counts *counts, uint64_t minimum)
{
    const size_t cells = counts->clusters.cell_count;
    lec_dealt_word *dealt = lec_new(context->arena, lec_dealt_word, cells);
    if (context->values_only) return dealt;
    bool *tested = lec_new(context->arena, bool, cells);
    for (size_t cell = 0; cell < cells; cell++) tested[cell] = counts->total[cell] >= minimum;
    const lec_deal design = {.size = exchangeable->size,
                             .is_target = exchangeable->is_target,
                             .block = exchangeable->stratum,
                             .whole = exchangeable->whole,
                             .tested = tested,
                             .wholes = deal_conferences(context, exchangeable),
                             .threads = (size_t)context->common->threads};
    lec_deal_words(&counts->clusters, &design, dealt);
    return dealt;
}

static lec_ratio_estimate *find_ratios(const lec_context *context,
                                       const lec_exchangeable_clusters *exchangeable,
                                       const lec_item_counts *counts)
{
    lec_ratio_estimate *ratios =
        lec_new(context->arena, lec_ratio_estimate, counts->clusters.cell_count);
    if (context->values_only) return ratios;
    const lec_ratio_design design = {.size = exchangeable->size,
                                     .is_target = exchangeable->is_target,
                                     .cluster = exchangeable->whole,
                                     .level = context->common->level,
                                     .threads = (size_t)context->common->threads};
    lec_rate_ratios(&counts->clusters, &design, ratios);
    return ratios;
}

/* How often all turns read use each item. */
static double *count_corpus(const lec_context *context, const lec_items *items)
{
    double *count = lec_new(context->arena, double, items->item_count);
    for (size_t i = 0; i < context->corpus->token_count; i++)
        if (items->token_item[i] != LEC_NONE) count[items->token_item[i]]++;
    return count;
}

static lec_item_counts keep_frequent(const lec_context *context, const lec_item_counts *all,
                                     uint64_t minimum)
{
    bool *keep = lec_new(context->arena, bool, all->clusters.cell_count);
    for (size_t cell = 0; cell < all->clusters.cell_count; cell++)
        keep[cell] = all->total[cell] >= minimum;
    return lec_keep_cells(all, keep, context->arena);
}

/* The cell that each of the frequent words has among all. */
static const size_t *cells_of(const lec_context *context, const lec_item_counts *all,
                              const lec_item_counts *frequent)
{
    size_t *cell = lec_new(context->arena, size_t, frequent->clusters.cell_count);
    size_t at = 0;
    for (size_t i = 0; i < frequent->clusters.cell_count; i++) {
        while (all->item[at] != frequent->item[i]) at++;
        cell[i] = at;
    }
    return cell;
}

/* The same words in one group, so that a cell is the same word everywhere. */
static lec_item_counts count_part(const lec_context *context, const lec_items *items,
                                  const lec_group *part, const lec_item_counts *both)
{
    const lec_item_counts all =
        lec_count_tokens(context, part, items->token_item, items->item_count);
    return lec_align_cells(&all, both->item, both->clusters.cell_count, context->arena);
}

lec_word_comparison lec_compare_words(const lec_context *context, const lec_items *items,
                                      const lec_compared_groups *groups, uint64_t minimum)
{
    const lec_exchangeable_clusters exchangeable = lec_exchangeable_clusters_make(context, groups);
    const lec_item_counts all =
        lec_count_tokens(context, &exchangeable.both, items->token_item, items->item_count);
    const lec_item_counts both = keep_frequent(context, &all, minimum);
    const lec_item_counts target = count_part(context, items, &groups->target, &both);
    const lec_item_counts reference = count_part(context, items, &groups->reference, &both);
    const lec_dealt_word *dealt = lec_deal_between(context, &exchangeable, &all, minimum);
    const lec_ratio_estimate *ratios = find_ratios(context, &exchangeable, &all);
    const double *target_dp = find_dp(context, &groups->target, &target);
    const double *reference_dp = find_dp(context, &groups->reference, &reference);

    const double *corpus_count = count_corpus(context, items);
    double used = 0, read = 0; /* words of the corpus: of either group's vocabulary, of any */
    for (size_t i = 0; i < all.clusters.cell_count; i++) used += corpus_count[all.item[i]];
    for (size_t i = 0; i < items->item_count; i++) read += corpus_count[i];

    const size_t count = both.clusters.cell_count;
    const size_t *all_cell = cells_of(context, &all, &both);
    lec_compared_word *words = lec_new(context->arena, lec_compared_word, count);
    for (size_t i = 0; i < count; i++)
        words[i] = (lec_compared_word){.text = items->text[both.item[i]],
                                       .target_count = (double)target.total[i],
                                       .reference_count = (double)reference.total[i],
                                       .target_turns = target.turns[i],
                                       .reference_turns = reference.turns[i],
                                       .dealt = dealt[all_cell[i]],
                                       .ratio = ratios[all_cell[i]],
                                       .target_dp = target_dp[i],
                                       .reference_dp = reference_dp[i],
                                       .corpus_count = corpus_count[both.item[i]]};
    return (lec_word_comparison){.target_name = groups->target_name,
                                 .reference_name = groups->reference_name,
                                 .target_size = (double)groups->target.token_count,
                                 .reference_size = (double)groups->reference.token_count,
                                 .clusters = exchangeable.whole_count,
                                 .corpus_size =
                                     (double)context->corpus->token_count - (read - used),
                                 .words = words,
                                 .count = count,
                                 .tests = count};
}

/* --- against a frequency list ---------------------------------------------------------------- */

static lec_status find_list_size(const lec_reference_list *of, double *size, lec_error *error)
{
    const lec_word_values *list = of->counts;
    double sum = 0;
    for (size_t i = 0; i < list->count; i++) sum += list->values[i];
    *size = of->size > 0 ? (double)of->size : sum;
    if (*size >= sum && sum > 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "%s: the list counts %.15g words, %s", list->file, sum,
                    sum > 0 ? "more than --reference-size says" : "so there is nothing to compare");
}

/* The turns of the selector, or all. */
static lec_status choose_target(const lec_context *context, const char *text, lec_selection *out,
                                lec_error *error)
{
    if (text != NULL) return lec_selector_read(context, "target", text, out, error);
    const lec_corpus *corpus = context->corpus;
    uint32_t *turns = lec_new(context->arena, uint32_t, corpus->turn_count);
    for (uint32_t t = 0; t < corpus->turn_count; t++) turns[t] = t;
    *out = (lec_selection){"all", turns, corpus->turn_count, corpus->token_count};
    return LEC_OK;
}

/* log2 of the ratio of an end of the interval of the target's rate to the rate in the list; NaN
 * where it would be infinite. */
static double log_ratio_end(double rate, const lec_word_comparison *of, double reference_count)
{
    return rate > 0 && reference_count > 0 ? log2(rate * of->reference_size / reference_count)
                                           : NAN;
}

static void add_word(lec_word_comparison *to, uint64_t minimum, lec_compared_word word)
{
    const double expected = to->target_size * (word.target_count + word.reference_count) /
                            (to->target_size + to->reference_size);
    if (word.target_count < (double)minimum && !(expected >= (double)minimum)) return;
    word.reference_turns = LEC_MISSING_COUNT;
    word.dealt = (lec_dealt_word){NAN, NAN, 0, {NAN, NAN, NAN, NAN}};
    word.ratio.shrunken = NAN;
    word.ratio.shrunken_interval = (lec_interval){NAN, NAN};
    word.reference_dp = NAN;
    to->words[to->count++] = word;
    if (!isnan(word.reference_count)) to->tests++;
}

static void add_words_of_target(const lec_context *context, const lec_items *items,
                                const lec_group *target, const lec_item_counts *counts,
                                const lec_reference_list *list, uint64_t minimum,
                                lec_word_comparison *out)
{
    const lec_estimate *rate = lec_item_rates(context, target, counts, 1, NULL);
    const double *dp = find_dp(context, target, counts);
    const double *corpus_count = count_corpus(context, items);
    for (size_t i = 0; i < counts->clusters.cell_count; i++) {
        lec_compared_word word = {.text = items->text[counts->item[i]],
                                  .target_count = (double)counts->total[i],
                                  .reference_count = list->complete ? 0 : NAN,
                                  .target_turns = counts->turns[i],
                                  .target_dp = dp[i],
                                  .corpus_count = corpus_count[counts->item[i]]};
        lec_word_values_find(list->counts, items->folded[counts->item[i]], &word.reference_count);
        word.ratio.interval =
            (lec_interval){log_ratio_end(rate[i].low, out, word.reference_count),
                           log_ratio_end(rate[i].high, out, word.reference_count)};
        add_word(out, minimum, word);
    }
}

static void add_words_of_list_only(const lec_context *context, const lec_items *items,
                                   const lec_item_counts *counts, const lec_word_values *list,
                                   uint64_t minimum, lec_word_comparison *out)
{
    const double *corpus_count = count_corpus(context, items);
    lec_vocabulary *read = lec_vocabulary_new(context->arena); /* its ids are those of the items */
    bool *in_target = lec_new(context->arena, bool, items->item_count);
    for (size_t i = 0; i < items->item_count; i++)
        lec_vocabulary_add(read, items->folded[i], strlen(items->folded[i]));
    for (size_t i = 0; i < counts->clusters.cell_count; i++) in_target[counts->item[i]] = true;
    for (size_t i = 0; i < list->count; i++) {
        uint32_t item = 0;
        const bool is_read =
            lec_vocabulary_find(read, list->words[i], strlen(list->words[i]), &item);
        if (is_read && in_target[item]) continue;
        add_word(out, minimum,
                 (lec_compared_word){.text = list->words[i],
                                     .reference_count = list->values[i],
                                     .target_dp = NAN,
                                     .ratio.interval = {NAN, NAN},
                                     .corpus_count = is_read ? corpus_count[item] : 0});
    }
}

lec_status lec_compare_with_list(const lec_context *context, const lec_items *items,
                                 const char *target_text, const lec_reference_list *list,
                                 uint64_t minimum, lec_word_comparison *out, lec_error *error)
{
    double size = 0;
    lec_selection chosen;
    lec_status status = find_list_size(list, &size, error);
    if (status == LEC_OK) status = choose_target(context, target_text, &chosen, error);
    if (status != LEC_OK) return status;

    const lec_group target = lec_group_of_turns(context, chosen.turns, chosen.turn_count);
    const lec_item_counts counts =
        lec_count_tokens(context, &target, items->token_item, items->item_count);
    *out =
        (lec_word_comparison){.target_name = chosen.text,
                              .reference_name = list->counts->file,
                              .target_size = (double)target.token_count,
                              .reference_size = size,
                              .corpus_size = (double)context->corpus->token_count,
                              .words = lec_new(context->arena, lec_compared_word,
                                               counts.clusters.cell_count + list->counts->count)};
    add_words_of_target(context, items, &target, &counts, list, minimum, out);
    add_words_of_list_only(context, items, &counts, list->counts, minimum, out);
    return LEC_OK;
}
