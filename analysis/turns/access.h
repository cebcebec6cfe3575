/* SPDX-License-Identifier: GPL-3.0-or-later
 * access.h -- who is given the floor: exchanges by outlet and by journalist. What `floor` and
 * `floor_concentration` tell. */
#ifndef LEC_ANALYSIS_TURNS_ACCESS_H
#define LEC_ANALYSIS_TURNS_ACCESS_H

#include "analysis/view/exchanges.h"

typedef enum { LEC_BY_OUTLET, LEC_BY_JOURNALIST, LEC_ACCESS_KINDS } lec_access_kind;

/* The word for tables: outlet, journalist. */
const char *lec_access_name(lec_access_kind kind);
#define LEC_ACCESS_MEANING "outlet, or journalist"

typedef struct {
    lec_exchanges exchanges;
    /* [exchanges.count] who asked; 0 where the transcript names nobody */
    const uint32_t *actor[LEC_ACCESS_KINDS];
    const char *const *name[LEC_ACCESS_KINDS]; /* [count] name[kind][0] is "" */
    size_t count[LEC_ACCESS_KINDS];
} lec_access;

/* In the context's arena. */
lec_access lec_access_of(const lec_context *context);

/* Exchanges that a row is about: those of one conference, or of several that are pooled. */
typedef struct {
    const char *conference;  /* its name, that of a group or period (--by), or all */
    const uint32_t *index;   /* [count] exchanges, ascending */
    const uint32_t *cluster; /* [count] conferences where several are pooled, else exchanges */
    size_t count, cluster_count;
    bool pools; /* several conferences */
} lec_access_rows;

/* `all` first, where there are exchanges in several conferences, then each conference (group,
 * period) with an exchange; writes how many. Errors are those of lec_groups_make(). */
LEC_MUST_CHECK lec_status lec_access_groups(const lec_context *context, const lec_access *access,
                                            lec_access_rows **out, size_t *count, lec_error *error);

/* Puts what `put` has to say of each of them, outlets before journalists. */
typedef void lec_access_put(const lec_context *context, const lec_access *access,
                            const lec_access_rows *of, lec_access_kind kind, lec_table *table);
LEC_MUST_CHECK lec_status lec_access_put_groups(const lec_context *context, lec_access_put *put,
                                                lec_table *table, lec_error *error);

#endif
