/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a citation says of a result folder, of which only the three files that it is read from are
 * made here: title, extent, sources and their tables; what is missing is not said. BibTeX has no
 * character that means something to TeX (the ten that The TeXbook, chapter 3, names). */
#include "io/output/citation.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/support/check.h"

static const char *const names[] = {"run.json", "datapackage.json", "ro-crate-metadata.json"};

#define INPUT "{\"file\": \"a.txt\", \"sha256\": \"00\"}"
#define RUN(inputs)                                                                                \
    "{\"program\": \"lectern\", \"command\": \"report\", \"version\": \"9.9\", \"study\": "        \
    "{\"file\": \"\", \"text\": \"\"}, \"seed\": 7, \"replicates\": 100, \"level\": 0.95, "        \
    "\"paths\": [\"a.txt\"], \"inputs\": [" inputs "], \"files\": [{\"file\": \"t.csv\", "         \
    "\"sha256\": \"00\"}]}"

static const struct {
    const char *what, *run, *package, *crate;
    const char *format, *cited; /* a part of it */
} cases[] = {
    {"nothing but the run", RUN(INPUT), NULL, NULL, "text",
     "\nExport by lectern: 0 files of 1 transcript, made by lectern 9.9 (seed 7, 100 replicates, "
     "level 0.95). SHA-256 of run.json, which has the hashes of all inputs and files: "},
    {"a table, and a file that is none", RUN(INPUT ", " INPUT),
     "{\"resources\": [{\"name\": \"words\", \"schema\": {\"fields\": [{\"name\": \"n\"}]}}, "
     "{\"name\": \"page\"}]}",
     "{\"@graph\": [{\"@id\": \"a\"}, {\"@id\": \"./\", \"datePublished\": \"2031-05-02\"}]}",
     "text", "\nResult of a lectern report: 1 table of 2 transcripts up to 2031-05-02, made by"},
    {"a crate that does not say when", RUN(INPUT), "{\"title\": \"Ports\", \"resources\": []}",
     "{\"@graph\": [{\"@id\": \"a\"}]}", "text", "\nPorts: 0 files of 1 transcript, made by"},
    {"sources in their order, each table once", RUN(INPUT),
     "{\"resources\": ["
     "{\"name\": \"keywords\", \"schema\": {\"fields\": [{\"source\": \"Smith 1999\"}, "
     "{\"source\": \"Lane 2001; Smith 1999, doi:10.1/x\"}, {\"source\": \"Lane 2001\"}]}}, "
     "{\"name\": \"words\", \"schema\": {\"fields\": [{\"source\": \"Lane 2001; \"}, "
     "{\"source\": \"Smith 1999\"}, {\"source\": \"Smith 1999a\"}, {\"source\": \"\"}]}}, "
     "{\"schema\": {\"fields\": [{\"source\": \"Nobody 1900\"}]}}]}",
     NULL, "text",
     "\nMeasures in its tables are by\n  Lane 2001: keywords, words\n"
     "  Smith 1999, doi:10.1/x: keywords, words\n  Smith 1999a: words\n"},
    {"a title that TeX would not survive", RUN(INPUT),
     "{\"title\": \"a\\\\b^c~d{e}f$g&h#i%j_k\\nl\\u007fm\", \"resources\": []}", NULL, "bibtex",
     "\n  title = {{a\\textbackslash{}b\\textasciicircum{}c\\textasciitilde{}d\\{e\\}f\\$g\\&h\\#i"
     "\\%j\\_k l m}},\n  note = {0 files of 1 transcript, made by lectern 9.9 (seed 7"},
    {"no result", "{\"program\": \"lectern\"}", NULL, NULL, NULL, "does not say all that was done"},
    {"of another program", "{}", NULL, NULL, NULL, "is no result of lectern"},
};

static void put_file(const char *folder, const char *name, const char *text, lec_arena *arena)
{
    FILE *file = fopen(lec_arena_format(arena, "%s/%s", folder, name), "wb");
    CHECK_TRUE(file != NULL && fputs(text, file) >= 0, name);
    if (file != NULL) fclose(file);
}

/* What is written, or the message. */
static const char *cited(const char *folder, const char *format, lec_arena *arena)
{
    lec_cited_result result;
    lec_error error = {""};
    char *bytes = NULL;
    size_t length = 0;
    if (lec_cited_result_read(folder, arena, &result, &error) != LEC_OK)
        return lec_arena_format(arena, "%s", error.message);
    FILE *file = open_memstream(&bytes, &length);
    for (const lec_citation_format *f = lec_citation_formats; f->name != NULL; f++)
        if (format != NULL && strcmp(f->name, format) == 0) f->write("10.0", &result, file);
    fclose(file);
    const char *text = lec_arena_text(arena, bytes, length);
    free(bytes);
    return text;
}

static void test_results(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        char folder[] = "/tmp/lectern-citation-XXXXXX";
        CHECK_TRUE(mkdtemp(folder) != NULL, "a folder");
        const char *texts[] = {cases[i].run, cases[i].package, cases[i].crate};
        for (size_t n = 0; n < 3; n++)
            if (texts[n] != NULL) put_file(folder, names[n], texts[n], arena);
        const char *got = cited(folder, cases[i].format, arena);
        CHECK_TRUE(strstr(got, cases[i].cited) != NULL, cases[i].what);
        if (strstr(got, cases[i].cited) == NULL) printf("%s\n", got);
        for (size_t n = 0; n < 3; n++) unlink(lec_arena_format(arena, "%s/%s", folder, names[n]));
        rmdir(folder);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_citation[] = {{"results", test_results}, {0}};
