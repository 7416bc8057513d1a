// swift-tools-version: 6.3

import PackageDescription

/// The goldens, by what their targets are compiled with.
let wrapperFixtures: [Target.Dependency] = ["WrapperFixtures", "WrapperFixturesMainActor", "WrapperFixturesSwift5"]

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
        .testTarget(name: "TraceGeneratorCoreTests", dependencies: ["TraceGeneratorCore"]),
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

// The compiler's frontend promises nothing about its flags, and one that it does not know would break an adopter's
// build. A newer compiler gets them when they have been tried with it.
#if compiler(<6.4)
let frontendFlags = [
    "-disable-llvm-verify", "-disable-incremental-llvm-codegen",
    "-Xllvm", "-sil-disable-pass=mandatory-redundant-load-elimination",
]
let generatorFrontendFlags = ["-gnone", "-Xllvm", "-sil-disable-pass=preserve-always-emit-conformance-metadata"]
#else
let frontendFlags: [String] = []
let generatorFrontendFlags: [String] = []
#endif

func forFrontend(_ flags: [String]) -> [String] { flags.flatMap { ["-Xfrontend", $0] } }

// An adopter's clean build compiles all of these, and none of his edits does: so one job of the compiler for each. What
// each flag saves, and why a dependency may have it, stands in Build cost.
let everyTargetFlags = ["-index-ignore-system-modules"] + forFrontend(frontendFlags)
// SwiftPM builds the tool twice, before and after it asks the plugin. Only without whole-module compilation does the
// compiler see that nothing has changed.
let generatorFlags = ["-driver-batch-count", "1"] + forFrontend(generatorFrontendFlags)
let runtimeFlags = [
    "-whole-module-optimization", "-disable-batch-mode", "-num-threads", "1", "-no-emit-module-separately-wmo",
]
let debugFlags = [
    "TraceGeneratorCore": generatorFlags, "trace-generator": generatorFlags, "TraceRuntime": runtimeFlags,
]

for target in package.targets {
    guard let flags = debugFlags[target.name] else { continue }
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .unsafeFlags(flags + everyTargetFlags, .when(platforms: [.linux], configuration: .debug))
        ]
}
