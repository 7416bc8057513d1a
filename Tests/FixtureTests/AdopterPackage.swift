import Foundation
import RepositoryFiles
import Testing

/// The build systems that SwiftPM has.
enum BuildSystem: String, CaseIterable {
    case native
    case swiftbuild
}

/// A package, made by the tests, that uses the plugin as its adopters do.
///
/// All tests with one build system share its folder and what was built in it, because a clean build takes a minute. So
/// they must run one after the other. Each begins with ``reset(_:)``.
struct AdopterPackage {
    private let buildSystem: BuildSystem
    private let folder: URL

    /// Restores the package that every test starts from: two annotated files, one without annotations, and a test.
    static func reset(_ buildSystem: BuildSystem = .native) async throws -> AdopterPackage {
        // In the build folder of this checkout, so that the next test run reuses what this one has built.
        let folder = Repository.root.appending(path: ".build/adopter-\(buildSystem)")
        let package = AdopterPackage(buildSystem: buildSystem, folder: folder)
        if FileManager.default.fileExists(atPath: package.sources.path) {
            try FileManager.default.removeItem(at: package.sources)
        }
        for path in ["Sources/App", "Tests/AppTests"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: path), withIntermediateDirectories: true)
        }
        try package.write(manifest(), to: "Package.swift")
        try package.write(userStore, to: "Sources/App/UserStore.swift")
        try package.write(orderStore, to: "Sources/App/OrderStore.swift")
        try package.write(app, to: "Sources/App/App.swift")
        try package.write(appTests, to: "Tests/AppTests/AppTests.swift")
        let outcome = try await package.build()
        try #require(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        return package
    }

    func build() async throws -> Command.Outcome { try await swift("build") }

    func run() async throws -> Command.Outcome { try await swift("run", "--skip-build", "App") }

    func test() async throws -> Command.Outcome { try await swift("test") }

    private func swift(_ subcommand: String, _ arguments: String...) async throws -> Command.Outcome {
        let arguments = ["swift", subcommand, "--build-system", buildSystem.rawValue] + arguments
        let command = Command(arguments: arguments, folder: folder)
        let outcome = try await command.run()
        // SwiftPM itself crashes once in a while, in its dispatch library, before it has built anything.
        let hasSwiftPMCrashed = outcome.status == SIGSEGV && outcome.errors.contains("*** Program crashed")
        return hasSwiftPMCrashed ? try await command.run() : outcome
    }

    /// Replaces the only place where a text stands in a source file.
    func edit(_ file: String, _ old: String, to new: String) throws {
        let url = folder.appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
        try #require(text.ranges(of: old).count == 1, "'\(old)' must stand once in \(file)")
        try write(text.replacing(old, with: new), to: file)
    }

    func write(_ text: String, to file: String) throws {
        let url = folder.appending(path: file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func delete(_ file: String) throws {
        try FileManager.default.removeItem(at: folder.appending(path: file))
    }

    /// The absolute path of a file, as the compiler prints it.
    func path(_ file: String) -> String {
        folder.appending(path: file).path
    }

    /// `/…/UserStore.swift:2:35`: where a text stands in a source file, as the compiler prints it.
    func place(of text: String, in file: String) throws -> String {
        let url = folder.appending(path: file)
        let lines = try String(contentsOf: url, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains(text) })
        let start = try #require(lines[line].firstRange(of: text)).lowerBound
        return "\(url.path):\(line + 1):\(lines[line].utf8.distance(from: lines[line].startIndex, to: start) + 1)"
    }

    /// The generated files by name.
    func generatedFiles() throws -> [String: GeneratedFile] {
        let outputs = folder.appending(path: ".build/plugins/outputs/\(folder.lastPathComponent)")
        let files = try FileManager.default.contentsOfDirectory(
            at: outputs.appending(path: "App/destination/TraceGenerator"), includingPropertiesForKeys: nil)
        return try Dictionary(
            uniqueKeysWithValues: files.map { file in
                let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
                let written = try #require(attributes[.modificationDate] as? Date)
                let text = try String(contentsOf: file, encoding: .utf8)
                return (file.lastPathComponent, GeneratedFile(text: text, written: written))
            })
    }

    struct GeneratedFile: Equatable {
        let text: String
        let written: Date
    }

    private var sources: URL { folder.appending(path: "Sources/App") }
}

// MARK: What stands in it

extension AdopterPackage {
    /// - Parameters:
    ///   - settings: Swift settings of the target.
    ///   - plugins: an array of those of the target.
    ///   - targets: further targets.
    static func manifest(
        dependencies: String = runtime, settings: String = "", plugins: String = "[\(generator)]", targets: String = ""
    ) -> String {
        """
        // swift-tools-version: 6.3
        import PackageDescription

        let package = Package(
            name: "adopter",
            platforms: [.macOS(.v15)],
            dependencies: [.package(name: "swift-trace-generator", path: "\(Repository.root.path)")],
            targets: [
                .executableTarget(
                    name: "App",
                    dependencies: [\(dependencies)],
                    swiftSettings: [\(settings)],
                    plugins: \(plugins)),
                .testTarget(name: "AppTests", dependencies: ["App"]),
                \(targets)
            ])
        """
    }

    static let generator = #".plugin(name: "TraceGenerator", package: "swift-trace-generator")"#

    static let runtime = #".product(name: "TraceRuntime", package: "swift-trace-generator")"#

    private static let userStore = """
        struct UserStore {
            // @traceDB(operation: "get", table: "users")
            func getUser(id: Int) -> String { "user \\(id)" }

            func countUsers() -> Int { 2 }
        }

        """

    private static let orderStore = """
        struct OrderStore {
            // @traceDB(operation: "list", table: "orders")
            func listOrders() -> [Int] { [1, 2] }
        }

        """

    /// Prints the spans of what it calls: `get users(db.operation=get, db.table=users)`.
    private static let app = """
        import TraceRuntime

        @main
        struct App {
            static func main() async throws {
                let exporter = InMemoryTraceExporter()
                try await TraceSystem.run(.inMemory(exporter)) {
                    _ = UserStore().tracedGetUser(id: 1)
                }
                for span in exporter.finishedSpans {
                    print(span.name)
                }
            }
        }

        """

    private static let appTests = """
        import Testing

        @testable import App

        @Test("A wrapper returns what its function returns")
        func wrapper() {
            #expect(UserStore().tracedGetUser(id: 1) == "user 1")
        }

        """
}
