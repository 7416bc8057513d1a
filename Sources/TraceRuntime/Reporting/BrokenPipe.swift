#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// Runs `body` without the signal `SIGPIPE`. A write to a pipe without a reader fails with `EPIPE` instead of ending
/// the process.
///
/// The signal is blocked only in the calling thread, and removed if it was raised. The application's own signal
/// handling, also of this thread, does not change.
func withoutBrokenPipeSignal<R>(_ body: () -> R) -> R {
    var brokenPipe = sigset_t()
    sigemptyset(&brokenPipe)
    sigaddset(&brokenPipe, SIGPIPE)
    var pending = sigset_t()
    sigpending(&pending)
    // A signal that was pending before belongs to the application.
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, &brokenPipe, &mask)
    let result = body()
    if !wasPending { takePending(brokenPipe) }
    pthread_sigmask(SIG_SETMASK, &mask, nil)
    return result
}

/// Removes a pending signal of the set.
private func takePending(_ signals: sigset_t) {
    var signals = signals
    #if canImport(Darwin)
    var pending = sigset_t()
    sigpending(&pending)
    var signal: Int32 = 0
    if sigismember(&pending, SIGPIPE) == 1 { sigwait(&signals, &signal) }
    #else
    var now = timespec()
    while sigtimedwait(&signals, nil, &now) < 0, errno == EINTR {}
    #endif
}

/// Writes bytes to a file without raising a signal. Returns the number of bytes written, or -1 and the error's code.
func writeSilently(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> (count: Int, error: Int32) {
    withoutBrokenPipeSignal {
        while true {
            let count = write(file, bytes.baseAddress, bytes.count)
            if count < 0, errno == EINTR { continue }
            return (count, count < 0 ? errno : 0)
        }
    }
}

/// Waits until a file can take bytes. It returns true also if a write would fail, and false after the time.
func isWritable(_ file: Int32, within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
}
