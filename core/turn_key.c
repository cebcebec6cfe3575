/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/turn_key.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many bytes at `at` do not count; 0: it counts. */
static size_t passed_over(const char *at)
{
    static const char *const blanks[] = {"\xC2\x85",     "\xE2\x80\xA8", "\xE2\x80\xA9",
                                         "\xEF\xBF\xBD", "\xEF\xBF\xBE", "\xEF\xBF\xBF"};
    if ((unsigned char)*at <= ' ' || *at == 0x7F) return 1;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (strncmp(at, blanks[i], strlen(blanks[i])) == 0) return strlen(blanks[i]);
    return 0;
}

uint64_t lec_said_hash(const char *text)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a, 64 bits */
    while (*text != '\0') {
        const size_t passed = passed_over(text);
        if (passed == 0) hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
        text += passed == 0 ? 1 : passed;
    }
    return hash;
}

lec_turn_key lec_turn_key_of(const lec_corpus *corpus, uint32_t turn, double start,
                             const char *text)
{
    const uint32_t first = corpus->turn_start[turn];
    const bool empty = first == corpus->turn_start[turn + 1];
    return (lec_turn_key){.start = llround(1000 * start),
                          .first_byte =
                              empty ? LEC_NONE : (uint32_t)lec_corpus_place(corpus, first).byte,
                          .first_line = corpus->turn[turn].first_line,
                          .said = lec_said_hash(text)};
}

const char *lec_turn_key_text(const lec_turn_key *key, lec_arena *arena)
{
    return lec_arena_format(arena, "%" PRId64 " %" PRIu32 " %" PRIu32 " %016" PRIx64, key->start,
                            key->first_byte, key->first_line, key->said);
}

bool lec_turn_key_read(const char **at, lec_turn_key *key)
{
    static const char digits[] = "0123456789", hex[] = "0123456789abcdef";
    const char *const starts = *at + strspn(*at, " \t\r\n;");
    uint64_t number[3];
    const char *next = starts;
    for (int i = 0; i < 3; i++) {
        const size_t length = strspn(next, digits);
        if (length == 0 || length > 15 || next[length] != ' ') return false;
        number[i] = strtoull(next, NULL, 10);
        next += length + 1;
    }
    if (strspn(next, hex) != 16 || number[1] > UINT32_MAX || number[2] > UINT32_MAX) return false;
    *key = (lec_turn_key){.start = (int64_t)number[0],
                          .first_byte = (uint32_t)number[1],
                          .first_line = (uint32_t)number[2],
                          .said = strtoull(next, NULL, 16)};
    *at = next + 16;
    return true;
}

const char *lec_tier_name(const char *speaker, lec_role role, lec_arena *arena)
{
    return lec_arena_format(arena, "%s%s(%s)", speaker, speaker[0] != '\0' ? " " : "",
                            lec_role_name(role));
}

const char *lec_tier_speaker(const char *tier, lec_role *role, lec_arena *arena)
{
    const char *open = strrchr(tier, '(');
    const size_t length = strlen(tier);
    *role = LEC_ROLE_COUNT;
    if (open == NULL || tier[length - 1] != ')') return tier;
    const char *named = lec_arena_text(arena, open + 1, (size_t)(tier + length - open) - 2);
    if (!lec_role_named(named, role)) {
        *role = LEC_ROLE_COUNT;
        return tier;
    }
    while (open > tier && open[-1] == ' ') open--;
    return lec_arena_text(arena, tier, (size_t)(open - tier));
}
