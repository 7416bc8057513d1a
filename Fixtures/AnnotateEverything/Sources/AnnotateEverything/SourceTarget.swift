import Foundation
import PackageSources

/// A target and its Swift files, found as SwiftPM finds them.
struct SourceTarget {
    let name: String
    /// Relative to the package, in a stable order.
    let files: [String]

    init(_ target: PackageManifest.Target, inPackageAt folder: String) throws {
        name = target.name
        let standard = ["Sources", "Source", "src", "srcs"].map { "\($0)/\(target.name)" }
        let candidates = target.path.map { [$0] } ?? standard
        let existing = candidates.first { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
        guard let path = existing else { throw HarnessError("\(folder): no folder of target '\(target.name)'") }
        let root = "\(folder)/\(path)"
        let prefixes = (target.sources ?? []).map { "\(root)/\($0)" }
        let excluded = target.exclude.map { "\(root)/\($0)" }
        files = try swiftFiles(under: root)
            .filter { file in prefixes.isEmpty || prefixes.contains { file.isOrIsUnder($0) } }
            .filter { file in !excluded.contains { file.isOrIsUnder($0) } }
            .map { String($0.dropFirst(folder.count + 1)) }
    }
}

extension String {
    fileprivate func isOrIsUnder(_ folder: String) -> Bool {
        let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        return self == folder || hasPrefix(folder + "/")
    }
}
