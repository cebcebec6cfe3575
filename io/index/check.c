/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/index/check.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

#include "core/link.h"
#include "core/parallel.h"
#include "core/vocabulary.h"
#include "io/words/unicode.h"

static void require(lec_index_file *file, bool holds, const char *what)
{
    if (!holds) lec_index_damaged(file, what);
}

static bool begins_character(const char *text, uint32_t at)
{
    return ((unsigned char)text[at] & 0xC0) != 0x80;
}

static bool is_blank(char byte)
{
    return (unsigned char)byte <= ' ';
}

/* --- starts and texts ------------------------------------------------------------------------ */

bool lec_index_check_starts(lec_index_file *file, const char *section, const uint64_t *starts,
                            size_t count, uint64_t end)
{
    bool rises = starts[0] == 0 && starts[count] == end;
    for (size_t i = 0; i < count; i++) rises = rises && starts[i] <= starts[i + 1];
    require(file, rises, section);
    return rises;
}

bool lec_index_check_starts32(lec_index_file *file, const char *section, const uint32_t *starts,
                              size_t count, uint64_t end)
{
    bool rises = starts[0] == 0 && starts[count] == end;
    for (size_t i = 0; i < count; i++) rises = rises && starts[i] <= starts[i + 1];
    require(file, rises, section);
    return rises;
}

void lec_index_check_text(lec_index_file *file, const lec_transcript *of)
{
    const bool holds = of->length < UINT32_MAX && lec_utf8_is_valid(of->text, of->length) &&
                       memchr(of->text, '\0', of->length + 1) == of->text + of->length;
    require(file, holds, "section text");
}

/* --- conferences ----------------------------------------------------------------------------- */

static bool marks_rise(const lec_conference *of)
{
    for (size_t m = 0; m < of->mark_count; m++)
        if (of->marks[m].text > of->text_length ||
            (m > 0 && of->marks[m - 1].text > of->marks[m].text))
            return false;
    return true;
}

static bool is_code(const char *language)
{
    enum { LONGEST = 8 };
    return strspn(language, "abcdefghijklmnopqrstuvwxyz") == strlen(language) &&
           strlen(language) <= LONGEST;
}

static void check_conferences(lec_index_file *file, const lec_corpus *corpus)
{
    for (size_t c = 0; c < corpus->conference_count && !file->failed; c++) {
        const lec_conference *it = &corpus->conference[c];
        require(file, it->name[0] != '\0' && strlen(it->sha256) == 64 && is_code(it->language),
                "conferences");
        require(file, c == 0 || strcmp(corpus->conference[c - 1].name, it->name) < 0,
                "the order of conferences");
        require(file, it->url[0] == '\0' || lec_link_fault(it->url) == NULL, "conference.url");
        require(file, marks_rise(it), "mark");
        require(file, corpus->conference_turn[c] < corpus->conference_turn[c + 1],
                "conference.turn");
    }
}

/* --- words ----------------------------------------------------------------------------------- */

/* Whether the texts differ, and none is empty (but the first, where `first_empty`). */
static void check_names(lec_index_file *file, const char *const *texts, size_t count,
                        bool first_empty, const char *what)
{
    lec_arena *scratch = lec_arena_new();
    lec_vocabulary *known = lec_vocabulary_new(scratch);
    bool holds = count <= LEC_NONE - 1 && (!first_empty || count > 0);
    for (size_t i = 0; i < count && holds; i++)
        holds = (texts[i][0] == '\0') == (first_empty && i == 0) &&
                lec_vocabulary_add(known, texts[i], strlen(texts[i])) == i;
    lec_arena_free(scratch);
    require(file, holds, what);
}

static void check_words(lec_index_file *file, const lec_corpus *corpus)
{
    check_names(file, corpus->word_text, corpus->word_count, false, "word.text");
    check_names(file, corpus->form_text, corpus->form_count, false, "form.text");
    check_names(file, corpus->speaker_name, corpus->speaker_count, true, "speaker.name");
    for (size_t w = 0; w < corpus->word_count; w++)
        require(file, corpus->word_shown[w][0] != '\0', "word.shown");
    for (size_t f = 0; f < corpus->form_count; f++)
        require(file, corpus->form_word[f] < corpus->word_count, "form.word");
    for (size_t s = 0; s < corpus->speaker_count && !file->failed; s++)
        require(file,
                corpus->speaker_local[s] <= strlen(corpus->speaker_name[s]) &&
                    begins_character(corpus->speaker_name[s], corpus->speaker_local[s]),
                "speaker.local");
}

