internal import TraceGeneratorCore

/// The input of an audit: a package, its sources, and what the compiler has noted down of them.
package struct AuditInput: Sendable {
    package let package: PackageDescription
    /// The declarations of the targets that trace, with absolute paths.
    let declarations: [TracedDeclaration]
    /// Those of annotated protocols.
    let decorated: [TracedDeclaration]
    let sources: AuditSources

    /// - Parameter sources: the package's Swift files by their absolute paths.
    package init(_ package: PackageDescription, sources: [String: AuditSource]) {
        self.package = package
        self.sources = AuditSources(files: sources)
        let all = package.targets.filter { $0.isTraced && $0.kind != .test }.flatMap { target in
            let files = target.sources.compactMap { path in
                sources[path].map { SourceFile(path: path, bytes: $0.bytes) }
            }
            return Generator.catalogue(sources: files, moduleName: target.moduleName).declarations
        }
        declarations = all.filter { $0.decorator == nil }
        decorated = all.filter { $0.decorator != nil }
    }

    /// The base names of the symbols that the audit asks the index for.
    package var symbolNames: Set<String> {
        Set(declarations.flatMap { [baseName($0.original), baseName($0.wrapper)] })
            .union(
                TracingStart.names + decorated.compactMap(\.decorator) + decorated.map { baseName($0.original) } + [
                    DecoratorUse.functionName
                ])
    }

    var isTraced: Bool { !declarations.isEmpty || !decorated.isEmpty }

    /// Whether an indexed file is of interest: one of the package's, or one that the generator has written.
    package func concerns(_ path: String) -> Bool { sources.files[path] != nil || Self.isGenerated(path) }

    static func isGenerated(_ path: String) -> Bool { path.hasSuffix("+Traced.swift") }
}

/// A source file as it is now.
package struct AuditSource: Sendable {
    package let bytes: [UInt8]
    /// When it was changed, in nanoseconds since 1970.
    package let time: Int

    package init(bytes: [UInt8], time: Int) {
        self.bytes = bytes
        self.time = time
    }
}

struct AuditSources: Sendable {
    let files: [String: AuditSource]

    /// The text of a line, counted from 1; empty if there is none.
    func line(_ number: Int, of path: String) -> String {
        guard let bytes = files[path]?.bytes else { return "" }
        let lines = bytes.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1) ? String(decoding: lines[number - 1], as: UTF8.self) : ""
    }

    /// The user's reason why a call on this line is not traced: `// untraced: reason`.
    func silence(_ line: Int, of path: String) -> String? {
        let text = self.line(line, of: path)
        guard let mark = text.ranges(of: "// untraced:").last else { return nil }
        let reason = text[mark.upperBound...].drop { $0 == " " }
        return reason.isEmpty ? nil : String(reason)
    }

    /// Whether `super.` stands right before a place.
    func followsSuper(line: Int, column: Int, of path: String) -> Bool {
        String(decoding: self.line(line, of: path).utf8.prefix(column - 1), as: UTF8.self).hasSuffix("super.")
    }

    /// Whether a macro stands at a place. What it repeats of its arguments is noted there, and where it is written.
    func isMacro(line: Int, column: Int, of path: String) -> Bool {
        let byte = self.line(line, of: path).utf8.dropFirst(column - 1).first
        return byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@")
    }
}
