// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-trace-generator", path: "../.."),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    ],
    targets: [
        // Counts what the process allocates, by standing in front of the C library's allocator.
        .target(name: "MallocCounter"),
        // The measured functions and their generated wrappers: another module than the runtime, as adopters have it.
        .target(
            name: "Workloads",
            dependencies: [.product(name: "TraceRuntime", package: "swift-trace-generator")],
            plugins: [.plugin(name: "TraceGenerator", package: "swift-trace-generator")]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "MallocCounter",
                "Workloads",
                .product(name: "TraceRuntime", package: "swift-trace-generator"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
            ],
            // Writes the bridge to swift-distributed-tracing.
            plugins: [.plugin(name: "TraceGenerator", package: "swift-trace-generator")]),
    ],
    swiftLanguageModes: [.v6]
)
