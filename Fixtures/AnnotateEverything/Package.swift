// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "AnnotateEverything",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "SyntaxOracle", path: "../SyntaxOracle"),
        .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
    ],
    targets: [
        .executableTarget(
            name: "AnnotateEverything",
            dependencies: [
                .product(name: "PackageSources", package: "SyntaxOracle"),
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "SwiftSyntax", package: "swift-syntax"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
