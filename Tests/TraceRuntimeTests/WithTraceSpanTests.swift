import Testing
import TraceRuntime

nonisolated private let getUsers = TraceSite(
    name: "get users", kind: .client, function: "UserStore.getUser(id:)", fileID: "App/UserStore.swift", line: 3,
    attributes: ["db.operation": "get", "db.table": "users"])

private struct OutOfPaper: Error, CustomStringConvertible {
    var description: String { "out of paper" }
}

private func mustNotBeEvaluated<V>() -> V { preconditionFailure("evaluated") }

private struct Ticket: ~Copyable {
    let number: Int
}

@Suite("withTraceSpan")
struct WithTraceSpanTests {
    @Test("A span in handwritten code is the parent of an annotated function's span")
    func nesting() async {
        let spans = await recording {
            await withTraceSpan("checkout", attributes: ["cart.size": 3]) { span in
                await withTraceSpan(getUsers) { span in
                    await Task.yield()
                    span.setAttribute("code.argument.id", 7)
                }
                withTraceSpan("print", kind: .producer) { _ in }
                span.setAttribute("cart.size", 4)
            }
        }
        #expect(
            spanTree(spans) == """
                internal checkout
                  cart.size = 4
                  client get users
                    db.operation = get
                    db.table = users
                    code.argument.id = 7
                  producer print
                """)
    }

    @Test("An error of the body reaches the caller with its type, and the span")
    func typedThrows() async {
        let spans = await recording {
            func print() throws(OutOfPaper) {
                try withTraceSpan("print") { _ throws(OutOfPaper) in throw OutOfPaper() }
            }
            #expect(throws: OutOfPaper.self) { try print() }
        }
        #expect(
            spanTree(spans) == """
                internal print error(out of paper)
                  error.message = out of paper
                  error.type = TraceRuntimeTests.OutOfPaper
                  ! exception | exception.type = TraceRuntimeTests.OutOfPaper | exception.message = out of paper
                """)
    }

    @Test("A rethrowing function needs no try if its closure does not throw")
    func rethrowing() async {
        func doubled(_ numbers: [Int], _ change: (Int) throws -> Int) rethrows -> [Int] {
            try withTraceSpanRethrowing(getUsers) { _ in try numbers.map(change) }
        }
        func doubledLater(_ number: Int, _ change: (Int) async throws -> Int) async rethrows -> Int {
            try await withTraceSpanRethrowing("later") { _ in try await change(number) }
        }
        let spans = await recording {
            #expect(doubled([1, 2]) { $0 * 2 } == [2, 4])
            #expect(await doubledLater(4) { $0 * 2 } == 8)
        }
        #expect(spans.map(\.name) == ["get users", "later"])
    }

    @Test("A result need not be copyable")
    func nonCopyableResult() async {
        let spans = await recording {
            let ticket = withTraceSpan("draw") { _ in Ticket(number: 4) }
            #expect(ticket.number == 4)
            let later = await withTraceSpan("draw later") { _ in
                await Task.yield()
                return Ticket(number: 5)
            }
            #expect(later.number == 5)
        }
        #expect(spans.map(\.name) == ["draw", "draw later"])
    }

    @Test("Without a system nothing is evaluated and nothing is recorded")
    func off() async {
        // The test runs in its own process. There no test has started a system.
        await #expect(processExitsWith: .success) {
            let isRecording = withTraceSpan(
                "off", parent: mustNotBeEvaluated(), attributes: mustNotBeEvaluated()
            ) { $0.isRecording }
            precondition(!isRecording && TraceSpan.current == nil && TraceSystem.current == nil)
        }
    }

    @Test("An unsampled trace evaluates nothing, and passes one context on")
    func unsampled() async {
        let spans = await recording {
            $0.sampler = .never
        } _: {
            withTraceSpan("root", attributes: mustNotBeEvaluated()) { root in
                withTraceSpan("child", attributes: mustNotBeEvaluated()) { child in
                    #expect(!child.isRecording)
                    #expect(child.context == root.context)
                    #expect(child.context?.flags == .random)
                    #expect(TraceContext.current == root.context)
                }
            }
        }
        #expect(spans == [])
    }
}
