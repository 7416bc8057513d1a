#pragma once
#include <stdint.h>

/// How often the calling thread has allocated so far; always 0 where the allocator cannot be counted.
uint64_t malloc_count(void);
