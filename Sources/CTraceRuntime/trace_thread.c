#include "trace_thread.h"

#include <stdatomic.h>

static atomic_uint_fast32_t thread_count;

// The thread's number plus one; zero before the thread has a number.
static _Thread_local uint32_t own_number;

uint32_t trace_thread_number(void) {
    if (__builtin_expect(own_number == 0, 0)) {
        own_number = (uint32_t)atomic_fetch_add_explicit(&thread_count, 1, memory_order_relaxed) + 1;
    }
    return own_number - 1;
}
