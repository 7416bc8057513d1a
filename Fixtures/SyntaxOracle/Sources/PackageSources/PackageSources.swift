import Foundation

/// Packages of other people, as a text file lists them: one `URL VERSION [FOLDER …]` a line.
public struct PackageSources {
    private let list: URL

    public init(list: String) {
        self.list = URL(fileURLWithPath: list)
    }

    /// The folders named, or the packages' own; what is not there yet is cloned beside the list, under `.build/`.
    ///
    /// - Parameter names: the last parts of the URLs that are asked for; nil asks for all.
    public func checkOut(only names: [String]? = nil) throws -> [String] {
        let text = try String(contentsOf: list, encoding: .utf8)
        return try text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 2 else { throw PackageSourcesError.malformedLine(String(line)) }
            if let names, !names.contains(String(words[0].split(separator: "/").last ?? "")) { return [] }
            let package = try checkOut(words[0], version: words[1])
            return words.count == 2 ? [package] : words.dropFirst(2).map { "\(package)/\($0)" }
        }
    }

    private func checkOut(_ url: String, version: String) throws -> String {
        let name = url.split(separator: "/").last.map(String.init) ?? url
        let folders = list.deletingLastPathComponent().appendingPathComponent(".build/sources")
        let folder = folders.appendingPathComponent("\(name)-\(version)").path
        if FileManager.default.fileExists(atPath: folder) { return folder }
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments =
            ["git", "-c", "advice.detachedHead=false", "clone", "--quiet", "--branch", version, url, folder]
        try git.run()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { throw PackageSourcesError.cannotClone(url: url, version: version) }
        return folder
    }
}

/// What keeps a run from beginning.
public enum PackageSourcesError: Error, CustomStringConvertible {
    case malformedLine(String)
    case cannotClone(url: String, version: String)
    case notFound(path: String)

    public var description: String {
        switch self {
        case .malformedLine(let line): "'\(line)' is no package: write a URL, a space and a version"
        case .cannotClone(let url, let version): "'\(url)' at '\(version)' could not be cloned"
        case .notFound(let path): "'\(path)' does not exist"
        }
    }
}
