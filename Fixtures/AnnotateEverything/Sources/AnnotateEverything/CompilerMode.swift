/// How annotated targets are compiled, beside what their packages ask for.
enum CompilerMode: String, CaseIterable {
    case mainActor = "main-actor"
    case swift5 = "swift-5"
    case upcomingFeatures = "upcoming-features"
    case memberImportVisibility = "member-import-visibility"
    case strictMemorySafety = "strict-memory-safety"

    var flags: [String] {
        switch self {
        case .mainActor: ["-default-isolation", "MainActor"]
        case .swift5: ["-swift-version", "5"]
        case .upcomingFeatures: Self.featureNames.flatMap { ["-enable-upcoming-feature", $0] }
        case .memberImportVisibility: ["-enable-upcoming-feature", "MemberImportVisibility"]
        case .strictMemorySafety: ["-strict-memory-safety"]
        }
    }

    /// Of Swift 6.3, as `swiftc -print-supported-features` lists them, without those that Swift 6 mode has on.
    private static let featureNames = [
        "ExistentialAny", "ImmutableWeakCaptures", "InferIsolatedConformances", "InternalImportsByDefault",
        "MemberImportVisibility", "NonisolatedNonsendingByDefault",
    ]
}
