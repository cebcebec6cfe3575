/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/suffix.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const char *const of_files[] = {
    "csv",     "tsv",     "txt",  "json", "jsonl",    "xlsx",     "xls",    "ods",
    "sqlite",  "sqlite3", "db",   "rds",  "parquet",  "arrow",    "arrows", "feather",
    "graphml", "xml",     "html", "htm",  "pdf",      "docx",     "odt",    "md",
    "svg",     "png",     "zip",  "eaf",  "TextGrid", "textgrid", "conllu", "vrt",
    "vert",    "srt",     "vtt",  "gz",   "yaml",     "yml"};

const char *lec_suffix_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *point = strrchr(path, '.');
    return point != NULL && (slash == NULL || point > slash) ? point + 1 : "";
}

bool lec_has_suffix(const char *path, const char *suffix)
{
    return suffix[0] != '\0' && strcasecmp(lec_suffix_of(path), suffix) == 0;
}

bool lec_names_file(const char *path)
{
    for (size_t i = 0; i < sizeof of_files / sizeof *of_files; i++)
        if (lec_has_suffix(path, of_files[i])) return true;
    return false;
}
