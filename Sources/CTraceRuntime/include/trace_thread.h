// A number of the calling thread: Swift has no variables of a thread's own.

#ifndef TRACE_THREAD_H
#define TRACE_THREAD_H

#include <stdint.h>

// From 0, in the order in which threads first ask.
uint32_t trace_thread_number(void);

#endif
