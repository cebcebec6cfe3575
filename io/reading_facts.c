/* SPDX-License-Identifier: GPL-3.0-or-later
 * reading_facts.c -- what is known of how each file was read, for the table `reading`. */
#include "io/reading_facts.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "io/form/layout.h"

typedef struct {
    lec_arena *arena;
    const lec_reading *reading;
    const lec_corpus *corpus; /* of the reading */
    LEC_ARRAY(lec_reading_fact) told;
} facts;

/* A `line` of 0 and a NaN value are not there. */
static void put(facts *f, const char *item, uint32_t line, double value, const char *text,
                const char *reason)
{
    LEC_PUSH(f->arena, f->told, ((lec_reading_fact){item, line, value, text, reason}));
}

static const double none = NAN;

static uint32_t turn_words(const lec_corpus *corpus, size_t turn)
{
    return corpus->turn_start[turn + 1] - corpus->turn_start[turn];
}

static void put_file(facts *f)
{
    const lec_conference *conference = &f->corpus->conference[0];
    const char *other = f->reading->source.encoding_other;
    put(f, "form", 0, none, conference->form,
        f->reading->transcript.lines_are_paragraphs ? "a line is a paragraph"
                                                    : "wrapped lines were joined to paragraphs");
    put(f, "encoding", 0, none, conference->encoding,
        other != NULL                         ? lec_arena_format(f->arena,
                                                                 "assumed from the bytes, %s is nearly as likely: look at "
                                                                                         "letters with accents; --encoding decides",
                                                                 other)
        : f->reading->source.encoding_assumed ? "assumed from the bytes; --encoding overrides"
                                              : "");
    const char *language = conference->language;
    put(f, "language", 0, none, language,
        language[0] == '\0'            ? "too few words to tell; --language states it"
        : strcmp(language, "und") == 0 ? "none that lectern knows; --language states it; "
                                         "measures for English are left empty"
        : strcmp(language, "en") == 0  ? ""
                                       : "measures for English are left empty");
    put(f, "title", 0, none, conference->title, conference->title[0] == '\0' ? "none found" : "");
    put(f, LEC_FACT_DATE, 0, conference->date_certainty, conference->date,
        conference->date[0] == '\0' ? "none found; give it in the study"
        : conference->date_note[0] == '\0'
            ? conference->date_source
            : lec_arena_format(f->arena, "%s; %s", conference->date_source, conference->date_note));
}

static void put_words(facts *f, uint64_t file_words)
{
    const lec_conference *c = &f->corpus->conference[0];
    const uint64_t sum = f->corpus->token_count + c->label_words + c->note_words +
                         c->front_matter_words + c->furniture_words;
    put(f, "words-spoken", 0, (double)f->corpus->token_count, "", "in turns");
    put(f, "words-label", 0, (double)c->label_words, "", "names of speakers");
    put(f, "words-note", 0, (double)c->note_words, "", "editorial notes");
    put(f, "words-front-matter", 0, (double)c->front_matter_words, "", "about the transcript");
    put(f, "words-furniture", 0, (double)c->furniture_words, "",
        "running heads, page numbers, menus");
    put(f, "words-sum", 0, (double)sum, "", "all of the above");
    put(f, "words-file", 0, (double)file_words, "",
        sum == file_words ? "the whole file: no word is lost"
                          : "the whole file; the sum differs, please report it");
}

/* How many turns have each label form, and which labels stand only once. */
static void put_labels(facts *f)
{
    const lec_corpus *corpus = f->corpus;
    LEC_ARRAY(const char *) forms = {0};
    for (size_t t = 0; t < corpus->turn_count; t++) {
        bool seen = false;
        for (size_t i = 0; i < forms.count; i++)
            seen = seen || strcmp(forms.items[i], corpus->turn[t].label_form) == 0;
        if (!seen) LEC_PUSH(f->arena, forms, corpus->turn[t].label_form);
    }
    put(f, "turns", 0, (double)corpus->turn_count, "", "");
    for (size_t i = 0; i < forms.count; i++) {
        size_t count = 0;
        for (size_t t = 0; t < corpus->turn_count; t++)
            count += strcmp(corpus->turn[t].label_form, forms.items[i]) == 0;
        put(f, "label-form", 0, (double)count, forms.items[i], "turns");
    }
}

