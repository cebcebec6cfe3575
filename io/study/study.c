/* SPDX-License-Identifier: GPL-3.0-or-later
 * study.c -- from the entries of a study file to the study, and what its schema cannot say. */
#include "io/study/study.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/limits.h"
#include "core/link.h"
#include "io/study/chart_looks.h"
#include "io/study/concept_dictionary.h"
#include "io/study/corrections.h"
#include "io/study/pattern.h"
#include "io/study/study_entries.h"
#include "io/words/lexicon.h"

enum {
    WITHIN = 10,
    LARGEST_WITHIN = 1000000,
    SHOWN = 20 /* names in a message */
};

/* Words a minute where nobody says otherwise, and the interval around them. */
static const double words_per_minute[] = {150, 120, 185};

/* --- from entries to the study ---------------------------------------------------------------- */

typedef struct {
    lec_yaml yaml;
    const lec_study_entry *entry;
    lec_words *words;
    lec_arena *arena;
    lec_error *error;
    bool kept; /* it opens no other file */
} reader;

/* The line of entry `index` of the list `key` of the study. */
static size_t line_of(const reader *r, const char *key, size_t index)
{
    const yaml_node_t *list = lec_yaml_field(&r->yaml, lec_yaml_root(&r->yaml), key);
    return lec_yaml_line(lec_yaml_item(&r->yaml, list, index));
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* Checks that entry `index` of a list has a name, and one that none before it has. */
static lec_status check_name(const reader *r, const char *list, size_t index, const char *key,
                             const char *(*name_of)(const lec_study_entry *entry, size_t index))
{
    const char *name = name_of(r->entry, index);
    const size_t line = line_of(r, list, index);
    if (is_blank(name))
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: an entry of '%s' with an empty '%s'; "
                        "fill it in or take the entry out",
                        r->yaml.path, line, list, key);
    for (size_t before = 0; before < index; before++)
        if (strcmp(name_of(r->entry, before), name) == 0)
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: '%s' stands a second time in '%s' (first in line %zu); "
                            "put the two entries into one or rename one",
                            r->yaml.path, line, name, list, line_of(r, list, before));
    return LEC_OK;
}

static lec_status fold_patterns(const reader *r, const char *const *texts, size_t count,
                                const yaml_node_t *list, const char *const **out)
{
    const char **patterns = lec_new(r->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        patterns[i] = lec_pattern_fold(r->words, texts[i], r->arena);
        if (patterns[i][0] == '\0')
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: the pattern '%s' has no word in it; write a word or a phrase",
                            r->yaml.path, lec_yaml_line(lec_yaml_item(&r->yaml, list, i)),
                            texts[i]);
        if (patterns[i][strspn(patterns[i], "*? ")] == '\0')
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: the pattern '%s' can match every word; write a letter of it",
                            r->yaml.path, lec_yaml_line(lec_yaml_item(&r->yaml, list, i)),
                            texts[i]);
    }
    *out = patterns;
    return LEC_OK;
}

static const char *concept_name(const lec_study_entry *entry, size_t index)
{
    return entry->concepts[index].name;
}

static lec_status read_concept(const reader *r, size_t index, lec_concept *out)
{
    const lec_concept_entry *entry = &r->entry->concepts[index];
    const yaml_node_t *node = lec_yaml_item(
        &r->yaml, lec_yaml_field(&r->yaml, lec_yaml_root(&r->yaml), "concepts"), index);
    lec_status status = check_name(r, "concepts", index, "name", concept_name);
    if (status != LEC_OK) return status;
    *out = (lec_concept){.name = entry->name,
                         .word_count = entry->words_count,
                         .except_count = entry->except_count,
                         .near_count = entry->near_count,
                         .within = entry->within != NULL ? *entry->within : WITHIN};
    if (out->word_count == 0)
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: the concept '%s' has no words; write words: [word, two words]",
                        r->yaml.path, lec_yaml_line(node), entry->name);
    if (out->within < 1 || out->within > LARGEST_WITHIN)
        return lec_fail(r->error, LEC_BAD_DATA, "%s:%zu: 'within' must be 1 to %d", r->yaml.path,
                        lec_yaml_line(lec_yaml_field(&r->yaml, node, "within")), LARGEST_WITHIN);
    status = fold_patterns(r, entry->words, out->word_count,
                           lec_yaml_field(&r->yaml, node, "words"), &out->words);
    if (status == LEC_OK)
        status = fold_patterns(r, entry->except, out->except_count,
                               lec_yaml_field(&r->yaml, node, "except"), &out->except);
    if (status == LEC_OK)
        status = fold_patterns(r, entry->near, out->near_count,
                               lec_yaml_field(&r->yaml, node, "near"), &out->near);
    return status;
}

