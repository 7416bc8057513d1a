/// The facts about the package that the plugin passes on.
package struct PackageDescription: Sendable, Equatable {
    /// A target in Swift.
    package struct Target: Sendable, Equatable {
        package enum Kind: String, Sendable {
            /// SwiftPM's name for a target that is not one of the others.
            case generic
            case executable, test, snippet, macro
        }

        package let name: String
        package fileprivate(set) var moduleName = ""
        package fileprivate(set) var kind = Kind.generic
        /// Names of the targets that it depends on, directly or not, those of other packages included.
        package fileprivate(set) var dependencies: Set<String> = []
        /// Whether other packages can import it.
        package fileprivate(set) var isInLibrary = false
        /// Absolute paths of its Swift files, sorted.
        package fileprivate(set) var sources: [String] = []

        /// Whether wrappers in it could call the runtime.
        package var isTraced: Bool { dependencies.contains("TraceRuntime") }
    }

    /// Absolute.
    package private(set) var root = ""
    package private(set) var targets: [Target] = []
    /// The folders where the index may be, absolute; the first that exists is that of the build system in use.
    package private(set) var indexStores: [String] = []
    /// The library beside the compiler that reads the index.
    package private(set) var indexLibrary = ""

    /// - Parameter text: one fact a line, a word and a value: `target App`, `source /…/App.swift`.
    package init(_ text: String) throws(CommandFailure) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw CommandFailure("the package's description has a line '\(line)'") }
            try read(parts[0], parts[1])
        }
        for index in targets.indices { targets[index].sources.sort() }
    }

    private mutating func read(_ word: String, _ value: String) throws(CommandFailure) {
        let last = targets.count - 1
        switch word {
        case "root": root = value
        case "index": indexStores.append(value)
        case "indexlibrary": indexLibrary = value
        case "target": targets.append(Target(name: value))
        case "module" where last >= 0: targets[last].moduleName = value
        case "kind" where last >= 0: targets[last].kind = Target.Kind(rawValue: value) ?? .generic
        case "depends" where last >= 0: targets[last].dependencies.insert(value)
        case "source" where last >= 0 && value.hasSuffix(".swift"): targets[last].sources.append(value)
        case "source" where last >= 0: break
        case "library":
            guard let index = targets.firstIndex(where: { $0.name == value }) else { break }
            targets[index].isInLibrary = true
        default: throw CommandFailure("the package's description has a line '\(word) \(value)'")
        }
    }

    /// A path as people read it: from the package's root, where the file is in it.
    package func shortPath(_ path: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}
