import Foundation
import PackageSources

/// A copy of a package in which everything that can be wrapped is annotated.
struct AnnotatedPackage {
    let name: String
    let version: String
    let folder: String
    let manifest: PackageManifest
    private(set) var findings = Findings()

    /// What was found in the package, and what became of it.
    struct Findings {
        var candidateCount = 0
        var wrapperCount = 0
        var warningCount = 0
        /// Annotations that were taken out, and functions that the annotation of their type does not reach.
        var refusedCount = 0
        /// By message; one annotation may have several.
        var refusals: [String: Int] = [:]
        /// What no annotation was put above.
        var excluded: [String: Int] = [:]
        /// Files, targets and, when renaming, declarations that were not touched, with the reason.
        var leftOut: [String: Int] = [:]
    }

    private let original: String
    private let mode: Mode
    private let isBaseline: Bool
    private let compilerMode: CompilerMode?

    /// - Parameters:
    ///   - work: the folder for the copy; its name becomes the package's identity.
    ///   - isBaseline: whether the package stays without annotations, plugin and runtime.
    init(_ checkout: String, work: String, mode: Mode, isBaseline: Bool, compilerMode: CompilerMode?) throws {
        guard let match = checkout.firstMatch(of: /([^\/]+)-([0-9.]+)$/) else {
            throw HarnessError("'\(checkout)' is no checkout of a package's version")
        }
        name = String(match.1)
        version = String(match.2)
        original = checkout
        folder = "\(work)/\(name)"
        manifest = try PackageManifest(ofPackageAt: checkout)
        self.mode = mode
        self.isBaseline = isBaseline
        self.compilerMode = compilerMode
    }

    /// Writes the copy. Where the tool refuses an annotation, it is taken out again and counted.
    mutating func annotate(with tool: GeneratorTool) throws {
        try copyFiles()
        let names: Renaming? =
            if case .renamedFunctions = mode { try Renaming(packageAt: original) } else { nil }
        var annotated: [String] = []
        for target in manifest.librarySourceTargets {
            let sources = try SourceTarget(target, inPackageAt: original)
            if sources.files.isEmpty { continue }
            try annotate(sources, with: tool, names: names)
            annotated.append(target.name)
        }
        for target in manifest.targets where !["regular", "test"].contains(target.type) {
            findings.leftOut["\(target.type) target '\(target.name)'", default: 0] += 1
        }
        try extendManifests { manifestExtension(of: $0, annotating: annotated, repository: tool.repository) }
    }

    private mutating func annotate(_ target: SourceTarget, with tool: GeneratorTool, names: Renaming?) throws {
        var files: [TargetFile] = []
        for path in target.files {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(original)/\(path)")))
            guard let finder = CandidateFinder.find(in: String(decoding: bytes, as: UTF8.self), mode) else {
                findings.leftOut["file that swift-syntax finds broken: \(path)", default: 0] += 1
                continue
            }
            var candidates = isBaseline ? [] : finder.candidates
            if let names {
                candidates = candidates.filter { candidate in
                    guard let obstacle = names.obstacle(to: candidate) else { return true }
                    findings.leftOut[obstacle, default: 0] += 1
                    return false
                }
            }
            for (exclusion, count) in finder.excluded { findings.excluded[exclusion.rawValue, default: 0] += count }
            files.append(TargetFile(path: "\(folder)/\(path)", source: bytes, candidates: candidates))
        }
        let candidateCount = files.reduce(0) { $0 + $1.candidates.count }
        try settle(&files, of: target, with: tool)
        findings.candidateCount += candidateCount
        findings.refusedCount += candidateCount - files.reduce(0) { $0 + $1.candidates.count }
    }

    /// Takes out what the tool refuses, until it refuses nothing.
    private mutating func settle(_ files: inout [TargetFile], of target: SourceTarget, with tool: GeneratorTool) throws
    {
        let module = target.name.replacing("-", with: "_")
        var messages: [String] = []
        while true {
            for file in files { try writeIfChanged(file.annotated(mode).text, to: file.path) }
            let outcome = try tool.run(
                module: module, sources: target.files.map { "\(folder)/\($0)" },
                output: "\(folder)/.generated/\(module)")
            messages += outcome.refusals.map(\.message)
            guard !outcome.refusals.isEmpty else {
                // For whoever wants to read why.
                let text = messages.map { $0 + "\n" }.joined()
                try writeIfChanged(Array(text.utf8), to: "\(folder)/.generated/\(module).refusals")
                findings.wrapperCount += outcome.wrapperCount
                findings.warningCount += outcome.warningCount
                findings.refusedCount += outcome.leftOut.values.reduce(0, +)
                findings.refusals.merge(outcome.leftOut, uniquingKeysWith: +)
                return
            }
            for refusal in outcome.refusals { findings.refusals[refusal.kind, default: 0] += 1 }
            let protocols = Set(outcome.refusals.compactMap(\.protocolName))
            let elsewhere = outcome.refusals.filter { $0.protocolName == nil }
            let lines = Dictionary(grouping: elsewhere, by: \.path).mapValues { $0.map(\.line) }
            for index in files.indices {
                files[index].withdraw(protocols)
                guard let refused = lines[files[index].path] else { continue }
                try files[index].withdraw(annotationsAbove: refused, mode)
            }
        }
    }
}