static lec_status find_concept(const reader *r, size_t pair, const char *name, uint32_t *out)
{
    for (uint32_t i = 0; i < r->entry->concepts_count; i++) {
        *out = i;
        if (strcmp(concept_name(r->entry, i), name) == 0) return LEC_OK;
    }
    const char *known = "";
    for (uint32_t i = 0; i < r->entry->concepts_count && i < SHOWN; i++)
        known = lec_arena_format(r->arena, "%s%s%s", known, i > 0 ? ", " : "",
                                 concept_name(r->entry, i));
    return lec_fail(r->error, LEC_BAD_DATA,
                    "%s:%zu: the pair names a concept '%s' that is not defined; "
                    "define it under 'concepts' or use one of: %s%s",
                    r->yaml.path, line_of(r, "pairs", pair), name, known,
                    r->entry->concepts_count > SHOWN ? ", ..." : "");
}

static lec_status read_pair(const reader *r, size_t index, lec_pair *pairs)
{
    const char *const *names = r->entry->pairs[index];
    lec_pair *pair = &pairs[index];
    lec_status status = find_concept(r, index, names[0], &pair->first);
    if (status == LEC_OK) status = find_concept(r, index, names[1], &pair->second);
    if (status != LEC_OK) return status;
    if (pair->first == pair->second)
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: a pair of '%s' with itself; name two different concepts",
                        r->yaml.path, line_of(r, "pairs", index), names[0]);
    for (size_t i = 0; i < index; i++)
        if ((pairs[i].first == pair->first && pairs[i].second == pair->second) ||
            (pairs[i].first == pair->second && pairs[i].second == pair->first))
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: the pair [%s, %s] stands here a second time; take one out",
                            r->yaml.path, line_of(r, "pairs", index), names[0], names[1]);
    return LEC_OK;
}

static const char *speaker_name(const lec_study_entry *entry, size_t index)
{
    return entry->speakers[index].name;
}

static size_t line_of_alias(const reader *r, size_t speaker, size_t alias)
{
    const yaml_node_t *list = lec_yaml_field(&r->yaml, lec_yaml_root(&r->yaml), "speakers");
    const yaml_node_t *node = lec_yaml_item(&r->yaml, list, speaker);
    return lec_yaml_line(lec_yaml_item(&r->yaml, lec_yaml_field(&r->yaml, node, "aliases"), alias));
}

/* Whether two labels are one: compared as attribution compares them (wordlist.h). */
static bool is_same_label(const char *a, const char *b)
{
    lec_wordlist first, second;
    lec_wordlist_read(&first, a, 0, (uint32_t)strlen(a));
    lec_wordlist_read(&second, b, 0, (uint32_t)strlen(b));
    return first.count > 0 && strcmp(first.folded, second.folded) == 0;
}

