// What concerns the calling thread: its number, since Swift has no variables of a thread's own, its turn, and what its
// processor will need.

#ifndef TRACE_THREAD_H
#define TRACE_THREAD_H

#include <sched.h>
#include <stdint.h>

// From 0, in the order in which threads first ask.
uint32_t trace_thread_number(void);

// Lets other threads run first.
static inline void trace_yield(void) {
    sched_yield();
}

// Says that memory will be written soon, which another processor may have written last.
static inline void trace_prefetch(const void *memory) {
    __builtin_prefetch(memory, 1, 3);
}

#endif
