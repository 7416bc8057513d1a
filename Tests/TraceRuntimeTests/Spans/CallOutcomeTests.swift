import Foundation
import Testing

@testable import TraceRuntime

private struct Broken: Error {}

@Suite("The outcome of a call that throws")
struct CallOutcomeTests {
    private func outcome(
        throwing error: any Error, to receiver: ErrorReceiver = .httpClient, isTaskCancelled: Bool = false,
        status: Int? = nil
    ) -> CallOutcome {
        CallOutcome(throwing: error, to: receiver, isTaskCancelled: isTaskCancelled) { _ in status }
    }

    @Test(
        "Is cancelled, for each error that says so",
        arguments: [
            CancellationError(), URLError(.cancelled), CocoaError(.userCancelled),
            NSError(domain: NSURLErrorDomain, code: NSURLErrorCancelled),
        ] as [any Error])
    func cancellation(error: any Error) {
        #expect(outcome(throwing: error) == .cancelled)
        #expect(outcome(throwing: error, to: .caller) == .cancelled)
    }

    @Test("Is a failure, for other errors of the same types")
    func otherErrors() {
        let others: [any Error] = [
            URLError(.timedOut), CocoaError(.fileNoSuchFile), NSError(domain: "Shop", code: NSURLErrorCancelled),
        ]
        #expect(others.map { outcome(throwing: $0, to: .caller) } == Array(repeating: .failed(status: nil), count: 3))
    }

    @Test("Is cancelled in a task that is, whatever the error is")
    func cancelledTask() {
        #expect(outcome(throwing: Broken(), isTaskCancelled: true, status: 503) == .cancelled)
        #expect(outcome(throwing: Broken(), to: .caller, isTaskCancelled: true) == .cancelled)
    }

    @Test("Depends on the error's status for who has clients, and is a 500 without one only for HTTP's")
    func receivers() {
        let receivers: [ErrorReceiver] = [.caller, .client, .httpClient]
        #expect(
            receivers.map { outcome(throwing: Broken(), to: $0, status: 404) } == [
                .failed(status: nil), .answered(status: 404), .answered(status: 404),
            ])
        #expect(
            receivers.map { outcome(throwing: Broken(), to: $0) } == [
                .failed(status: nil), .failed(status: nil), .failed(status: 500),
            ])
    }

    @Test("Is recorded as cancelled: no status of either kind, and the error as an event")
    func recorded() async {
        let spans = await recording {
            let task = Task {
                try withTraceSpan("query") { _ in
                    withUnsafeCurrentTask { $0?.cancel() }
                    throw Broken()
                }
            }
            try await task.value
        }
        #expect(
            spanTree(spans) == """
                internal query
                  ! exception | exception.type = TraceRuntimeTests.Broken | exception.message = Broken()
                """)
    }

    @Test("Is counted like it is recorded", arguments: [true, false])
    func counted(isSampled: Bool) async {
        let exporter = InMemoryTraceExporter()
        var configuration = TraceConfiguration.inMemory(exporter)
        configuration.countsOperations = true
        configuration.sampler = isSampled ? .always : .never
        configuration.httpStatus = { $0 is Broken ? 404 : nil }
        let operations = await TraceSystem.run(configuration) {
            for kind in [TraceSpanKind.internal, .server] {
                #expect(throws: Broken.self) {
                    try withTraceSpan("\(kind)", kind: kind) { _ in throw Broken() }
                }
            }
            #expect(throws: CancellationError.self) {
                try withTraceSpan("cancelled") { _ in throw CancellationError() }
            }
            return TraceSystem.current?.operations ?? []
        }
        #expect(operations.map(\.name) == ["cancelled", "internal", "server"])
        #expect(operations.map(\.errors) == [0, 1, 0])
    }
}
