// swift-tools-version: 6.3

import PackageDescription

let runtime = Target.Dependency.product(name: "TraceRuntime", package: "swift-trace-generator")
let tracing = { (product: String) in Target.Dependency.product(name: product, package: "swift-distributed-tracing") }

// An adopter of the bridge to swift-distributed-tracing, both ways, with no other dependency.
let package = Package(
    name: "DistributedTracing",
    platforms: [.macOS(.v15)],
    dependencies: [
        // Its folder may be called anything, so the package is named here.
        .package(name: "swift-trace-generator", path: "../.."),
        .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.7.3"),
    ],
    targets: [
        .target(
            name: "Shop", dependencies: [runtime, tracing("Tracing")],
            plugins: [.plugin(name: "TraceGenerator", package: "swift-trace-generator")]),
        .testTarget(
            name: "ShopTests", dependencies: ["Shop", runtime, tracing("Tracing"), tracing("InMemoryTracing")]),
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
