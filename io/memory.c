/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/memory.h"

#include <jansson.h>
#include <unicode/uclean.h>

#include "core/memory.h"

static void *allocate(const void *context, size_t size)
{
    (void)context;
    return lec_memory_allocate(size);
}

static void *resize(const void *context, void *memory, size_t size)
{
    (void)context;
    return lec_memory_resize(memory, size);
}

static void release(const void *context, void *memory)
{
    (void)context;
    lec_memory_free(memory);
}

/* std::set_new_handler(), by the name that C++ gives it: what operator new calls when there is no
 * memory, instead of throwing an exception through functions of C. Not there without a C++ library.
 */
__attribute__((weak)) void (*set_new_handler(void (*handler)(void)))(void) __asm__(
    "_ZSt15set_new_handlerPFvvE");

void lec_memory_for_libraries(void)
{
    UErrorCode code = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, allocate, resize, release, &code);
    json_set_alloc_funcs(lec_memory_allocate, lec_memory_free);
    if (set_new_handler != NULL) set_new_handler(lec_memory_ran_out);
}
