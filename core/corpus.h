/* SPDX-License-Identifier: GPL-3.0-or-later
 * corpus.h -- what was said, by whom, where: columns of 32-bit ids, immutable once built.
 *
 *   token     0   1   2   3   4   5   6   7   8   9  ...           token_word, token_form, ...
 *   sentence  |---0---|-----1-----|---2---|----3----|              sentence_start: 0 2 5 7 10
 *   turn      |---------0---------|--------1--------|              turn_start:     0 5 10
 *   turn      (in sentences)                                       turn_sentence:  0 2 4
 *   conference|------------------0------------------|              conference_turn: 0 2
 *
 * A start column has one entry more than its units, so the end of unit i is start[i + 1] and no
 * loop has a special case. Units nest: no sentence crosses a turn, no turn crosses a conference.
 * An exchange is a set of turns: turn_exchange gives its number, and the turns of one exchange lie
 * between exchange_turn[2e] and exchange_turn[2e + 1] (a moderator between them may not belong).
 *
 * A token is a word: a UAX #29 word with at least one letter or digit. `token_word` is its id after
 * NFC, straight apostrophes, no soft hyphens, case folded; `token_form` the same with its case
 * kept. Text is never copied per token: token_start and token_end are byte offsets in
 * conference_text.
 *
 * A corpus is read by any number of threads at once; nothing in it changes. Everything belongs to
 * the arena it was built in.
 */
#ifndef LEC_CORE_CORPUS_H
#define LEC_CORE_CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/kinds.def"
#include "core/phases.def"
#include "core/roles.def"
#include "core/status.h"

#define LEC_NONE UINT32_MAX /* an id that is not there: the exchange of a moderator's turn */

#define LEC_ROLE_ID(NAME, name, colour, meaning) LEC_ROLE_##NAME,
#define LEC_PHASE_ID(NAME, name, meaning)        LEC_PHASE_##NAME,
#define LEC_KIND_ID(NAME, name, meaning)         LEC_KIND_##NAME,
typedef enum { LEC_ROLES(LEC_ROLE_ID, LEC_ROLE_ID) LEC_ROLE_COUNT } lec_role;
typedef enum { LEC_PHASES(LEC_PHASE_ID, LEC_PHASE_ID) LEC_PHASE_COUNT } lec_phase;
typedef enum { LEC_KINDS(LEC_KIND_ID, LEC_KIND_ID) LEC_KIND_COUNT } lec_kind;

/* All names, and all with what they mean, as string literals for help: `opening, questions`,
 * `opening (before the first question), questions (...)`. */
#define LEC_NAME_FIRST(NAME, name, ...)             name
#define LEC_NAME_NEXT(NAME, name, ...)              ", " name
#define LEC_MEANING_FIRST(NAME, name, meaning)      name " (" meaning ")"
#define LEC_MEANING_NEXT(NAME, name, meaning)       ", " name " (" meaning ")"
#define LEC_ROLE_FIRST(NAME, name, colour, meaning) name " (" meaning ")"
#define LEC_ROLE_NEXT(NAME, name, colour, meaning)  ", " name " (" meaning ")"
#define LEC_ROLE_NAMES                              LEC_ROLES(LEC_NAME_FIRST, LEC_NAME_NEXT)
#define LEC_PHASE_NAMES                             LEC_PHASES(LEC_NAME_FIRST, LEC_NAME_NEXT)
#define LEC_ROLE_MEANINGS                           LEC_ROLES(LEC_ROLE_FIRST, LEC_ROLE_NEXT)
#define LEC_PHASE_MEANINGS                          LEC_PHASES(LEC_MEANING_FIRST, LEC_MEANING_NEXT)
#define LEC_KIND_MEANINGS                           LEC_KINDS(LEC_MEANING_FIRST, LEC_MEANING_NEXT)

/* The words used in tables, help and study files. */
const char *lec_role_name(lec_role role);
const char *lec_phase_name(lec_phase phase);
const char *lec_kind_name(lec_kind kind);
/* The colour of a role in charts, 0xRRGGBB. */
uint32_t lec_role_colour(lec_role role);
bool lec_role_named(const char *name, lec_role *role);
bool lec_phase_named(const char *name, lec_phase *phase);
bool lec_kind_named(const char *name, lec_kind *kind);

/* A turn whose certainty is below this counts as doubtful in `reading` and `speaking`. */
#define LEC_DOUBTFUL_BELOW 0.75

