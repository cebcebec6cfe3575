/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/profiles.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/view/conference_sets.h"
#include "analysis/view/groups.h"
#include "analysis/view/items.h"
#include "analysis/view/occurrences.h"
#include "analysis/view/stop_words.h"
#include "core/random.h"
#include "core/vocabulary.h"

const char *const lec_between_names[] = {"conference", "speaker", "role",  "group",
                                         "year",       "quarter", "month", NULL};
const char *const lec_features_names[] = {"words", "function-words", "content-words", "concepts",
                                          NULL};

/* --- whose words ----------------------------------------------------------------------------- */

typedef struct {
    const lec_context *context;
    const lec_profile_settings *settings;
    lec_conference_sets sets; /* of LEC_BETWEEN_CONFERENCE and those after the role */
    lec_items items;
    uint32_t *token_feature; /* [token_count] LEC_NONE: none */
    lec_occurrences occurrences;
    LEC_ARRAY(const char *) names;
} maker;

static bool is_of_sets(int between)
{
    return between != LEC_BETWEEN_SPEAKER && between != LEC_BETWEEN_ROLE;
}

static lec_set_kind sets_of(int between)
{
    if (between == LEC_BETWEEN_GROUP) return LEC_SETS_GROUP;
    if (between == LEC_BETWEEN_YEAR) return LEC_SETS_YEAR;
    if (between == LEC_BETWEEN_MONTH) return LEC_SETS_MONTH;
    return between == LEC_BETWEEN_QUARTER ? LEC_SETS_QUARTER : LEC_SETS_CONFERENCE;
}

lec_status lec_profile_settings_by(const lec_common *common, lec_profile_settings *settings,
                                   lec_error *error)
{
    static const lec_between of_kind[] = {
        [LEC_SETS_CONFERENCE] = LEC_BETWEEN_CONFERENCE,
        [LEC_SETS_GROUP] = LEC_BETWEEN_GROUP,
        [LEC_SETS_YEAR] = LEC_BETWEEN_YEAR,
        [LEC_SETS_QUARTER] = LEC_BETWEEN_QUARTER,
        [LEC_SETS_MONTH] = LEC_BETWEEN_MONTH,
    };
    lec_set_kind kind;
    const lec_status status = lec_sets_read(common, &kind, error);
    if (status != LEC_OK) return status;
    settings->between = (int)of_kind[kind];
    settings->in_time = true;
    return LEC_OK;
}

static uint32_t owner_of(const maker *m, uint32_t turn)
{
    const lec_corpus *corpus = m->context->corpus;
    if (m->settings->between == LEC_BETWEEN_SPEAKER) return corpus->turn_speaker[turn];
    if (m->settings->between == LEC_BETWEEN_ROLE) return corpus->turn_role[turn];
    return m->sets.of_conference[corpus->turn_conference[turn]];
}

static size_t owner_count(const maker *m)
{
    if (m->settings->between == LEC_BETWEEN_SPEAKER) return m->context->corpus->speaker_count;
    return m->settings->between == LEC_BETWEEN_ROLE ? (size_t)LEC_ROLE_COUNT : m->sets.count;
}

static const char *name_of(const maker *m, uint32_t owner)
{
    if (m->settings->between == LEC_BETWEEN_SPEAKER) return m->context->corpus->speaker_name[owner];
    return m->settings->between == LEC_BETWEEN_ROLE ? lec_role_name((lec_role)owner)
                                                    : m->sets.name[owner];
}

typedef struct {
    lec_profile profile;
    uint32_t owner;
    LEC_ARRAY(uint32_t) turns;
} owned;

/* Who has most of the principals' words in a conference. */
static const char *chief_of(const lec_corpus *corpus, uint32_t conference, lec_arena *arena)
{
    uint64_t *words = lec_new(arena, uint64_t, corpus->speaker_count);
    uint32_t most = 0;
    for (uint32_t t = corpus->conference_turn[conference];
         t < corpus->conference_turn[conference + 1]; t++) {
        const uint32_t speaker = corpus->turn_speaker[t];
        if (corpus->turn_role[t] != LEC_ROLE_PRINCIPAL || speaker == 0) continue;
        words[speaker] += corpus->turn_start[t + 1] - corpus->turn_start[t];
        if (words[speaker] > words[most]) most = speaker;
    }
    return corpus->speaker_name[most];
}

static void describe_conference(const maker *m, owned *of)
{
    const lec_corpus *corpus = m->context->whole;
    for (uint32_t c = 0; c < corpus->conference_count; c++) {
        const lec_conference *conference = &corpus->conference[c];
        if (strcmp(conference->name, of->profile.name) != 0) continue;
        of->profile.date = conference->date;
        of->profile.label = conference->group[0] != '\0' ? conference->group
                                                         : chief_of(corpus, c, m->context->arena);
    }
}

