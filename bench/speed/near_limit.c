/* SPDX-License-Identifier: GPL-3.0-or-later
 * near_limit.c -- how fast words can be counted at all, as a measure for lectern: runs of letters
 * of ASCII, folded, hashed and counted. No other script, no sentence, no place, nobody who speaks.
 *
 *   near_limit FILE [RUNS]      prints words, different words, and the best and the median MB/s
 *
 * The file is in memory before the clock runs. 16 bytes are classified at a time (SSE2; else byte
 * by byte); up to 16 letters of a word are its key, longer ones are compared where they stand.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SLOTS = 1 << 17, PADDING = 32, MOST_RUNS = 99 };

typedef struct {
    uint64_t key[2]; /* the first 16 letters; 0: empty */
    const char *place;
    uint32_t length, count;
} word;

static word *table;
static uint64_t different;

/* Which of the 16 bytes at `text` are letters, the lowest bit for the first. */
static uint32_t letters_at(const char *text)
{
#ifdef __SSE2__
    const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i above = _mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1));
    const __m128i below = _mm_cmpgt_epi8(_mm_set1_epi8('z' + 1), small);
    return (uint32_t)_mm_movemask_epi8(_mm_and_si128(above, below));
#else
    uint32_t letters = 0;
    for (unsigned i = 0; i < 16; i++) {
        const unsigned char small = (unsigned char)text[i] | 0x20;
        letters |= (uint32_t)(small >= 'a' && small <= 'z') << i;
    }
    return letters;
#endif
}

/* The first letters of the word, small; zeros behind its end. */
static void read_key(const char *text, uint32_t length, uint64_t key[2])
{
    static const char small[16] = "                ";
    uint64_t fold[2];
    memcpy(key, text, 16);
    memcpy(fold, small, 16);
    for (int i = 0; i < 2; i++) {
        const uint32_t before = 8 * (uint32_t)i, left = length > before ? length - before : 0;
        const uint64_t mask = left >= 8 ? UINT64_MAX : (UINT64_C(1) << (8 * left)) - 1;
        key[i] = (key[i] | fold[i]) & mask;
    }
}

static int same_rest(const word *known, const char *text, uint32_t length)
{
    for (uint32_t i = 16; i < length; i++)
        if ((known->place[i] | 0x20) != (text[i] | 0x20)) return 0;
    return 1;
}

static void count_word(const char *text, uint32_t length)
{
    uint64_t key[2];
    read_key(text, length, key);
    uint64_t hash = (key[0] ^ length) * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ key[1] ^ hash >> 32) * UINT64_C(0xBF58476D1CE4E5B9);
    for (uint64_t at = hash >> 47;; at = (at + 1) % SLOTS) {
        word *slot = &table[at];
        if (slot->count == 0) {
            *slot = (word){{key[0], key[1]}, text, length, 1};
            if (++different < SLOTS - 1) return;
            fprintf(stderr, "near_limit: more than %d different words\n", SLOTS - 2);
            exit(1);
        }
        if (slot->key[0] != key[0] || slot->key[1] != key[1] || slot->length != length ||
            !same_rest(slot, text, length))
            continue;
        slot->count++;
        return;
    }
}

/* A word begins where a letter stands behind none, and ends before the next byte that is none. */
static uint64_t count_words(const char *text, size_t length)
{
    uint64_t words = 0;
    uint32_t open = 0; /* the byte before the sixteen is a letter */
    size_t start = 0;
    for (size_t at = 0; at < length + 1; at += 16) {
        const uint32_t letters = letters_at(text + at);
        uint32_t edges = (letters ^ (letters << 1 | open)) & 0xFFFF;
        for (; edges != 0; edges &= edges - 1) {
            const uint32_t bit = (uint32_t)__builtin_ctz(edges);
            if ((letters >> bit & 1) != 0) {
                start = at + bit;
                continue;
            }
            count_word(text + start, (uint32_t)(at + bit - start));
            words++;
        }
        open = letters >> 15 & 1;
    }
    return words;
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) return NULL;
    const long size = ftell(file);
    char *text = size >= 0 ? calloc((size_t)size + PADDING, 1) : NULL;
    rewind(file);
    *length = text != NULL ? fread(text, 1, (size_t)size, file) : 0;
    fclose(file);
    return text;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **arguments)
{
    size_t length = 0;
    double seconds[MOST_RUNS];
    const long asked = count > 2 ? strtol(arguments[2], NULL, 10) : 5;
    const int runs = asked < 1 ? 1 : asked > MOST_RUNS ? MOST_RUNS : (int)asked;
    char *text = count > 1 ? read_file(arguments[1], &length) : NULL;
    uint64_t words = 0;
    table = calloc(SLOTS, sizeof *table);
    if (text == NULL || table == NULL) {
        fprintf(stderr, "near_limit FILE [RUNS]: the file cannot be read\n");
        return 1;
    }
    for (int run = 0; run < runs; run++) {
        memset(table, 0, SLOTS * sizeof *table);
        different = 0;
        const double before = now();
        words = count_words(text, length);
        seconds[run] = now() - before;
    }
    qsort(seconds, (size_t)runs, sizeof *seconds, by_size);
    const double megabytes = (double)length * 1e-6;
    printf("%" PRIu64 " words, %" PRIu64 " different, %.0f MB/s at best, median %.0f\n", words,
           different, megabytes / seconds[0], megabytes / seconds[runs / 2]);
    free(table);
    free(text);
    return 0;
}
