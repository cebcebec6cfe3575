/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/corpus_compact.h"

#include <string.h>

static void *copy(lec_arena *arena, const void *items, size_t count, size_t size)
{
    if (items == NULL) return NULL;
    void *kept = lec_arena_alloc(arena, count, size);
    if (count > 0) memcpy(kept, items, count * size);
    return kept;
}

static const char *copy_text(lec_arena *arena, const char *text)
{
    if (text == NULL) return NULL;
    return text[0] == '\0' ? "" : lec_arena_text(arena, text, strlen(text));
}

/* A list of strings in one piece; NULL stays NULL. */
static const char *const *copy_texts(lec_arena *arena, const char *const *texts, size_t count)
{
    if (texts == NULL) return NULL;
    const char **kept = lec_new(arena, const char *, count);
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) bytes += texts[i] != NULL ? strlen(texts[i]) + 1 : 0;
    char *at = lec_new(arena, char, bytes);
    for (size_t i = 0; i < count; i++) {
        if (texts[i] == NULL) continue;
        const size_t length = strlen(texts[i]) + 1;
        kept[i] = memcpy(at, texts[i], length);
        at += length;
    }
    return kept;
}

static const lec_turn_detail *copy_details(lec_arena *arena, const lec_corpus *from)
{
    lec_turn_detail *kept = copy(arena, from->turn, from->turn_count, sizeof *kept);
    for (size_t t = 0; t < from->turn_count; t++) {
        kept[t].affiliation = copy_text(arena, kept[t].affiliation);
        kept[t].affiliation_source = copy_text(arena, kept[t].affiliation_source);
        kept[t].label = copy_text(arena, kept[t].label);
        kept[t].label_form = copy_text(arena, kept[t].label_form);
    }
    return kept;
}

static const lec_conference *copy_conferences(lec_arena *arena, const lec_corpus *from)
{
    lec_conference *kept = copy(arena, from->conference, from->conference_count, sizeof *kept);
    for (size_t i = 0; i < from->conference_count; i++) {
        lec_conference *it = &kept[i];
        it->name = copy_text(arena, it->name);
        it->date = copy_text(arena, it->date);
        it->date_source = copy_text(arena, it->date_source);
        it->date_note = copy_text(arena, it->date_note);
        it->title = copy_text(arena, it->title);
        it->group = copy_text(arena, it->group);
        it->file = copy_text(arena, it->file);
        it->sha256 = copy_text(arena, it->sha256);
        it->form = copy_text(arena, it->form);
        it->encoding = copy_text(arena, it->encoding);
        it->language = copy_text(arena, it->language);
    }
    return kept;
}

static const lec_note *copy_notes(lec_arena *arena, const lec_corpus *from)
{
    lec_note *kept = copy(arena, from->note, from->note_count, sizeof *kept);
    for (size_t n = 0; n < from->note_count; n++) {
        kept[n].type = copy_text(arena, kept[n].type);
        kept[n].text = copy_text(arena, kept[n].text);
    }
    return kept;
}

static const lec_discrepancy *copy_discrepancies(lec_arena *arena, const lec_corpus *from)
{
    lec_discrepancy *kept = copy(arena, from->discrepancy, from->discrepancy_count, sizeof *kept);
    for (size_t d = 0; d < from->discrepancy_count; d++)
        kept[d].said = copy_text(arena, kept[d].said);
    return kept;
}

static void copy_words(lec_arena *arena, const lec_corpus *from, lec_corpus *to)
{
    to->word_text = copy_texts(arena, from->word_text, from->word_count);
    to->word_shown = from->word_shown == from->word_text
                         ? to->word_text
                         : copy_texts(arena, from->word_shown, from->word_count);
    to->form_text = copy_texts(arena, from->form_text, from->form_count);
    to->form_shown = copy_texts(arena, from->form_shown, from->form_count);
    to->form_word = copy(arena, from->form_word, from->form_count, sizeof(uint32_t));
    to->speaker_name = copy_texts(arena, from->speaker_name, from->speaker_count);
    to->speaker_local = copy(arena, from->speaker_local, from->speaker_count, sizeof(uint32_t));
}

static void copy_turns(lec_arena *arena, const lec_corpus *from, lec_corpus *to)
{
    const size_t turns = from->turn_count;
    to->turn_start = copy(arena, from->turn_start, turns + 1, sizeof(uint32_t));
    to->turn_sentence = copy(arena, from->turn_sentence, turns + 1, sizeof(uint32_t));
    to->turn_conference = copy(arena, from->turn_conference, turns, sizeof(uint32_t));
    to->turn_exchange = copy(arena, from->turn_exchange, turns, sizeof(uint32_t));
    to->turn_speaker = copy(arena, from->turn_speaker, turns, sizeof(uint32_t));
    to->turn_role = copy(arena, from->turn_role, turns, 1);
    to->turn_phase = copy(arena, from->turn_phase, turns, 1);
    to->turn_kind = copy(arena, from->turn_kind, turns, 1);
    to->turn = copy_details(arena, from);
    to->draw_role = copy(arena, from->draw_role, from->draw_count * turns, 1);
}

const lec_corpus *lec_corpus_compact(lec_arena *arena, const lec_corpus *from)
{
    const size_t tokens = from->token_count, exchanges = from->exchange_count;
    lec_corpus *to = copy(arena, from, 1, sizeof *to);
    to->token_word = copy(arena, from->token_word, tokens, sizeof(uint32_t));
    to->token_form = copy(arena, from->token_form, tokens, sizeof(uint32_t));
    to->token_start = copy(arena, from->token_start, tokens, sizeof(uint32_t));
    to->token_end = copy(arena, from->token_end, tokens, sizeof(uint32_t));
    to->token_seconds = copy(arena, from->token_seconds, tokens, sizeof(float));
    to->sentence_start =
        copy(arena, from->sentence_start, from->sentence_count + 1, sizeof(uint32_t));
    copy_turns(arena, from, to);
    to->exchange_turn = copy(arena, from->exchange_turn, 2 * exchanges, sizeof(uint32_t));
    to->exchange_number = copy(arena, from->exchange_number, exchanges, sizeof(uint32_t));
    to->conference_turn =
        copy(arena, from->conference_turn, from->conference_count + 1, sizeof(uint32_t));
    to->conference = copy_conferences(arena, from);
    to->note = copy_notes(arena, from);
    to->discrepancy = copy_discrepancies(arena, from);
    copy_words(arena, from, to);
    return to;
}
