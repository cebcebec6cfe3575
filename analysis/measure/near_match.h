/* SPDX-License-Identifier: GPL-3.0-or-later
 * near_match.h -- the stretch of a text that is most like a pattern and begins and ends as it does:
 * fewest words changed, put in or left out between, at most so many (Sellers 1980,
 * doi:10.1016/0196-6774(80)90016-4, in a band about one diagonal: Ukkonen 1985,
 * doi:10.1016/S0019-9958(85)80046-2).
 */
#ifndef LEC_ANALYSIS_MEASURE_NEAR_MATCH_H
#define LEC_ANALYSIS_MEASURE_NEAR_MATCH_H

#include <stddef.h>
#include <stdint.h>

/* The widest band: changes on either side of the diagonal. */
enum { LEC_NEAR_CHANGES = 16 };

typedef struct {
    size_t first, end; /* of the text */
    uint32_t changes;  /* above `most` of the call: there is none */
} lec_near;

/* Looks about text[diagonal], where the first symbol of `pattern` [length] would stand, `most`
 * (LEC_NEAR_CHANGES at most) to either side, within text[0 .. text_length - 1]. Of stretches with
 * equally few changes the one whose length is nearest to that of the pattern, then the first.
 * Cost: length times (2 most + 1). */
lec_near lec_near_match(const uint32_t *pattern, size_t length, const uint32_t *text,
                        size_t text_length, ptrdiff_t diagonal, uint32_t most);

/* Changes that turn one sequence into the other (Levenshtein 1966); above `most` where it would be
 * more. most <= LEC_NEAR_CHANGES. */
uint32_t lec_near_distance(const uint32_t *x, size_t x_length, const uint32_t *y, size_t y_length,
                           uint32_t most);

#endif
