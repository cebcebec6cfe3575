/* SPDX-License-Identifier: GPL-3.0-or-later
 * glue.c -- lectern.h for R.
 *
 * R's errors and interrupts jump. No jump may pass a frame of the library, and nothing may be lost
 * by one: every handle is made inside an external pointer that R frees; what callbacks take goes
 * into memory of C; what R does inside a callback is done by R_ToplevelExec(), which no jump
 * leaves; and an error is raised only when the call has come back. */
#include <lectern.h>

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define R_NO_REMAP
#include <R.h>
#include <R_ext/Rdynload.h>
#include <R_ext/Visibility.h>
#include <Rinternals.h>

static lectern_error *failure; /* R has one thread */

/* --- handles --------------------------------------------------------------------------------- */

static void free_study(SEXP pointer)
{
    lectern_study_release(R_ExternalPtrAddr(pointer));
    R_ClearExternalPtr(pointer);
}

static void free_corpus(SEXP pointer)
{
    lectern_corpus_release(R_ExternalPtrAddr(pointer));
    R_ClearExternalPtr(pointer);
}

static void free_table(SEXP pointer)
{
    lectern_table_release(R_ExternalPtrAddr(pointer));
    R_ClearExternalPtr(pointer);
}

/* Made before what it holds, so that nothing stands between the handle and its keeper. */
static SEXP new_pointer(R_CFinalizer_t release)
{
    SEXP pointer = PROTECT(R_MakeExternalPtr(NULL, R_NilValue, R_NilValue));
    R_RegisterCFinalizerEx(pointer, release, TRUE);
    UNPROTECT(1);
    return pointer;
}

static void *held(SEXP pointer)
{
    if (TYPEOF(pointer) == NILSXP) return NULL;
    if (TYPEOF(pointer) != EXTPTRSXP) Rf_error("this is nothing of lectern's");
    void *handle = R_ExternalPtrAddr(pointer);
    if (handle == NULL)
        Rf_error("this was made in another session of R: read the transcripts again");
    return handle;
}

/* --- texts and options ----------------------------------------------------------------------- */

static const char *text_of(SEXP value)
{
    if (TYPEOF(value) != STRSXP || XLENGTH(value) != 1 || STRING_ELT(value, 0) == NA_STRING)
        Rf_error("one text is needed here");
    return Rf_translateCharUTF8(STRING_ELT(value, 0));
}

/* Ends with NULL; R frees it when the call is over. */
static const char **texts_of(SEXP values)
{
    const R_xlen_t count = TYPEOF(values) == STRSXP ? XLENGTH(values) : 0;
    const char **texts = (const char **)R_alloc((size_t)count + 1, sizeof(char *));
    for (R_xlen_t i = 0; i < count; i++) texts[i] = Rf_translateCharUTF8(STRING_ELT(values, i));
    texts[count] = NULL;
    return texts;
}

static SEXP r_text(const char *text)
{
    return text != NULL ? Rf_mkCharCE(text, CE_UTF8) : NA_STRING;
}

/* --- interrupts and errors ------------------------------------------------------------------- */

static void check_interrupt(void *unused)
{
    (void)unused;
    R_CheckUserInterrupt();
}

/* The library asks often: R is asked 20 times a second. */
static int is_interrupted(void *state)
{
    struct timespec now, *last = state;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if ((now.tv_sec - last->tv_sec) * 1000 + (now.tv_nsec - last->tv_nsec) / 1000000 < 50) return 0;
    *last = now;
    return R_ToplevelExec(check_interrupt, NULL) ? 0 : 1;
}

static struct timespec last_asked;

static void begin(void)
{
    lectern_set_poll(is_interrupted, &last_asked);
}

/* Raises what went wrong, by the package's own function, as a condition with a class. */
static void end(lectern_status status)
{
    lectern_set_poll(NULL, NULL);
    if (status == LECTERN_OK) return;
    SEXP space = PROTECT(R_FindNamespace(PROTECT(Rf_mkString("lectern"))));
    SEXP message = PROTECT(Rf_ScalarString(r_text(lectern_error_message(failure))));
    SEXP number = PROTECT(Rf_ScalarInteger((int)status));
    SEXP call = PROTECT(Rf_lang3(Rf_install("raise"), number, message));
    Rf_eval(call, space); /* does not come back */
    UNPROTECT(5);
}

/* --- output ---------------------------------------------------------------------------------- */

typedef struct {
    char *bytes;
    size_t length, capacity;
} poured;

