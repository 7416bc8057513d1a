import TraceRuntime

/// The result of a wrapper, and its spans as text: `get users [client] db.operation=get`.
struct SpanRecord<Outcome> {
    let outcome: Outcome
    let spans: [String]
}

/// Runs wrappers with tracing on, in a system of their own, on the caller's actor.
func recording<Outcome, Failure: Error>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws(Failure) -> Outcome
) async throws -> SpanRecord<Outcome> {
    let exporter = InMemoryTraceExporter()
    let outcome = try await TraceSystem.run(.inMemory(exporter)) { try await body() }
    return SpanRecord(outcome: outcome, spans: exporter.finishedSpans.map(\.line))
}

/// Runs a wrapper that must throw: its error, and the spans that it left.
func recordingFailure<Outcome>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Outcome
) async throws -> SpanRecord<any Error> {
    try await recording {
        do {
            _ = try await body()
        } catch {
            return error
        }
        throw NothingThrown()
    }
}

struct NothingThrown: Error {}

extension FinishedTraceSpan {
    fileprivate var line: String {
        // The duration differs from run to run.
        let attributes = attributes.filter { $0.key.name != "duration_ms" }.map { "\($0.key.name)=\($0.value.text)" }
        return (["\(name) [\(kind)]"] + attributes).joined(separator: " ")
    }
}

extension TraceAttributeValue {
    fileprivate var text: String {
        switch self {
        case .string(let string): string
        case .bool(let bool): "\(bool)"
        case .int(let int): "\(int)"
        case .double(let double): "\(double)"
        case .strings(let strings): "\(strings)"
        case .bools(let bools): "\(bools)"
        case .ints(let ints): "\(ints)"
        case .doubles(let doubles): "\(doubles)"
        }
    }
}
