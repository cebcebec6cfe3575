/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/context_line.h"

#include <math.h>

#include "analysis/view/quotation.h"
#include "core/link.h"

const lec_column lec_line_columns[] = {LEC_COLUMNS_OF_LINE, {0}};

static const lec_column link_columns[] = {
    {"seconds", LEC_NUMBER,
     "when it is said: of the word where captions tell it, else when its turn begins; empty where "
     "no time is known",
     "seconds", NULL, NULL},
    {"link", LEC_TEXT, "the recording at that second, by the study's `url:`; empty without a time",
     NULL, NULL, NULL},
    {0},
};

static bool has_url(const lec_conference *conference)
{
    return conference->url != NULL && conference->url[0] != '\0';
}

static bool has_urls(const lec_corpus *corpus)
{
    for (size_t c = 0; c < corpus->conference_count; c++)
        if (has_url(&corpus->conference[c])) return true;
    return false;
}

const lec_column *lec_link_columns(const lec_corpus *corpus)
{
    static const lec_column none[] = {{0}};
    return has_urls(corpus) ? link_columns : none;
}

/* What stands before the first term, from there to the end of the last, and behind it. */
static void put_texts(const lec_corpus *corpus, const lec_text_place *place, lec_arena *arena,
                      lec_table *table)
{
    const lec_text_pieces pieces = lec_text_place_pieces(corpus, place, arena);
    size_t first = pieces.count, last = 0, terms = 0;
    for (size_t p = 0; p < pieces.count; p++) {
        if (!pieces.items[p].is_term) continue;
        if (terms++ == 0) first = p;
        last = p;
    }
    if (terms == 0) first = 0, last = pieces.count;
    const char *text[3] = {"", "", ""};
    for (size_t p = 0; p < pieces.count; p++) {
        const lec_text_piece *piece = &pieces.items[p];
        const char **to = &text[p < first ? 0 : p <= last ? 1 : 2];
        *to = lec_arena_format(arena, piece->is_term && terms > 1 ? "%s[%s]" : "%s%s", *to,
                               piece->text);
    }
    for (int part = 0; part < 3; part++) lec_table_put_text(table, lec_trimmed(text[part], arena));
}

static void put_link(const lec_conference *conference, double seconds, lec_arena *arena,
                     lec_table *table)
{
    const bool is_known = !isnan(seconds) && seconds >= 0;
    lec_table_put_number(table, is_known ? round(1000 * seconds) / 1000 : (double)NAN);
    if (is_known && has_url(conference))
        lec_table_put_text(table, lec_link_at(conference->url, conference->name, seconds, arena));
    else
        lec_table_put_missing(table);
}

void lec_line_put(const lec_corpus *corpus, const lec_text_place *place, lec_arena *arena,
                  lec_table *table)
{
    const uint32_t token = place->term_count > 0 ? place->terms[0].first : place->shown[0].first;
    const uint32_t turn = lec_corpus_turn_of(corpus, token);
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    const lec_place at = lec_corpus_place(corpus, token);
    lec_table_put_text(table, conference->name);
    lec_table_put_count(table, corpus->turn[turn].number);
    lec_table_put_text(table, lec_role_name((lec_role)corpus->turn_role[turn]));
    lec_table_put_text(table, corpus->speaker_name[corpus->turn_speaker[turn]]);
    lec_table_put_text(table, lec_phase_name((lec_phase)corpus->turn_phase[turn]));
    lec_table_put_text(table, at.file);
    lec_table_put_count(table, at.line);
    put_texts(corpus, place, arena, table);
    if (has_urls(corpus)) put_link(conference, lec_token_seconds(corpus, token), arena, table);
}
