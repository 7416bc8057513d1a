import TraceCommandCore
import TraceGeneratorCore

/// Prints the catalogue, or compares it with a committed one; returns whether they agree.
func printCatalogue(_ options: CatalogueOptions, of package: PackageDescription) throws -> Bool {
    let catalogue = Catalogue(try package.tracedTargets())
    guard let path = options.committed else {
        writeOutput(options.format == .json ? try catalogue.json : catalogue.markdown)
        return true
    }
    let committed = String(decoding: try readFile(path), as: UTF8.self)
    let difference: CatalogueDifference
    do {
        difference = try CatalogueDifference(from: committed, to: catalogue)
    } catch {
        throw CommandFailure("'\(path)' begins with '{', but is not a catalogue of this version")
    }
    writeOutput((difference.removed.map { "- \($0)\n" } + difference.added.map { "+ \($0)\n" }).joined())
    guard difference.isEmpty else {
        writeError("error: '\(path)' is not what the sources say; if they are right, write it anew\n")
        return false
    }
    writeOutput("\(path) says what the sources say: \(catalogue.spans.count) spans\n")
    return true
}

extension PackageDescription {
    /// The targets that trace, their tests aside, with what stands in their files.
    func tracedTargets() throws -> [TargetSources] {
        try targets.filter { $0.isTraced && $0.kind != .test }.map { target in
            TargetSources(
                moduleName: target.moduleName,
                files: try target.sources.map { path in
                    SourceFile(path: shortPath(path), bytes: try readFile(path))
                })
        }
    }
}
