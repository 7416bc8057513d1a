// swift-tools-version: 6.3

import CompilerPluginSupport
import PackageDescription

/// What a macro would cost that writes the same wrappers for the same runtime.
let package = Package(
    name: "Macro",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-trace-generator", path: "../../.."),
        .package(url: "https://github.com/swiftlang/swift-syntax.git", exact: "603.0.1"),
    ],
    targets: [
        .macro(
            name: "TracedMacros",
            dependencies: [
                .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
                .product(name: "SwiftCompilerPlugin", package: "swift-syntax"),
            ]),
        .target(name: "Traced", dependencies: ["TracedMacros"]),
        .target(
            name: "App",
            dependencies: ["Traced", .product(name: "TraceRuntime", package: "swift-trace-generator")]),
    ]
)
