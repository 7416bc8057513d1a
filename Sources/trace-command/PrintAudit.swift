import Foundation
import TraceCommandCore

/// Prints what the audit finds; returns whether it finds nothing that is to be mended.
func printAudit(_ options: AuditOptions, of package: PackageDescription) throws -> Bool {
    for name in options.targets where !package.targets.contains(where: { $0.name == name }) {
        throw CommandFailure("the package has no target '\(name)' in Swift")
    }
    guard let path = package.indexStores.first(where: { FileManager.default.fileExists(atPath: "\($0)/v5/units") })
    else {
        throw CommandFailure("there is no index of the package; make it with: swift build")
    }
    var sources: [String: AuditSource] = [:]
    for path in package.targets.flatMap(\.sources) {
        sources[path] = AuditSource(bytes: try readFile(path), time: try changeTime(path))
    }
    let input = AuditInput(package, sources: sources)
    let store = try IndexStore(path: path, libraryPath: package.indexLibrary)
    let audit = Audit(input, options, files: store.files(input.symbolNames, where: input.concerns))
    let findings = audit.findings
    for finding in findings { writeOutput("\(finding)\n") }
    let warnings = findings.count { $0.severity == .warning }
    writeOutput("\(audit.summary): \(warnings == 0 ? "nothing" : "\(warnings)") to mend\n")
    return warnings == 0
}