static void put_speakers(facts *f)
{
    const lec_corpus *corpus = f->corpus;
    for (uint32_t s = 0; s < corpus->speaker_count; s++) {
        uint64_t turns = 0, words = 0;
        uint8_t role = LEC_ROLE_UNKNOWN;
        for (size_t t = 0; t < corpus->turn_count; t++) {
            if (corpus->turn_speaker[t] != s) continue;
            if (turns++ == 0) role = corpus->turn_role[t];
            words += turn_words(corpus, t);
        }
        if (turns == 0) continue;
        const char *name = corpus->speaker_name[s];
        put(f, "speaker", 0, (double)words, name[0] != '\0' ? name : "(nobody named)",
            lec_arena_format(f->arena, "%s, %" PRIu64 " turn%s", lec_role_name((lec_role)role),
                             turns, turns == 1 ? "" : "s"));
    }
}

/* The reasons in words, parted by semicolons; "" for none. */
static const char *in_words(const facts *f, const lec_reason reasons[LEC_REASONS])
{
    const char *words = "";
    for (int i = 0; i < LEC_REASONS && reasons[i].says != NULL; i++)
        words =
            lec_arena_format(f->arena, "%s%s%s%s (%+.1f)", words, i > 0 ? "; " : "",
                             reasons[i].less ? "not: " : "", reasons[i].says, reasons[i].amount);
    return words;
}

/* Why each person has the role: that of the person's first turn. */
static void put_roles(facts *f)
{
    const lec_corpus *corpus = f->corpus;
    const lec_attribution *attribution = &f->reading->attribution;
    bool *seen = lec_new(f->arena, bool, corpus->speaker_count);
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const uint32_t speaker = corpus->turn_speaker[t];
        const lec_reason *reasons = attribution->reasons[t].role;
        if (reasons[0].says == NULL || seen[speaker]) continue;
        seen[speaker] = true;
        const char *role = lec_role_name((lec_role)corpus->turn_role[t]);
        put(f, "role-because", 0, none,
            speaker > 0 ? corpus->speaker_name[speaker] : corpus->turn[t].label,
            lec_arena_format(f->arena, "%s: %s", role, in_words(f, reasons)));
    }
}

static void put_doubtful_turns(facts *f)
{
    const lec_corpus *corpus = f->corpus;
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const lec_turn_detail *detail = &corpus->turn[t];
        if (detail->certainty >= LEC_DOUBTFUL_BELOW) continue;
        const char *speaker = corpus->speaker_name[corpus->turn_speaker[t]];
        put(f, "doubtful-turn", detail->first_line, detail->certainty, detail->label,
            lec_arena_format(f->arena, "%s%s%s, or %s (%.2f), or another speaker: %s",
                             lec_role_name((lec_role)corpus->turn_role[t]),
                             speaker[0] != '\0' ? " " : "", speaker,
                             lec_role_name(detail->second_role), detail->second_probability,
                             in_words(f, f->reading->attribution.reasons[t].doubt)));
    }
}

static void put_doubt(facts *f)
{
    const lec_corpus *corpus = f->corpus;
    uint64_t doubtful = 0, inferred = 0;
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const char *form = corpus->turn[t].label_form;
        if (corpus->turn[t].certainty < LEC_DOUBTFUL_BELOW) doubtful += turn_words(corpus, t);
        if (strcmp(form, "inferred") == 0 || strcmp(form, "front-matter") == 0)
            inferred += turn_words(corpus, t);
    }
    const double all = (double)corpus->token_count;
    put(f, "inferred-share", 0, (double)inferred / all, "",
        "of the words, in turns without a label of their own");
    put(f, "doubtful-share", 0, (double)doubtful / all, "",
        "of the words, in turns with a certainty below 0.75");
    put_doubtful_turns(f);
}

static void put_sequence(facts *f)
{
    const lec_corpus *corpus = f->corpus;
    size_t longest = 0;
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const lec_turn_detail *detail = &corpus->turn[t];
        if (turn_words(corpus, t) > turn_words(corpus, longest)) longest = t;
        if (t > 0 && corpus->turn_role[t] == corpus->turn_role[t - 1])
            put(f, "same-role-again", detail->first_line, none, detail->label,
                lec_arena_format(f->arena, "turns %" PRIu32 " and %" PRIu32 " are both %s",
                                 detail->number - 1, detail->number,
                                 lec_role_name((lec_role)corpus->turn_role[t])));
    }
    for (size_t e = 0; e < corpus->exchange_count; e++) {
        bool answered = false;
        const uint32_t first = corpus->exchange_turn[2 * e];
        for (uint32_t t = first; t < corpus->exchange_turn[2 * e + 1]; t++)
            answered = answered || corpus->turn_kind[t] == LEC_KIND_ANSWER;
        if (!answered)
            put(f, "question-without-answer", corpus->turn[first].first_line, none,
                corpus->turn[first].label, "no answer follows before the next question");
    }
    if (corpus->turn_count > 0)
        put(f, "longest-turn", corpus->turn[longest].first_line,
            (double)turn_words(corpus, longest),
            corpus->speaker_name[corpus->turn_speaker[longest]], "words");
}

