// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "swift-trace-generator",
    // The first releases that have the `Synchronization` module.
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .plugin(name: "TraceGenerator", targets: ["TraceGenerator"]),
        .library(name: "TraceRuntime", targets: ["TraceRuntime"]),
    ],
    targets: [
        .plugin(name: "TraceGenerator", capability: .buildTool(), dependencies: ["trace-generator"]),
        .executableTarget(name: "trace-generator", dependencies: ["TraceGeneratorCore"]),
        .target(name: "TraceGeneratorCore"),
        .target(name: "TraceRuntime"),
        // Every golden is a source file of this target, so whatever the generator writes has been compiled.
        .target(name: "WrapperFixtures", dependencies: ["TraceRuntime"], path: "Fixtures/Wrappers"),
        .testTarget(name: "TraceGeneratorCoreTests", dependencies: ["TraceGeneratorCore"]),
        .testTarget(name: "TraceRuntimeTests", dependencies: ["TraceRuntime"]),
        .testTarget(
            name: "FixtureTests",
            dependencies: ["RepositoryFiles", "TraceGeneratorCore", "TraceRuntime", "WrapperFixtures"]),
        .testTarget(name: "TidyTests", dependencies: ["RepositoryFiles", "TraceGeneratorCore"]),
        // What tests read of this repository.
        .target(name: "RepositoryFiles", path: "Tests/RepositoryFiles"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .plugin {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}
