/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/folder_names.h"

#include <string.h>
#include <strings.h>

bool lec_name_ends_in(const char *name, const char *suffix)
{
    const size_t length = strlen(name), wanted = strlen(suffix);
    return length > wanted && strcasecmp(name + length - wanted, suffix) == 0;
}

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(*names, name) != 0) names++;
    return *names != NULL;
}

bool lec_is_about_the_folder(const char *name)
{
    static const char *const others[] = {"datapackage.json", "run.json", "ro-crate-metadata.json",
                                         "corpus.json", NULL};
    if (is_one_of(name, others)) return true;
    return name[0] == '.' || lec_name_ends_in(name, ".yaml") || lec_name_ends_in(name, ".yml") ||
           strncasecmp(name, "README", strlen("README")) == 0;
}
