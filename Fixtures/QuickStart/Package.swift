// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "QuickStart",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-trace-generator", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "QuickStart",
            dependencies: [.product(name: "TraceRuntime", package: "swift-trace-generator")],
            resources: [.embedInCode("requests.http")],
            plugins: [.plugin(name: "TraceGenerator", package: "swift-trace-generator")]
        ),
        .testTarget(
            name: "QuickStartTests",
            dependencies: ["QuickStart", .product(name: "TraceRuntime", package: "swift-trace-generator")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
