/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/source.h"

#include <assert.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/limits.h"
#include "core/memory.h"
#include "core/vocabulary.h"
#include "io/source/archive.h"
#include "io/source/encoding.h"
#include "io/source/folder_names.h"
#include "io/source/lines.h"
#include "io/source/pdf.h"
#include "io/source/sha256.h"
#include "io/words/unicode.h"

#define BUFFER_FIRST_SIZE (64 * (size_t)1024)

typedef struct {
    lec_arena *arena;
    lec_source_limits limits;
    LEC_ARRAY(lec_source) sources;
    uint64_t total;               /* bytes of text of all sources */
    LEC_ARRAY(lec_unread) unread; /* with limits.leave_out */
} reading;

/* What failed with `status` is left out, if it may be. */
static lec_status leave_out(reading *state, const char *path, lec_status status,
                            const lec_error *error)
{
    if (status == LEC_OK || !state->limits.leave_out) return status;
    const char *why = lec_arena_text(state->arena, error->message, strlen(error->message));
    LEC_PUSH(state->arena, state->unread, ((lec_unread){path, why}));
    return LEC_OK;
}

/* --- bytes ----------------------------------------------------------------------------------- */

typedef struct {
    const char *bytes; /* followed by a NUL */
    size_t length;
} buffer;

/* The whole of an open file or pipe. The size of a regular file saves growing, no more. */
static lec_status read_all(int file, const char *path, const reading *state, uint64_t expected,
                           buffer *out, lec_error *error)
{
    const uint64_t limit = state->limits.largest_file;
    if (expected > limit) return lec_limit_fail(LEC_LIMIT_FILE_BYTES, limit, path, error);
    size_t capacity = expected > 0 ? (size_t)expected + 2 : BUFFER_FIRST_SIZE, length = 0;
    char *bytes = lec_memory_allocate(capacity);
    ssize_t got = 0;
    while ((got = read(file, bytes + length, capacity - length - 1)) != 0) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) break;
        length += (size_t)got;
        if (length > limit) break;
        if (length + 1 < capacity) continue;
        capacity *= 2;
        bytes = lec_memory_resize(bytes, capacity);
    }
    const int reason = errno;
    lec_arena_adopt(state->arena, bytes, lec_memory_free);
    if (got < 0) return lec_fail(error, LEC_BAD_DATA, "%s: %s", path, strerror(reason));
    if (length > limit) return lec_limit_fail(LEC_LIMIT_FILE_BYTES, limit, path, error);
    bytes[length] = '\0';
    *out = (buffer){bytes, length};
    return LEC_OK;
}

static lec_status read_file(int file, const char *path, const reading *state, buffer *out,
                            lec_error *error)
{
    struct stat about;
    if (fstat(file, &about) != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %s", path, strerror(errno));
    const bool is_device = S_ISBLK(about.st_mode) || (S_ISCHR(about.st_mode) && !isatty(file));
    if (is_device)
        return lec_fail(error, LEC_BAD_DATA, "%s: a device, not a file; name a transcript", path);
    const bool has_size = S_ISREG(about.st_mode) && about.st_size > 0;
    return read_all(file, path, state, has_size ? (uint64_t)about.st_size : 0, out, error);
}

/* --- what no transcript is ------------------------------------------------------------------- */

static const struct {
    const char *magic;
    size_t length;
    const char *what, *remedy;
} foreign[] = {
    {"%!PS", 4, "a PostScript file", "convert it with 'ps2ascii'"},
    {"\xD0\xCF\x11\xE0", 4, "an old Word file",
     "convert it with 'libreoffice --convert-to docx' and 'pandoc'"},
    {"{\\rtf", 5, "an RTF file", "convert it with 'pandoc -t plain --wrap=none FILE.rtf'"},
    {"\x89PNG", 4, "a picture", "give the text of it"},
    {"\xFF\xD8\xFF", 3, "a picture", "give the text of it"},
    {"GIF8", 4, "a picture", "give the text of it"},
    {"ID3", 3, "a sound file", "give a transcript of it"},
    {"OggS", 4, "a sound file", "give a transcript of it"},
    {"RIFF", 4, "a sound or video file", "give a transcript of it"},
    {"\x1A\x45\xDF\xA3", 4, "a video file", "give its captions"},
    {"\x7F"
     "ELF",
     4, "a program", "give a transcript"},
    {"\x89"
     "lectern index",
     14, "an index of lectern", "give it by its own name, alone, or read the folder without it"},
};

static lec_status refuse_foreign(const char *path, const buffer *data, lec_error *error)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (data->length >= foreign[i].length &&
            memcmp(data->bytes, foreign[i].magic, foreign[i].length) == 0)
            return lec_fail(error, LEC_BAD_DATA, "%s: %s; %s", path, foreign[i].what,
                            foreign[i].remedy);
    return LEC_OK;
}

