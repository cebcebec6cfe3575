/* SPDX-License-Identifier: GPL-3.0-or-later
 * outside.c -- a program of somebody else's: prints the names of all tables. */
#include "analysis/analysis.h"

#include <stdio.h>

int main(void)
{
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++)
        puts(entry->analysis->name);
    return 0;
}
