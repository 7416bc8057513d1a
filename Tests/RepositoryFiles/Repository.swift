package import Foundation

/// The files of this repository, without those that builds leave behind.
package enum Repository {
    /// The folder of the checkout that the tests were built from.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// In the order of their paths.
    package static let files: [RepositoryFile] = try! paths(in: "").sorted().map { path in
        RepositoryFile(path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
    }

    package static func file(_ path: String) throws -> RepositoryFile {
        guard let file = files.first(where: { $0.path == path }) else { throw MissingFile(path: path) }
        return file
    }

    package static func entries(of folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { !isLeftBehind($0) }.sorted()
    }

    /// Without symbolic links, whose targets are among the files anyway.
    private static func paths(in folder: String) throws -> [String] {
        try entries(of: folder).flatMap { entry -> [String] in
            let path = folder.isEmpty ? entry : "\(folder)/\(entry)"
            let attributes = try FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)
            switch attributes[.type] as? FileAttributeType {
            case .typeDirectory: return try paths(in: path)
            case .typeRegular: return [path]
            default: return []
            }
        }
    }

    /// Whether `.gitignore` names it, or it is git's own folder.
    private static func isLeftBehind(_ entry: String) -> Bool {
        entry == ".git" || entry.hasPrefix(".build") || entry.hasSuffix(".xcodeproj")
            || [".swiftpm", "Package.resolved", "DerivedData", "__pycache__"].contains(entry)
    }
}

package struct MissingFile: Error, CustomStringConvertible {
    let path: String

    package var description: String { "the repository has no file \(path)" }
}
