// swift-tools-version: 6.3

import PackageDescription

let runtime = Target.Dependency.product(name: "TraceRuntime", package: "swift-trace-generator")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let nio = { (product: String) in Target.Dependency.product(name: product, package: "swift-nio") }
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let inMemoryTracing = Target.Dependency.product(name: "InMemoryTracing", package: "swift-distributed-tracing")
let grpc = { (product: String) in Target.Dependency.product(name: product, package: "grpc-swift-2") }
let grpcTransport = Target.Dependency.product(
    name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport")
let wrappers = Target.PluginUsage.plugin(name: "TraceGenerator", package: "swift-trace-generator")

let package = Package(
    name: "Bookshop",
    platforms: [.macOS(.v15)],
    dependencies: [
        // Its folder may be called anything, so the package is named here.
        .package(name: "swift-trace-generator", path: "../.."),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.7.3"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/grpc/grpc-swift-2.git", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport.git", from: "2.9.2"),
    ],
    targets: [
        .target(name: "TracedServer", dependencies: [runtime, hummingbird, logging], plugins: [wrappers]),
        .executableTarget(
            name: "storefront",
            dependencies: [
                "TracedServer", "DeliveryAPI", runtime, hummingbird, httpClient, database, nio("NIOCore"),
                nio("NIOHTTP1"), grpc("GRPCCore"),
            ],
            plugins: [wrappers]),
        .target(name: "DeliveryAPI", dependencies: [grpc("GRPCCore"), grpcTransport]),
        .executableTarget(
            name: "courier",
            dependencies: [
                "TracedServer", "DeliveryAPI", runtime, logging, lifecycle, signals, grpc("GRPCCore"), grpcTransport,
            ],
            plugins: [wrappers]),
        .executableTarget(
            name: "inventory",
            dependencies: ["TracedServer", runtime, hummingbird, logging, database],
            plugins: [wrappers]),
        // Its libraries record spans, too: annotations and swift-distributed-tracing share its traces.
        .executableTarget(
            name: "kiosk",
            dependencies: [
                "TracedServer", "DeliveryAPI", runtime, hummingbird, httpClient, logging, tracing, nio("NIOCore"),
                nio("NIOFoundationCompat"), nio("NIOHTTP1"), grpc("GRPCCore"),
            ],
            plugins: [wrappers]),
        // Its spans are written by hand: it shows the propagation API alone.
        .executableTarget(
            name: "w3c-echo",
            dependencies: [
                "TracedServer", runtime, hummingbird, httpClient, httpTypes, nio("NIOCore"), nio("NIOHTTP1"),
            ],
            plugins: [wrappers]),
        .executableTarget(
            name: "route-cost",
            dependencies: [
                runtime, hummingbird, httpTypes, logging, tracing, inMemoryTracing, nio("NIOCore"), nio("NIOEmbedded"),
            ],
            plugins: [wrappers]),
        // Each bridge beside the source that asks for it, as the generator's tests compare them.
        .target(
            name: "Bridges",
            dependencies: [
                runtime, hummingbird, httpClient, logging, httpTypes, lifecycle, tracing, nio("NIOHTTP1"),
                grpc("GRPCCore"),
            ],
            path: "Bridges"),
        // Vapor cannot be had where the tests run: its bridge is compiled and run against a stub of its API.
        .target(name: "Vapor", dependencies: [nio("NIOCore"), nio("NIOHTTP1")], path: "Stubs/Vapor"),
        .target(name: "VaporBridge", dependencies: [runtime, "Vapor"], path: "VaporBridge"),
        .testTarget(
            name: "BookshopTests",
            dependencies: [
                "storefront", "inventory", "courier", "kiosk", "w3c-echo", "Bridges", "VaporBridge", "Vapor",
                "DeliveryAPI", runtime, lifecycle, hummingbird, httpClient, logging, httpTypes, tracing, nio("NIOCore"),
                nio("NIOHTTP1"), nio("NIOPosix"), grpc("GRPCCore"), grpc("GRPCInProcessTransport"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