/* What was left out although it reads like a sentence: a menu, a box, a footer, or too much. */
static void put_furniture(facts *f)
{
    enum { FEWEST_WORDS = 5, LONGEST_SHOWN = 60, MOST_SHOWN = 20 };
    const lec_transcript *transcript = &f->reading->transcript;
    const lec_attribution *attribution = &f->reading->attribution;
    size_t shown = 0;
    for (size_t i = 0; i < attribution->span_count && shown < MOST_SHOWN; i++) {
        const lec_span *span = &attribution->spans[i];
        const lec_line line = {.start = span->start, .end = span->end};
        uint32_t words = 1, end = span->start;
        if (span->kind != LEC_SPAN_FURNITURE) continue;
        for (uint32_t at = span->start; at < span->end; at++) {
            const bool blank = transcript->text[at] == ' ' || transcript->text[at] == '\n';
            words += blank;
            if (blank && at - span->start <= LONGEST_SHOWN) end = at;
        }
        if (words < FEWEST_WORDS || !lec_ends_sentence(transcript->text, &line)) continue;
        shown++;
        if (span->end - span->start <= LONGEST_SHOWN) end = span->end;
        put(f, "furniture", lec_transcript_line(transcript, span->start), none,
            lec_arena_text(f->arena, transcript->text + span->start, end - span->start),
            shown == MOST_SHOWN ? "not counted as said; the last that is shown"
                                : "not counted as said");
    }
}

static void put_remarks(facts *f)
{
    for (size_t r = 0; r < f->reading->attribution.remark_count; r++) {
        const lec_remark *remark = &f->reading->attribution.remarks[r];
        put(f, remark->what, remark->line, none, remark->text, remark->reason);
    }
}

lec_reading_facts lec_same_facts(const char *conference, const lec_same_pairs *same,
                                 lec_arena *arena)
{
    LEC_ARRAY(lec_reading_fact) told = {0};
    for (size_t i = 0; i < same->count; i++) {
        const lec_same_pair *pair = &same->items[i];
        const bool is_first = strcmp(pair->first, conference) == 0;
        if (is_first || strcmp(pair->second, conference) == 0)
            LEC_PUSH(arena, told,
                     ((lec_reading_fact){LEC_FACT_SAME, 0, pair->share,
                                         is_first ? pair->second : pair->first, pair->how}));
    }
    return (lec_reading_facts){told.items, told.count};
}

static void put_same(facts *f, const lec_same_pairs *same)
{
    const lec_reading_facts told = lec_same_facts(f->corpus->conference[0].name, same, f->arena);
    for (size_t i = 0; i < told.count; i++) LEC_PUSH(f->arena, f->told, told.items[i]);
}

static lec_status tell(const void *given, const char *conference, lec_arena *arena,
                       lec_reading_facts *out, lec_error *error)
{
    const lec_readings *readings = given;
    const lec_reading *reading = readings->items;
    while (strcmp(reading->corpus->conference[0].name, conference) != 0) reading++;
    facts f = {.arena = arena, .reading = reading, .corpus = reading->corpus};
    uint64_t file_words = 0;
    const lec_status status = lec_reading_words(reading, arena, &file_words, error);
    if (status != LEC_OK) return status;
    put_file(&f);
    put_same(&f, &readings->same);
    put_words(&f, file_words);
    put_labels(&f);
    put_speakers(&f);
    put_roles(&f);
    put_doubt(&f);
    put_sequence(&f);
    put_furniture(&f);
    put_remarks(&f);
    *out = (lec_reading_facts){f.told.items, f.told.count};
    return LEC_OK;
}

const lec_corpus *lec_corpus_with_witness(const lec_readings *readings, lec_arena *arena)
{
    lec_corpus *corpus = lec_new(arena, lec_corpus, 1);
    lec_readings *kept = lec_new(arena, lec_readings, 1);
    lec_reading_witness *witness = lec_new(arena, lec_reading_witness, 1);
    *kept = *readings;
    *witness = (lec_reading_witness){.readings = kept,
                                     .tell = tell,
                                     .left_out = readings->left_out,
                                     .left_out_count = readings->left_out_count};
    *corpus = *readings->corpus;
    corpus->witness = witness;
    return corpus;
}
