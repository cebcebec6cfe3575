/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study_fit.h"

#include <stdbool.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/words/wordlist.h"

static bool is_read(const lec_readings *readings, const char *file)
{
    for (size_t i = 0; i < readings->count; i++)
        if (lec_source_is_called(&readings->items[i].source, file)) return true;
    return false;
}

/* All labels, folded. */
static lec_vocabulary *labels_of(const lec_corpus *corpus, lec_arena *arena)
{
    lec_vocabulary *labels = lec_vocabulary_new(arena);
    for (size_t t = 0; t < corpus->turn_count; t++) {
        lec_wordlist list;
        const char *label = corpus->turn[t].label;
        lec_wordlist_read(&list, label, 0, (uint32_t)strlen(label));
        lec_vocabulary_add(labels, list.folded, strlen(list.folded));
    }
    return labels;
}

/* A label of a turn, or words of a text: a label that goes on with a turn is listed nowhere. */
static bool is_found(const lec_readings *readings, const lec_vocabulary *labels, const char *alias)
{
    lec_wordlist list;
    uint32_t id;
    lec_wordlist_read(&list, alias, 0, (uint32_t)strlen(alias));
    if (lec_vocabulary_find(labels, list.folded, strlen(list.folded), &id)) return true;
    for (size_t i = 0; i < readings->count; i++)
        if (strstr(readings->items[i].transcript.text, alias) != NULL) return true;
    return false;
}

lec_study_misfits lec_study_fit(const lec_study *study, const lec_readings *readings,
                                lec_arena *arena)
{
    LEC_ARRAY(const char *) found = {0};
    size_t read = 0;
    for (size_t i = 0; i < study->conference_count; i++)
        read += is_read(readings, study->conferences[i].file);
    if (read > 0 && read < study->conference_count && readings->count <= read)
        return (lec_study_misfits){NULL, 0};
    for (size_t i = 0; i < study->conference_count; i++) {
        const lec_study_conference *it = &study->conferences[i];
        if (is_read(readings, it->file)) continue;
        LEC_PUSH(arena, found,
                 lec_arena_format(arena,
                                  "%s:%u: no transcript is called '%s'; give the name of its file",
                                  study->file, it->line, it->file));
    }
    const lec_vocabulary *labels = labels_of(readings->corpus, arena);
    for (size_t s = 0; s < study->speaker_count; s++) {
        const lec_study_speaker *speaker = &study->speakers[s];
        for (size_t a = 0; a < speaker->alias_count; a++)
            if (!is_found(readings, labels, speaker->aliases[a]))
                LEC_PUSH(
                    arena, found,
                    lec_arena_format(arena,
                                     "%s:%u: no label is '%s' (%s); write an alias as it "
                                     "stands in the transcript",
                                     study->file,
                                     speaker->alias_lines != NULL ? speaker->alias_lines[a] : 0,
                                     speaker->aliases[a], speaker->name));
    }
    return (lec_study_misfits){found.items, found.count};
}