/* --- turns ----------------------------------------------------------------------------------- */

static void check_turn(lec_index_file *file, const lec_corpus *corpus, uint32_t t)
{
    const uint32_t exchange = corpus->turn_exchange[t];
    require(file,
            corpus->turn_role[t] < LEC_ROLE_COUNT && corpus->turn_phase[t] < LEC_PHASE_COUNT &&
                corpus->turn_kind[t] < LEC_KIND_COUNT &&
                corpus->turn_speaker[t] < corpus->speaker_count,
            "turns");
    require(file,
            corpus->turn[t].compared_words <= corpus->turn_start[t + 1] - corpus->turn_start[t],
            "turn.compared_words");
    require(file,
            exchange == LEC_NONE || (exchange < corpus->exchange_count &&
                                     t >= corpus->exchange_turn[2 * (size_t)exchange] &&
                                     t < corpus->exchange_turn[2 * (size_t)exchange + 1]),
            "turn.exchange");
}

/* Sentences begin where turns do: no sentence crosses a turn, and a turn without words has none. */
static bool sentences_nest(const lec_corpus *corpus)
{
    for (size_t s = 0; s < corpus->sentence_count; s++)
        if (corpus->sentence_start[s] >= corpus->sentence_start[s + 1]) return false;
    for (size_t t = 0; t <= corpus->turn_count; t++)
        if (corpus->sentence_start[corpus->turn_sentence[t]] != corpus->turn_start[t]) return false;
    return corpus->sentence_start[corpus->sentence_count] == corpus->token_count;
}

/* Exchanges follow each other, each within its conference, from its first turn to its last. */
static void check_exchanges(lec_index_file *file, const lec_corpus *corpus)
{
    uint32_t before = 0;
    for (uint32_t e = 0; e < corpus->exchange_count && !file->failed; e++) {
        const uint32_t first = corpus->exchange_turn[2 * (size_t)e];
        const uint32_t end = corpus->exchange_turn[2 * (size_t)e + 1];
        if (first < before || end <= first || end > corpus->turn_count) {
            lec_index_damaged(file, "exchange.turn");
            return;
        }
        require(file,
                corpus->turn_conference[first] == corpus->turn_conference[end - 1] &&
                    corpus->turn_exchange[first] == e && corpus->turn_exchange[end - 1] == e &&
                    corpus->exchange_number[e] > 0,
                "exchange.turn");
        require(file,
                e == 0 ||
                    corpus->turn_conference[first] !=
                        corpus->turn_conference[corpus->exchange_turn[2 * (size_t)e - 2]] ||
                    corpus->exchange_number[e - 1] < corpus->exchange_number[e],
                "exchange.number");
        before = end;
    }
}

static void check_turns(lec_index_file *file, const lec_corpus *corpus)
{
    const size_t turns = corpus->turn_count, draws = corpus->draw_count * turns;
    if (turns > LEC_NONE - 1 || corpus->token_count > LEC_NONE - 1 ||
        !lec_index_check_starts32(file, "turn.start", corpus->turn_start, turns,
                                  corpus->token_count) ||
        !lec_index_check_starts32(file, "turn.sentence", corpus->turn_sentence, turns,
                                  corpus->sentence_count))
        lec_index_damaged(file, "turns");
    if (!file->failed) require(file, sentences_nest(corpus), "sentence.start");
    if (!file->failed) check_exchanges(file, corpus);
    for (uint32_t t = 0; t < turns && !file->failed; t++) check_turn(file, corpus, t);
    for (size_t d = 0; d < draws && !file->failed; d++)
        require(file, corpus->draw_role[d] < LEC_ROLE_COUNT, "draw.role");
}

/* --- tokens ---------------------------------------------------------------------------------- */

typedef struct {
    const lec_corpus *corpus;
    size_t first; /* turn of the range */
    atomic_bool failed;
} token_check;

static bool is_time(float seconds)
{
    return isnan(seconds) || (seconds >= 0 && seconds <= 1e13F);
}

/* Whether a token is made of characters of the text. */
static bool is_word_of(const char *text, uint32_t start, uint32_t end)
{
    return begins_character(text, start) && begins_character(text, end) && !is_blank(text[start]);
}

