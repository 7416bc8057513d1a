import Foundation

/// One build of all annotated packages together: what they share is built once, and annotated, too.
struct Build {
    /// A target without dependencies: `swift build` plans for all targets before it builds one.
    static let planOnlyTarget = "PlanOnly"

    /// Each error once, as `swift build` prints it.
    let errors: [String]
    /// Those in generated files: packages have warnings of their own.
    let warnings: [String]
    let isSuccess: Bool
    let log: String

    init(of packages: [AnnotatedPackage], options: [String], work: String) throws {
        let umbrella = "\(work)/Everything"
        for (target, text) in ["Everything": "Links what is annotated.", Self.planOnlyTarget: "Needs no build."] {
            let sources = "\(umbrella)/Sources/\(target)"
            try FileManager.default.createDirectory(atPath: sources, withIntermediateDirectories: true)
            try writeIfChanged(Array("// \(text)\n".utf8), to: "\(sources)/\(target).swift")
        }
        try writeIfChanged(Array(Self.manifest(of: packages).utf8), to: "\(umbrella)/Package.swift")
        // SwiftPM was seen to keep its plan where only the manifests of dependencies had changed.
        for plan in ["debug.yaml", "release.yaml"] {
            try? FileManager.default.removeItem(atPath: "\(umbrella)/.build/\(plan)")
        }
        let build = try Command(["swift", "build"] + options + ["--package-path", umbrella])
        log = build.output + build.errorOutput
        isSuccess = build.isSuccess
        errors = Self.lines(of: log, matching: #/^(/.*:\d+:\d+: )?error: /#)
        warnings = Self.lines(of: log, matching: #/^/.*\+Traced\.swift:\d+:\d+: warning: /#)
    }

    private static func lines(of log: String, matching pattern: some RegexComponent) -> [String] {
        var seen: Set<Substring> = []
        return log.split(separator: "\n").filter { $0.contains(pattern) && seen.insert($0).inserted }.map(String.init)
    }

    private static func manifest(of packages: [AnnotatedPackage]) -> String {
        let dependencies = packages.map { "        .package(path: \"../\($0.name)\"),\n" }
        let products = packages.flatMap { package in
            package.manifest.products.filter(\.isLibrary).map { product in
                "                .product(name: \"\(product.name)\", package: \"\(package.name)\"),\n"
            }
        }
        return """
            // swift-tools-version: 6.3

            import PackageDescription

            let package = Package(
                name: "Everything",
                platforms: [.macOS(.v15)],
                dependencies: [
            \(dependencies.joined())    ],
                targets: [
                    .target(
                        name: "Everything",
                        dependencies: [
            \(products.joined())            ]),
                    .target(name: "\(planOnlyTarget)"),
                ]
            )

            """
    }
}
