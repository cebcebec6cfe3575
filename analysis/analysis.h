/* SPDX-License-Identifier: GPL-3.0-or-later
 * analysis.h -- what an analysis is.
 *
 * To add one: write analysis/<group>/<name>.c, which defines lec_analysis_<name>, and add the line
 * LEC_ANALYSIS(<group>, <name>) to registry.def. The command, its help, the man page, the report,
 * the CSV header and datapackage.json follow from the descriptor; nothing else needs to know.
 */
#ifndef LEC_ANALYSIS_ANALYSIS_H
#define LEC_ANALYSIS_ANALYSIS_H

#include <stdint.h>

#include "core/arena.h"
#include "core/chart.h"
#include "core/corpus.h"
#include "core/option.h"
#include "core/status.h"
#include "core/study.h"
#include "core/table.h"

/* Options that every analysis takes: which turns, how sure, how reproducible. */
typedef struct {
    const char *role, *phase, *speaker, *conference; /* comma-separated selections, or NULL */
    const char *by;         /* keys broken out beside the pooled rows: conference,role; NULL: all */
    bool by_where_possible; /* a table passes over the keys of `by` that it does not have: report */
    const char *concepts;   /* names of the concepts to use, or NULL for those of the study */
    double level;           /* of the intervals, 0.95 */
    uint64_t replicates;    /* of the bootstrap and permutations, 2000 */
    uint64_t seed;
    uint64_t threads; /* 0: as many as there are processors; never changes a result */
    int interval;     /* lec_interval_method: percentile, bca, expanded */
    int intervals;    /* lec_interval_choice: whether there are any */
    const char *rows; /* of a table at most: all, or a number; NULL: LEC_MOST_ROWS */
    /* what counts as the same word; only for analyses with `takes_word_options` */
    bool keep_case;
    const char *stem;              /* a language of libstemmer, or NULL */
    const char *lemmas;            /* a language or a file, whose lemmas the caller puts below */
    const char *const *word_lemma; /* [word_count of the corpus] or NULL */
    const char *stopwords;         /* none, english, or a file whose words the caller puts below */
    const char *const *stop_words; /* [stop_word_count] folded words of that file */
    size_t stop_word_count;
    const char
        *without; /* numbers, urls, mentions, punctuation-crossing (view/without.h), or NULL */
} lec_common;

typedef enum { LEC_INTERVALS_SHOWN, LEC_INTERVALS_NONE } lec_interval_choice;

/* A table is no longer unless --rows says so. */
enum { LEC_MOST_ROWS = 200000, LEC_MOST_BYTES = 50000000 };

extern const lec_option lec_common_options[];
extern const lec_option lec_run_options[];  /* those of them that concern reading too */
extern const lec_option lec_by_options[];   /* members of lec_common as well: see takes_by */
extern const lec_option lec_word_options[]; /* ... see takes_word_options */
extern const lec_common lec_common_defaults;

struct lec_resample_store; /* analysis/measure/resamples.h */

/* What an analysis is given. */
typedef struct {
    const lec_corpus *corpus; /* the selected turns only */
    const lec_corpus *whole;  /* what they were selected from */
    const lec_study *study;   /* with the concepts asked for */
    const lec_common *common;
    struct lec_resample_store *resamples; /* bootstrap replicates, shared by all analyses */
    const void *settings;                 /* the analysis's own, as its option table says */
    lec_table_limit limit;                /* of the table */
    /* Only the values of the columns that `doubtful` names are looked at, in a draw of who spoke:
     * tests, intervals and what else is dear may be missing. */
    bool values_only;
    lec_arena *arena; /* for the result and for scratch; nothing is freed alone */
} lec_context;

/* A column with an interval, NAME_low and NAME_high, which hold doubt about who spoke (doubt.h). */
typedef struct {
    const char *column;
    int scale; /* lec_scale (measure/jackknife.h) of its ends */
    /* NULL; or the column named before it that it goes with, in the proportion of their values */
    const char *follows;
    bool is_zero_where_absent; /* what it is in a draw that has no such row; else it is not known */
} lec_doubtful_column;

/* Which sentences a row stands on (view/row_places.h finds them). */
typedef enum {
    LEC_EVIDENCE_NONE,    /* it counts whole turns, or compares texts */
    LEC_EVIDENCE_WORDS,   /* `term`: words side by side, as `words` shows them */
    LEC_EVIDENCE_SKIPPED, /* ... with at most --skip others between them */
    LEC_EVIDENCE_CONCEPT, /* `term`: a concept of the study; of a key `number` only that use */
    LEC_EVIDENCE_LINK,    /* ... raised by the key `from_role`, and where the other side's next
                             turn takes it up */
    LEC_EVIDENCE_ITEM,    /* `term`: a concept or a word, as the column `kind` says, if any */
    LEC_EVIDENCE_PAIR,    /* items `term` and `second` together in a unit, of the column `unit` */
    LEC_EVIDENCE_NEAR,    /* word `second` near the node `term`, by the column `span` */
    LEC_EVIDENCE_LINE,    /* the columns `turn` and `line`; `term`: the words that stand there */
    LEC_EVIDENCE_TURN,    /* the column `turn` */
    LEC_EVIDENCE_EXCHANGE /* the column `exchange` */
} lec_evidence_kind;

