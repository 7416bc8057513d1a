// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "MillionSpans",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-trace-generator", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "MillionSpans", dependencies: [.product(name: "TraceRuntime", package: "swift-trace-generator")])
    ],
    swiftLanguageModes: [.v6]
)