/* Whether the tokens of a turn have words and stand in its conference's text, in its order; of a
 * text that is away only where they stand is known. */
static bool tokens_hold(const lec_corpus *corpus, size_t turn)
{
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    uint32_t before = 0;
    for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++) {
        const uint32_t start = corpus->token_start[i], end = corpus->token_end[i];
        if (corpus->token_word[i] >= corpus->word_count ||
            corpus->token_form[i] >= corpus->form_count || start < before || end <= start ||
            end > conference->text_length ||
            (conference->text != NULL && !is_word_of(conference->text, start, end)) ||
            (corpus->token_seconds != NULL && !is_time(corpus->token_seconds[i])))
            return false;
        before = end;
    }
    return true;
}

bool lec_index_tokens_hold(const lec_corpus *corpus, uint32_t conference, const char *text)
{
    const uint32_t *turn = corpus->conference_turn;
    const uint32_t end = corpus->turn_start[turn[conference + 1]];
    for (uint32_t i = corpus->turn_start[turn[conference]]; i < end; i++)
        if (!is_word_of(text, corpus->token_start[i], corpus->token_end[i])) return false;
    return true;
}

static void check_range(size_t first, size_t end, size_t thread, void *given)
{
    (void)thread;
    token_check *of = given;
    for (size_t t = first; t < end; t++)
        if (!tokens_hold(of->corpus, of->first + t)) atomic_store(&of->failed, true);
}

static void check_tokens(lec_index_file *file, const lec_corpus *corpus, uint64_t threads)
{
    enum { TURNS_AT_ONCE = 1 << 14, BYTES_OF_TOKEN = 20 };
    const size_t step = file->gives_back ? TURNS_AT_ONCE : corpus->turn_count;
    token_check all = {.corpus = corpus};
    atomic_init(&all.failed, false);
    for (size_t count; all.first < corpus->turn_count; all.first += count) {
        const size_t first = all.first, left = corpus->turn_count - first;
        count = left < step ? left : step;
        lec_parallel_for(count, (size_t)threads, check_range, &all);
        lec_index_looked_at(file, BYTES_OF_TOKEN * (corpus->turn_start[first + count] -
                                                    (size_t)corpus->turn_start[first]));
    }
    require(file, !atomic_load(&all.failed), "tokens");
}

/* --- notes and discrepancies ----------------------------------------------------------------- */

/* By conference; those outside of all turns come first, then by turn. */
static bool follows(const lec_note *before, const lec_note *it)
{
    if (before->conference != it->conference) return before->conference < it->conference;
    return it->turn == LEC_NONE ? before->turn == LEC_NONE
                                : before->turn == LEC_NONE || before->turn <= it->turn;
}

static void check_notes(lec_index_file *file, const lec_corpus *corpus)
{
    for (size_t n = 0; n < corpus->note_count; n++) {
        const lec_note *it = &corpus->note[n];
        const bool placed =
            it->conference < corpus->conference_count &&
            (it->turn == LEC_NONE || (it->turn < corpus->turn_count &&
                                      corpus->turn_conference[it->turn] == it->conference));
        require(file, placed && (n == 0 || follows(&corpus->note[n - 1], it)), "notes");
    }
}

static void check_discrepancies(lec_index_file *file, const lec_corpus *corpus)
{
    for (size_t d = 0; d < corpus->discrepancy_count; d++) {
        const lec_discrepancy *it = &corpus->discrepancy[d];
        if (it->turn >= corpus->turn_count) {
            lec_index_damaged(file, "discrepancies");
            return;
        }
        const uint64_t end = (uint64_t)it->first_word + it->official_words;
        require(file, end <= corpus->turn_start[it->turn + 1] - corpus->turn_start[it->turn],
                "discrepancies");
        require(file, d == 0 || corpus->discrepancy[d - 1].turn <= it->turn, "discrepancies");
    }
}

void lec_index_check_corpus(lec_index_file *file, const lec_corpus *corpus, uint64_t threads)
{
    check_conferences(file, corpus);
    if (!file->failed) check_words(file, corpus);
    if (!file->failed) check_turns(file, corpus);
    if (!file->failed) check_tokens(file, corpus, threads);
    if (!file->failed) check_notes(file, corpus);
    if (!file->failed) check_discrepancies(file, corpus);
}