typedef struct {
    lec_evidence_kind kind;
    const char *term, *second; /* columns */
} lec_evidence;

typedef struct {
    const char *name;     /* as typed on the command line, and the table's name */
    const char *summary;  /* one line, for `lectern list` */
    const char *examples; /* what follows `lectern`, a line each, of talk.txt, talk.vtt (its
                             captions), conferences/ and study.yaml; each is run by a test */
    const char *details;  /* what a reader must know: definitions, order of rows, limits */
    const char *source;   /* the publication that defines it; NULL for a plain count */
    const lec_option *options;
    const void *defaults; /* the settings struct, filled with defaults; NULL if none */
    size_t settings_size;
    const lec_column *columns;
    size_t key_count;           /* the first so many columns identify a row; 0: none do */
    const char *shown;          /* the columns that a terminal shows, with a comma between two, the
                                   keys apart; NULL: those that fit, from the first on */
    lec_evidence evidence;      /* the keys say in which turns */
    const char *nodes;          /* the table of nodes, if rows are edges: for --format graphml */
    const lec_family *families; /* which tests are adjusted together, {0} ends them; NULL if none */
    /* What is expected in a row from its margins alone: columns, with a comma between two, of which
     * the first that is not empty counts; "a+b": the sum of both. Of a table that is too long rows
     * go by it, after their families are adjusted. NULL: by margins that the analysis puts
     * (lec_table_put_margin()), or the last. */
    const char *expected;
    /* The columns with intervals, {0} ends them; NULL if none. `doubt` is about the first. */
    const lec_doubtful_column *doubtful;
    int (*doubtful_scale)(const void *settings); /* NULL; or of all of them, by the settings */
    bool holds_doubt;        /* looks at draws of who spoke itself, for intervals by t */
    const lec_chart *charts; /* NULL if none */
    bool takes_word_options; /* --case, --stem, --stopwords */
    bool takes_by;           /* --by */
    const char *without_by;  /* NULL, or why it does not, and what to do instead: a clause */
    /* NULL, or the option of patterns of which every row holds one, so that conferences without
     * them matter to no row: an index is opened without these. */
    const char *patterns_of_rows;
    /* ... but words of the other conferences count as well, by role: lec_corpus.elsewhere. Only
     * where no option says which turns and words count, or puts conferences together. */
    bool counts_elsewhere;
    bool rows_by_conference; /* each row is of one conference, and the others matter to none */
    const char *when_empty;  /* what to say of no rows; NULL: what is said of any table */
    bool not_in_report;      /* needs options that `report` cannot guess */
    bool needs_times;        /* has rows only where times are known; `report` leaves it out else */
    /* Where fewer are read, the table fails and `report` leaves it out; see lec_analysis_fits(). */
    size_t least_conferences;
    bool only_in_report; /* that is for `report`: by its options the table may need none */
    bool needs_dates;    /* those without a date do not count */
    /* NULL, or the columns that the options add behind `columns` (--measures); {0} ends them. */
    lec_status (*more_columns)(const lec_context *context, const lec_column **out,
                               lec_error *error);
    /* NULL, or whether a row is told: asked when its family is adjusted, so that its test counts
     * all the same. It looks at the margins of a row, never at its outcome. */
    bool (*tells)(const lec_context *context, const lec_table *table, size_t row);
    /* Reads the context, fills `table`, rows in the stated total order. What `families` name as
     * filled is put as missing: lec_analysis_run() does the rest. */
    lec_status (*run)(const lec_context *context, lec_table *table, lec_error *error);
} lec_analysis;

typedef struct {
    const char *group; /* its folder, and its heading in `lectern list` */
    const lec_analysis *analysis;
} lec_registered;

/* All analyses, in the order of registry.def; ends with {0}. */
extern const lec_registered lec_analyses[];

/* NULL if there is none. */
const lec_analysis *lec_analysis_named(const char *name);

/* The option of this name (`length` bytes) that the analysis shares with others, a member of
 * lec_common; NULL if there is none or the analysis does not take it. */
const lec_option *lec_shared_option(const lec_analysis *analysis, const char *name, size_t length);

/* Why the analysis does not take the shared option that another takes; NULL: nothing is to be said.
 */
const char *lec_reason_without(const lec_analysis *analysis, const char *name, size_t length);

/* Prepares the context of one or more analyses: selects the turns and concepts that `common` asks
 * for and opens the store of resamples. Everything belongs to `arena`.
 * LEC_BAD_USAGE: a selection names something unknown (the message lists what is known).
 * LEC_BAD_DATA: nothing is left. */
LEC_MUST_CHECK lec_status lec_context_open(const lec_corpus *corpus, const lec_study *study,
                                           const lec_common *common, lec_arena *arena,
                                           lec_context *out, lec_error *error);

/* Whether the corpus has what the analysis needs. LEC_BAD_DATA: too few conferences, or dates. */
LEC_MUST_CHECK lec_status lec_analysis_fits(const lec_analysis *analysis, const lec_corpus *corpus,
                                            lec_error *error);

/* Runs one analysis. `settings` is a filled settings struct of this analysis, or NULL for its
 * defaults. The table belongs to the context's arena. */
LEC_MUST_CHECK lec_status lec_analysis_run(const lec_analysis *analysis, const lec_context *context,
                                           const void *settings, const lec_table **out,
                                           lec_error *error);

#endif
