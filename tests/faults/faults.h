/* SPDX-License-Identifier: GPL-3.0-or-later
 * faults.h -- what tests/faults/drive.c and tests/faults/inject.c say to each other. */
#ifndef LEC_TESTS_FAULTS_H
#define LEC_TESTS_FAULTS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    FAULT_ORDERS = 198, /* descriptors of the server: fault_order come in, */
    FAULT_ENDS,         /* statuses go out */
    FAULT_SERVER_FAILED = 99,
    FAULT_HANGS = -1
};

/* In the working folder: what the command prints and says, and the places that a recording found.
 */
#define FAULT_OUT    "out.txt"
#define FAULT_ERR    "err.txt"
#define FAULT_PLACES "places"

typedef struct {
    char name[32];      /* of the function */
    unsigned long call; /* which call of it fails, from 1; 0: none does, and places are recorded */
    bool for_ever;      /* and all after it */
    int signal;         /* not 0: instead of failing, it comes after this signal to the process */
    bool no_exchange;   /* renameat2() always says EINVAL, as on a file system without it */
    double seconds;     /* when it is ended */
} fault_order;

/* The first call that came from a place (the functions on the stack); at the end, with place 0, how
 * many calls of the function there were. */
typedef struct {
    char name[32];
    unsigned long call;
    uint64_t place;
} fault_place;

#endif
