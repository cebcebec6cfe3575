/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/index/originals.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>

#include "core/checksum.h"
#include "core/descriptor.h"
#include "core/landing.h"
#include "core/memory.h"
#include "core/parallel.h"
#include "io/index/check.h"
#include "io/source/sha256.h"

typedef struct {
    lec_text_away away; /* the first: what is asked is this */
    lec_originals *of;
    size_t reading;
    uint64_t sum;
    uint32_t conference;        /* LEC_NONE: not of the corpus */
    _Atomic(const char *) text; /* NULL: not fetched yet */
} original;

struct lec_originals {
    lec_lock *lock;
    lec_arena *texts; /* used by who holds the lock */
    const lec_reading *readings;
    original *items; /* [count] one a reading */
    size_t count;
    const char *version, *form, *columns, *encoding; /* by which they were read; or NULL */
    const lec_corpus *corpus;                        /* NULL: tokens are not looked at */
};

/* --- files ----------------------------------------------------------------------------------- */

/* The file that a path leads to: itself, or the archive of which it is a member. */
static const char *file_of(const char *path, lec_arena *arena)
{
    struct stat about;
    const char *colon = strrchr(path, ':');
    if (colon == NULL || stat(path, &about) == 0) return path;
    return colon[1] != '\0' && strspn(colon + 1, "0123456789") == strlen(colon + 1)
               ? lec_arena_text(arena, path, (size_t)(colon - path))
               : path;
}

/* Whether the path is the file or a member of it. */
static bool is_of(const char *path, const char *file)
{
    const size_t length = strlen(file);
    return strncmp(path, file, length) == 0 && (path[length] == '\0' || path[length] == ':');
}

/* LEC_BAD_DATA: not there, no file, or other bytes. */
static lec_status check_file(const char *file, const lec_source *was, lec_error *error)
{
    static const char remedy[] = "the index has no texts and needs it as it was: put it back, or "
                                 "make the index again";
    struct stat about;
    if (strcmp(file, "-") == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "standard input cannot be read again; make the index with its texts");
    lec_arena *scratch = lec_arena_new();
    lec_descriptor *opened = lec_descriptor_new(scratch);
    const char *now = NULL, *why = "is no file";
    opened->number = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (opened->number < 0 || fstat(opened->number, &about) != 0)
        why = strerror(errno);
    else if (S_ISREG(about.st_mode) && (uint64_t)about.st_size != was->file_bytes)
        now = "";
    else if (S_ISREG(about.st_mode)) {
        now = lec_sha256_of_file(opened->number, scratch);
        why = now == NULL ? strerror(errno) : "";
    }
    lec_status status = LEC_OK;
    if (now == NULL)
        status = lec_fail(error, LEC_BAD_DATA, "%s: %s; %s%s", file, why, remedy,
                          file[0] == '/' ? "" : ", or begin in the folder where it was made");
    else if (strcmp(now, was->sha256) != 0)
        status = lec_fail(error, LEC_BAD_DATA, "%s: has changed since the index was made; %s", file,
                          remedy);
    lec_arena_free(scratch);
    return status;
}

/* --- texts ----------------------------------------------------------------------------------- */

/* Takes the text of a transcript for the first reading from `*next` on that is of it. */
static void take_text(lec_originals *of, const lec_source *source, const lec_transcript *transcript,
                      size_t *next, size_t end)
{
    size_t i = *next;
    while (i < end && (strcmp(of->readings[i].source.path, source->path) != 0 ||
                       strcmp(of->readings[i].transcript.name, transcript->name) != 0))
        i++;
    if (i == end) return; /* it was left out */
    *next = i + 1;
    original *it = &of->items[i];
    if (atomic_load(&it->text) != NULL ||
        strcmp(source->sha256, of->readings[i].source.sha256) != 0 ||
        transcript->length != of->readings[i].transcript.length ||
        lec_checksum(transcript->text, transcript->length) != it->sum ||
        (of->corpus != NULL && it->conference != LEC_NONE &&
         !lec_index_tokens_hold(of->corpus, it->conference, transcript->text)))
        return;
    atomic_store(&it->text, lec_arena_text(of->texts, transcript->text, transcript->length));
}

/* All texts of a file, of which the readings first .. end - 1 are. What could not be read may have
 * been left out when the index was made: the first reason for which something was not, or "". */
static const char *read_file(lec_originals *of, const char *file, size_t first, size_t end,
                             lec_arena *arena)
{
    lec_error error = {""};
    lec_sources sources;
    size_t next = first;
    const char *why = "";
    const lec_source_limits limits = {.encoding = of->encoding, .leave_out = true};
    if (lec_sources_read(file, &limits, arena, &sources, &error) != LEC_OK)
        return lec_arena_text(arena, error.message, strlen(error.message));
    for (size_t i = 0; i < sources.count; i++) {
        lec_transcript read;
        lec_source source = sources.items[i];
        source.columns = of->columns;
        if (lec_transcript_read(&source, of->form, &read, arena, &error) != LEC_OK) {
            if (why[0] == '\0') why = lec_arena_text(arena, error.message, strlen(error.message));
            continue;
        }
        for (const lec_transcript *t = &read; t != NULL; t = t->next)
            take_text(of, &source, t, &next, end);
    }
    return why[0] == '\0' && sources.unread_count > 0 ? sources.unread[0].why : why;
}

