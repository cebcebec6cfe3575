/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/checksum.h"

#include <xxhash.h>

uint64_t lec_checksum(const void *bytes, size_t length)
{
    return XXH3_64bits(bytes, length);
}
