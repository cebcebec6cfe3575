/* SPDX-License-Identifier: GPL-3.0-or-later
 * drive.c -- makes every call that can fail fail, and judges how the command ends; scripts/faults
 * says what must hold, builds it and makes the folder that it runs in.
 *
 *     drive LECTERN INJECT.so [every] [sample=N] [part=I parts=N] [function=NAMES]
 *           [signal=N] [no_exchange] <commands
 *
 * Standard input holds a command a line: NAME|START|ARGUMENTS. Calls are counted from START on:
 * `start`, or the first call of a function. A command called "report..." writes to out/result,
 * one called "write..." into `written`; `earlier` and `earlier_written` hold what lies there
 * before. part of parts: this process's share. With a signal the
 * process gets it before the call, which does not fail. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/faults/faults.h"

enum {
    TEXT = 4096,
    SECONDS = 30,
    MOST_COMMANDS = 100,
    PLACES = 1 << 18,
    MOST_STATUSES = 256,
    MENDED = 5
};

typedef struct {
    char name[64], start[32], arguments[512];
    fault_place *points; /* each is tried once and for ever */
    size_t count;
    bool is_report, is_writer;
    uint64_t right, tables; /* of what it prints; of the tables of the report */
    uint64_t result;        /* of the whole result of the report, or of `written` */
    size_t pictures;
    int status; /* without a fault */
    char *said; /* without a fault */
} command;

typedef struct {
    pid_t process;
    int orders, ends;
} server;

static const char *lectern, *library;
static char only_functions[TEXT]; /* ",name,name,"; empty: all */
static bool every_call, no_exchange;
static int signal_number;                 /* 0: calls fail */
static uint64_t earlier, earlier_written; /* of out/result, of `written` */
static server mender;                     /* runs the command from its start, after a kill */
static uint64_t seen[PLACES];
static size_t tried, bad, statuses[MOST_STATUSES];

static void die(const char *what)
{
    fprintf(stderr, "faults: %s: %s\n", what, strerror(errno));
    exit(2);
}

/* --- files ---------------------------------------------------------------------------------------
 */

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * 1099511628211U;
    return hash;
}

/* The whole file, NUL-terminated, for the caller to free. */
static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    size_t capacity = TEXT;
    char *text = malloc(capacity + 1);
    *length = 0;
    for (size_t got;
         text != NULL && (got = fread(text + *length, 1, capacity - *length, file)) > 0;) {
        *length += got;
        if (*length == capacity) text = realloc(text, (capacity *= 2) + 1);
    }
    fclose(file);
    if (text == NULL) die(path);
    text[*length] = '\0';
    return text;
}

static uint64_t hash_file(const char *path)
{
    size_t length = 0;
    char *text = read_file(path, &length);
    const uint64_t hash =
        text != NULL ? hash_bytes(UINT64_C(14695981039346656037), text, length) : 0;
    free(text);
    return hash;
}

/* Names and contents of all that is in a folder; *count (may be NULL) entries directly in it. */
static uint64_t hash_folder(const char *path, size_t *count)
{
    struct dirent **entries;
    const int found = scandir(path, &entries, NULL, alphasort);
    uint64_t hash = UINT64_C(14695981039346656037);
    if (count != NULL) *count = 0;
    for (int i = 0; i < found; i++) {
        const char *name = entries[i]->d_name;
        char below[TEXT];
        struct stat about;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            snprintf(below, sizeof below, "%s/%s", path, name);
            const bool is_folder = lstat(below, &about) == 0 && S_ISDIR(about.st_mode);
            const uint64_t inside = is_folder ? hash_folder(below, NULL) : hash_file(below);
            hash = hash_bytes(hash_bytes(hash, name, strlen(name) + 1), &inside, sizeof inside);
            if (count != NULL) ++*count;
        }
        free(entries[i]);
    }
    if (found >= 0) free(entries);
    return hash;
}

static void shell(const char *what)
{
    if (system(what) != 0) die(what);
}

static void put_earlier_result(void)
{
    shell("find out -mindepth 1 -delete && cp -a earlier/. out"); /* a server has `out` open */
}

