/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "io/form/extract.h"
#include "io/form/label_shape.h"
#include "io/form/layout.h"
#include "io/form/utterance.h"
#include "io/words/unicode.h"

/* Bytes in the file of the character that stands there as it is or as an escape. */
static size_t written_length(const char *written, UChar32 character)
{
    if (written[0] != '\\') return lec_utf8_length(character);
    if (written[1] != 'u') return 2;
    return character > 0xffff ? 12 : 6; /* two surrogates */
}

/* Whether the text may begin with a label or another mark that somebody else speaks. */
static bool begins_apart(const char *text)
{
    enum { LONGEST_LABEL = 60 };
    text += strspn(text, " ");
    const size_t before = strcspn(text, ":");
    if (text[0] != '\0' && strchr(">-[(", text[0]) != NULL) return true;
    return text[before] == ':' && before < LONGEST_LABEL &&
           lec_label_shape_of(text, 0, (uint32_t)before).is_name;
}

bool lec_utterance_goes_on(const lec_utterance *before, const lec_utterance *of)
{
    const double pause = 1.5; /* seconds, as between captions */
    if (before->speaker != NULL || of->speaker != NULL || before->list != of->list ||
        begins_apart(of->text))
        return false;
    const lec_line line = {.start = 0, .end = (uint32_t)strlen(before->text)};
    return of->start_seconds - before->end_seconds < pause ||
           (!isnan(of->start_seconds) && !lec_ends_sentence(before->text, &line));
}

void lec_utterance_put(lec_extract *extract, const lec_source *source, const lec_utterance *of,
                       bool goes_on)
{
    const uint32_t length = (uint32_t)strlen(of->text);
    size_t place = of->place;
    bool in_paragraph = false, is_first = true;
    if (!goes_on) lec_extract_end(extract);
    for (uint32_t at = 0; at < length;) {
        const uint32_t start = at;
        const UChar32 character = lec_utf8_next(of->text, &at, length);
        const size_t here = of->place == LEC_NOWHERE ? of->object : place;
        if (of->place != LEC_NOWHERE) place += written_length(source->text + place, character);
        if (character == '\n' || character == '\r') {
            in_paragraph = false;
            continue;
        }
        if (is_first && goes_on) {
            lec_extract_space(extract);
            lec_extract_time(extract, of->start_seconds);
            lec_extract_last(extract)->end_seconds = of->end_seconds;
            in_paragraph = true;
            is_first = false;
        }
        if (!in_paragraph) {
            lec_block *block = lec_extract_begin(extract, LEC_BLOCK_PARAGRAPH);
            block->speaker = of->speaker;
            block->role = of->role;
            block->affiliation = of->affiliation;
            if (is_first) {
                block->start_seconds = of->start_seconds;
                block->end_seconds = of->end_seconds;
            }
            if (is_first && !isnan(of->start_seconds)) lec_extract_time(extract, of->start_seconds);
            in_paragraph = true;
            is_first = false;
        }
        lec_extract_put(extract, of->text + start, at - start, here, of->line);
    }
    if (!is_first && !isnan(of->end_seconds)) lec_extract_time(extract, of->end_seconds);
}