/* The texts of the file of a reading. */
static lec_status fetch_file(lec_originals *of, size_t reading, lec_error *error)
{
    lec_arena *scratch = lec_arena_new();
    const char *path = of->readings[reading].source.path, *file = file_of(path, scratch);
    size_t first = reading, end = reading + 1;
    while (first > 0 && is_of(of->readings[first - 1].source.path, file)) first--;
    while (end < of->count && is_of(of->readings[end].source.path, file)) end++;
    lec_status status = check_file(file, &of->readings[reading].source, error);
    if (status == LEC_OK) {
        const char *why = read_file(of, file, first, end, scratch);
        if (atomic_load(&of->items[reading].text) == NULL && why[0] != '\0')
            status = lec_fail(error, LEC_BAD_DATA, "%s", why);
        else if (atomic_load(&of->items[reading].text) == NULL)
            status =
                lec_fail(error, LEC_BAD_DATA,
                         "%s: read alone by this lectern, it gives another text than the index "
                         "was made of (by lectern %s); make the index again with its texts",
                         path, of->version);
    }
    lec_arena_free(scratch);
    return status;
}

/* What is said when one cannot be fetched: whoever came first, the first that is not as it was. */
static void find_first_changed(const lec_originals *of, lec_error *error)
{
    lec_arena *scratch = lec_arena_new();
    const char *before = "";
    bool found = false;
    for (size_t i = 0; i < of->count && !found; i++) {
        if (of->items[i].conference == LEC_NONE) continue;
        const char *file = file_of(of->readings[i].source.path, scratch);
        if (strcmp(file, before) == 0) continue;
        before = file;
        lec_error unused;
        found = check_file(file, &of->readings[i].source, &unused) != LEC_OK;
        if (found) *error = unused;
    }
    lec_arena_free(scratch);
}

typedef struct {
    const original *asked;
    lec_status status;
    lec_error error;
} fetching;

static void fetch_unless_there(void *given)
{
    fetching *self = given;
    const original *it = self->asked;
    if (atomic_load(&it->text) != NULL) return; /* another thread was here meanwhile */
    self->status = fetch_file(it->of, it->reading, &self->error);
    if (self->status != LEC_OK) find_first_changed(it->of, &self->error);
}

/* The lock outlives whatever ends the work: what it guards is whole at any time. */
static const char *fetch(const lec_text_away *self)
{
    const original *it = (const void *)self;
    fetching asked = {.asked = it, .status = LEC_OK};
    const char *text = atomic_load(&it->text);
    if (text != NULL) return text;
    lec_lock_take(it->of->lock);
    const lec_landed landed = lec_landing_run(fetch_unless_there, &asked, NULL, NULL);
    lec_lock_release(it->of->lock);
    if (landed == LEC_LANDED_MEMORY) lec_memory_ran_out();
    if (landed != LEC_NOT_LANDED) lec_land(landed);
    if (asked.status != LEC_OK) lec_land_failed(&asked.error);
    return atomic_load(&it->text);
}

/* --- of an index ----------------------------------------------------------------------------- */

lec_originals *lec_originals_new(lec_arena *arena, lec_reading *items, size_t count,
                                 const uint64_t *sums)
{
    lec_originals *of = lec_new(arena, lec_originals, 1);
    *of = (lec_originals){.lock = lec_lock_new(arena),
                          .texts = lec_arena_new_in(arena),
                          .readings = items,
                          .items = lec_new(arena, original, count),
                          .count = count};
    for (size_t i = 0; i < count; i++) {
        original *it = &of->items[i];
        it->away.fetch = fetch;
        it->of = of;
        it->reading = i;
        it->sum = sums[i];
        it->conference = LEC_NONE;
        atomic_init(&it->text, NULL);
        items[i].transcript.text_away = &it->away;
    }
    return of;
}

/* The value of an option that the index was read with; or NULL. */
static const char *value_of(const lec_index *index, const char *option, lec_arena *arena)
{
    for (size_t i = 0; i < index->option_count; i++) {
        const char *given = index->options[i];
        const size_t length = strlen(option);
        if (strncmp(given, option, length) == 0 && given[length] == '=')
            return lec_arena_text(arena, given + length + 1, strlen(given + length + 1));
    }
    return NULL;
}

void lec_originals_set(lec_originals *of, const lec_index *index, const lec_corpus *corpus,
                       lec_arena *arena)
{
    of->version = index->version != NULL ? index->version : "";
    of->form = value_of(index, "--form", arena);
    of->columns = value_of(index, "--columns", arena);
    of->encoding = value_of(index, "--encoding", arena);
    of->corpus = corpus;
    for (uint32_t c = 0; corpus != NULL && c < corpus->conference_count; c++)
        of->items[index->conference_input[c]].conference = c;
}

uint64_t lec_original_sum(const lec_text_away *away)
{
    return ((const original *)(const void *)away)->sum;
}

lec_status lec_originals_check(const lec_index *index, lec_error *error)
{
    const size_t count = index->readings.count;
    lec_arena *arena = lec_arena_new();
    lec_reading *items = lec_new(arena, lec_reading, count);
    uint64_t *sums = lec_new(arena, uint64_t, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = index->readings.items[i];
        const lec_transcript *it = &items[i].transcript;
        sums[i] =
            it->text != NULL ? lec_checksum(it->text, it->length) : lec_original_sum(it->text_away);
    }
    lec_originals *of = lec_originals_new(arena, items, count, sums);
    lec_originals_set(of, index, NULL, arena);
    lec_status status = LEC_OK;
    for (size_t i = 0; i < count && status == LEC_OK; i++)
        if (index->readings.items[i].transcript.text != NULL &&
            atomic_load(&of->items[i].text) == NULL)
            status = fetch_file(of, i, error);
    lec_arena_free(arena);
    return status;
}