static void put_earlier_written(void)
{
    shell("find written -mindepth 1 -delete && cp -a earlier_written/. written");
}

/* --- the server: tests/faults/inject.c
 * ---------------------------------------------------------------
 */

static void become(const command *of, const char *where, int orders, int ends)
{
    char words[sizeof of->arguments], *arguments[64];
    size_t count = 0;
    strcpy(words, of->arguments);
    arguments[count++] = (char *)lectern;
    for (char *word = strtok(words, " "); word != NULL && count < 63; word = strtok(NULL, " "))
        arguments[count++] = word;
    arguments[count] = NULL;
    dup2(orders, FAULT_ORDERS);
    dup2(ends, FAULT_ENDS);
    char *path = getenv("PATH");
    if (path != NULL) path[strcspn(path, ":")] = '\0'; /* no other gnuplot than the first */
    setenv("LD_PRELOAD", library, 1);
    setenv("LECTERN_FAULT_SERVER", where, 1);
    personality(ADDR_NO_RANDOMIZE); /* the same places in every command */
    execv(lectern, arguments);
    _exit(127);
}

static server start(const command *of, const char *where)
{
    int orders[2], ends[2];
    if (pipe2(orders, O_CLOEXEC) != 0 || pipe2(ends, O_CLOEXEC) != 0) die("pipe");
    const pid_t process = fork();
    if (process < 0) die("fork");
    if (process == 0) become(of, where, orders[0], ends[1]);
    close(orders[0]);
    close(ends[1]);
    return (server){process, orders[1], ends[0]};
}

static void stop(const server *at)
{
    close(at->orders);
    close(at->ends);
    waitpid(at->process, NULL, 0);
}