/* Where the times of a turn come from: captions and tables that say when it began and ended, or
 * times beside labels, which say when it began. */
typedef enum { LEC_TIME_BY_CAPTIONS, LEC_TIME_BY_LABELS } lec_time_source;

/* What is known of a turn besides its ids. Strings are "" when there is nothing, never NULL. */
typedef struct {
    const char *affiliation; /* outlet or body; one spelling in a conference */
    /* stated (by label, speaker or form), carried from other turns of the speaker, study,
     * corrected; NULL is taken as "" */
    const char *affiliation_source;
    const char *label; /* the text that named the speaker */
    const char
        *label_form;  /* how it was found: own-line, inline, in-paragraph, front-matter, ... */
    double certainty; /* 0..1 that role and speaker are right */
    /* the next best role of the turn and its probability; 0: there is no other reading */
    lec_role second_role;
    double second_probability;
    uint32_t number; /* 1-based within its conference; kept when turns are selected */
    uint32_t first_line, last_line;    /* 1-based, inclusive, in the file as the user has it */
    double start_seconds, end_seconds; /* in whole milliseconds; NaN when not known */
    lec_time_source time_source;       /* of both */
    /* its words between the first and the last that captions beside the transcript show as well:
     * what could be compared with what was said; 0 without such captions */
    uint32_t compared_words;
} lec_turn_detail;

/* One place in a transcript's text where the way to the file changes: text byte `text` is file
 * byte `file` on line `line`, and so on byte by byte until the next mark. Sorted by `text`. */
typedef struct {
    uint32_t text, file, line;
} lec_mark;

/* How the words of a conference were found in timed captions beside the transcript. It is about
 * the whole conference, whichever of its turns are selected. */
typedef struct {
    const char *file; /* the captions, as the user gave them */
    uint64_t words, caption_words;
    uint64_t aligned_words; /* found in the captions, in the same order */
    uint64_t timed_words;   /* aligned, or near enough to such words to have a time */
    uint64_t longest_unaligned;
    uint32_t longest_unaligned_line;    /* in the transcript's file; 0 when all are aligned */
    double resolution;                  /* median length of a cue in seconds */
    double first_seconds, last_seconds; /* from the first timed word to the end of the last; NaN
                                           without any */
} lec_alignment;

/* A place where a turn's official text is not what captions show as said: `official_words` of the
 * turn, from its word `first_word` (0-based) on, against the words in `said`. Either may be none,
 * not both. Where nothing official stands, it is after word `first_word` - 1. */
typedef struct {
    uint32_t turn;
    uint32_t first_word, official_words, said_words;
    uint32_t said_line; /* in the captions' file; 0 when nothing was said */
    const char *said;   /* folded, with a space between two */
} lec_discrepancy;

/* A text that is not in memory but can be fetched. The text, which stays; or it lands with what is
 * to be said (core/landing.h). From any thread. */
typedef struct lec_text_away lec_text_away;
struct lec_text_away {
    const char *(*fetch)(const lec_text_away *self);
};

typedef struct {
    const char
        *name; /* unique; the file's name without folder and suffix unless the study names it */
    const char *date;        /* ISO 8601, or "" */
    const char *date_source; /* study, metadata, text, file name, or "" */
    const char *date_note;   /* what speaks against it, or for other days; "" */
    double date_certainty;   /* 0..1; NaN without a date */
    const char *title;       /* or "" */
    const char *group;       /* from the study, or "" */
    const char *url;         /* of its recording, with {seconds}, or ""; NULL is taken as "" */
    const char *file;        /* as the user gave it */
    const char *sha256;      /* of the file's bytes, 64 hex digits */
    const char *form;        /* the transcript format it was read as */
    const char *encoding;
    const char *language; /* ISO 639-1; "" too short to tell, "und" none that is known */
    const char *text;     /* what the token offsets refer to; UTF-8; NULL: it is away. Readers ask
                             lec_conference_text() */
    size_t text_length;
    const lec_text_away *text_away; /* where `text` is NULL */
    const lec_mark *marks;          /* [mark_count] from `text` to the file */
    size_t mark_count;
    /* words of the file that nobody spoke; with the tokens they are all words of the file */
    uint64_t label_words, note_words, front_matter_words, furniture_words;
    const lec_alignment *alignment; /* NULL: no captions were given beside the transcript */
} lec_conference;

