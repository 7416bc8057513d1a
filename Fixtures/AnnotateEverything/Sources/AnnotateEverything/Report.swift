/// What came of a run, as Markdown.
struct Report {
    let packages: [AnnotatedPackage]
    let errorCount: Int

    var wrapperCount: Int { packages.reduce(0) { $0 + $1.findings.wrapperCount } }

    var text: String {
        let rows = packages.map { package in
            let findings = package.findings
            return row(
                "\(package.name) \(package.version)", findings.candidateCount, findings.wrapperCount,
                findings.refusedCount)
        }
        let candidateCount = packages.reduce(0) { $0 + $1.findings.candidateCount }
        let refusedCount = packages.reduce(0) { $0 + $1.findings.refusedCount }
        return """
            | package | annotated | wrapped | refused | |
            | --- | ---: | ---: | ---: | ---: |
            \(rows.joined(separator: "\n"))
            \(row("**all**", candidateCount, wrapperCount, refusedCount))

            Compile errors: \(errorCount). Warnings of the generator: \(sum(\.warningCount)).

            \(table("refused, because", sum(\.refusals)))

            \(table("never annotated", sum(\.excluded)))

            \(table("left out", sum(\.leftOut)))
            """
    }

    private func row(_ title: String, _ annotated: Int, _ wrapped: Int, _ refused: Int) -> String {
        let tenths = annotated == 0 ? 0 : (refused * 1000 + annotated / 2) / annotated
        return "| \(title) | \(annotated) | \(wrapped) | \(refused) | \(tenths / 10).\(tenths % 10) % |"
    }

    private func table(_ title: String, _ counts: [String: Int]) -> String {
        let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "| \($0.key) | \($0.value) |" }
        return (["| \(title) | |", "| --- | ---: |"] + rows).joined(separator: "\n")
    }

    private func sum(_ path: KeyPath<AnnotatedPackage.Findings, Int>) -> Int {
        packages.reduce(0) { $0 + $1.findings[keyPath: path] }
    }

    private func sum(_ path: KeyPath<AnnotatedPackage.Findings, [String: Int]>) -> [String: Int] {
        packages.reduce(into: [:]) { $0.merge($1.findings[keyPath: path]) { $0 + $1 } }
    }
}
