/* SPDX-License-Identifier: GPL-3.0-or-later
 * lectern_mpi.c -- the command, started once a rank: every rank reads its part of the transcripts,
 * rank 0 gets all parts, joins them and goes on alone. What comes out is what `lectern` writes.
 *
 * Ranks meet once, whatever becomes of them before: each says how it ended, so that nobody waits
 * for one that failed. Then the others wait for the end of rank 0. Whoever waits sleeps. */
#include <fcntl.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "api/gather.h"
#include "cli/destination.h"
#include "cli/request.h"
#include "core/checksum.h"

int lectern_main(int argc, char **argv); /* cli/main.c, under another name */

enum { TAG_PART = 1, TAG_END = 2, MOST_AT_ONCE = 1 << 30 };

/* What a rank says when all meet. */
typedef struct {
    uint64_t arguments; /* a sum of them */
    uint64_t status, has_read, length;
    char message[sizeof((lec_error *)NULL)->message];
} word;

typedef struct {
    int rank, count;
    uint64_t arguments;
    bool has_met;
    int messages; /* file in which those of ranks but 0 are kept; -1 */
} rank_state;

static void sleep_until(MPI_Request *request)
{
    const struct timespec moment = {.tv_nsec = 5000000};
    for (int done = 0; MPI_Test(request, &done, MPI_STATUS_IGNORE) == MPI_SUCCESS && !done;)
        nanosleep(&moment, NULL);
}

/* Ends a rank but 0 when rank 0 has ended. */
static _Noreturn void end_with_first(void)
{
    int status = EXIT_FAILURE;
    MPI_Request request;
    MPI_Irecv(&status, 1, MPI_INT, 0, TAG_END, MPI_COMM_WORLD, &request);
    sleep_until(&request);
    MPI_Finalize();
    exit(status);
}

static void send_part(const lec_gathered *part)
{
    for (size_t at = 0; at < part->length;) {
        const size_t left = part->length - at;
        const int now = left < MOST_AT_ONCE ? (int)left : MOST_AT_ONCE;
        MPI_Request request;
        MPI_Isend((const char *)part->bytes + at, now, MPI_BYTE, 0, TAG_PART, MPI_COMM_WORLD,
                  &request);
        sleep_until(&request);
        at += (size_t)now;
    }
}

static void receive_part(char *bytes, size_t length, int from)
{
    for (size_t at = 0; at < length;) {
        const size_t left = length - at;
        const int now = left < MOST_AT_ONCE ? (int)left : MOST_AT_ONCE;
        MPI_Request request;
        MPI_Irecv(bytes + at, now, MPI_BYTE, from, TAG_PART, MPI_COMM_WORLD, &request);
        sleep_until(&request);
        at += (size_t)now;
    }
}

/* Why it does not go on: the first rank that failed, or that does something else. */
static lec_status look_at_words(const word *words, int count, lec_error *error)
{
    for (int i = 1; i < count; i++)
        if (words[i].arguments != words[0].arguments)
            return lec_fail(error, LEC_BAD_USAGE,
                            "rank %d was started with other arguments, or is of another version, "
                            "than rank 0; start all ranks with the same",
                            i);
    for (int i = 0; i < count; i++)
        if (words[i].status != LEC_OK) {
            if (i > 0)
                return lec_fail(error, (lec_status)words[i].status, "rank %d: %s", i,
                                words[i].message);
            return lec_fail(error, (lec_status)words[0].status, "%s", words[0].message);
        }
    for (int i = 1; i < count; i++)
        if (words[i].has_read != words[0].has_read)
            return lec_fail(error, LEC_BAD_DATA,
                            "rank %d does not see the files that rank 0 sees; give paths that are "
                            "the same on all machines",
                            i);
    return LEC_OK;
}

/* All ranks meet; only rank 0 comes back. */
static lec_status meet(rank_state *self, const word *own, const lec_gathered *read,
                       lec_arena *arena, lec_gathered *parts, lec_error *error)
{
    const size_t count = (size_t)self->count;
    word *words = self->rank == 0 ? lec_new(arena, word, count) : NULL;
    MPI_Request request;
    self->has_met = true;
    MPI_Igather(own, sizeof *own, MPI_BYTE, words, sizeof *own, MPI_BYTE, 0, MPI_COMM_WORLD,
                &request);
    sleep_until(&request);
    uint64_t status = LEC_OK;
    if (self->rank == 0) status = look_at_words(words, self->count, error);
    MPI_Ibcast(&status, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD, &request);
    sleep_until(&request);
    if (self->rank > 0) {
        if (status == LEC_OK && read != NULL) send_part(read);
        end_with_first();
    }
    lec_gather_by(NULL); /* what else is read is read here */
    if (status != LEC_OK || parts == NULL) return (lec_status)status;
    parts[0] = *read;
    for (int i = 1; i < self->count; i++) {
        char *bytes = lec_arena_alloc(arena, (size_t)words[i].length, 1);
        receive_part(bytes, (size_t)words[i].length, i);
        parts[i] = (lec_gathered){bytes, (size_t)words[i].length};
    }
    return LEC_OK;
}