typedef struct {
    uint32_t conference;
    uint32_t turn; /* id of the turn it stands in or before; LEC_NONE outside all turns */
    uint32_t line;
    const char *type; /* inaudible, laughter, applause, delivery, interpretation, crosstalk, ... */
    const char *text; /* as it stands, brackets included */
} lec_note;

/* One thing that is known of how a file was read. */
typedef struct {
    const char *item;          /* one of our words: form, words-sum, doubtful-turn, ... */
    uint32_t line;             /* in the file; 0: it stands nowhere */
    double value;              /* NaN: none */
    const char *text, *reason; /* of the file; and ours */
} lec_reading_fact;

typedef struct {
    const lec_reading_fact *items; /* [count] in the order in which they are to be told */
    size_t count;
} lec_reading_facts;

/* A file that was left out. */
typedef struct {
    const char *file; /* as the user gave it, or as it was found */
    const char *why;  /* a sentence that begins with the file */
} lec_left_out;

/* Who has read the conferences, and is asked what there is to know of it. */
typedef struct {
    const void *readings;
    /* Of the conference of this name; safe to call from several threads, each with an arena of its
     * own. It looks at the whole text once more. */
    lec_status (*tell)(const void *readings, const char *conference, lec_arena *arena,
                       lec_reading_facts *out, lec_error *error);
    const lec_left_out *left_out; /* [left_out_count] */
    size_t left_out_count;
} lec_reading_witness;

/* What of a collection is not in its corpus, because nothing of it was asked for. */
typedef struct {
    const uint32_t *role_words; /* [word_count * LEC_ROLE_COUNT] tokens of each word by role */
    uint64_t role_tokens[LEC_ROLE_COUNT];
} lec_elsewhere;

typedef struct {
    size_t token_count, sentence_count, turn_count, exchange_count, conference_count;
    size_t word_count, form_count, speaker_count, note_count, discrepancy_count;

    const uint32_t *token_word;     /* [token_count] id into word_text */
    const uint32_t *token_form;     /* [token_count] id into form_text */
    const uint32_t *token_start;    /* [token_count] first byte in the text of its conference */
    const uint32_t *token_end;      /* [token_count] one past its last byte */
    const float *token_seconds;     /* [token_count] when it was said, NaN if not known; or NULL */
    const uint32_t *sentence_start; /* [sentence_count + 1] first token */

    const uint32_t *turn_start;      /* [turn_count + 1] first token */
    const uint32_t *turn_sentence;   /* [turn_count + 1] first sentence */
    const uint32_t *turn_conference; /* [turn_count] */
    const uint32_t *turn_exchange;   /* [turn_count] exchange id or LEC_NONE */
    const uint32_t *turn_speaker;    /* [turn_count] id into speaker_name; 0 is nobody known */
    const uint8_t *turn_role;        /* [turn_count] lec_role */
    const uint8_t *turn_phase;       /* [turn_count] lec_phase */
    const uint8_t *turn_kind;        /* [turn_count] lec_kind */
    const lec_turn_detail *turn;     /* [turn_count] */

    /* Doubt about who spoke: joint draws of the roles of all turns of a conference, so that an
     * error about a person is shared by that person's turns. Replicate r of an interval uses draw
     * r % draw_count. 0 draws: roles are taken as sure. */
    size_t draw_count;
    const uint8_t *draw_role; /* [draw_count * turn_count] lec_role of turn t in draw d at
                                 [d * turn_count + t]; NULL when draw_count is 0 */

    const uint32_t *exchange_turn;    /* [2 * exchange_count] first turn and one past the last */
    const uint32_t *exchange_number;  /* [exchange_count] 1-based within its conference */
    const uint32_t *conference_turn;  /* [conference_count + 1] first turn */
    const lec_conference *conference; /* [conference_count] sorted by name, byte order */
    const lec_note *note;             /* [note_count] in the order of the files */
    const lec_discrepancy
        *discrepancy; /* [discrepancy_count] by place; see io/captions/captions.h */

    const char *const *word_text;    /* [word_count] folded: what is compared and counted */
    const char *const *word_shown;   /* [word_count] in small letters as most of its tokens are
                                        written, where folding shows a word that none is */
    const char *const *form_text;    /* [form_count] */
    const char *const *form_shown;   /* [form_count] in small letters; NULL: as its word */
    const uint32_t *form_word;       /* [form_count] the word each form folds to */
    const char *const *speaker_name; /* [speaker_count]; speaker_name[0] is "" */
    /* [speaker_count] how much of speaker_name the transcript says of a speaker who has no name of
     * his own (a bare office, Speaker 3) and so is another one in each conference; 0 for others.
     * Where several conferences have such a speaker, their names end in the conference's:
     * `Prime Minister (2018-05-03)`. */
    const uint32_t *speaker_local;

    const lec_reading_witness *witness; /* NULL: it was not read but built */
    const lec_elsewhere *elsewhere;     /* NULL: this is all */
} lec_corpus;

