/* SPDX-License-Identifier: GPL-3.0-or-later
 * sentences.c -- each sentence stands once, at the end of the page; rows name it by its number, and
 * the script shows it beneath the row. */
#include <inttypes.h>
#include <math.h>

#include "io/page/html.h"
#include "io/page/parts.h"

static void put_time(double seconds, FILE *out)
{
    enum { MINUTE = 60, HOUR = 3600 };
    if (isnan(seconds) || seconds < 0) return;
    const uint64_t whole = (uint64_t)seconds;
    fprintf(out, ", %" PRIu64 ":%02" PRIu64 ":%02" PRIu64, whole / HOUR, whole % HOUR / MINUTE,
            whole % MINUTE);
}

void lec_page_sentences(const lec_page *page, FILE *out)
{
    if (page->sentence_count == 0) return;
    fputs("<section><h2 id=sentences>Sentences</h2>\n<details id=said><summary>The sentences that "
          "the rows above stand on, by their numbers</summary><dl>\n",
          out);
    for (size_t i = 0; i < page->sentence_count; i++) {
        const lec_page_sentence *sentence = &page->sentences[i];
        fprintf(out, "<dt>%zu <cite><bdi>", i + 1);
        lec_html_text(out, sentence->file);
        fprintf(out, "</bdi>:%" PRIu32, sentence->line);
        if (sentence->speaker[0] != '\0') fputs(", <bdi>", out);
        lec_html_text(out, sentence->speaker);
        if (sentence->speaker[0] != '\0') fputs("</bdi>", out);
        put_time(sentence->seconds, out);
        fprintf(out, "</cite><dd id=s%zu>", i + 1);
        lec_html_text_of(out, sentence->text, sentence->text_length);
        fputc('\n', out);
    }
    fputs("</dl></details></section>\n", out);
}