static void free_poured(SEXP pointer)
{
    poured *into = R_ExternalPtrAddr(pointer);
    if (into != NULL) free(into->bytes);
    free(into);
    R_ClearExternalPtr(pointer);
}

static SEXP new_poured(void)
{
    SEXP pointer = PROTECT(new_pointer(free_poured));
    poured *into = calloc(1, sizeof *into);
    if (into == NULL) Rf_error("out of memory");
    R_SetExternalPtrAddr(pointer, into);
    UNPROTECT(1);
    return pointer;
}

static int pour(void *state, const void *bytes, size_t length)
{
    poured *into = state;
    if (length > into->capacity - into->length) {
        const size_t capacity = 2 * into->capacity + length;
        char *larger = realloc(into->bytes, capacity);
        if (larger == NULL) return 1;
        into->bytes = larger;
        into->capacity = capacity;
    }
    if (length > 0) memcpy(into->bytes + into->length, bytes, length);
    into->length += length;
    return 0;
}

static SEXP raw_of(SEXP pointer)
{
    const poured *from = R_ExternalPtrAddr(pointer);
    SEXP bytes = PROTECT(Rf_allocVector(RAWSXP, (R_xlen_t)from->length));
    if (from->length > 0) memcpy(RAW(bytes), from->bytes, from->length);
    free_poured(pointer);
    UNPROTECT(1);
    return bytes;
}

/* --- what there is --------------------------------------------------------------------------- */

static SEXP r_version(void)
{
    return Rf_mkString(lectern_version());
}

static SEXP r_describe(void)
{
    SEXP into = PROTECT(new_poured());
    begin();
    end(lectern_describe(pour, R_ExternalPtrAddr(into), failure));
    SEXP bytes = raw_of(into);
    UNPROTECT(1);
    return bytes;
}

/* --- studies and corpora --------------------------------------------------------------------- */

static SEXP r_study(SEXP path, SEXP text, SEXP name)
{
    SEXP pointer = PROTECT(new_pointer(free_study));
    const char *given = text_of(TYPEOF(path) == NILSXP ? text : path), *called = text_of(name);
    lectern_study *study = NULL;
    begin();
    const lectern_status status =
        TYPEOF(path) == NILSXP ? lectern_study_parse(called, given, strlen(given), &study, failure)
                               : lectern_study_read(given, &study, failure);
    R_SetExternalPtrAddr(pointer, study);
    end(status);
    UNPROTECT(1);
    return pointer;
}

static SEXP r_read(SEXP paths, SEXP study, SEXP options)
{
    SEXP pointer = PROTECT(new_pointer(free_corpus));
    const char **of = texts_of(paths), **settings = texts_of(options);
    const lectern_study *with = held(study);
    lectern_corpus *corpus = NULL;
    begin();
    const lectern_status status =
        lectern_read(of, (size_t)Rf_xlength(paths), with, settings, &corpus, failure);
    R_SetExternalPtrAddr(pointer, corpus);
    end(status);
    UNPROTECT(1);
    return pointer;
}

static SEXP r_read_memory(SEXP name, SEXP bytes, SEXP study, SEXP options)
{
    SEXP pointer = PROTECT(new_pointer(free_corpus));
    const char *called = text_of(name), **settings = texts_of(options);
    const lectern_study *with = held(study);
    lectern_corpus *corpus = NULL;
    begin();
    const lectern_status status = lectern_read_memory(called, RAW(bytes), (size_t)XLENGTH(bytes),
                                                      with, settings, &corpus, failure);
    R_SetExternalPtrAddr(pointer, corpus);
    end(status);
    UNPROTECT(1);
    return pointer;
}

static SEXP r_select(SEXP corpus, SEXP options)
{
    SEXP pointer = PROTECT(new_pointer(free_corpus));
    lectern_corpus *whole = held(corpus), *part = NULL;
    const char **settings = texts_of(options);
    begin();
    const lectern_status status = lectern_select(whole, settings, &part, failure);
    R_SetExternalPtrAddr(pointer, part);
    end(status);
    UNPROTECT(1);
    return pointer;
}

static SEXP r_counts(SEXP corpus)
{
    const lectern_corpus *of = held(corpus);
    SEXP counts = PROTECT(Rf_allocVector(REALSXP, 2));
    REAL(counts)[0] = (double)lectern_conference_count(of);
    REAL(counts)[1] = (double)lectern_turn_count(of);
    UNPROTECT(1);
    return counts;
}