/* Adds the tokens of each word by role to counts[word_count * LEC_ROLE_COUNT]. */
void lec_corpus_count_roles(const lec_corpus *corpus, uint32_t *counts);

/* The text, wherever it is. */
const char *lec_text_or_fetch(const char *text, const lec_text_away *away);
const char *lec_conference_text(const lec_conference *conference);

/* Whether a turn's speaker is called so: by the whole name, or as its own conference has it. */
bool lec_turn_is_by(const lec_corpus *corpus, uint32_t turn, const char *name);

/* The file, line and byte of a token, to show any count in its context. */
typedef struct {
    const char *file;
    uint32_t line; /* 1-based */
    uint32_t byte; /* 0-based, in the file as UTF-8 */
} lec_place;
lec_place lec_corpus_place(const lec_corpus *corpus, uint32_t token);

/* The line and file byte of a byte of a conference's text. */
lec_mark lec_conference_place(const lec_conference *conference, uint32_t text_offset);

/* The turn (by binary search) that holds a token. */
uint32_t lec_corpus_turn_of(const lec_corpus *corpus, uint32_t token);

/* --- building ---------------------------------------------------------------------------------
 * One builder makes the corpus of one conference; lec_corpus_join() puts them together. So files
 * can be read in any order and by any number of threads, each with its own arena. */

typedef struct lec_corpus_builder lec_corpus_builder;

typedef struct {
    const char *speaker; /* canonical name, "" when nobody is known */
    bool local_speaker;  /* it is no person's name, and another one's in another conference */
    lec_role role;
    lec_phase phase;
    lec_kind kind;
    uint32_t exchange;      /* 1-based within the conference, 0 for none; never decreases */
    lec_turn_detail detail; /* `number` is set by the builder */
    /* its role in the joint draws [draw_count], copied; 0 and NULL: `role` in all of them. Turns of
     * one corpus have the same number of draws or none. */
    size_t draw_count;
    const uint8_t *draw_role;
} lec_new_turn;

lec_corpus_builder *lec_corpus_builder_new(lec_arena *arena, const lec_conference *conference);

/* Strings are copied. Every token and note that follows belongs to this turn. */
void lec_corpus_begin_turn(lec_corpus_builder *builder, const lec_new_turn *turn);

/* The next token opens a sentence. (The first token of a turn always does.) */
void lec_corpus_begin_sentence(lec_corpus_builder *builder);

typedef struct {
    const char *word; /* folded; NULL: the form, which is ASCII, in small letters */
    size_t word_length;
    const char *form; /* case kept */
    size_t form_length;
    uint32_t start, end; /* bytes in the conference's text */
    float seconds;       /* NaN when not known */
    const char *shown; /* the form in small letters where that is not the word (straße); or NULL */
    size_t shown_length;
} lec_new_token;
/* The id of its form in the corpus that is built. */
uint32_t lec_corpus_add_token(lec_corpus_builder *builder, const lec_new_token *token);

/* The same of a form that has such an id already, without asking for its strings. */
void lec_corpus_add_token_of(lec_corpus_builder *builder, uint32_t form, uint32_t start,
                             uint32_t end, float seconds);

/* Notes before the first turn (front matter) belong to no turn. */
void lec_corpus_add_note(lec_corpus_builder *builder, uint32_t line, const char *type,
                         const char *text, size_t length);

const lec_corpus *lec_corpus_finish(lec_corpus_builder *builder);

/* All conferences of `parts` in one corpus, sorted by name; it refers to the texts and strings of
 * the parts, whose arenas must live as long. Conference names must differ, and parts have the same
 * number of draws or none: draw d of the whole is draw d of every part. Speakers are the same when
 * their names are, but see speaker_local. */
const lec_corpus *lec_corpus_join(lec_arena *arena, const lec_corpus *const *parts, size_t count);

/* The corpus of the turns with keep[turn] true; conferences that lose all their turns go too.
 * Turn numbers, lines and exchanges keep their numbers; word ids and speakers stay the same. */
const lec_corpus *lec_corpus_select(lec_arena *arena, const lec_corpus *corpus, const bool *keep);

#endif