/* A label can be one person's only: it must be neither name nor alias of a speaker before. */
static lec_status check_alias(const reader *r, size_t index, size_t alias)
{
    const char *text = r->entry->speakers[index].aliases[alias];
    for (size_t other = 0; other < r->entry->speakers_count; other++) {
        const lec_speaker_entry *entry = &r->entry->speakers[other];
        if (other == index) continue;
        bool taken = is_same_label(text, entry->name);
        for (size_t a = 0; a < entry->aliases_count && other < index; a++)
            taken = taken || is_same_label(text, entry->aliases[a]);
        if (taken)
            return lec_fail(
                r->error, LEC_BAD_DATA,
                "%s:%zu: the alias '%s' is given to '%s' and to '%s' (line %zu); a label "
                "can be one person's only",
                r->yaml.path, line_of_alias(r, index, alias), text, r->entry->speakers[index].name,
                entry->name, line_of(r, "speakers", other));
    }
    return LEC_OK;
}

static lec_status read_speaker(const reader *r, size_t index, lec_study_speaker *out)
{
    const lec_speaker_entry *entry = &r->entry->speakers[index];
    for (size_t i = 0; i < entry->aliases_count; i++)
        if (is_blank(entry->aliases[i]))
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: an empty alias; write a label as it stands in the transcript",
                            r->yaml.path, line_of(r, "speakers", index));
    uint32_t *lines = lec_new(r->arena, uint32_t, entry->aliases_count);
    for (size_t i = 0; i < entry->aliases_count; i++) {
        const lec_status status = check_alias(r, index, i);
        if (status != LEC_OK) return status;
        lines[i] = (uint32_t)line_of_alias(r, index, i);
    }
    *out = (lec_study_speaker){.name = entry->name,
                               .role = entry->role != NULL ? *entry->role : LEC_ROLE_UNKNOWN,
                               .affiliation = or_empty(entry->affiliation),
                               .aliases = (const char *const *)entry->aliases,
                               .alias_lines = lines,
                               .alias_count = entry->aliases_count};
    return check_name(r, "speakers", index, "name", speaker_name);
}

static const char *outlet_name(const lec_study_entry *entry, size_t index)
{
    return entry->outlets[index].name;
}

static bool is_called(const lec_outlet_entry *outlet, const char *text)
{
    bool called = is_same_label(text, outlet->name);
    for (size_t a = 0; a < outlet->aliases_count; a++)
        called = called || is_same_label(text, outlet->aliases[a]);
    return called;
}

/* That no outlet before is called so. */
static lec_status check_outlet(const reader *r, size_t index, const char *text)
{
    for (size_t other = 0; other < index; other++)
        if (is_called(&r->entry->outlets[other], text))
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: '%s' is also given to '%s' (line %zu); keep one", r->yaml.path,
                            line_of(r, "outlets", index), text, r->entry->outlets[other].name,
                            line_of(r, "outlets", other));
    return LEC_OK;
}

static lec_status read_outlet(const reader *r, size_t index, lec_study_outlet *out)
{
    const lec_outlet_entry *entry = &r->entry->outlets[index];
    lec_status status = check_name(r, "outlets", index, "name", outlet_name);
    if (status == LEC_OK) status = check_outlet(r, index, entry->name);
    for (size_t a = 0; a < entry->aliases_count && status == LEC_OK; a++) {
        if (is_blank(entry->aliases[a]))
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: an empty alias; write another name of the outlet",
                            r->yaml.path, line_of(r, "outlets", index));
        status = check_outlet(r, index, entry->aliases[a]);
    }
    *out =
        (lec_study_outlet){entry->name, (const char *const *)entry->aliases, entry->aliases_count};
    return status;
}

