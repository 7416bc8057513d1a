#include "trace_clock.h"

#if defined(__linux__)
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#endif

bool trace_counts_cycles = false;

#if defined(__linux__)
// Returns true if the kernel uses a clock source. The kernel checks its clock source, and selects another one if the
// counter stops, jumps or differs between processors.
static bool kernel_counts_with(const char *source) {
    char name[32] = {0};
    int file = open("/sys/devices/system/clocksource/clocksource0/current_clocksource", O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    ssize_t count = read(file, name, sizeof(name) - 1);
    close(file);
    return count > 0 && strcspn(name, "\n") == strlen(source) && strncmp(name, source, strlen(source)) == 0;
}
#endif

void trace_choose_clock(void) {
#if defined(__linux__) && defined(__x86_64__)
    trace_counts_cycles = kernel_counts_with("tsc");
#elif defined(__linux__) && defined(__aarch64__)
    trace_counts_cycles = kernel_counts_with("arch_sys_counter");
#endif
}
