/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/foreign.h"

#include <string.h>
#include <strings.h>

#include "io/form/fields.h"

/* SPEAKER briefing 1 3.420 8.580 <NA> <NA> A <NA> <NA> */
static bool is_rttm(const char *line)
{
    static const char *const kinds[] = {"SPEAKER ", "SPKR-INFO ", "LEXEME ", "NON-SPEECH "};
    const size_t length = strcspn(line, "\r\n");
    bool begins = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        begins = begins || strncmp(line, kinds[i], strlen(kinds[i])) == 0;
    const char *missing = strstr(line, "<NA>");
    return begins && missing != NULL && (size_t)(missing - line) < length;
}

static bool is_xml(const char *text)
{
    return strncmp(text, "<?xml", 5) == 0;
}

/* `{"key": ...` or `[{ ...`; a text may begin with a bracket too. */
static bool is_json(const char *text)
{
    const char *next = text + 1 + strspn(text + 1, " \t\r\n");
    return (*text == '{' && *next == '"') || (*text == '[' && *next == '{');
}

/* {0}{25}Good morning. */
static bool is_microdvd(const char *text)
{
    const size_t first = *text == '{' ? strspn(text + 1, "0123456789") : 0;
    return first > 0 && strncmp(text + 1 + first, "}{", 2) == 0 &&
           strchr("0123456789}", text[first + 3]) != NULL;
}

/* Ten columns parted by tabs, the first a number: a word a line. */
static bool is_conllu(const char *text)
{
    size_t tabs = 0;
    while (*text == '#') {
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    const size_t length = strcspn(text, "\n");
    for (size_t i = 0; i < length; i++) tabs += text[i] == '\t';
    return tabs == 9 && *text >= '0' && *text <= '9';
}

/* The field that `key: ` at `at` is called after; LEC_FIELD_COUNT: none, or no key. */
static lec_field key_at(const char *at)
{
    size_t rank;
    const size_t length = strcspn(at, " :\r\n");
    return at[length] == ':' ? lec_field_named(at, length, &rank) : LEC_FIELD_COUNT;
}

/* Items of a list that have a speaker and a text: `- speaker: Mara Quell`, and below it, not as far
 * to the left, `text: >`. */
static bool is_yaml(const char *text)
{
    enum { ITEMS = 2 };
    size_t items = 0;
    lec_field before = LEC_FIELD_COUNT;
    for (const char *line = text; *line != '\0' && items < ITEMS;) {
        const char *at = line + strspn(line, " ");
        const bool begins = strncmp(at, "- ", 2) == 0;
        const lec_field field = begins ? key_at(at + 2) : at > line ? key_at(at) : LEC_FIELD_COUNT;
        const bool is_other =
            before == LEC_FIELD_SPEAKER ? field == LEC_FIELD_TEXT : field == LEC_FIELD_SPEAKER;
        if (begins)
            before = field;
        else if (is_other && (before == LEC_FIELD_SPEAKER || before == LEC_FIELD_TEXT))
            items++;
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return items == ITEMS;
}

static bool is_sami(const char *text)
{
    return strncasecmp(text, "<SAMI", 5) == 0;
}

static const struct {
    const char *what, *remedy, *begins; /* `begins`: the text does; NULL: `is` says */
    bool (*is)(const char *text);
    bool when_plain; /* only where no form but plain text, the first, would read it */
} foreign[] = {
    {"an RTTM file, which says who speaks when but holds no words",
     "give the transcript, and this file as its --captions", NULL, is_rttm, false},
    {"a SAMI file of captions", "turn it into SRT, e.g. with: ffmpeg -i FILE.smi FILE.srt", NULL,
     is_sami, false},
    {"a MicroDVD file of captions", "turn it into SRT, e.g. with: ffmpeg -i FILE.sub FILE.srt",
     NULL, is_microdvd, true},
    {"a SubViewer 2 file of captions", "turn it into SRT, e.g. with: ffmpeg -i FILE.sub FILE.srt",
     "[INFORMATION]", NULL, true},
    {"a Scenarist file of captions", "turn it into SRT, e.g. with: ffmpeg -i FILE.scc FILE.srt",
     "Scenarist_SCC", NULL, true},
    {"a file of Praat that is no TextGrid", "save the TextGrid of this recording as text",
     "File type = \"ooTextFile", NULL, true},
    {"a binary TextGrid of Praat", "save it as a text file", "ooBinaryFile", NULL, true},
    {"a file of labels of HTK", "turn it into a TextGrid or a table", "#!MLF!#", NULL, true},
    {"a text divided into words with their grammar (CoNLL-U)", "give the text it was made from",
     NULL, is_conllu, false}, /* its comments look like headings of Markdown */
    {"a list in YAML", "turn it into JSON, e.g. with: yq -o=json FILE", NULL, is_yaml, false},
    {"a LaTeX file", "turn it into text, e.g. with: pandoc -t plain --wrap=none FILE",
     "\\documentclass", NULL, true},
    {"a pointer of Git LFS, not the file itself", "get the file with: git lfs pull",
     "version https://git-lfs", NULL, true},
    {"JSON of a kind that is not read",
     "give a list of utterances, each an object with speaker and text", NULL, is_json, true},
    {"XML of a kind that is not read", "turn it into plain text or TEI first", NULL, is_xml, true},
};

lec_status lec_foreign_refuse(const lec_source *source, const lec_form *surest, lec_error *error)
{
    const char *text = source->text + strspn(source->text, " \t\r\n");
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        if (foreign[i].when_plain && surest != lec_forms[0]) continue;
        const bool is = foreign[i].begins != NULL
                            ? strncmp(text, foreign[i].begins, strlen(foreign[i].begins)) == 0
                            : foreign[i].is(text);
        if (is)
            return lec_fail(error, LEC_BAD_DATA, "%s:1: this is %s; %s", source->path,
                            foreign[i].what, foreign[i].remedy);
    }
    return LEC_OK;
}
