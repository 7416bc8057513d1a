import RepositoryFiles
import Testing

@Suite("Imports of the C library")
struct ImportTests {
    /// The conditions of an import whose module has another name on each platform.
    private static let ladder = """
        #if canImport(Darwin)
        import Darwin
        #elseif canImport(Musl)
        import Musl
        #elseif canImport(Android)
        import Android
        #else
        import Glibc
        #endif

        """

    @Test("Name the same platforms in the same order, in sources and tests")
    func platforms() {
        let importers = Repository.swiftCode.filter { file in
            (file.path.hasPrefix("Sources/") || file.path.hasPrefix("Tests/"))
                && zip(file.code, file.code.dropFirst()).contains { $0 == "import" && Self.modules.contains($1) }
        }
        #expect(!importers.isEmpty)
        expectNone(
            importers.filter { !$0.text.replacing(#/(@preconcurrency )?internal /#, with: "").contains(Self.ladder) }
                .map { "\($0.path) imports the C library in another way than:\n\(Self.ladder)" })
    }

    private static let modules: Set<String> = ["Android", "Bionic", "Darwin", "Glibc", "Musl"]
}
