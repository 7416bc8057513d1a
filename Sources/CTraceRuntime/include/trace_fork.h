// What must differ between a process and a child that it forks.

#ifndef TRACE_FORK_H
#define TRACE_FORK_H

#include <stddef.h>
#include <stdint.h>

// Has words changed at random in each child that is forked from now on, before fork returns there. The words must never
// be freed. It may not be called in a child of a process that has several threads.
void trace_reseed_in_children(uint64_t *words, size_t count);

#endif