private struct TargetFile {
    let path: String
    let source: [UInt8]
    var candidates: [Candidate]

    func annotated(_ mode: Mode) -> AnnotatedFile {
        AnnotatedFile(source, annotating: candidates, mode)
    }

    /// The refusal of a protocol may point at a requirement that it inherits from another file.
    mutating func withdraw(_ protocols: Set<String>) {
        candidates.removeAll { protocols.contains($0.name) }
    }

    /// A refusal points at the annotation, or at what it is about in the declaration below.
    mutating func withdraw(annotationsAbove lines: [Int], _ mode: Mode) throws {
        let places = annotated(mode).lines
        let refused = Set(lines.map { line in places.last { $0 <= line } })
        candidates.sort { $0.offset < $1.offset }
        let kept = zip(candidates, places).filter { !refused.contains($0.1) }.map(\.0)
        guard kept.count < candidates.count else { throw HarnessError("\(path): refused without an annotation") }
        candidates = kept
    }
}

// MARK: - The copy

extension AnnotatedPackage {
    private func copyFiles() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard let paths = manager.enumerator(atPath: original) else { throw HarnessError("cannot read \(original)") }
        for case let path as String in paths {
            if path == ".git" || path == ".build" {
                paths.skipDescendants()
                continue
            }
            let source = "\(original)/\(path)"
            let copy = "\(folder)/\(path)"
            switch try manager.attributesOfItem(atPath: source)[.type] as? FileAttributeType {
            case .typeDirectory?:
                try manager.createDirectory(atPath: copy, withIntermediateDirectories: true)
            case .typeSymbolicLink?:
                try? manager.removeItem(atPath: copy)
                try manager.createSymbolicLink(
                    atPath: copy, withDestinationPath: try manager.destinationOfSymbolicLink(atPath: source))
            default:
                // What will be annotated is written once, with its annotations: an unchanged file is not built again.
                let isManifest = path.wholeMatch(of: /Package(@swift-.*)?\.swift/) != nil
                if path.hasSuffix(".swift"), !isManifest, manager.fileExists(atPath: copy) { continue }
                try writeIfChanged([UInt8](try Data(contentsOf: URL(fileURLWithPath: source))), to: copy)
            }
        }
    }

    private func manifestExtension(
        of package: String, annotating targets: [String], repository: String
    ) -> String {
        let flags = compilerMode.map { ".unsafeFlags(\($0.flags))" } ?? ""
        let wrapping = """

                target.dependencies.append(.product(name: "TraceRuntime", package: "swift-trace-generator"))
                target.plugins =
                    (target.plugins ?? []) + [.plugin(name: "TraceGenerator", package: "swift-trace-generator")]
            """
        return """

            \(package).dependencies.append(.package(name: "swift-trace-generator", path: "\(repository)"))
            for target in \(package).targets where \(targets).contains(target.name) {
                target.swiftSettings = (target.swiftSettings ?? []) + [\(flags)]\(isBaseline ? "" : wrapping)
            }

            """
    }

    /// Adds code, made from the name of the manifest's variable, to the end of every manifest.
    func extendManifests(with code: (_ package: String) -> String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: original) {
            guard name.wholeMatch(of: /Package(@swift-.*)?\.swift/) != nil else { continue }
            let current = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
            let text = String(decoding: current, as: UTF8.self).replacing(
                /^\/\/ *swift-tools-version: *(4|5\.[0-5])\b.*/
            ) { _ in
                // Older manifests know neither plugins nor packages by name and path.
                "// swift-tools-version: 5.6"
            }
            let variable = text.firstMatch(of: /(?:let|var) (\w+)(?:: Package)? = Package\(/)?.1 ?? "package"
            try writeIfChanged(Array((text + code(String(variable))).utf8), to: "\(folder)/\(name)")
        }
    }
}

func writeIfChanged(_ bytes: [UInt8], to path: String) throws {
    if let current = FileManager.default.contents(atPath: path), [UInt8](current) == bytes { return }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
}
