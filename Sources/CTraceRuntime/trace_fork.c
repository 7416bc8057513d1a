#include "trace_fork.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

struct seeds {
    uint64_t *words;
    size_t count;
    struct seeds *next;
};

// Elements are only ever added, so the list is whole at whatever moment the process is forked.
static struct seeds *_Atomic all;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// In the child there is this one thread, and it may only call what a signal handler may.
static void reseed(void) {
    uint64_t seed;
    if (getentropy(&seed, sizeof seed) != 0) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        seed = (uint64_t)getpid() << 32 ^ (uint64_t)now.tv_sec << 30 ^ (uint64_t)now.tv_nsec;
    }
    for (struct seeds *seeds = atomic_load_explicit(&all, memory_order_acquire); seeds; seeds = seeds->next) {
        for (size_t index = 0; index < seeds->count; index++) {
            // SplitMix64: https://doi.org/10.1145/2714064.2660195
            uint64_t word = seed += 0x9E3779B97F4A7C15u;
            word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9u;
            word = (word ^ word >> 27) * 0x94D049BB133111EBu;
            seeds->words[index] ^= word ^ word >> 31;
        }
    }
}

static void watch_for_forks(void) {
    pthread_atfork(NULL, NULL, reseed);
}

void trace_reseed_in_children(uint64_t *words, size_t count) {
    pthread_once(&once, watch_for_forks);
    struct seeds *seeds = malloc(sizeof *seeds);
    if (!seeds) return;
    *seeds = (struct seeds){words, count, atomic_load_explicit(&all, memory_order_relaxed)};
    while (!atomic_compare_exchange_weak_explicit(
        &all, &seeds->next, seeds, memory_order_release, memory_order_relaxed)) {
    }
}
