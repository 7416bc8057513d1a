// swift-tools-version: 6.3

import PackageDescription

/// Calls of every kind, for the audit to tell apart: `expected.txt` has what it must say of them.
let runtime = Target.Dependency.product(name: "TraceRuntime", package: "swift-trace-generator")
let wrappers = Target.PluginUsage.plugin(name: "TraceGenerator", package: "swift-trace-generator")

let package = Package(
    name: "Audit",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Offered", targets: ["Offered"])],
    dependencies: [
        .package(name: "swift-trace-generator", path: "../..")
    ],
    targets: [
        .target(name: "Store", dependencies: [runtime], plugins: [wrappers]),
        .target(name: "Offered", dependencies: [runtime], plugins: [wrappers]),
        .target(name: "Unwrapped", dependencies: [runtime]),
        .executableTarget(name: "App", dependencies: ["Store", runtime], plugins: [wrappers]),
        .testTarget(name: "StoreTests", dependencies: ["Store", "Unwrapped"]),
    ],
    swiftLanguageModes: [.v6]
)
