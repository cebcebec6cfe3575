/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/descriptor.h"

#include <errno.h>
#include <unistd.h>

void lec_descriptor_close(lec_descriptor *descriptor)
{
    const int reason = errno;
    if (descriptor->number >= 0) close(descriptor->number);
    descriptor->number = -1;
    errno = reason;
}

static void release(void *descriptor)
{
    lec_descriptor_close(descriptor);
}

lec_descriptor *lec_descriptor_new(lec_arena *arena)
{
    lec_descriptor *descriptor = lec_new(arena, lec_descriptor, 1);
    descriptor->number = -1;
    lec_arena_adopt(arena, descriptor, release);
    return descriptor;
}
