import TraceGeneratorCore

/// Finds the calls that run an annotated function without its span.
package struct Audit {
    let input: AuditInput
    let options: AuditOptions
    let files: [IndexedFile]
    let symbols: TracedSymbols
    private let testPaths: Set<String>
    let changedPaths: Set<String>

    /// - Parameter files: what the index has of the files that concern the input, each once.
    package init(_ input: AuditInput, _ options: AuditOptions, files: [IndexedFile]) {
        self.input = input
        self.options = options
        self.files = files
        symbols = TracedSymbols(input.declarations, decorated: input.decorated, in: files)
        let testPaths = Set(input.package.targets.filter { $0.kind == .test }.flatMap(\.sources))
        // Tests are built only if they are asked for.
        let judged = options.includesTests ? files : files.filter { !testPaths.contains($0.path) }
        changedPaths = Set(judged.filter { $0.time < input.sources.files[$0.path]?.time ?? 0 }.map(\.path))
        self.testPaths = testPaths
    }

    /// In the order of places.
    package var findings: [AuditFinding] {
        let own = files.filter {
            // Wrappers may be committed as sources.
            input.sources.files[$0.path] != nil && !AuditInput.isGenerated($0.path) && !changedPaths.contains($0.path)
        }
        var findings = own.filter { options.includesTests || !testPaths.contains($0.path) }.flatMap(calls)
        findings += unindexed + foreignRequirements + wrappers + decorators
        if options.targets.isEmpty {
            let programs = input.package.targets.filter { $0.kind == .executable && $0.isTraced }
            if !programs.isEmpty && input.isTraced && changedPaths.isEmpty {
                findings += TracingStart(own.filter { !testPaths.contains($0.path) }).findings(input.package)
            }
            findings += unreachedTargets
        }
        return findings.filter(isAskedFor).sorted()
    }

    /// `12 traced declarations, 40 files`
    package var summary: String {
        counted(input.declarations.count + input.decorated.count, "traced declaration") + ", "
            + counted(input.sources.files.count, "file")
    }

    private func isAskedFor(_ finding: AuditFinding) -> Bool {
        guard !options.targets.isEmpty else { return true }
        return input.package.targets.contains { target in
            options.targets.contains(target.name)
                && target.sources.contains { input.package.shortPath($0) == finding.path }
        }
    }

    func finding(
        _ severity: AuditFinding.Severity, _ message: String, at location: SourceLocation
    ) -> AuditFinding {
        AuditFinding(
            severity, message, path: input.package.shortPath(location.path), line: location.line,
            column: location.column)
    }
}