/* The date of a group or period is that of its first conference. */
static void date_set(const maker *m, owned *of)
{
    const lec_corpus *corpus = m->context->corpus;
    for (uint32_t c = 0; c < corpus->conference_count; c++) {
        const char *date = corpus->conference[c].date, *known = of->profile.date;
        if (m->sets.of_conference[c] != of->owner || date[0] == '\0') continue;
        if (known[0] == '\0' || strcmp(date, known) < 0) of->profile.date = date;
    }
}

static int by_words(const void *a, const void *b)
{
    const owned *x = a, *y = b;
    if (x->profile.words != y->profile.words) return x->profile.words > y->profile.words ? -1 : 1;
    return strcmp(x->profile.name, y->profile.name);
}

static int by_date_then_name(const void *a, const void *b)
{
    const owned *x = a, *y = b;
    const bool dated = x->profile.date[0] != '\0', other = y->profile.date[0] != '\0';
    if (dated != other) return dated ? -1 : 1;
    const int order = strcmp(x->profile.date, y->profile.date);
    return order != 0 ? order : strcmp(x->profile.name, y->profile.name);
}

static owned *find_owners(const maker *m, lec_profiles *out)
{
    const lec_corpus *corpus = m->context->corpus;
    lec_arena *arena = m->context->arena;
    const size_t owners = owner_count(m);
    owned *all = lec_new(arena, owned, owners);
    for (uint32_t o = 0; o < owners; o++) {
        all[o].owner = o;
        all[o].profile = (lec_profile){.name = name_of(m, o), .label = "", .date = ""};
    }
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        owned *of = &all[owner_of(m, t)];
        if (corpus->turn_start[t + 1] == corpus->turn_start[t]) continue;
        of->profile.words += corpus->turn_start[t + 1] - corpus->turn_start[t];
        LEC_PUSH(arena, of->turns, t);
    }
    size_t kept = 0;
    for (size_t o = 0; o < owners; o++)
        if (all[o].profile.words >= m->settings->minimum_words && all[o].profile.name[0] != '\0')
            all[kept++] = all[o];
    out->total = kept;
    if (kept > 1) qsort(all, kept, sizeof *all, by_words);
    out->count = kept < m->settings->most ? kept : (size_t)m->settings->most;
    for (size_t i = 0; i < out->count; i++) {
        if (m->settings->between == LEC_BETWEEN_CONFERENCE)
            describe_conference(m, &all[i]);
        else if (m->settings->in_time)
            date_set(m, &all[i]);
    }
    if (out->count > 1) qsort(all, out->count, sizeof *all, by_date_then_name);
    return all;
}

/* --- which words ----------------------------------------------------------------------------- */

typedef struct {
    const char *text;
    uint64_t count;
    uint32_t item;
} ranked;

static int by_count_then_text(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->text, y->text);
}

static bool is_wanted(int features, const char *word)
{
    if (features == LEC_FEATURES_WORDS) return true;
    const bool is_function = lec_is_function_word(word);
    if (features == LEC_FEATURES_FUNCTION_WORDS) return is_function;
    return !is_function && word[strspn(word, "0123456789.,")] != '\0';
}

static lec_vocabulary *names_of(const lec_profiles *profiles, lec_arena *arena)
{
    lec_vocabulary *names = lec_vocabulary_new(arena);
    for (size_t f = 0; f < profiles->feature_count; f++)
        lec_vocabulary_add(names, profiles->feature[f], strlen(profiles->feature[f]));
    return names;
}

/* The features of other profiles, whether they occur here or not: place[item] of an item of that
 * text, LEC_NONE for the others. */
static void take_features(maker *m, const char *const *text, size_t count, uint32_t *place)
{
    const lec_profiles *like = m->settings->like;
    const lec_vocabulary *names = names_of(like, m->context->arena);
    for (size_t f = 0; f < like->feature_count; f++)
        LEC_PUSH(m->context->arena, m->names, like->feature[f]);
    for (size_t i = 0; i < count; i++)
        if (!lec_vocabulary_find(names, text[i], strlen(text[i]), &place[i])) place[i] = LEC_NONE;
}

static void find_token_features(const maker *m, const uint32_t *place)
{
    for (size_t i = 0; i < m->context->corpus->token_count; i++)
        m->token_feature[i] =
            m->items.token_item[i] == LEC_NONE ? LEC_NONE : place[m->items.token_item[i]];
}

