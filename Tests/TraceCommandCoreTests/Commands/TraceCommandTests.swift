import Testing
import TraceCommandCore

@Suite("The command line")
struct TraceCommandTests {
    @Test("Without a verb, and with --help, it explains itself", arguments: [[], ["--help"], ["catalogue", "--help"]])
    func help(_ arguments: [String]) throws {
        #expect(try TraceCommand(arguments: arguments) == .help)
    }

    @Test("A catalogue's options are read")
    func catalogue() throws {
        #expect(try TraceCommand(arguments: ["catalogue"]) == .catalogue(CatalogueOptions()))
        #expect(
            try TraceCommand(arguments: ["catalogue", "--format", "json", "--check", "spans.json"])
                == .catalogue(CatalogueOptions(format: .json, committed: "spans.json")))
    }

    @Test("An audit's options are read")
    func audit() throws {
        #expect(try TraceCommand(arguments: ["audit"]) == .audit(AuditOptions()))
        #expect(
            try TraceCommand(arguments: [
                "audit", "--target", "App", "Core", "--skip-build", "--include-tests", "--target", "CLI",
                "--include-silenced",
            ])
                == .audit(AuditOptions(targets: ["App", "Core", "CLI"], includesTests: true, includesSilenced: true)))
    }

    @Test("A report's options are read")
    func report() throws {
        #expect(try TraceCommand(arguments: ["report", "t.jsonl"]) == .report(ReportOptions(input: "t.jsonl")))
        #expect(
            try TraceCommand(arguments: ["report", "--output", "t.html", "t.jsonl"])
                == .report(ReportOptions(input: "t.jsonl", output: "t.html")))
    }

    @Test(
        "What it does not understand is said in one line",
        arguments: [
            (["audits"], "'audits' is none of audit, catalogue and report; see swift package trace --help"),
            (["audit", "--target"], "--target needs a value"),
            (["report"], "report needs one file of traces; see swift package trace --help"),
            (["report", "a", "b"], "report needs one file of traces; see swift package trace --help"),
            (["catalogue", "--fromat"], "unknown option '--fromat'; see swift package trace --help"),
            (["catalogue", "--format"], "--format needs a value"),
            (["catalogue", "--format", "yaml"], "'yaml' is not a format; write markdown or json"),
        ])
    func failures(_ arguments: [String], _ message: String) {
        #expect(throws: CommandFailure(message)) { try TraceCommand(arguments: arguments) }
    }
}
