/* SPDX-License-Identifier: GPL-3.0-or-later
 * items.c -- decided once a type, then one table look-up a token. */
#include "analysis/view/items.h"

#include <libstemmer.h>

#include <stdlib.h>
#include <string.h>

#include "analysis/view/stop_words.h"
#include "analysis/view/without.h"
#include "core/known_names.h"
#include "core/memory.h"
#include "core/vocabulary.h"

static void free_stemmer(void *stemmer)
{
    sb_stemmer_delete(stemmer);
}

static lec_status open_stemmer(const lec_context *context, struct sb_stemmer **out,
                               lec_error *error)
{
    *out = NULL;
    const char *language = context->common->stem;
    if (language == NULL) return LEC_OK;
    lec_memory_expect(LEC_STEMMER_ROOM); /* what fails then is the name */
    *out = sb_stemmer_new(language, "UTF_8");
    if (*out != NULL) {
        lec_arena_adopt(context->arena, *out, free_stemmer);
        return LEC_OK;
    }
    const char *const *known = (const char *const *)sb_stemmer_list();
    size_t count = 0;
    while (known[count] != NULL) count++;
    return lec_fail_unknown(error, "--stem '", language, known, count);
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* is_stop[word]: whether --stopwords leaves a type out. */
static const bool *find_stop_words(const lec_context *context)
{
    const lec_corpus *corpus = context->corpus;
    const lec_common *common = context->common;
    bool *is_stop = lec_new(context->arena, bool, corpus->word_count);
    if (common->stopwords == NULL || strcmp(common->stopwords, "none") == 0) return is_stop;
    const bool english = strcmp(common->stopwords, "english") == 0;
    const size_t count = common->stop_word_count;
    const char **list = lec_new(context->arena, const char *, count);
    if (count > 0) {
        memcpy(list, common->stop_words, count * sizeof *list);
        qsort(list, count, sizeof *list, compare_words);
    }
    for (size_t w = 0; w < corpus->word_count; w++) {
        const char *word = corpus->word_text[w];
        is_stop[w] =
            english ? lec_is_function_word(word)
                    : count > 0 && bsearch(&word, list, count, sizeof *list, compare_words) != NULL;
    }
    return is_stop;
}

typedef struct {
    const lec_context *context;
    struct sb_stemmer *stemmer; /* or NULL */
    lec_without without;
    lec_vocabulary *items;
    LEC_ARRAY(const char *) shown; /* of each item */
} item_maker;

/* The item of each type (a word, or a form with its case), LEC_NONE for what is left out. */
static uint32_t *items_of_types(item_maker *make)
{
    const lec_context *context = make->context;
    struct sb_stemmer *stemmer = make->stemmer;
    const lec_corpus *corpus = context->corpus;
    const bool forms = context->common->keep_case;
    const char *const *lemmas = context->common->word_lemma;
    const size_t count = forms ? corpus->form_count : corpus->word_count;
    const char *const *texts = forms ? corpus->form_text : corpus->word_text;
    const bool *is_stop = find_stop_words(context);
    uint32_t *item = lec_new(context->arena, uint32_t, count);
    for (size_t type = 0; type < count; type++) {
        const char *text = texts[type];
        size_t length = strlen(text);
        if (is_stop[forms ? corpus->form_word[type] : type] ||
            lec_without_word(&make->without, text)) {
            item[type] = LEC_NONE;
            continue;
        }
        if (lemmas != NULL) {
            text = lemmas[forms ? corpus->form_word[type] : type];
            length = strlen(text);
        }
        if (stemmer != NULL && length <= INT32_MAX) {
            const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)text, (int)length);
            if (stem != NULL) {
                text = (const char *)stem;
                length = (size_t)sb_stemmer_length(stemmer);
            }
        }
        item[type] = lec_vocabulary_add(make->items, text, length);
        if (item[type] < make->shown.count) continue;
        const char *shown = forms || stemmer != NULL || lemmas != NULL
                                ? lec_arena_text(context->arena, text, length)
                                : corpus->word_shown[type];
        LEC_PUSH(context->arena, make->shown, shown);
    }
    return item;
}

lec_status lec_items_make(const lec_context *context, lec_items *out, lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    item_maker make = {.context = context, .items = lec_vocabulary_new(context->arena)};
    lec_status status = open_stemmer(context, &make.stemmer, error);
    if (status == LEC_OK && make.stemmer != NULL && context->common->lemmas != NULL)
        return lec_fail(error, LEC_BAD_USAGE, "--stem and --lemmas both; give one of them");
    if (status == LEC_OK) status = lec_without_read(context->common->without, &make.without, error);
    if (status != LEC_OK) return status;

    const uint32_t *item = items_of_types(&make);
    const uint32_t *type = context->common->keep_case ? corpus->token_form : corpus->token_word;
    uint32_t *token_item = lec_new(context->arena, uint32_t, corpus->token_count);
    for (size_t i = 0; i < corpus->token_count; i++) token_item[i] = item[type[i]];
    for (uint32_t i = 0; i < corpus->token_count && make.without.mentions; i++)
        if (lec_is_topic(corpus, i)) token_item[i] = LEC_NONE;
    *out = (lec_items){.token_item = token_item,
                       .type_item = item,
                       .text = make.shown.items,
                       .folded = lec_vocabulary_texts(make.items),
                       .item_count = lec_vocabulary_count(make.items),
                       .bounded = make.without.punctuation_crossing};
    return LEC_OK;
}

lec_status lec_items_in_groups(const lec_context *context, lec_items *items, lec_groups *groups,
                               lec_error *error)
{
    const lec_status status = lec_items_make(context, items, error);
    if (status != LEC_OK) return status;
    return lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE, groups, error);
}

typedef struct {
    const char *text;
    uint32_t item;
} named_item;

static int by_text(const void *a, const void *b)
{
    return strcmp(((const named_item *)a)->text, ((const named_item *)b)->text);
}

const uint32_t *lec_items_by_text(const lec_items *items, lec_arena *arena)
{
    named_item *named = lec_new(arena, named_item, items->item_count);
    for (uint32_t i = 0; i < items->item_count; i++) named[i] = (named_item){items->text[i], i};
    if (items->item_count > 1) qsort(named, items->item_count, sizeof *named, by_text);
    uint32_t *order = lec_new(arena, uint32_t, items->item_count);
    for (size_t i = 0; i < items->item_count; i++) order[i] = named[i].item;
    return order;
}
