import Foundation

@testable import TraceGeneratorCore

/// The files of this repository.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The files below a folder, in the order of their paths, build products left out.
    static func files(in folder: String, extension pathExtension: String? = nil) throws -> [SourceFile] {
        let folderURL = root.appending(path: folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folderURL.path).sorted()
        return try names.compactMap { name in
            let url = folderURL.appending(path: name)
            let isWanted = pathExtension.map { url.pathExtension == $0 } ?? true
            let isProduct = name.split(separator: "/").contains { $0.hasPrefix(".build") }
            var isFolder: ObjCBool = false
            guard isWanted, !isProduct, FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { return nil }
            return SourceFile(path: "\(folder)/\(name)", bytes: try Array(Data(contentsOf: url)))
        }
    }
}
