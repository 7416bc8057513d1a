// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "SyntaxOracle",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "SyntaxOracle", targets: ["SyntaxOracle"]),
        .library(name: "PackageSources", targets: ["PackageSources"]),
    ],
    dependencies: [
        .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1")
    ],
    targets: [
        .executableTarget(
            name: "SyntaxOracle",
            dependencies: [
                "PackageSources",
                "TraceGeneratorCore",
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "SwiftSyntax", package: "swift-syntax"),
            ]
        ),
        .target(name: "PackageSources"),
        // A link to the generator's sources: the core is no product of the root package, and swift-syntax no
        // dependency of it. Its parser is internal, and timing it needs a release build.
        .target(name: "TraceGeneratorCore", swiftSettings: [.unsafeFlags(["-enable-testing"])]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}
