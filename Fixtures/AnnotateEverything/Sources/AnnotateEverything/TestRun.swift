import Foundation

/// A run of a package's own tests, in which every renamed function is called through its wrapper.
struct TestRun {
    let isSuccess: Bool
    let log: String
    /// Of both test libraries.
    let testCount: Int
    /// Spans that ended in the tests' processes.
    let spanCount: Int

    init(of package: AnnotatedPackage, options: [String]) throws {
        try Self.addSpanCounter(to: package)
        let counts = "\(package.folder)/.span-counts"
        try? FileManager.default.removeItem(atPath: counts)
        try FileManager.default.createDirectory(atPath: counts, withIntermediateDirectories: true)
        let run = try Command(
            ["swift", "test"] + options + ["--package-path", package.folder],
            environment: ["ANNOTATE_EVERYTHING_COUNTS": counts])
        log = run.output + run.errorOutput
        isSuccess = run.isSuccess
        testCount = Self.testCount(in: log)
        spanCount = try FileManager.default.contentsOfDirectory(atPath: counts).reduce(0) { sum, name in
            sum + (Int(try String(contentsOfFile: "\(counts)/\(name)", encoding: .utf8)) ?? 0)
        }
    }

    /// XCTest counts each suite, and everything in the end; Swift Testing says one line.
    private static func testCount(in log: String) -> Int {
        let xctests = log.matches(of: /Executed (\d+) tests?, with/).last.flatMap { Int($0.1) } ?? 0
        let tests = log.matches(of: /Test run with (\d+) tests?/).compactMap { Int($0.1) }
        return tests.reduce(xctests, +)
    }

    /// Gives the test targets two more targets: one that starts tracing and, when the process ends, writes how many
    /// spans have ended; one, in C, that calls it before any test runs.
    private static func addSpanCounter(to package: AnnotatedPackage) throws {
        let folder = "\(package.folder)/SpanCounter"
        for directory in ["Counter", "Start/include"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(directory)", withIntermediateDirectories: true)
        }
        try writeIfChanged(Array(counter.utf8), to: "\(folder)/Counter/SpanCounter.swift")
        try writeIfChanged(Array(start.utf8), to: "\(folder)/Start/start.c")
        try writeIfChanged(Array("// Nothing to call.\n".utf8), to: "\(folder)/Start/include/start.h")
        try package.extendManifests { package in
            """

            \(package).targets += [
                .target(
                    name: "SpanCounter",
                    dependencies: [.product(name: "TraceRuntime", package: "swift-trace-generator")],
                    path: "SpanCounter/Counter"),
                .target(name: "SpanCounterStart", dependencies: ["SpanCounter"], path: "SpanCounter/Start"),
            ]
            for target in \(package).targets where target.type == .test {
                target.dependencies += ["SpanCounter", "SpanCounterStart"]
            }

            """
        }
    }

    private static let counter = """
        import Foundation
        import TraceRuntime

        @_cdecl("span_counter_start")
        public func startCountingSpans() {
            guard let folder = getenv("ANNOTATE_EVERYTHING_COUNTS") else { return }
            SpanCounter.folder = String(cString: folder)
            SpanCounter.system = try! TraceSystem.start(TraceConfiguration())
            atexit {
                let count = SpanCounter.system?.statistics.ended ?? 0
                try! "\\(count)".write(toFile: "\\(SpanCounter.folder)/\\(getpid())", atomically: false, encoding: .utf8)
            }
        }

        enum SpanCounter {
            nonisolated(unsafe) static var folder = ""
            nonisolated(unsafe) static var system: TraceSystem?
        }

        """

    private static let start = """
        void span_counter_start(void);
        __attribute__((constructor)) static void start(void) { span_counter_start(); }

        """
}