/* The exit status; 128 + N for signal N; FAULT_HANGS. */
static int run(const server *at, const fault_order *order)
{
    int status;
    if (write(at->orders, order, sizeof *order) != sizeof *order ||
        read(at->ends, &status, sizeof status) != sizeof status)
        die("the server does not answer");
    if (status == FAULT_HANGS) return FAULT_HANGS;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* --- what can be made to fail
 * ----------------------------------------------------------------------
 */

static bool is_new(uint64_t place)
{
    for (size_t at = place % PLACES;; at = (at + 1) % PLACES) {
        if (seen[at] == place) return false;
        if (seen[at] != 0) continue;
        seen[at] = place;
        return true;
    }
}

/* What changes files: between two of these calls nothing changes. */
static const char between_which[] = " open openat write fflush fclose fsync mkdirat mkdtemp "
                                    "renameat renameat2 linkat unlinkat fork "
                                    "flock ";

static void add_point(command *of, const fault_place *place)
{
    char name[sizeof place->name + 2];
    snprintf(name, sizeof name, " %s ", place->name);
    if (signal_number != 0 && strstr(between_which, name) == NULL) return;
    snprintf(name, sizeof name, ",%s,", place->name);
    if (only_functions[0] != '\0' && strstr(only_functions, name) == NULL) return;
    if ((of->count & (of->count - 1)) == 0)
        of->points = realloc(of->points, 2 * (of->count + 1) * sizeof *of->points);
    if (of->points == NULL) die("memory");
    of->points[of->count++] = *place;
}

/* Runs the command without a fault: what it prints, and its points. */
static void record(command *of)
{
    if (of->is_report) put_earlier_result();
    if (of->is_writer) put_earlier_written();
    const server at = start(of, of->start);
    of->status = run(&at, &(fault_order){.no_exchange = no_exchange, .seconds = 10 * SECONDS});
    stop(&at);
    size_t length;
    of->right = hash_file(FAULT_OUT);
    of->said = read_file(FAULT_ERR, &length);
    if (of->said == NULL) die(of->name);
    if (of->is_report) {
        of->tables = hash_folder("out/result/tables", NULL);
        of->result = hash_folder("out/result", NULL);
        hash_folder("out/result/plots", &of->pictures);
    }
    if (of->is_writer) of->result = hash_folder("written", NULL);
    if (of->is_writer) put_earlier_written();
    if (of->status != 0) die(of->said);
    fault_place *places = (fault_place *)read_file(FAULT_PLACES, &length);
    if (places == NULL) die(of->name);
    for (size_t i = 0; i < length / sizeof *places; i++) {
        fault_place place = places[i];
        if (place.place != 0 && !every_call && is_new(place.place)) add_point(of, &place);
        for (unsigned long n = 1; place.place == 0 && every_call && n <= places[i].call; n++) {
            place.call = n;
            add_point(of, &place);
        }
    }
    free(places);
}

/* --- judging
 * ---------------------------------------------------------------------------------------
 */

typedef struct {
    const command *command;
    const fault_place *place;
    bool for_ever;
    int status;
    bool has_remarks; /* something is said that is not said without a fault */
    char *said;       /* ... those lines of it that are no remark on a chart */
} ending;

static void complain(const ending *of, const char *what)
{
    bad++;
    printf("faults: %s: %s:%lu%s: %s\n%.300s%s", of->command->name, of->place->name,
           of->place->call, of->for_ever ? ":for-ever" : "", what, of->said,
           of->said[0] != '\0' && of->said[strlen(of->said) - 1] != '\n' ? "\n" : "");
}

static bool is_line_of(const char *text, const char *line, size_t length)
{
    for (const char *at = text; *at != '\0';) {
        const size_t own = strcspn(at, "\n");
        if (own == length && memcmp(at, line, length) == 0) return true;
        at += own + (at[own] == '\n');
    }
    return false;
}

/* The lines of `err` that are not said without a fault; for the caller to free. */
static char *said_beside(const command *of, const char *err)
{
    char *out = calloc(strlen(err) + 1, 1);
    if (out == NULL) die("memory");
    for (const char *at = err; *at != '\0';) {
        const size_t length = strcspn(at, "\n"), whole = length + (at[length] == '\n');
        const bool is_remark = strncmp(at, "lectern: chart ", 15) == 0 || /* which was not drawn */
                               strncmp(at, "[ERROR]", 7) == 0; /* libxlsxwriter's own words */
        if (!is_remark && !is_line_of(of->said, at, length)) strncat(out, at, whole);
        at += whole;
    }
    return out;
}

static const struct {
    const char *functions, *reason;
} reasons[] = {
    {" malloc calloc realloc mmap fdopen ", "memory"},
    {" fork pthread_create ", "temporarily unavailable"},
    {" pipe ", "Too many open files"},
    {" write fwrite fflush fclose mkdir mkdirat mkdtemp ", "No space left on device"},
    {" ", "Input/output error"}, /* all others */
};

static void judge_reason(const ending *of)
{
    if (strstr(of->said, "cannot write the workbook") != NULL) return; /* not told to lectern */
    if (strstr(of->said, "there is no gnuplot on PATH") != NULL) return;
    char wanted[64];
    snprintf(wanted, sizeof wanted, " %s ", of->place->name);
    size_t row = 0;
    while (reasons[row].functions[1] != '\0' && strstr(reasons[row].functions, wanted) == NULL)
        row++;
    if (strcasestr(of->said, reasons[row].reason) == NULL) complain(of, "a wrong reason");
}

static void judge_failure(const ending *of)
{
    const char *end = strchr(of->said, '\n');
    if (strncmp(of->said, "lectern: ", 9) != 0 || end == NULL || end[1] != '\0')
        complain(of, "not one line of error");
    else
        judge_reason(of);
}

/* Nothing can be removed when that never works again; the next run does it. */
static bool cannot_clean_up(const ending *of)
{
    const char *name = of->place->name;
    return of->for_ever && (strcmp(name, "unlinkat") == 0 || strcmp(name, "openat") == 0 ||
                            strcmp(name, "getdents64") == 0);
}

/* Where two folders cannot be exchanged at once, and renaming never works again between the steps,
 * the message says where the earlier result is. */
static bool is_put_aside(const ending *of)
{
    static const char said[] = "the earlier result is ";
    const char *at = strstr(of->said, said);
    if (!of->for_ever || strcmp(of->place->name, "renameat") != 0 || at == NULL) return false;
    char path[TEXT];
    snprintf(path, sizeof path, "%s", at + strlen(said));
    path[strcspn(path, " ")] = '\0';
    return hash_folder(path, NULL) == earlier;
}

static void judge_report(const ending *of)
{
    size_t entries, pictures;
    if (is_put_aside(of)) {
        put_earlier_result();
        return;
    }
    const uint64_t now = hash_folder("out/result", NULL);
    hash_folder("out", &entries);
    if (entries != 1 && !cannot_clean_up(of)) complain(of, "something is left beside the result");
    if (access("out/result/mine.txt", F_OK) != 0) complain(of, "a file of the user's is gone");
    const bool is_made = now == of->command->result; /* and then something failed */
    if (of->status != 0 && now != earlier && !is_made)
        complain(of, "the earlier result is not as it was");
    if (of->status == 0 && hash_folder("out/result/tables", NULL) != of->command->tables)
        complain(of, "ends with 0 and other tables");
    hash_folder("out/result/plots", &pictures);
    if (of->status == 0 && pictures < of->command->pictures && !of->has_remarks)
        complain(of, "pictures are missing and nothing is said");
    if (now != earlier || entries != 1) put_earlier_result();
}

static void judge_writer(const ending *of)
{
    const uint64_t now = hash_folder("written", NULL);
    if (of->status == 0 && now != of->command->result && !cannot_clean_up(of))
        complain(of, "ends with 0 and has written something else");
    const bool is_written = now == of->command->result; /* and then something failed */
    if (of->status != 0 && now != earlier_written && !is_written && !cannot_clean_up(of))
        complain(of, "what was written before is not as it was, or something is left beside it");
    if (now != earlier_written) put_earlier_written();
}

static void judge(const ending *of)
{
    char text[64];
    size_t left;
    if (of->status >= 0) statuses[of->status % MOST_STATUSES]++;
    if (of->status == FAULT_HANGS)
        complain(of, "does not end");
    else if (of->status == of->command->status && of->status == 0 && !of->command->is_report &&
             hash_file(FAULT_OUT) != of->command->right)
        complain(of, "ends with 0 and another output");
    else if (of->status == 1)
        judge_failure(of);
    else if (of->status != of->command->status) {
        snprintf(text, sizeof text, "ends with %d", of->status);
        complain(of, text);
    }
    if (of->command->is_report) judge_report(of);
    if (of->command->is_writer) judge_writer(of);
    hash_folder("temporary", &left);
    if (left == 0) return;
    if (!cannot_clean_up(of)) complain(of, "something is left in the temporary folder");
    shell("rm -rf temporary && mkdir temporary");
}

/* --- signals
 * ---------------------------------------------------------------------------------------
 */

/* The next run has to mend what a killed one left: tried for one point in MENDED, and wherever the
 * result is missing. */
static void judge_repair(const ending *of)
{
    size_t entries;
    const int status = run(&mender, &(fault_order){.name = "none", .call = 1, .seconds = SECONDS});
    hash_folder("out", &entries);
    if (status != 0 || entries != 1 || hash_folder("out/result", NULL) != of->command->result)
        complain(of, "the next run does not mend it");
}

/* Between two steps of a swap there is no out/result, but the old one is there under another name.
 */
static void judge_signal(const ending *of)
{
    size_t entries, left;
    const uint64_t now = hash_folder("out/result", NULL);
    hash_folder("out", &entries);
    hash_folder("temporary", &left);
    const bool is_killed = signal_number == SIGKILL;
    if (of->status != 128 + signal_number && of->status != 0)
        complain(of, "does not end by the signal");
    if (now != earlier && now != of->command->result && !(is_killed && no_exchange && entries == 2))
        complain(of, "neither the earlier result nor the new one");
    if (!is_killed && (entries != 1 || left != 0)) complain(of, "something is left");
    const bool is_there = now == earlier || now == of->command->result;
    const bool mend = entries != 1 && (tried % MENDED == 0 || !is_there);
    if (mend) judge_repair(of);
    if (mend || now != earlier)
        put_earlier_result();
    else if (entries != 1)
        shell("rm -rf out/.lectern-*");
}

static void try_point(const server *at, const command *of, const fault_place *place, bool for_ever)
{
    fault_order order = {.call = place->call,
                         .for_ever = for_ever,
                         .signal = signal_number,
                         .no_exchange = no_exchange,
                         .seconds = SECONDS};
    memcpy(order.name, place->name, sizeof order.name);
    const int status = run(at, &order);
    size_t length = 0;
    char *err = read_file(FAULT_ERR, &length);
    if (err == NULL) die(FAULT_ERR);
    const ending end = {.command = of,
                        .place = place,
                        .for_ever = for_ever,
                        .status = status,
                        .has_remarks = strcmp(err, of->said) != 0,
                        .said = said_beside(of, err)};
    tried++;
    if (signal_number != 0)
        judge_signal(&end);
    else
        judge(&end);
    fflush(stdout);
    free(end.said);
    free(err);
}

/* --- all of them
 * -------------------------------------------------------------------------------------
 */

static size_t read_commands(command *commands)
{
    size_t count = 0;
    char line[TEXT];
    while (count < MOST_COMMANDS && fgets(line, sizeof line, stdin) != NULL) {
        command *of = &commands[count++];
        line[strcspn(line, "\n")] = '\0';
        char *rest = line;
        snprintf(of->name, sizeof of->name, "%s", strsep(&rest, "|"));
        snprintf(of->start, sizeof of->start, "%s", rest != NULL ? strsep(&rest, "|") : "");
        snprintf(of->arguments, sizeof of->arguments, "%s", rest != NULL ? rest : "");
        of->is_report = strncmp(of->name, "report", 6) == 0;
        of->is_writer = strncmp(of->name, "write ", 6) == 0;
    }
    return count;
}

/* What follows `name=` among the arguments, or "" for the bare name; NULL: it is not given. */
static const char *option(char **arguments, const char *name)
{
    const size_t length = strlen(name);
    for (; *arguments != NULL; arguments++) {
        if (strncmp(*arguments, name, length) != 0) continue;
        if ((*arguments)[length] == '=') return *arguments + length + 1;
        if ((*arguments)[length] == '\0') return "";
    }
    return NULL;
}

static size_t number(char **arguments, const char *name, size_t otherwise)
{
    const char *value = option(arguments, name);
    return value != NULL ? strtoul(value, NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    static command commands[MOST_COMMANDS];
    if (argc < 3) return 2;
    lectern = argv[1];
    library = argv[2];
    every_call = option(argv, "every") != NULL;
    no_exchange = option(argv, "no_exchange") != NULL;
    signal_number = (int)number(argv, "signal", 0);
    if (option(argv, "function") != NULL)
        snprintf(only_functions, sizeof only_functions, ",%s,", option(argv, "function"));
    const size_t sample = number(argv, "sample", 0), part = number(argv, "part", 0),
                 parts = number(argv, "parts", 1);
    const size_t modes = signal_number != 0 ? 1 : 2; /* once, and for ever */
    signal(SIGPIPE, SIG_IGN);
    setenv("TMPDIR", "temporary", 1);
    earlier = hash_folder("earlier/result", NULL);
    earlier_written = hash_folder("earlier_written", NULL);
    const size_t count = read_commands(commands);
    size_t total = 0;
    for (size_t i = 0; i < count; i++) {
        record(&commands[i]);
        total += modes * commands[i].count;
    }
    const size_t step = sample > 0 && total > sample ? total / sample : 1;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const command *of = &commands[i];
        const size_t before = tried, bad_before = bad;
        if (of->is_report) put_earlier_result();
        const server running = start(of, of->start);
        if (signal_number != 0) mender = start(of, "start");
        for (size_t p = 0; p < modes * of->count; p++, at++)
            if (at % step == 0 && at / step % parts == part)
                try_point(&running, of, &of->points[p / modes], p % modes == 1);
        stop(&running);
        if (signal_number != 0) stop(&mender);
        if (tried > before)
            printf("%-24s %6zu points of %zu, %zu did not hold\n", of->name, tried - before,
                   modes * of->count, bad - bad_before);
        fflush(stdout);
    }
    printf("faults: %zu points tried of %zu, %zu did not hold; ended with", tried, total, bad);
    for (int i = 0; i < MOST_STATUSES; i++)
        if (statuses[i] > 0) printf(" %d: %zu", i, statuses[i]);
    printf("\n");
    return bad > 0;
}