/* YYYY-MM-DD of a day that exists (proleptic Gregorian). */
static bool is_date(const char *text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    static const char form[] = "0000-00-00";
    if (strlen(text) != sizeof form - 1) return false;
    int parts[3] = {0}, part = 0;
    for (size_t i = 0; form[i] != '\0'; i++) {
        if (form[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
        if (form[i] == '-')
            part++;
        else
            parts[part] = parts[part] * 10 + (text[i] - '0');
    }
    const int year = parts[0], month = parts[1], day = parts[2];
    if (month < 1 || month > 12) return false;
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= days[month - 1] + (month == 2 && is_leap ? 1 : 0);
}

static const char *conference_file(const lec_study_entry *entry, size_t index)
{
    return entry->conferences[index].file;
}

/* What the conference is called in tables. */
static const char *conference_name(const lec_study_entry *entry, size_t index)
{
    const char *name = or_empty(entry->conferences[index].name);
    return name[0] != '\0' ? name : conference_file(entry, index);
}

static lec_status check_url(const reader *r, const char *url, size_t line)
{
    const char *wrong = url[0] == '\0' ? NULL : lec_link_fault(url);
    if (wrong == NULL) return LEC_OK;
    return lec_fail(r->error, LEC_BAD_DATA,
                    "%s:%zu: the url %s; write it as https://host/watch?v=ID&t={seconds}",
                    r->yaml.path, line, wrong);
}

static lec_status read_conference(const reader *r, size_t index, lec_study_conference *out)
{
    const lec_conference_entry *entry = &r->entry->conferences[index];
    const uint32_t line = (uint32_t)line_of(r, "conferences", index);
    *out = (lec_study_conference){entry->file,
                                  or_empty(entry->name),
                                  or_empty(entry->date),
                                  or_empty(entry->title),
                                  or_empty(entry->group),
                                  or_empty(entry->language),
                                  or_empty(entry->url),
                                  line};
    if (out->language[0] != '\0' && lec_language_find(out->language) == lec_language_count())
        return lec_fail(r->error, LEC_BAD_DATA, "%s:%zu: no language '%s' is known; use one of: %s",
                        r->yaml.path, line_of(r, "conferences", index), out->language,
                        lec_language_codes(r->arena));
    if (out->date[0] != '\0' && !is_date(out->date))
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: '%s' is not a date; write it as YYYY-MM-DD, e.g. 2024-12-03",
                        r->yaml.path, line_of(r, "conferences", index), out->date);
    lec_status status = check_url(r, out->url, line);
    if (status == LEC_OK) status = check_name(r, "conferences", index, "file", conference_file);
    return status == LEC_OK ? check_name(r, "conferences", index, "name", conference_name) : status;
}

/* A path that is meant from the study's folder. */
static const char *beside_study(const reader *r, const lec_study *study, const char *file)
{
    const char *slash = strrchr(study->file, '/');
    if (file[0] == '/' || slash == NULL) return file;
    return lec_arena_format(r->arena, "%.*s%s", (int)(slash + 1 - study->file), study->file, file);
}

static lec_status read_corrections(const reader *r, lec_study *study)
{
    const char *file = or_empty(r->entry->corrections);
    if (file[0] == '\0') return LEC_OK;
    return lec_corrections_read(beside_study(r, study, file), r->arena, &study->corrections,
                                r->error);
}

/* An estimate alone takes the interval along in proportion. */
static lec_status read_rate(const reader *r, size_t role, lec_study *study)
{
    lec_rate_entry rate = r->entry->settings.rates[role];
    const yaml_node_t *node = lec_study_rate_node(&r->yaml, role);
    if (node == NULL) rate.estimate = words_per_minute[0];
    const double scale = rate.estimate / words_per_minute[0];
    if (rate.low == 0) rate.low = scale * words_per_minute[1];
    if (rate.high == 0) rate.high = scale * words_per_minute[2];
    if (!(rate.low >= 1 && rate.low <= rate.estimate && rate.estimate <= rate.high &&
          rate.high <= 1000))
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: words_per_minute of '%s' must be 1 to 1000, "
                        "with low <= estimate <= high",
                        r->yaml.path, lec_yaml_line(node), lec_role_name((lec_role)role));
    study->words_per_minute[role] = rate.estimate;
    study->words_per_minute_low[role] = rate.low;
    study->words_per_minute_high[role] = rate.high;
    return LEC_OK;
}

