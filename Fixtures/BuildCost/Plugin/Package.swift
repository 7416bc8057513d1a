// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "Plugin",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-trace-generator", path: "../../..")
    ],
    targets: [
        .target(
            name: "App",
            dependencies: [.product(name: "TraceRuntime", package: "swift-trace-generator")],
            plugins: [.plugin(name: "TraceGenerator", package: "swift-trace-generator")])
    ]
)