static lec_status gather(void *state, lec_status status, const lec_gathered *read, lec_arena *arena,
                         lec_gathered *parts, lec_error *error)
{
    rank_state *self = state;
    word own = {.arguments = self->arguments,
                .status = (uint64_t)status,
                .has_read = read->bytes != NULL,
                .length = read->length};
    if (status != LEC_OK) memcpy(own.message, error->message, sizeof own.message);
    return meet(self, &own, read, arena, parts, error);
}

/* --- a rank that ends before it has read -------------------------------------------------------
 */

/* The last line of what a rank but 0 said, without the name of the program. */
static void last_message(const rank_state *self, char *message, size_t size)
{
    const ssize_t got = self->messages >= 0 ? pread(self->messages, message, size - 1, 0) : 0;
    message[got > 0 ? got : 0] = '\0';
    size_t length = strlen(message);
    while (length > 0 && message[length - 1] == '\n') message[--length] = '\0';
    const char *line = strrchr(message, '\n');
    line = line != NULL ? line + 1 : message;
    if (strncmp(line, "lectern: ", 9) == 0) line += 9;
    memmove(message, line, strlen(line) + 1);
}

/* It takes part in the meeting all the same: others may be there already. */
static int meet_late(rank_state *self, int status)
{
    lec_error error = {0};
    lec_arena *arena = lec_arena_new();
    word own = {.arguments = self->arguments, .status = (uint64_t)status};
    if (self->rank > 0 && status != LEC_OK) last_message(self, own.message, sizeof own.message);
    const lec_status all = meet(self, &own, NULL, arena, NULL, &error);
    if (status == LEC_OK && all != LEC_OK) { /* else rank 0 has said what is wrong */
        fprintf(stderr, "lectern: %s\n", error.message);
        status = (int)all;
    }
    lec_arena_free(arena);
    return status;
}

/* --- the program -------------------------------------------------------------------------------
 */

static uint64_t sum_of_arguments(int argc, char **argv)
{
    uint64_t sum = lec_checksum(LECTERN_VERSION, sizeof LECTERN_VERSION);
    for (int i = 1; i < argc; i++) {
        const uint64_t both[] = {sum, lec_checksum(argv[i], strlen(argv[i]) + 1)};
        sum = lec_checksum(both, sizeof both);
    }
    return sum;
}

/* Whether there is something to be read in parts; else rank 0 is enough. */
static bool reads_transcripts(int argc, char **argv)
{
    for (const lec_command *it = lec_commands; argc > 1 && it->name != NULL; it++)
        if (strcmp(it->name, argv[1]) == 0) return it->reads_transcripts;
    return argc > 1;
}

/* Ranks but 0 say nothing themselves. */
static void be_silent(rank_state *self)
{
    FILE *kept = tmpfile();
    const int nothing = open("/dev/null", O_WRONLY);
    self->messages = kept != NULL ? dup(fileno(kept)) : -1;
    (void)dup2(nothing, STDOUT_FILENO);
    (void)dup2(self->messages >= 0 ? self->messages : nothing, STDERR_FILENO);
    close(nothing);
    if (kept != NULL) fclose(kept);
}

int main(int argc, char **argv)
{
    rank_state self = {.messages = -1};
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &self.rank);
    MPI_Comm_size(MPI_COMM_WORLD, &self.count);
    self.arguments = sum_of_arguments(argc, argv);
    lec_screen_never();
    if (self.rank > 0) be_silent(&self);
    const lec_gathering all = {(uint64_t)self.rank, (uint64_t)self.count, &self, gather};
    int status = LEC_OK;
    const bool together = reads_transcripts(argc, argv);
    if (together) lec_gather_by(&all);
    if (together || self.rank == 0) status = lectern_main(argc, argv);
    if (!self.has_met) status = meet_late(&self, status);
    for (int i = 1; i < self.count; i++) MPI_Send(&status, 1, MPI_INT, i, TAG_END, MPI_COMM_WORLD);
    MPI_Finalize();
    return status;
}