/* --- one transcript -------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* Where the last suffix of name[0..length) begins (at its dot), or `length`: a dot, then up to 8
 * letters and digits, not digits only ("2024.12" has none). */
static size_t suffix_start(const char *name, size_t length)
{
    bool letter = false;
    for (size_t at = length; at > 1; at--) {
        const unsigned char byte = (unsigned char)name[at - 1];
        if (byte == '.') return letter && length - at <= 8 ? at - 1 : length;
        if (!isalnum(byte)) return length;
        if (isalpha(byte)) letter = true;
    }
    return length;
}

static bool is_compression(const char *suffix, size_t length)
{
    static const char *const known[] = {".gz", ".xz", ".zst", ".bz2", ".lz", ".lzma", ".lz4", ".z"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == length && strncasecmp(known[i], suffix, length) == 0) return true;
    return false;
}

/* Name and suffix of a source from its path, a suffix of compression left out. */
static void name_source(lec_source *source, lec_arena *arena)
{
    if (strcmp(source->path, "-") == 0) {
        source->name = "standard-input";
        source->suffix = "";
        return;
    }
    const char *name = base_name(source->path);
    size_t end = strlen(name), dot = suffix_start(name, end);
    if (is_compression(name + dot, end - dot)) {
        end = dot;
        dot = suffix_start(name, end);
    }
    source->name = lec_utf8_repaired(lec_arena_text(arena, name, dot), arena);
    char *suffix = lec_arena_text(arena, name + dot, end - dot);
    for (char *at = suffix; *at != '\0'; at++) *at = (char)tolower((unsigned char)*at);
    source->suffix = suffix[0] == '.' ? suffix + 1 : suffix;
}

static lec_status check_lines(const lec_source *source, uint64_t longest, lec_arena *arena,
                              lec_error *error)
{
    lec_line_counter counter = {.text = source->text, .line = 1};
    for (size_t start = 0; source->length - start > longest;) {
        const size_t length = strcspn(source->text + start, "\r\n");
        if (length > longest)
            return lec_limit_fail(
                LEC_LIMIT_LINE_BYTES, longest,
                lec_arena_format(arena, "%s:%u", source->path, lec_line_of(&counter, start)),
                error);
        start += length + (start + length < source->length ? 1 : 0);
    }
    return LEC_OK;
}

static bool has_ink(const char *text)
{
    return text[strspn(text, " \t\r\n\f\v")] != '\0';
}

typedef struct {
    reading *state;
    const char *path;   /* of the file */
    const char *sha256; /* of its bytes */
    size_t length;
} opened_file;

/* Whether it is still within what one run reads. */
static lec_status count_source(reading *state, const lec_source *source, lec_error *error)
{
    state->total += source->length;
    if (state->limits.earlier_files + state->sources.count >= lec_limits[LEC_LIMIT_FILES].most)
        return lec_limit_fail(LEC_LIMIT_FILES, 0, source->path, error);
    if (state->limits.earlier_bytes + state->total > lec_limits[LEC_LIMIT_INPUT_BYTES].most)
        return lec_limit_fail(LEC_LIMIT_INPUT_BYTES, 0, source->path, error);
    return LEC_OK;
}

/* Adds the transcript in `data`, the bytes of the file or of one member of an archive (`source`
 * has its path, name and suffix). */
