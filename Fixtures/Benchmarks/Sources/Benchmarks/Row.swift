import Foundation

/// One line of the table: what a subject takes in a scenario.
struct Row: Codable {
    var scenario: String
    var subject: String
    /// Of a call or span, over the bare call.
    var nanoseconds: Double
    /// Of the calling thread, in a call.
    var allocations: Double

    init(_ scenario: Scenario, _ subject: Subject, _ cost: Cost) {
        self.scenario = scenario.rawValue
        self.subject = subject.rawValue
        nanoseconds = (cost.nanoseconds * 10).rounded() / 10
        allocations = (cost.allocations * 100).rounded() / 100
    }
}

extension Row {
    /// The number of allocations that a call of ours may make: none where nothing is recorded.
    var allocationsMax: Double {
        switch Scenario(rawValue: scenario) {
        case .offSync, .offAsync, .unsampledChildSync, .unsampledChildAsync, .decoratedOff, .decoratedOffExistential: 0
        // What a route keeps of its request, what is said of an error, and a masked body are new texts. A fraction of
        // an allocation is a call's share of those that are made for many.
        case .statementSampled, .bodyCaptured: 2.5
        case .errorThrown, .routeCaptured: 3.5
        // A context of swift-distributed-tracing, and the active span in it.
        case .bridgedChildSync, .bridgedChildAsync, .bridgedSpanSync, .bridgedSpanAsync: 2.5
        case .largeURL, .largeHeader, .largeBody, .largeStatement: .infinity
        default: 0.5
        }
    }

    /// The nanoseconds that a call may take: two milliseconds, however large its input is. All others are compared by
    /// their instructions.
    var nanosecondsMax: Double {
        switch Scenario(rawValue: scenario) {
        case .largeURL, .largeHeader, .largeBody, .largeStatement: 2_000_000
        default: .infinity
        }
    }
}

/// Who does it.
enum Subject: String {
    case ours = "TraceRuntime"
    case distributedTracing = "swift-distributed-tracing"
    /// A public wrapper, called from another module than its own.
    case oursFromOutside = "TraceRuntime, other module"
    /// A function that calls the other one and does nothing else.
    case forwarding = "forwarding function"
    case inMemoryTracer = "InMemoryTracer"
    case arithmetic = "arithmetic"
    /// On one thread, beside what it does on two.
    case oursAlone = "TraceRuntime, 1 thread"
    case arithmeticAlone = "arithmetic, 1 thread"
}

extension [Row] {
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The rows as people read them: with the ratio to ours where there are several subjects.
    var table: String {
        let heading = ["scenario", "subject", "ns", "ratio", "allocations"]
        let lines = map { row in
            let ours = first { $0.scenario == row.scenario && $0.subject == Subject.ours.rawValue }
            let isPeer = row.subject != Subject.ours.rawValue
            let ratio = isPeer ? ours.map { row.nanoseconds / Swift.max($0.nanoseconds, 0.1) } : nil
            return [
                row.scenario, row.subject, String(format: "%.1f", row.nanoseconds),
                ratio.map { String(format: "%.1f", $0) } ?? "", String(format: "%.2f", row.allocations),
            ]
        }
        let widths = [26, 28, 12, 8, 13]
        return ([heading] + lines)
            .map { cells in
                zip(cells, widths).enumerated()
                    .map { column, cell in
                        let padding = String(repeating: " ", count: Swift.max(1, cell.1 - cell.0.count))
                        return column < 2 ? cell.0 + padding : padding + cell.0
                    }
                    .joined()
            }
            .joined(separator: "\n")
    }
}
