#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// Runs `body` so that a write to a pipe whose reader has left fails with `EPIPE` and raises no signal, which would end
/// the process.
///
/// The signal is held back in the calling thread alone, and taken away if it came. What the application has said of
/// signals stays as it is, for this thread, too.
func withoutBrokenPipeSignal<R>(_ body: () -> R) -> R {
    var brokenPipe = sigset_t()
    sigemptyset(&brokenPipe)
    sigaddset(&brokenPipe, SIGPIPE)
    var pending = sigset_t()
    sigpending(&pending)
    // The application holds one back already: that one is its own.
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, &brokenPipe, &mask)
    let result = body()
    if !wasPending { takePending(brokenPipe) }
    pthread_sigmask(SIG_SETMASK, &mask, nil)
    return result
}

/// Takes away a signal of the set, if one is pending.
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

/// Writes bytes to a file and returns how many were taken, or -1 and the error's code.
func writeSilently(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> (count: Int, error: Int32) {
    withoutBrokenPipeSignal {
        while true {
            let count = write(file, bytes.baseAddress, bytes.count)
            if count < 0, errno == EINTR { continue }
            return (count, count < 0 ? errno : 0)
        }
    }
}

/// Whether a file takes bytes within a time; also if writing to it will fail.
func isWritable(_ file: Int32, within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
}
