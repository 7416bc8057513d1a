/// The calls by which a package starts tracing, and ends it.
struct TracingStart {
    static let names = ["start", "run", "shutdown"]

    private var starts: [(path: String, occurrence: IndexedOccurrence)] = []
    private var hasRun = false
    private var hasShutdown = false

    init(_ files: [IndexedFile]) {
        for file in files {
            for occurrence in file.occurrences where occurrence.roles.contains(.call) && Self.isOurs(occurrence) {
                switch baseName(occurrence.name) {
                case "start": starts.append((file.path, occurrence))
                case "run": hasRun = true
                default: hasShutdown = true
                }
            }
        }
    }

    /// Returns true for a member of `TraceRuntime.TraceSystem`. The mangled name has `0A` for the repeated word
    /// `Trace`.
    private static func isOurs(_ occurrence: IndexedOccurrence) -> Bool {
        occurrence.usr.hasPrefix("s:12TraceRuntime0A6System")
    }

    func findings(_ package: PackageDescription) -> [AuditFinding] {
        if starts.isEmpty && !hasRun {
            return [
                AuditFinding(
                    .warning,
                    "nothing in the package starts tracing, so no span is ever made; call 'TraceSystem.start()', or run "
                        + "the program in 'TraceSystem.run'")
            ]
        }
        guard !hasShutdown, !hasRun else { return [] }
        return starts.map { path, occurrence in
            AuditFinding(
                .warning,
                "tracing starts here and is never shut down, so the last spans are lost; call 'shutdown()' before the "
                    + "process ends",
                path: package.shortPath(path), line: occurrence.line, column: occurrence.column)
        }
    }
}
