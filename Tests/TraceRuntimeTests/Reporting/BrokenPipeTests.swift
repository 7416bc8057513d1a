import Foundation
import Testing
@testable import TraceRuntime

@Suite("A pipe without a reader")
struct BrokenPipeTests {
    @Test("Standard error without a reader loses lines, and neither ends the process nor changes its signals")
    func standardError() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_DFL)
            await withPipe(to: STDERR_FILENO) { reader in
                close(reader)
                TraceLog(level: .error)(.error, "nobody hears this")
            }
            var action = sigaction()
            sigaction(SIGPIPE, nil, &action)
            var mask = sigset_t()
            pthread_sigmask(SIG_BLOCK, nil, &mask)
            var pending = sigset_t()
            sigpending(&pending)
            precondition(action.__sigaction_handler.sa_handler == nil, "the disposition has changed")
            precondition(sigismember(&mask, SIGPIPE) == 0, "the signal stays blocked")
            precondition(sigismember(&pending, SIGPIPE) == 0, "the signal stays pending")
        }
    }

    @Test("Standard output without a reader loses traces, and does not end the process")
    func standardOutput() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_DFL)
            await withPipe(to: STDOUT_FILENO) { reader in
                close(reader)
                _ = await ConsoleExporter(palette: .plain).export(TraceSpanBatch([FinishedTraceSpan("unseen", id: 1)]))
            }
        }
    }

    @Test("A full standard error loses lines, and no thread waits")
    func fullPipe() async {
        await #expect(processExitsWith: .success) {
            await withPipe(to: STDERR_FILENO) { _ in
                // More bytes than any pipe holds.
                let line = String(repeating: "nobody reads this ", count: 5)
                for _ in 0..<20_000 { TraceLog(level: .error)(.error, line) }
            }
        }
    }

    @Test("A pending signal that the application blocks stays pending")
    func pendingBefore() async {
        await #expect(processExitsWith: .success) {
            var signals = sigset_t()
            sigemptyset(&signals)
            sigaddset(&signals, SIGPIPE)
            pthread_sigmask(SIG_BLOCK, &signals, nil)
            pthread_kill(pthread_self(), SIGPIPE)
            withoutBrokenPipeSignal {}
            var pending = sigset_t()
            sigpending(&pending)
            precondition(sigismember(&pending, SIGPIPE) == 1)
        }
    }
}

/// Runs `body` with a pipe in place of a stream of the process. The stream is restored afterwards, because the test run
/// needs it.
private func withPipe(to stream: Int32, _ body: (_ reader: Int32) async -> Void) async {
    let kept = dup(stream)
    var ends: [Int32] = [0, 0]
    precondition(kept >= 0 && pipe(&ends) == 0 && dup2(ends[1], stream) == stream)
    close(ends[1])
    await body(ends[0])
    dup2(kept, stream)
    close(kept)
}
