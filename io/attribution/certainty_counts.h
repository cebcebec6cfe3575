/* SPDX-License-Identifier: GPL-3.0-or-later
 * certainty_counts.h -- what stands inside each turn that another one may begin there, and what the
 * labels of the whole file look like: the counts from which certainty_features.c makes its numbers.
 */
#ifndef LEC_IO_CERTAINTY_COUNTS_H
#define LEC_IO_CERTAINTY_COUNTS_H

#include "io/attribution/evidence.h"
#include "io/form/transcript.h"

/* What is known when all turns have their roles. */
typedef struct {
    const lec_transcript *transcript;
    const lec_people *people;
    const lec_labels *labels;
    const uint32_t *used; /* [key_count] how many labels of the key there are */
    const lec_draft *drafts;
    size_t count;
    const lec_span *spans;
    size_t span_count;
    const double *label_chance; /* [count] that the turn begins where it does and has this label */
    bool stated;                /* the form says who speaks */
    bool damaged;               /* many labels are misprinted */
} lec_certainty_input;

typedef struct {
    uint32_t rejected;       /* label-like texts that were taken for speech */
    uint32_t rejected_lines; /* ... of them at a line's start */
    double likeliest;        /* the probability of the likeliest of them */
    uint32_t recurring;      /* how often the most frequent of them stands in the file */
    uint32_t paragraphs, asking_paragraphs;
    uint32_t inner_asking; /* paragraphs but the last that end in a question mark */
    uint32_t after_asking; /* bytes of the turn after its last question mark */
    uint32_t bytes;
} lec_turn_counts;

typedef struct {
    uint64_t words, unlabelled_words, nameless_words, role_words[LEC_ROLE_COUNT];
    uint32_t role_turns[LEC_ROLE_COUNT];
    uint64_t longest;
    uint32_t labels, keys, once; /* label texts; of them used once */
    uint32_t rejected, recurring;
    uint32_t weak_labels;   /* of a probability below 0.9 */
    uint64_t doubted_words; /* of turns in which a text has a probability of 0.1 or more */
    uint32_t styles[LEC_LABEL_STYLES], most_style;
    uint32_t alternations; /* turns whose role is not that of the turn before */
    uint32_t principals;   /* people */
    uint32_t full_names;   /* people whose name has more than one word */
    double chance;         /* of the roles, mean over words */
    double least_chance;   /* of anybody with a tenth of the words */
} lec_file_counts;

typedef struct {
    const lec_certainty_input *in;
    lec_evidence evidence;
    lec_turn_counts *of; /* [in->count] */
    lec_file_counts file;
    bool *same_surname; /* [people->count] another person of the file has the surname */
    double *common; /* [people->count] share of the name's words that are said in small letters */
} lec_certainty_counts;

/* One pass over spans, rejected labels and turns. */
lec_certainty_counts lec_certainty_count(const lec_certainty_input *input, lec_arena *arena);

#endif
