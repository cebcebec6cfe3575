/* SPDX-License-Identifier: GPL-3.0-or-later
 * study.c -- what a study says that was used when texts were read, and what is free afterwards. */
#include <inttypes.h>
#include <string.h>

#include "io/index/index.h"
#include "io/source/sha256.h"

/* Texts one behind the other, each with its length before it, so that none runs into another. */
typedef struct {
    lec_arena *arena;
    LEC_ARRAY(char) bytes;
} saying;

static void say(saying *to, const char *text)
{
    const char *whole =
        lec_arena_format(to->arena, "%zu:%s,", text != NULL ? strlen(text) + 1 : (size_t)0,
                         text != NULL ? text : "");
    for (; *whole != '\0'; whole++) LEC_PUSH(to->arena, to->bytes, *whole);
}

static void say_number(saying *to, uint64_t number)
{
    say(to, lec_arena_format(to->arena, "%" PRIu64, number));
}

static const char *digest(const saying *of)
{
    if (of->bytes.count == 0) return "";
    return lec_sha256(of->bytes.items, of->bytes.count, of->arena);
}

static const char *speakers_said(const lec_study *study, lec_arena *arena)
{
    saying all = {.arena = arena};
    for (size_t s = 0; s < study->speaker_count; s++) {
        const lec_study_speaker *it = &study->speakers[s];
        say(&all, it->name);
        say_number(&all, it->role);
        say(&all, it->affiliation);
        say_number(&all, it->alias_count);
        for (size_t a = 0; a < it->alias_count; a++) say(&all, it->aliases[a]);
    }
    return digest(&all);
}

static const char *outlets_said(const lec_study *study, lec_arena *arena)
{
    saying all = {.arena = arena};
    for (size_t o = 0; o < study->outlet_count; o++) {
        const lec_study_outlet *it = &study->outlets[o];
        say(&all, it->name);
        say_number(&all, it->alias_count);
        for (size_t a = 0; a < it->alias_count; a++) say(&all, it->aliases[a]);
    }
    return digest(&all);
}

static const char *conferences_said(const lec_study *study, lec_arena *arena)
{
    saying all = {.arena = arena};
    for (size_t c = 0; c < study->conference_count; c++) {
        const lec_study_conference *it = &study->conferences[c];
        if (it->name[0] == '\0' && it->date[0] == '\0' && it->title[0] == '\0' &&
            it->language[0] == '\0')
            continue;
        say(&all, it->file);
        say(&all, it->name);
        say(&all, it->date);
        say(&all, it->title);
        say(&all, it->language);
    }
    return digest(&all);
}

static const char *corrections_said(const lec_study *study, lec_arena *arena)
{
    saying all = {.arena = arena};
    for (size_t c = 0; c < study->corrections.count; c++) {
        const lec_correction *it = &study->corrections.items[c];
        say(&all, it->sha256);
        say_number(&all, it->first_byte);
        say_number(&all, it->first_line);
        say(&all, it->first_words);
        say(&all, it->speaker);
        say(&all, it->affiliation);
        say_number(&all, it->role);
        say_number(&all, it->action);
    }
    return digest(&all);
}

const char *const *lec_said_by(const lec_study *study, lec_arena *arena)
{
    const char **said = lec_new(arena, const char *, LEC_SAID_COUNT);
    said[LEC_SAID_SPEAKERS] = speakers_said(study, arena);
    said[LEC_SAID_OUTLETS] = outlets_said(study, arena);
    said[LEC_SAID_CONFERENCES] = conferences_said(study, arena);
    said[LEC_SAID_CORRECTIONS] = corrections_said(study, arena);
    return said;
}

/* Of several entries that mean a file the last holds, as when it is read. */
static lec_study_conference stated_of(const lec_study *study, const lec_source *source)
{
    lec_study_conference stated = {.group = "", .url = ""};
    for (size_t i = 0; i < study->conference_count; i++)
        if (lec_source_is_called(source, study->conferences[i].file))
            stated = study->conferences[i];
    return stated;
}

void lec_index_regroup(lec_index *index, const lec_study *study, lec_arena *arena)
{
    const size_t count = index->readings.corpus->conference_count;
    lec_corpus *corpus = lec_new(arena, lec_corpus, 1);
    lec_conference *conferences = lec_new(arena, lec_conference, count);
    *corpus = *index->readings.corpus;
    for (size_t c = 0; c < count; c++) {
        const lec_source *source = &index->readings.items[index->conference_input[c]].source;
        const lec_study_conference stated = stated_of(study, source);
        conferences[c] = corpus->conference[c];
        conferences[c].group = stated.group;
        conferences[c].url = stated.url[0] != '\0' ? stated.url : study->url;
    }
    corpus->conference = conferences;
    index->readings.corpus = corpus;
}
