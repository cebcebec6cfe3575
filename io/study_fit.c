/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study_fit.h"

#include <stdbool.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/corrected_texts.h"
#include "io/words/wordlist.h"

static bool is_read(const lec_readings *readings, const char *file)
{
    for (size_t i = 0; i < readings->count; i++)
        if (lec_source_is_called(&readings->items[i].source, file)) return true;
    return false;
}

void lec_labels_add(lec_vocabulary *labels, const char *label)
{
    lec_wordlist list;
    lec_wordlist_read(&list, label, 0, (uint32_t)strlen(label));
    lec_vocabulary_add(labels, list.folded, strlen(list.folded));
}

lec_vocabulary *lec_labels_of(const lec_corpus *corpus, lec_arena *arena)
{
    lec_vocabulary *labels = lec_vocabulary_new(arena);
    for (size_t t = 0; t < corpus->turn_count; t++) lec_labels_add(labels, corpus->turn[t].label);
    return labels;
}

/* A label of a turn, or words of a text: a label that goes on with a turn is listed nowhere. */
static bool is_found(const lec_readings *readings, const lec_vocabulary *labels, const char *alias)
{
    lec_wordlist list;
    uint32_t id;
    lec_wordlist_read(&list, alias, 0, (uint32_t)strlen(alias));
    if (lec_vocabulary_find(labels, list.folded, strlen(list.folded), &id)) return true;
    for (int away = 0; away < 2; away++) /* those that are here first */
        for (size_t i = 0; i < readings->count; i++) {
            const lec_transcript *of = &readings->items[i].transcript;
            if ((of->text == NULL) == away &&
                strstr(lec_text_or_fetch(of->text, of->text_away), alias) != NULL)
                return true;
        }
    return false;
}

enum { TOLD_ALONE = 3 }; /* more of a kind are one line */

typedef struct {
    const char *called; /* the name, in quotation marks */
    const char *line;   /* what to say of it alone */
} misfit;

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(misfit) items;
} misfits;

typedef LEC_ARRAY(const char *) lines;

/* Each by itself, or the first of many with how many there are. */
static void tell(const misfits *of, const char *file, size_t among, const char *what,
                 const char *remedy, lines *out)
{
    lec_arena *arena = of->arena;
    if (of->items.count <= TOLD_ALONE) {
        for (size_t i = 0; i < of->items.count; i++) LEC_PUSH(arena, *out, of->items.items[i].line);
        return;
    }
    const char *first = "";
    for (size_t i = 0; i < TOLD_ALONE; i++)
        first =
            lec_arena_format(arena, "%s%s%s", first, i > 0 ? ", " : "", of->items.items[i].called);
    LEC_PUSH(arena, *out,
             lec_arena_format(arena, "%s: %zu of %zu %s (%s ...); %s", file, of->items.count, among,
                              what, first, remedy));
}

/* Conferences that were not read, aliases that nobody is called. */
static void tell_study(const lec_study *study, const lec_readings *readings,
                       const lec_vocabulary *labels, lec_arena *arena, lines *found)
{
    misfits conferences = {.arena = arena}, aliases = {.arena = arena};
    size_t read = 0, alias_count = 0;
    for (size_t i = 0; i < study->conference_count; i++)
        read += is_read(readings, study->conferences[i].file);
    if (read > 0 && read < study->conference_count && readings->count <= read) return;
    for (size_t i = 0; i < study->conference_count; i++) {
        const lec_study_conference *it = &study->conferences[i];
        if (is_read(readings, it->file)) continue;
        const misfit missing = {
            lec_arena_format(arena, "'%s'", it->file),
            lec_arena_format(arena,
                             "%s:%u: no transcript is called '%s'; give the name of its file",
                             study->file, it->line, it->file)};
        LEC_PUSH(arena, conferences.items, missing);
    }
    tell(&conferences, study->file, study->conference_count,
         "conferences are no transcript that was read", "give the names of their files", found);
    for (size_t s = 0; s < study->speaker_count; s++) {
        const lec_study_speaker *speaker = &study->speakers[s];
        alias_count += speaker->alias_count;
        for (size_t a = 0; a < speaker->alias_count; a++) {
            const char *alias = speaker->aliases[a];
            if (is_found(readings, labels, alias)) continue;
            const misfit unused = {
                lec_arena_format(arena, "'%s'", alias),
                lec_arena_format(arena,
                                 "%s:%u: no label is '%s' (%s); write an alias as it "
                                 "stands in the transcript",
                                 study->file,
                                 speaker->alias_lines != NULL ? speaker->alias_lines[a] : 0, alias,
                                 speaker->name)};
            LEC_PUSH(arena, aliases.items, unused);
        }
    }
    tell(&aliases, study->file, alias_count, "aliases are no label of these transcripts",
         "'lectern check' shows the labels", found);
}

/* Words changed in sheets of corrections. */
static void tell_texts(const lec_study *study, const lec_readings *readings, lec_arena *arena,
                       lines *found)
{
    static const char remedy[] = "corrections say who speaks: correct words in the transcript";
    misfits rows = {.arena = arena};
    if (study->corrections.count == 0) return;
    const lec_changed_texts changed =
        lec_texts_changed(&study->corrections, readings->corpus, arena);
    for (size_t i = 0; i < changed.count; i++) {
        const lec_changed_text *it = &changed.items[i];
        const misfit row = {
            lec_arena_format(arena, "%s:%u", it->file, it->line),
            lec_arena_format(arena,
                             "%s:%u: the text is not that of the turn ('%s', where the transcript "
                             "has '%s') and is not taken over; %s",
                             it->file, it->line, it->is, it->was, remedy)};
        LEC_PUSH(arena, rows.items, row);
    }
    tell(&rows, changed.count > 0 ? changed.items[0].file : "", study->corrections.count,
         "texts are not those of their turns and are not taken over", remedy, found);
}

lec_study_misfits lec_study_fit(const lec_study *study, const lec_readings *readings,
                                const lec_vocabulary *labels, lec_arena *arena)
{
    lines found = {0};
    tell_study(study, readings, labels, arena, &found);
    tell_texts(study, readings, arena, &found);
    return (lec_study_misfits){found.items, found.count};
}
