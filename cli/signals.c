/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/signals.h"

#include <signal.h>
#include <stddef.h>

static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGALRM, SIGXCPU};
enum { SIGNALS = sizeof ending / sizeof *ending };

static volatile sig_atomic_t came; /* the number of the first; 0: none */
static struct sigaction earlier[SIGNALS];
static bool is_held;

static void note(int number)
{
    if (came == 0) came = number;
}

void lec_signals_hold(void)
{
    if (is_held) return;
    is_held = true;
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction noting = {.sa_handler = note, .sa_flags = SA_RESTART | (int)SA_RESETHAND};
        sigemptyset(&noting.sa_mask);
        sigaction(ending[i], NULL, &earlier[i]);
        if (earlier[i].sa_handler != SIG_IGN) sigaction(ending[i], &noting, NULL);
    }
}

bool lec_signals_came(void)
{
    return came != 0;
}

void lec_signals_release(void)
{
    if (!is_held) return;
    for (size_t i = 0; i < SIGNALS; i++) sigaction(ending[i], &earlier[i], NULL);
    is_held = false;
    const int number = came;
    came = 0;
    if (number != 0) raise(number);
}