/* The categories of a dictionary are concepts behind those of the study. */
static lec_status add_dictionary(const reader *r, size_t index, lec_study *study)
{
    lec_concept_list list;
    const char *file = beside_study(r, study, r->entry->dictionaries[index]);
    const lec_status status = lec_concept_dictionary_read(file, r->arena, &list, r->error);
    if (status != LEC_OK) return status;
    lec_concept *all = lec_new(r->arena, lec_concept, study->concept_count + list.count);
    if (study->concept_count > 0) memcpy(all, study->concepts, study->concept_count * sizeof *all);
    for (size_t i = 0; i < list.count; i++) {
        for (size_t before = 0; before < study->concept_count; before++)
            if (strcmp(all[before].name, list.items[i].name) == 0)
                return lec_fail(r->error, LEC_BAD_DATA,
                                "%s:%zu: the category '%s' of %s is a concept already; rename one",
                                r->yaml.path, line_of(r, "dictionaries", index), list.items[i].name,
                                file);
        all[study->concept_count + i] = list.items[i];
    }
    study->concepts = all;
    study->concept_count += list.count;
    return LEC_OK;
}

static lec_status add_dictionaries(const reader *r, lec_study *study)
{
    lec_status status = LEC_OK;
    if (r->kept && r->entry->dictionaries_count > 0)
        return lec_fail(
            r->error, LEC_BAD_DATA,
            "%s: the study that is kept in the index names dictionaries, and no file is "
            "opened for it; give --study %s",
            r->yaml.path, r->yaml.path);
    for (size_t i = 0; status == LEC_OK && i < r->entry->dictionaries_count; i++)
        status = add_dictionary(r, i, study);
    if (status != LEC_OK || r->entry->settings.overlaps != LEC_OVERLAPS_LONGEST) return status;
    lec_concept *all = lec_new(r->arena, lec_concept, study->concept_count);
    for (size_t c = 0; c < study->concept_count; c++) {
        all[c] = study->concepts[c];
        all[c].longest = true;
    }
    study->concepts = all;
    return LEC_OK;
}

static lec_status check_counts(const reader *r, size_t concepts, size_t pairs)
{
    if (concepts > lec_limits[LEC_LIMIT_CONCEPTS].most)
        return lec_limit_fail(LEC_LIMIT_CONCEPTS, 0, r->yaml.path, r->error);
    if (pairs > lec_limits[LEC_LIMIT_PAIRS].most)
        return lec_limit_fail(LEC_LIMIT_PAIRS, 0, r->yaml.path, r->error);
    return LEC_OK;
}

static lec_status read_entries(const reader *r, lec_study *study)
{
    const lec_study_entry *entry = r->entry;
    lec_concept *concepts = lec_new(r->arena, lec_concept, entry->concepts_count);
    lec_pair *pairs = lec_new(r->arena, lec_pair, entry->pairs_count);
    lec_study_speaker *speakers = lec_new(r->arena, lec_study_speaker, entry->speakers_count);
    lec_study_outlet *outlets = lec_new(r->arena, lec_study_outlet, entry->outlets_count);
    lec_study_conference *conferences =
        lec_new(r->arena, lec_study_conference, entry->conferences_count);
    study->title = or_empty(entry->title);
    study->url = or_empty(entry->url);
    study->concepts = concepts;
    study->pairs = pairs;
    study->speakers = speakers;
    study->outlets = outlets;
    study->conferences = conferences;

    lec_status status = check_url(
        r, study->url, lec_yaml_line(lec_yaml_field(&r->yaml, lec_yaml_root(&r->yaml), "url")));
    if (status == LEC_OK) status = check_counts(r, entry->concepts_count, entry->pairs_count);
    for (; status == LEC_OK && study->concept_count < entry->concepts_count; study->concept_count++)
        status = read_concept(r, study->concept_count, &concepts[study->concept_count]);
    for (; status == LEC_OK && study->pair_count < entry->pairs_count; study->pair_count++)
        status = read_pair(r, study->pair_count, pairs);
    for (; status == LEC_OK && study->speaker_count < entry->speakers_count; study->speaker_count++)
        status = read_speaker(r, study->speaker_count, &speakers[study->speaker_count]);
    for (; status == LEC_OK && study->outlet_count < entry->outlets_count; study->outlet_count++)
        status = read_outlet(r, study->outlet_count, &outlets[study->outlet_count]);
    for (; status == LEC_OK && study->conference_count < entry->conferences_count;
         study->conference_count++)
        status = read_conference(r, study->conference_count, &conferences[study->conference_count]);
    if (status == LEC_OK) status = add_dictionaries(r, study);
    lec_chart_style looks; /* are read again by who draws */
    if (status == LEC_OK)
        status = lec_chart_looks_read(&r->yaml, &r->entry->charts, &looks, r->arena, r->error);
    if (status == LEC_OK) status = check_counts(r, study->concept_count, study->pair_count);
    for (size_t role = 0; status == LEC_OK && role < LEC_ROLE_COUNT; role++)
        status = read_rate(r, role, study);
    return status;
}

