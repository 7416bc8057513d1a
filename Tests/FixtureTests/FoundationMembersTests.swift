import Testing

extension PackageTests {
    @Suite("A target without Foundation that has a member of a name of Foundation's")
    struct FoundationMembersTests {
        @Test("Is ambiguous in its own line, and builds where members need an import")
        func memberImportVisibility() async throws {
            let package = try await AdopterPackage.reset()
            try package.write(Self.source, to: AdopterTests.store)
            let ambiguous = try await package.build()
            #expect(ambiguous.status == 1)
            let place = try package.place(of: #"String(format: "user"#, in: AdopterTests.store)
            #expect(ambiguous.compilerErrors == ["\(place): error: ambiguous use of 'init(format:_:)'"])
            try package.write(
                AdopterPackage.manifest(settings: #".enableUpcomingFeature("MemberImportVisibility")"#),
                to: "Package.swift")
            let built = try await package.build()
            #expect(built.status == 0, "\(built.output)\(built.errors)")
        }

        private static let source = """
            extension String {
                init(format: String, _ arguments: any CVarArg...) { self = format }
            }

            struct UserStore {
                // @traceDB(operation: "get", table: "users")
                func getUser(id: Int) -> String { String(format: "user %d", id) }
            }

            """
    }
}
