/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/libraries.h"

#include <archive.h>
#include <csv.h>
#include <cyaml/cyaml.h>
#include <expat.h>
#include <jansson.h>
#include <nettle/version.h>
#include <sqlite3.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <xlsxwriter.h>
#include <yaml.h>
#include <zlib.h>

/* These do not tell it when they run: what lectern was built with (CMakeLists.txt). */
#ifndef LECTERN_GUMBO
#define LECTERN_GUMBO    ""
#define LECTERN_UCHARDET ""
#define LECTERN_HUNSPELL ""
#endif

const lec_package *lec_io_libraries(lec_arena *arena)
{
    UVersionInfo version;
    char icu[U_MAX_VERSION_STRING_LENGTH], unicode[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(version);
    u_versionToString(version, icu);
    u_getUnicodeVersion(version);
    u_versionToString(version, unicode);
    const lec_package all[] = {
        {"ICU", lec_arena_text(arena, icu, strlen(icu))},
        {"Unicode", lec_arena_text(arena, unicode, strlen(unicode))},
        {"libarchive", archive_version_string() + strlen("libarchive ")},
        {"zlib", zlibVersion()},
        {"expat", strchr(XML_ExpatVersion(), '_') + 1},
        {"jansson", jansson_version_str()},
        {"libyaml", yaml_get_version_string()},
        {"libcyaml", cyaml_version_str},
        {"libcsv", lec_arena_format(arena, "%d.%d", CSV_MAJOR, CSV_MINOR)},
        {"nettle",
         lec_arena_format(arena, "%d.%d", nettle_version_major(), nettle_version_minor())},
        {"gumbo", LECTERN_GUMBO},
        {"uchardet", LECTERN_UCHARDET},
        {"hunspell", LECTERN_HUNSPELL},
        {"SQLite", sqlite3_libversion()},
        {"libxlsxwriter", lxw_version()},
        {0},
    };
    lec_package *out = lec_new(arena, lec_package, sizeof all / sizeof *all);
    memcpy(out, all, sizeof all);
    return out;
}
