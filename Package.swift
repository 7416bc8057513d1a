// swift-tools-version: 6.3

import PackageDescription

/// The goldens, by what their targets are compiled with.
let wrapperFixtures: [Target.Dependency] = [
    "WrapperFixtures", "WrapperFixturesMainActor", "WrapperFixturesStrict", "WrapperFixturesSwift5",
]

let package = Package(
    name: "swift-trace-generator",
    // The first releases that have the `Synchronization` module.
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .plugin(name: "TraceGenerator", targets: ["TraceGenerator"]),
        .library(name: "TraceRuntime", targets: ["TraceRuntime"]),
        .plugin(name: "TraceCommand", targets: ["TraceCommand"]),
    ],
    targets: [
        .plugin(name: "TraceGenerator", capability: .buildTool(), dependencies: ["trace-generator"]),
        .executableTarget(name: "trace-generator", dependencies: ["TraceGeneratorCore"]),
        .target(name: "TraceGeneratorCore"),
        // `swift package trace`: SwiftPM builds its tool when it is first called, not in an adopter's build.
        .plugin(
            name: "TraceCommand",
            capability: .command(
                intent: .custom(verb: "trace", description: "Says what is traced, and what is not")),
            dependencies: ["trace-command"]),
        .executableTarget(
            name: "trace-command", dependencies: ["CIndexStore", "TraceCommandCore", "TraceGeneratorCore"],
            resources: [.embedInCode("Page")]),
        .target(name: "TraceCommandCore", dependencies: ["TraceGeneratorCore"]),
        // The C interface of the library that reads the compiler's index; it is loaded when the audit asks for it.
        .target(name: "CIndexStore"),
        .target(name: "TraceRuntime", dependencies: ["CTraceRuntime"]),
        // What Swift has no words for: the processor's cycle counter, variables of a thread's own, prefetching.
        .target(name: "CTraceRuntime"),
        // Every golden is a source file of this target, so whatever the generator writes has been compiled.
        .target(name: "WrapperFixtures", dependencies: ["TraceRuntime"], path: "Fixtures/Wrappers"),
        .target(
            name: "WrapperFixturesSwift5", dependencies: ["TraceRuntime"], path: "Fixtures/WrappersSwift5",
            swiftSettings: [.swiftLanguageMode(.v5)]),
        .target(
            name: "WrapperFixturesMainActor", dependencies: ["TraceRuntime"], path: "Fixtures/WrappersMainActor",
            swiftSettings: [.defaultIsolation(MainActor.self)]),
        .target(
            name: "WrapperFixturesStrict", dependencies: ["TraceRuntime"], path: "Fixtures/WrappersStrict",
            swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)]),
        .testTarget(name: "TraceGeneratorCoreTests", dependencies: ["TraceGeneratorCore"]),
        .testTarget(name: "TraceCommandCoreTests", dependencies: ["TraceCommandCore", "TraceGeneratorCore"]),
        .testTarget(name: "TraceRuntimeTests", dependencies: ["TraceRuntime"]),
        .testTarget(
            name: "FixtureTests",
            dependencies: ["RepositoryFiles", "TraceGeneratorCore", "TraceRuntime", "trace-generator"] + wrapperFixtures
        ),
        .testTarget(name: "TidyTests", dependencies: ["RepositoryFiles", "TraceGeneratorCore"]),
        // What tests read of this repository.
        .target(name: "RepositoryFiles", path: "Tests/RepositoryFiles"),
    ],
    swiftLanguageModes: [.v6]
)

// Adopters in Swift 5 mode have none of these.
for target in package.targets where target.type != .plugin && target.name != "WrapperFixturesSwift5" {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}