static SEXP r_remarks(SEXP corpus)
{
    const lectern_corpus *of = held(corpus);
    const size_t count = lectern_remark_count(of);
    SEXP remarks = PROTECT(Rf_allocVector(STRSXP, (R_xlen_t)count));
    for (size_t i = 0; i < count; i++)
        SET_STRING_ELT(remarks, (R_xlen_t)i, r_text(lectern_remark(of, i)));
    UNPROTECT(1);
    return remarks;
}

/* --- tables ---------------------------------------------------------------------------------- */

static SEXP r_table(SEXP corpus, SEXP name, SEXP options)
{
    SEXP pointer = PROTECT(new_pointer(free_table));
    lectern_corpus *of = held(corpus);
    const char *called = text_of(name), **settings = texts_of(options);
    lectern_table *table = NULL;
    begin();
    const lectern_status status = lectern_table_make(of, called, settings, &table, failure);
    R_SetExternalPtrAddr(pointer, table);
    end(status);
    UNPROTECT(1);
    return pointer;
}

/* Columns by `tell`: names, units or meanings. */
static SEXP told(const lectern_table *table, const char *(*tell)(const lectern_table *, size_t),
                 size_t count)
{
    SEXP texts = PROTECT(Rf_allocVector(STRSXP, (R_xlen_t)count));
    for (size_t i = 0; i < count; i++) SET_STRING_ELT(texts, (R_xlen_t)i, r_text(tell(table, i)));
    UNPROTECT(1);
    return texts;
}

static const char *type_name(const lectern_table *table, size_t column)
{
    switch (lectern_column_type(table, column)) {
    case LECTERN_DATE:
        return "date";
    case LECTERN_COUNT:
        return "integer";
    case LECTERN_NUMBER:
        return "number";
    default:
        return "string";
    }
}

/* list(names, types, units, labels, charts) */
static SEXP r_columns(SEXP pointer)
{
    const lectern_table *table = held(pointer);
    const size_t count = lectern_column_count(table);
    SEXP all = PROTECT(Rf_allocVector(VECSXP, 5));
    SET_VECTOR_ELT(all, 0, told(table, lectern_column_name, count));
    SET_VECTOR_ELT(all, 1, told(table, type_name, count));
    SET_VECTOR_ELT(all, 2, told(table, lectern_column_unit, count));
    SET_VECTOR_ELT(all, 3, told(table, lectern_column_meaning, count));
    SET_VECTOR_ELT(all, 4, told(table, lectern_chart_name, lectern_chart_count(table)));
    UNPROTECT(1);
    return all;
}

static SEXP texts_in(const lectern_table *table, size_t column, size_t rows)
{
    SEXP cells = PROTECT(Rf_allocVector(STRSXP, (R_xlen_t)rows));
    for (size_t row = 0; row < rows; row++)
        SET_STRING_ELT(cells, (R_xlen_t)row, r_text(lectern_text(table, row, column)));
    UNPROTECT(1);
    return cells;
}

static SEXP numbers_in(const lectern_table *table, size_t column, size_t rows)
{
    SEXP cells = PROTECT(Rf_allocVector(REALSXP, (R_xlen_t)rows));
    double *numbers = REAL(cells);
    lectern_numbers(table, column, 0, rows, numbers);
    for (size_t row = 0; row < rows; row++)
        if (isnan(numbers[row])) numbers[row] = NA_REAL;
    UNPROTECT(1);
    return cells;
}

/* Integers of R where they can hold them, else doubles. */
static SEXP counts_in(const lectern_table *table, size_t column, size_t rows)
{
    uint64_t largest = 0;
    for (size_t row = 0; row < rows; row++) {
        const uint64_t count = lectern_count(table, row, column);
        if (count != LECTERN_MISSING_COUNT && count > largest) largest = count;
    }
    if (largest > INT_MAX) return numbers_in(table, column, rows);
    SEXP cells = PROTECT(Rf_allocVector(INTSXP, (R_xlen_t)rows));
    for (size_t row = 0; row < rows; row++) {
        const uint64_t count = lectern_count(table, row, column);
        INTEGER(cells)[row] = count == LECTERN_MISSING_COUNT ? NA_INTEGER : (int)count;
    }
    UNPROTECT(1);
    return cells;
}

