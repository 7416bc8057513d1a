// The clocks, and the processor's time stamp counter, which Swift code cannot read.

#ifndef TRACE_CLOCK_H
#define TRACE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

// Whether the time stamp counter is reliable. trace_choose_clock sets it.
extern bool trace_counts_cycles;

// Decides whether trace_ticks counts cycles or nanoseconds. It must be called once, before the first call of
// trace_ticks.
void trace_choose_clock(void);

static inline bool trace_ticks_are_cycles(void) {
    return trace_counts_cycles;
}

static inline uint64_t trace_nanoseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

// Returns nanoseconds since 1970. They jump when the clock is set.
static inline uint64_t trace_unix_nanoseconds(void) {
    return trace_nanoseconds(CLOCK_REALTIME);
}

// Returns nanoseconds since an arbitrary origin. They never go backwards.
static inline uint64_t trace_monotonic_nanoseconds(void) {
#if defined(__APPLE__)
    // CLOCK_MONOTONIC has a resolution of a microsecond on Apple's platforms: see clock_gettime(3).
    return trace_nanoseconds(CLOCK_MONOTONIC_RAW);
#else
    return trace_nanoseconds(CLOCK_MONOTONIC);
#endif
}

// Returns cycles of the counter, or else nanoseconds of the monotonic clock. They never go backwards.
static inline uint64_t trace_ticks(void) {
#if defined(__x86_64__)
    if (__builtin_expect(trace_counts_cycles, 1)) return __builtin_ia32_rdtsc();
#elif defined(__aarch64__) && defined(__linux__)
    if (__builtin_expect(trace_counts_cycles, 1)) {
        uint64_t ticks;
        __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
        return ticks;
    }
#endif
    return trace_monotonic_nanoseconds();
}

#endif
