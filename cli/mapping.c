/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/mapping.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/index/map.h"

static void put(const char *text)
{
    (void)!write(STDERR_FILENO, text, strlen(text));
}

/* Only what a handler may call. What was begun to be written stays, as after SIGKILL. */
static void tell(int number, siginfo_t *about, void *unused)
{
    (void)unused;
    const char *path = lec_index_mapped_at(about->si_addr);
    if (path == NULL) { /* none of ours: it comes again, and ends the program as it would have */
        signal(number, SIG_DFL);
        return;
    }
    put("lectern: ");
    put(path);
    put(": became shorter, or its disk went away, while it was in use; do it again\n");
    _exit(EXIT_FAILURE);
}

void lec_mapping_guard(void)
{
    struct sigaction telling = {.sa_flags = SA_SIGINFO};
    telling.sa_sigaction = tell;
    sigemptyset(&telling.sa_mask);
    if (sigaction(SIGBUS, &telling, NULL) == 0) lec_index_allow_mapping();
}