/* A list of columns, dates as texts. */
static SEXP r_cells(SEXP pointer)
{
    const lectern_table *table = held(pointer);
    const size_t columns = lectern_column_count(table), rows = lectern_row_count(table);
    SEXP all = PROTECT(Rf_allocVector(VECSXP, (R_xlen_t)columns));
    for (size_t c = 0; c < columns; c++) {
        const lectern_type type = lectern_column_type(table, c);
        SET_VECTOR_ELT(all, (R_xlen_t)c,
                       type == LECTERN_NUMBER  ? numbers_in(table, c, rows)
                       : type == LECTERN_COUNT ? counts_in(table, c, rows)
                                               : texts_in(table, c, rows));
    }
    UNPROTECT(1);
    return all;
}

static SEXP r_write(SEXP pointer, SEXP format)
{
    const lectern_table *table = held(pointer);
    const char *as = text_of(format);
    SEXP into = PROTECT(new_poured());
    begin();
    end(lectern_table_write(table, as, pour, R_ExternalPtrAddr(into), failure));
    SEXP bytes = raw_of(into);
    UNPROTECT(1);
    return bytes;
}

static SEXP r_chart(SEXP pointer, SEXP number, SEXP format)
{
    const lectern_table *table = held(pointer);
    const char *as = text_of(format);
    SEXP into = PROTECT(new_poured());
    begin();
    end(lectern_chart_draw(table, (size_t)Rf_asInteger(number), as, pour, R_ExternalPtrAddr(into),
                           failure));
    SEXP bytes = raw_of(into);
    UNPROTECT(1);
    return bytes;
}

/* --- reports --------------------------------------------------------------------------------- */

typedef struct {
    poured *remarks; /* each ends with a line feed */
    SEXP progress;   /* a function that raises nothing and says whether to go on, or NULL of R */
    const char *line;
    int goes_on;
} reporting;

static void tell_progress(void *state)
{
    reporting *r = state;
    SEXP line = PROTECT(Rf_ScalarString(r_text(r->line)));
    SEXP call = PROTECT(Rf_lang2(r->progress, line));
    r->goes_on = Rf_asLogical(Rf_eval(call, R_BaseEnv)) == 1;
    UNPROTECT(2);
}

static int progress(void *state, lectern_event event, const char *text)
{
    reporting *r = state;
    if (event == LECTERN_REMARK)
        return pour(r->remarks, text, strlen(text)) || pour(r->remarks, "\n", 1);
    if (TYPEOF(r->progress) == NILSXP) return 0;
    r->line = text;
    r->goes_on = 0;
    return R_ToplevelExec(tell_progress, r) && r->goes_on ? 0 : 1;
}

static SEXP r_report(SEXP corpus, SEXP folder, SEXP options, SEXP function)
{
    const lectern_corpus *of = held(corpus);
    const char *into = text_of(folder), **settings = texts_of(options);
    SEXP remarks = PROTECT(new_poured());
    reporting r = {.remarks = R_ExternalPtrAddr(remarks), .progress = function};
    begin();
    end(lectern_report(of, into, settings, progress, &r, failure));
    SEXP bytes = raw_of(remarks);
    UNPROTECT(1);
    return bytes;
}

static SEXP r_report_check(SEXP folder)
{
    const char *into = text_of(folder);
    begin();
    end(lectern_report_check(into, failure));
    return R_NilValue;
}

/* --- the package ----------------------------------------------------------------------------- */

#define CALL(name, count)                                                                          \
    {                                                                                              \
#name, (DL_FUNC)&name, count                                                               \
    }

static const R_CallMethodDef calls[] = {
    CALL(r_version, 0),     CALL(r_describe, 0), CALL(r_study, 3),        CALL(r_read, 3),
    CALL(r_read_memory, 4), CALL(r_select, 2),   CALL(r_counts, 1),       CALL(r_remarks, 1),
    CALL(r_table, 3),       CALL(r_columns, 1),  CALL(r_cells, 1),        CALL(r_write, 2),
    CALL(r_chart, 3),       CALL(r_report, 4),   CALL(r_report_check, 1), {NULL, NULL, 0}};

void attribute_visible R_init_lectern(DllInfo *library)
{
    failure = lectern_error_new();
    if (failure == NULL) Rf_error("out of memory");
    R_registerRoutines(library, NULL, calls, NULL, NULL);
    R_useDynamicSymbols(library, FALSE);
    R_forceSymbols(library, TRUE);
}

void attribute_visible R_unload_lectern(DllInfo *library)
{
    (void)library;
    lectern_error_free(failure);
}