static lec_status add_source(const opened_file *file, lec_source source, const buffer *data,
                             lec_error *error)
{
    reading *state = file->state;
    lec_decoded decoded;
    lec_status status = refuse_foreign(source.path, data, error);
    if (status == LEC_OK)
        status = lec_decode(source.path, data->bytes, data->length, state->limits.encoding,
                            state->arena, &decoded, error);
    if (status != LEC_OK) return status;
    if (!has_ink(decoded.text))
        return lec_fail(error, LEC_BAD_DATA, "%s: empty; give a file that holds a transcript",
                        source.path);
    source.text = decoded.text;
    source.length = decoded.length;
    source.encoding = decoded.encoding;
    source.encoding_assumed = decoded.assumed;
    source.encoding_other = decoded.other;
    memcpy(source.sha256, file->sha256, sizeof source.sha256);
    source.file_bytes = file->length;
    status = check_lines(&source, state->limits.longest_line, state->arena, error);
    if (status == LEC_OK) status = count_source(state, &source, error);
    if (status == LEC_OK) LEC_PUSH(state->arena, state->sources, source);
    return status;
}

/* --- documents that are packed, or read by a program ------------------------------------------ */

typedef struct {
    buffer main; /* the text of the document; NULL while it was not seen */
    LEC_ARRAY(const char *) notes;
    lec_arena *arena;
} document;

static lec_status take_part(const lec_archive_member *member, void *given, lec_error *error)
{
    (void)error;
    document *of = given;
    static const char *const mains[] = {"word/document.xml", "content.xml"};
    static const char *const notes[] = {"word/footnotes.xml", "word/endnotes.xml"};
    for (size_t i = 0; i < 2; i++) {
        if (strcmp(member->path, mains[i]) == 0) of->main = (buffer){member->bytes, member->length};
        if (strcmp(member->path, notes[i]) == 0) LEC_PUSH(of->arena, of->notes, member->bytes);
    }
    return LEC_OK;
}

static lec_status add_document(const opened_file *file, lec_source source, const buffer *data,
                               lec_error *error)
{
    lec_arena *arena = file->state->arena;
    document parts = {.main = {NULL, 0}, .arena = arena};
    const lec_status status =
        lec_archive_walk(source.path, data->bytes, data->length, file->state->limits.largest_file,
                         take_part, &parts, arena, error);
    if (status != LEC_OK) return status;
    if (parts.main.bytes == NULL)
        return lec_fail(error, LEC_BAD_DATA, "%s: this document has no text in it; save it again",
                        source.path);
    source.notes = parts.notes.items;
    source.notes_count = parts.notes.count;
    return add_source(file, source, &parts.main, error);
}

/* Adds a transcript, whatever holds its text. */
static lec_status add_any(const opened_file *file, lec_source source, const buffer *data,
                          lec_error *error)
{
    buffer text = {"", 0};
    if (lec_packed_document_is(data->bytes, data->length) != LEC_NO_DOCUMENT)
        return add_document(file, source, data, error);
    if (!lec_pdf_is(data->bytes, data->length)) return add_source(file, source, data, error);
    const lec_status status = lec_pdf_read(source.path, data->bytes, data->length,
                                           file->state->arena, &text.bytes, &text.length, error);
    return status == LEC_OK ? add_source(file, source, &text, error) : status;
}

static lec_status add_member(const lec_archive_member *member, void *given, lec_error *error)
{
    const opened_file *file = given;
    lec_arena *arena = file->state->arena;
    const buffer data = {member->bytes, member->length};
    lec_source source = {.path = file->path};
    name_source(&source, arena);
    if (member->number > 0) {
        source.path = lec_arena_format(arena, "%s:%zu", file->path, member->number);
        source.name = member->name[0] != '\0'
                          ? member->name
                          : lec_arena_format(arena, "%s-%zu", source.name, member->number);
        source.suffix = member->suffix;
    }
    return leave_out(file->state, source.path, add_any(file, source, &data, error), error);
}

static lec_status add_bytes(const opened_file *file, const buffer *data, lec_error *error)
{
    const reading *state = file->state;
    if (lec_archive_is(data->bytes, data->length) &&
        lec_packed_document_is(data->bytes, data->length) == LEC_NO_DOCUMENT)
        return lec_archive_walk(file->path, data->bytes, data->length, state->limits.largest_file,
                                add_member, (void *)file, state->arena, error);
    lec_source source = {.path = file->path};
    name_source(&source, state->arena);
    return add_any(file, source, data, error);
}

