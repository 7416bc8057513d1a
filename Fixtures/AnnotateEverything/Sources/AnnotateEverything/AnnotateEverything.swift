import Foundation
import PackageSources

/// Puts an annotation above everything in other people's packages that can have one, and builds them.
@main
struct AnnotateEverything {
    static func main() async {
        await conclude {
            let arguments = try Arguments(CommandLine.arguments.dropFirst())
            if case .renamedFunctions = arguments.mode { return try test(arguments) }
            return try build(arguments)
        }
    }

    /// Annotates, builds and reports. A compile error is never right; a refusal may be.
    private static func build(_ arguments: Arguments) throws -> Bool {
        let packages = try annotatedPackages(arguments)
        let build = try Build(of: packages, options: arguments.buildOptions, work: arguments.work)
        print(Report(packages: packages, errorCount: build.errors.count).text)
        print("\nWarnings of the compiler in generated files: \(build.warnings.count).")
        for line in build.errors + build.warnings { print(line) }
        if !build.isSuccess && build.errors.isEmpty { print(build.log) }
        return build.isSuccess
    }

    /// Renames, annotates and runs each package's own tests. Each must pass, and have called wrappers.
    private static func test(_ arguments: Arguments) throws -> Bool {
        let packages = try annotatedPackages(arguments)
        let runs = try packages.map { try TestRun(of: $0, options: arguments.buildOptions) }
        print(Report(packages: packages, errorCount: 0).text)
        print("\n| package | wrapped | tests | | spans |\n| --- | ---: | ---: | --- | ---: |")
        for (package, run) in zip(packages, runs) {
            print(
                """
                | \(package.name) \(package.version) | \(package.findings.wrapperCount) | \(run.testCount) \
                | \(run.isSuccess ? "passed" : "FAILED") | \(run.spanCount) |
                """)
        }
        for run in runs where !run.isSuccess { print(run.log) }
        return runs.allSatisfy { $0.isSuccess && $0.testCount > 0 && ($0.spanCount > 0 || arguments.isBaseline) }
    }

    private static func annotatedPackages(_ arguments: Arguments) throws -> [AnnotatedPackage] {
        let tool = try GeneratorTool(repository: arguments.repository)
        return try arguments.checkOut().map { checkout in
            var package = try AnnotatedPackage(
                checkout, work: arguments.work, mode: arguments.mode, isBaseline: arguments.isBaseline,
                compilerMode: arguments.compilerMode)
            try package.annotate(with: tool)
            return package
        }
    }
}

/// The command line.
private struct Arguments {
    private(set) var mode = Mode.functions
    private(set) var isBaseline = false
    private(set) var compilerMode: CompilerMode?
    private var isOptimized = false
    private var isPlanned = false
    private var list = Self.fixture + "/packages.txt"
    private var names: [String] = []

    private static let usage = """
        usage: AnnotateEverything [--rename | --types | --protocols] [--baseline] [--optimized | --plan]
                                  [--compiler MODE] [--packages LIST] [NAME …]
        Annotates and builds the packages of the list, or those of the given names.
        --rename: gives the originals an underscore and runs each package's tests through the wrappers.
        --types: annotates types and extensions instead of their functions.
        --protocols: annotates protocols.
        --baseline: annotates nothing, which shows what fails without wrappers, too.
        --optimized: builds for release, where wrappers are inlined.
        --plan: plans the build only, for compile_generated.py.
        --compiler: one of \(CompilerMode.allCases.map(\.rawValue).joined(separator: ", ")).
        """

    init(_ arguments: ArraySlice<String>) throws {
        var arguments = arguments
        while let argument = arguments.popFirst() {
            switch argument {
            case "--rename": mode = .renamedFunctions
            case "--types": mode = .types
            case "--protocols": mode = .protocols
            case "--baseline": isBaseline = true
            case "--optimized": isOptimized = true
            case "--plan": isPlanned = true
            case "--compiler":
                guard let mode = arguments.popFirst().flatMap(CompilerMode.init) else { throw HarnessError(Self.usage) }
                compilerMode = mode
            case "--packages":
                guard let list = arguments.popFirst() else { throw HarnessError(Self.usage) }
                self.list = list
            case let option where option.hasPrefix("-"): throw HarnessError(Self.usage)
            default: names.append(argument)
            }
        }
    }

    /// Of `swift build` and `swift test`. Tests see internals, and code for debugging, as they do without optimization.
    var buildOptions: [String] {
        if isPlanned { return ["--target", Build.planOnlyTarget] }
        guard isOptimized else { return [] }
        guard case .renamedFunctions = mode else { return ["-c", "release"] }
        return ["-c", "release"] + ["-Xswiftc", "-enable-testing", "-Xswiftc", "-DDEBUG"]
    }

    /// This fixture's folder: the repository is built from where its sources stand.
    private static let fixture: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.path
    }()

    var repository: String { URL(fileURLWithPath: Self.fixture + "/../..").standardizedFileURL.path }

    /// One folder for all modes, so that what is not annotated is built once. A run replaces the annotations.
    ///
    /// The modules of an earlier run stay there, so `canImport` finds them: delete the folder where that misleads.
    var work: String { "\(Self.fixture)/.build/annotated" }

    func checkOut() throws -> [String] {
        try PackageSources(list: list).checkOut(only: names.isEmpty ? nil : names)
    }
}