/* --- the file -----------------------------------------------------------------------------------
 */

static lec_status read_file(const char *path, lec_arena *arena, const char **text, size_t *length,
                            lec_error *error)
{
    const size_t largest = (size_t)lec_limits[LEC_LIMIT_STUDY_BYTES].most;
    char *bytes = lec_new(arena, char, largest + 1);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: %s; give the study file's path, or leave --study "
                        "out",
                        path, strerror(errno));
    *length = fread(bytes, 1, largest + 1, file);
    const int failure = ferror(file) ? errno : 0;
    (void)fclose(file); /* was only read */
    if (failure != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %s; give a YAML file", path, strerror(failure));
    if (*length > largest) return lec_limit_fail(LEC_LIMIT_STUDY_BYTES, 0, path, error);
    *text = lec_arena_text(arena, bytes, *length);
    return LEC_OK;
}

static lec_status parse(const char *name, const char *text, size_t length, bool kept,
                        lec_arena *arena, const lec_study **out, lec_error *error)
{
    lec_study *study = lec_new(arena, lec_study, 1);
    *out = study;
    study->file = name != NULL ? name : "";
    study->text = text;
    study->text_length = length;
    if (length > lec_limits[LEC_LIMIT_STUDY_BYTES].most)
        return lec_limit_fail(LEC_LIMIT_STUDY_BYTES, 0, study->file, error);

    reader r = {.arena = arena, .error = error, .kept = kept};
    void *entry = NULL;
    lec_status status =
        lec_yaml_parse(name != NULL ? name : "built-in study", text, length, arena, &r.yaml, error);
    if (status == LEC_OK) status = lec_yaml_load(&r.yaml, lec_study_schema(&r.yaml), &entry, error);
    if (status == LEC_OK) status = lec_words_new(arena, &r.words, error);
    if (status != LEC_OK) return status;
    r.entry = entry;
    status = read_entries(&r, study);
    if (name == NULL) study->title = ""; /* whatever is read with it is about something else */
    return status == LEC_OK && !kept ? read_corrections(&r, study) : status;
}

lec_status lec_study_parse(const char *name, const char *text, size_t length, lec_arena *arena,
                           const lec_study **out, lec_error *error)
{
    return parse(name, text, length, false, arena, out, error);
}

lec_status lec_study_parse_kept(const char *name, const char *text, size_t length, lec_arena *arena,
                                const lec_study **out, lec_error *error)
{
    return parse(name, text, length, true, arena, out, error);
}

lec_status lec_study_read(const char *path, lec_arena *arena, const lec_study **out,
                          lec_error *error)
{
    const char *text = lec_study_built_in_text;
    size_t length = strlen(text);
    const lec_status status = path != NULL ? read_file(path, arena, &text, &length, error) : LEC_OK;
    return status == LEC_OK ? lec_study_parse(path, text, length, arena, out, error) : status;
}