static lec_status add_file(reading *state, const char *path, lec_error *error)
{
    const bool is_input = strcmp(path, "-") == 0;
    lec_descriptor *opened = lec_descriptor_new(state->arena);
    if (!is_input) opened->number = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (!is_input && opened->number < 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %s; check the name", path, strerror(errno));
    buffer data = {"", 0};
    const lec_status status =
        read_file(is_input ? STDIN_FILENO : opened->number, path, state, &data, error);
    lec_descriptor_close(opened);
    if (status != LEC_OK) return status;
    const opened_file of = {state, path, lec_sha256(data.bytes, data.length, state->arena),
                            data.length};
    return add_bytes(&of, &data, error);
}

/* --- folders --------------------------------------------------------------------------------- */

typedef LEC_ARRAY(const char *) path_list;

static int compare_paths(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static lec_status list_folder(reading *state, const char *folder, size_t depth, path_list *files,
                              lec_error *error);

/* Adds a file, or what is in a folder. Links to folders are not followed: they may go round. */
static lec_status list_entry(reading *state, const char *path, size_t depth, path_list *files,
                             lec_error *error)
{
    struct stat about;
    if (lstat(path, &about) != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %s", path, strerror(errno));
    if (S_ISDIR(about.st_mode)) return list_folder(state, path, depth + 1, files, error);
    if (S_ISLNK(about.st_mode) && stat(path, &about) != 0) {
        const char *what = errno == ENOENT ? "a link to nothing; remove it" : strerror(errno);
        return lec_fail(error, LEC_BAD_DATA, "%s: %s", path, what);
    }
    if (S_ISREG(about.st_mode)) LEC_PUSH(state->arena, *files, path);
    return LEC_OK;
}

static void close_entries(void *entries)
{
    closedir(entries);
}

static lec_status list_folder(reading *state, const char *folder, size_t depth, path_list *files,
                              lec_error *error)
{
    lec_arena *arena = state->arena;
    if (depth > lec_limits[LEC_LIMIT_FOLDERS].most)
        return lec_limit_fail(LEC_LIMIT_FOLDERS, 0, folder, error);
    lec_arena *opened = lec_arena_new();
    DIR *entries = opendir(folder);
    if (entries != NULL)
        lec_arena_adopt(opened, entries, close_entries);
    else
        lec_arena_free(opened);
    if (entries == NULL) return lec_fail(error, LEC_BAD_DATA, "%s: %s", folder, strerror(errno));
    path_list paths = {0};
    bool has_run = false, has_package = false, has_tables = false;
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    errno = 0; /* readdir() says with it whether NULL is the end or a failure */
    for (struct dirent *entry; (entry = readdir(entries)) != NULL; errno = 0) {
        has_run = has_run || strcmp(entry->d_name, "run.json") == 0;
        has_package = has_package || strcmp(entry->d_name, "datapackage.json") == 0;
        has_tables = has_tables || strcmp(entry->d_name, "tables") == 0;
        if (lec_is_about_the_folder(entry->d_name)) continue;
        const char *path = lec_arena_format(arena, "%s%s%s", folder, slash, entry->d_name);
        LEC_PUSH(arena, paths, path);
    }
    const int reason = errno;
    lec_arena_free(opened);
    lec_status status = LEC_OK;
    const bool is_result = has_run && has_package && has_tables; /* and no export */
    if (is_result) paths.count = 0; /* within another folder it is passed over */
    if (is_result && depth == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: a report of lectern; give the transcripts it was made of", folder);
    if (reason != 0)
        status = lec_fail(error, LEC_BAD_DATA,
                          "%s: cannot be listed to its end: %s; nothing of it was read", folder,
                          strerror(reason));
    for (size_t i = 0; i < paths.count && status == LEC_OK; i++)
        status = leave_out(state, paths.items[i],
                           list_entry(state, paths.items[i], depth, files, error), error);
    return status;
}

/* Paths without their suffix of all files that are no CSV. */
static lec_vocabulary *stems_of(const path_list *files, lec_arena *arena)
{
    lec_vocabulary *stems = lec_vocabulary_new(arena);
    for (size_t i = 0; i < files->count; i++) {
        const char *path = files->items[i], *name = base_name(path);
        if (!lec_name_ends_in(path, ".csv"))
            lec_vocabulary_add(stems, path,
                               (size_t)(name - path) + suffix_start(name, strlen(name)));
    }
    return stems;
}

/* A table beside a transcript: talk.csv, or talk.turns.csv, where there is talk.txt. */
static bool is_table_beside(const char *path, const lec_vocabulary *stems)
{
    uint32_t unused;
    if (!lec_name_ends_in(path, ".csv")) return false;
    for (const char *dot = strchr(base_name(path), '.'); dot != NULL; dot = strchr(dot + 1, '.'))
        if (lec_vocabulary_find(stems, path, (size_t)(dot - path), &unused)) return true;
    return false;
}

static lec_status add_folder(reading *state, const char *folder, lec_error *error)
{
    path_list files = {0};
    const size_t first = state->sources.count;
    lec_status status = list_folder(state, folder, 0, &files, error);
    if (status != LEC_OK) return status;
    if (files.count > 1) qsort(files.items, files.count, sizeof *files.items, compare_paths);
    const lec_vocabulary *stems = stems_of(&files, state->arena);
    for (size_t i = 0; i < files.count && status == LEC_OK; i++)
        if (!is_table_beside(files.items[i], stems))
            status =
                leave_out(state, files.items[i], add_file(state, files.items[i], error), error);
    for (size_t i = first; i < state->sources.count; i++) state->sources.items[i].in_folder = true;
    if (status == LEC_OK && state->sources.count == 0 && state->unread.count == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: no transcripts in this folder", folder);
    return status;
}

static reading begin(const lec_source_limits *limits, lec_arena *arena)
{
    reading state = {.arena = arena, .limits = *limits};
    const uint64_t largest = lec_limits[LEC_LIMIT_FILE_BYTES].most;
    if (limits->largest_file == 0 || limits->largest_file > largest)
        state.limits.largest_file = largest;
    if (limits->longest_line == 0)
        state.limits.longest_line = lec_limits[LEC_LIMIT_LINE_BYTES].most;
    return state;
}

static lec_sources found(const reading *state)
{
    return (lec_sources){state->sources.items, state->sources.count, state->unread.items,
                         state->unread.count};
}

lec_status lec_sources_of_bytes(const char *name, const char *bytes, size_t length,
                                const lec_source_limits *limits, lec_arena *arena, lec_sources *out,
                                lec_error *error)
{
    reading state = begin(limits, arena);
    *out = (lec_sources){0};
    if (length > state.limits.largest_file)
        return lec_limit_fail(LEC_LIMIT_FILE_BYTES, state.limits.largest_file, name, error);
    const buffer data = {lec_arena_text(arena, bytes, length), length};
    const opened_file opened = {&state, lec_arena_text(arena, name, strlen(name)),
                                lec_sha256(bytes, length, arena), length};
    const lec_status status = add_bytes(&opened, &data, error);
    *out = found(&state);
    return status;
}

lec_status lec_sources_read(const char *path, const lec_source_limits *limits, lec_arena *arena,
                            lec_sources *out, lec_error *error)
{
    reading state = begin(limits, arena);
    const char *kept = lec_arena_text(arena, path, strlen(path));
    struct stat about;
    const bool is_named = strcmp(path, "-") != 0, is_there = is_named && stat(path, &about) == 0;
    if (is_named && !is_there && errno == EIO) /* else opening it tells what is wrong */
        return lec_fail(error, LEC_BAD_DATA, "%s: %s", path, strerror(errno));
    const bool is_folder = is_there && S_ISDIR(about.st_mode);
    const lec_status status =
        is_folder ? add_folder(&state, kept, error) : add_file(&state, kept, error);
    *out = found(&state);
    return status;
}

bool lec_source_is_called(const lec_source *source, const char *file)
{
    const size_t path = strlen(source->path), length = strlen(file);
    if (strcmp(source->name, file) == 0) return true;
    if (length == 0 || length > path || strcmp(source->path + path - length, file) != 0)
        return false;
    return length == path || source->path[path - length - 1] == '/';
}