/* The most frequent words in the turns of all profiles. */
static void choose_words(maker *m, const owned *owners, size_t count)
{
    const lec_corpus *corpus = m->context->corpus;
    lec_arena *arena = m->context->arena;
    ranked *all = lec_new(arena, ranked, m->items.item_count);
    uint32_t *place = lec_new(arena, uint32_t, m->items.item_count);
    if (m->settings->like != NULL) {
        take_features(m, m->items.text, m->items.item_count, place);
        find_token_features(m, place);
        return;
    }
    for (uint32_t i = 0; i < m->items.item_count; i++) {
        all[i] = (ranked){m->items.text[i], 0, i};
        place[i] = LEC_NONE;
    }
    for (size_t o = 0; o < count; o++)
        for (size_t t = 0; t < owners[o].turns.count; t++) {
            const uint32_t turn = owners[o].turns.items[t];
            for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++)
                if (m->items.token_item[i] != LEC_NONE) all[m->items.token_item[i]].count++;
        }
    if (m->items.item_count > 1) qsort(all, m->items.item_count, sizeof *all, by_count_then_text);
    for (size_t i = 0; i < m->items.item_count && m->names.count < m->settings->features; i++) {
        if (all[i].count == 0) break;
        if (!is_wanted(m->settings->of, m->items.folded[all[i].item])) continue;
        place[all[i].item] = (uint32_t)m->names.count;
        LEC_PUSH(arena, m->names, all[i].text);
    }
    find_token_features(m, place);
}

static void choose_concepts(maker *m)
{
    const lec_study *study = m->context->study;
    m->occurrences = lec_occurrences_find(m->context->corpus, study->concepts, study->concept_count,
                                          m->context->arena);
    bool *occurs = lec_new(m->context->arena, bool, study->concept_count);
    uint32_t *place = lec_new(m->context->arena, uint32_t, study->concept_count);
    for (size_t i = 0; i < m->occurrences.count; i++)
        occurs[m->occurrences.items[i].concept] = true;
    if (m->settings->like != NULL) {
        const char **text = lec_new(m->context->arena, const char *, study->concept_count);
        for (size_t c = 0; c < study->concept_count; c++) text[c] = study->concepts[c].name;
        take_features(m, text, study->concept_count, place);
    }
    for (size_t c = 0; c < study->concept_count && m->settings->like == NULL; c++) {
        place[c] = (uint32_t)m->names.count;
        if (occurs[c]) LEC_PUSH(m->context->arena, m->names, study->concepts[c].name);
    }
    lec_occurrence *items = (lec_occurrence *)m->occurrences.items;
    for (size_t i = 0; i < m->occurrences.count; i++) items[i].concept = place[items[i].concept];
}

/* --- counting -------------------------------------------------------------------------------- */

typedef struct {
    LEC_ARRAY(size_t) start;
    LEC_ARRAY(uint32_t) feature;
    LEC_ARRAY(uint32_t) count;
    LEC_ARRAY(uint32_t) words;
    uint32_t *tally; /* [feature_count] of the cluster at hand */
    LEC_ARRAY(uint32_t) used;
} cells;

static void count_one(const maker *m, cells *to, uint32_t feature)
{
    if (feature != LEC_NONE && to->tally[feature]++ == 0)
        LEC_PUSH(m->context->arena, to->used, feature);
}

