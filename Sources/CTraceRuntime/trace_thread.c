#include "trace_thread.h"

#include <pthread.h>
#include <stdatomic.h>

#define WORD_BITS 64

// A bit for each of the numbers that are given again.
static _Atomic uint64_t taken[TRACE_THREAD_NUMBERS_REUSED / WORD_BITS];
static atomic_uint_fast32_t further_count;

// The thread's number plus one; zero before the thread has a number.
static _Thread_local uint32_t own_number;

static pthread_key_t ending;
static bool knows_ending;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// Called when a thread ends that has a number.
static void give_back(void *number) {
    uint32_t index = (uint32_t)(uintptr_t)number - 1;
    own_number = 0;
    if (index >= TRACE_THREAD_NUMBERS_REUSED) return;
    atomic_fetch_and_explicit(
        &taken[index / WORD_BITS], ~((uint64_t)1 << index % WORD_BITS), memory_order_relaxed);
}

static void watch_for_ends(void) {
    knows_ending = pthread_key_create(&ending, give_back) == 0;
}

// The lowest number that no thread has.
static uint32_t take_number(void) {
    for (uint32_t word = 0; word < TRACE_THREAD_NUMBERS_REUSED / WORD_BITS; word++) {
        uint64_t bits = atomic_load_explicit(&taken[word], memory_order_relaxed);
        while (~bits != 0) {
            uint32_t bit = (uint32_t)__builtin_ctzll(~bits);
            if (atomic_compare_exchange_weak_explicit(
                    &taken[word], &bits, bits | (uint64_t)1 << bit, memory_order_relaxed, memory_order_relaxed)) {
                return word * WORD_BITS + bit;
            }
        }
    }
    return TRACE_THREAD_NUMBERS_REUSED
        + (uint32_t)atomic_fetch_add_explicit(&further_count, 1, memory_order_relaxed);
}

static void number_thread(void) {
    pthread_once(&once, watch_for_ends);
    own_number = take_number() + 1;
    if (knows_ending) pthread_setspecific(ending, (void *)(uintptr_t)own_number);
}

uint32_t trace_thread_number(void) {
    if (__builtin_expect(own_number == 0, 0)) number_thread();
    return own_number - 1;
}
