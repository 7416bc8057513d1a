// Functions of the calling thread that Swift does not have: a number per thread, yielding, and prefetching memory.

#ifndef TRACE_THREAD_H
#define TRACE_THREAD_H

#include <sched.h>
#include <stdbool.h>
#include <stdint.h>

// The numbers below this one are given to another thread when their thread has ended.
#define TRACE_THREAD_NUMBERS_REUSED 128

// Returns the number of the calling thread: the lowest, from 0, that no other thread has.
uint32_t trace_thread_number(void);

// Lets other threads run.
static inline void trace_yield(void) {
    sched_yield();
}

// Prefetches memory for writing.
static inline void trace_prefetch(const void *memory) {
    __builtin_prefetch(memory, 1, 3);
}

#endif
