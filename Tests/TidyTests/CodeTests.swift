import RepositoryFiles
import Testing

@Suite("What only named files may do")
struct CodeTests {
    /// Code that costs an adopter something, or that should be nowhere else, and the files that may have it.
    static let restrictions = [
        Restriction("imports Foundation", allowed: foundationUsers) { file in
            file.path.hasPrefix("Sources/")
                && file.imports.contains { $0.hasPrefix("Foundation") }
        },
        Restriction("stops the process", allowed: []) { file in
            file.code.contains("fatalError") && !file.path.hasPrefix("Fixtures/")
        },
        Restriction("drops an error that a test should see", allowed: []) { file in
            file.path.hasPrefix("Tests/") && zip(file.code, file.code.dropFirst()).contains { $0 == "try" && $1 == "?" }
        },
        Restriction("sleeps", allowed: sleepers) { file in
            zip(file.code, file.code.dropFirst()).contains { ["sleep", "usleep"].contains($0) && $1 == "(" }
        },
    ]

    /// The generator links no Foundation; the runtime has it for HTTP, dates and what it captures.
    static let foundationUsers: Set<String> = [
        "Sources/TraceCommandCore/Catalogue/Catalogue+JSON.swift",
        "Sources/TraceCommandCore/Catalogue/CatalogueDifference.swift",
        // For the C library's searching.
        "Sources/TraceCommandCore/Report/JSONScanner+Scalars.swift",
        "Sources/TraceCommandCore/Report/ReportInput.swift",
        "Sources/TraceCommandCore/Report/ReportWriter.swift",
        "Sources/TraceRuntime/Attributes/TraceAttributeConvertible+Foundation.swift",
        "Sources/TraceRuntime/Capturing/TraceBody+Encoding.swift",
        "Sources/TraceRuntime/Exporting/OTLP/DeliveryReport+JSON.swift",
        "Sources/TraceRuntime/Exporting/OTLP/HTTPExchange.swift",
        "Sources/TraceRuntime/Exporting/OTLP/URLSessionTransport.swift",
        "Sources/TraceRuntime/Propagation/URLRequest+TraceHeaders.swift",
        "Sources/TraceRuntime/Spans/FoundationError.swift",
        "Sources/trace-command/FileAccess.swift",
        "Sources/trace-command/PrintAudit.swift",
        "Sources/trace-command/TraceCommandTool.swift",
    ]

    static let sleepers: Set<String> = [
        // The timers of batches and of flushes.
        "Sources/TraceRuntime/Batching/BatchProcessor.swift",
        // The pauses between attempts to send a batch, and the limit of each.
        "Sources/TraceRuntime/Exporting/OTLP/ExportClock.swift",
        "Sources/TraceRuntime/Exporting/OTLP/HTTPExchange.swift",
        // Routes that take long, so that tests can see a slow request and hang up on a waiting one.
        "Fixtures/Bookshop/Sources/storefront/StorefrontRoutes.swift",
    ]

    @Test("Is done by them alone, and by each of them", arguments: restrictions)
    func restriction(_ restriction: Restriction) {
        let users = Set(Repository.swiftCode.filter(restriction.applies).map(\.path))
        expectNone(users.subtracting(restriction.allowed).sorted().map { "\($0) \(restriction.claim)" })
        expectNone(restriction.allowed.subtracting(users).sorted().map { "\($0) no longer \(restriction.claim)" })
    }
}

struct Restriction: Sendable, CustomTestStringConvertible {
    let claim: String
    let allowed: Set<String>
    let applies: @Sendable (RepositoryFile) -> Bool

    init(_ claim: String, allowed: Set<String>, applies: @escaping @Sendable (RepositoryFile) -> Bool) {
        self.claim = claim
        self.allowed = allowed
        self.applies = applies
    }

    var testDescription: String { claim }
}

extension RepositoryFile {
    /// The words behind each `import`.
    fileprivate var imports: [String] {
        zip(code, code.dropFirst()).filter { $0.0 == "import" }.map(\.1)
    }
}