/* The first occurrence at or after a token. */
static size_t first_at(const lec_occurrences *occurrences, uint32_t token)
{
    size_t low = 0, high = occurrences->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (occurrences->items[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void count_turn(const maker *m, cells *to, uint32_t turn)
{
    const lec_corpus *corpus = m->context->corpus;
    const uint32_t first = corpus->turn_start[turn], end = corpus->turn_start[turn + 1];
    if (m->settings->of == LEC_FEATURES_CONCEPTS)
        for (size_t i = first_at(&m->occurrences, first);
             i < m->occurrences.count && m->occurrences.items[i].token < end; i++)
            count_one(m, to, m->occurrences.items[i].concept);
    else
        for (uint32_t i = first; i < end; i++) count_one(m, to, m->token_feature[i]);
}

static int ascending(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void end_cluster(const maker *m, cells *to, uint32_t words)
{
    lec_arena *arena = m->context->arena;
    if (to->used.count > 1) qsort(to->used.items, to->used.count, sizeof(uint32_t), ascending);
    for (size_t i = 0; i < to->used.count; i++) {
        LEC_PUSH(arena, to->feature, to->used.items[i]);
        LEC_PUSH(arena, to->count, to->tally[to->used.items[i]]);
        to->tally[to->used.items[i]] = 0;
    }
    to->used.count = 0;
    LEC_PUSH(arena, to->start, to->feature.count);
    LEC_PUSH(arena, to->words, words);
}

static void count_owner(const maker *m, cells *to, owned *of)
{
    const lec_corpus *corpus = m->context->corpus;
    const lec_group group = lec_group_of_turns(m->context, of->turns.items, of->turns.count);
    of->profile.first_cluster = to->words.count;
    uint32_t words = 0;
    for (size_t t = 0; t < group.turn_count; t++) {
        const uint32_t turn = group.turns[t];
        count_turn(m, to, turn);
        words += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
        if (t + 1 < group.turn_count && group.turn_cluster[t + 1] == group.turn_cluster[t])
            continue;
        end_cluster(m, to, words);
        words = 0;
    }
    of->profile.cluster_count = to->words.count - of->profile.first_cluster;
}

static void count_all(const maker *m, owned *owners, lec_profiles *out)
{
    lec_arena *arena = m->context->arena;
    cells to = {.tally = lec_new(arena, uint32_t, m->names.count)};
    LEC_PUSH(arena, to.start, 0);
    out->items = lec_new(arena, lec_profile, out->count);
    for (size_t i = 0; i < out->count; i++) {
        count_owner(m, &to, &owners[i]);
        out->items[i] = owners[i].profile;
    }
    out->cluster_count = to.words.count;
    out->cluster_start = to.start.items;
    out->cell_feature = to.feature.items;
    out->cell_count = to.count.items;
    out->cluster_words = to.words.items;
    double *counts = lec_new(arena, double, out->count * out->feature_count);
    for (size_t i = 0; i < out->count; i++)
        for (size_t c = 0; c < out->items[i].cluster_count; c++)
            lec_profiles_add(out, out->items[i].first_cluster + c, 1,
                             counts + i * out->feature_count);
    out->counts = counts;
}

lec_status lec_profiles_make(const lec_context *context, const lec_profile_settings *settings,
                             lec_profiles *out, lec_error *error)
{
    maker m = {.context = context, .settings = settings};
    *out = (lec_profiles){.between = lec_between_names[settings->between]};
    lec_status status = lec_items_make(context, &m.items, error);
    if (status == LEC_OK && is_of_sets(settings->between))
        status = lec_conference_sets_make(context, sets_of(settings->between), &m.sets, error);
    if (status != LEC_OK) return status;
    owned *owners = find_owners(&m, out);
    m.token_feature = lec_new(context->arena, uint32_t, context->corpus->token_count);
    if (settings->of == LEC_FEATURES_CONCEPTS)
        choose_concepts(&m);
    else
        choose_words(&m, owners, out->count);
    out->feature = m.names.items;
    out->feature_count = m.names.count;
    count_all(&m, owners, out);
    return LEC_OK;
}

lec_status lec_profiles_are_two(const lec_profiles *of, const lec_profile_settings *settings,
                                lec_error *error)
{
    if (of->count >= 2 && of->feature_count >= 2) return LEC_OK;
    if (of->count < 2)
        return lec_fail(error, LEC_BAD_DATA,
                        "there %s %s with %llu words or more, and two are needed; give more files, "
                        "or lower --minimum-words",
                        of->count == 1 ? "is one" : "is no", of->between,
                        (unsigned long long)settings->minimum_words);
    return lec_fail(error, LEC_BAD_DATA,
                    "there %s of --of %s in these turns, and two are needed; count something else",
                    of->feature_count == 1 ? "is one" : "is none",
                    lec_features_names[settings->of]);
}

lec_status lec_profiles_dated(const lec_profiles *of, const lec_profile_settings *settings,
                              const char *table, size_t *count, lec_error *error)
{
    *count = 0;
    while (*count < of->count && of->items[*count].date[0] != '\0') ++*count;
    if (*count >= 2) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA,
                    "%s needs 2 %ss with a date and %llu words, but there %s %zu; give more files, "
                    "dates in the study, or a lower --minimum-words",
                    table, of->between, (unsigned long long)settings->minimum_words,
                    *count == 1 ? "is" : "are", *count);
}

void lec_profiles_add(const lec_profiles *of, size_t cluster, double times, double *counts)
{
    for (size_t i = of->cluster_start[cluster]; i < of->cluster_start[cluster + 1]; i++)
        counts[of->cell_feature[i]] += times * of->cell_count[i];
}

void lec_profiles_draw(const lec_profiles *of, uint64_t seed, uint32_t replicate, double *counts,
                       double *words)
{
    memset(counts, 0, of->count * of->feature_count * sizeof *counts);
    for (size_t i = 0; i < of->count; i++) {
        const lec_profile *profile = &of->items[i];
        if (words != NULL) words[i] = 0;
        for (size_t c = 0; c < profile->cluster_count; c++) {
            uint32_t draw;
            lec_random_below((lec_random_key){seed, LEC_STREAM_BOOTSTRAP, replicate},
                             (uint32_t)profile->cluster_count,
                             (uint32_t)(profile->first_cluster + c), 1, &draw);
            const size_t cluster = profile->first_cluster + draw;
            lec_profiles_add(of, cluster, 1, counts + i * of->feature_count);
            if (words != NULL) words[i] += of->cluster_words[cluster];
        }
    }
}
