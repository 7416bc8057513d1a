import Testing

extension PackageTests {
    @Suite("A decorated protocol that inherits from one of another module")
    struct ForeignRequirementsTests {
        @Test("Is the compiler's error at the annotation, until an extension of the decorator forwards the rest")
        func extensionOfDecorator() async throws {
            let package = try await AdopterPackage.reset()
            try package.write(Self.source, to: Self.file)
            let line = try package.place(of: "// @trace", in: Self.file).dropLast(":1".count)
            let refused = try await package.build()
            #expect(refused.status == 1)
            #expect(
                refused.compilerErrors == [
                    "\(line):8: error: type 'TracedPriceList<Base>' does not conform to protocol 'Sequence'"
                ])
            try package.write(Self.source + Self.forwarding, to: Self.file)
            let built = try await package.build()
            #expect(built.status == 0, "\(built.output)\(built.errors)")
        }

        private static let file = "Sources/App/OrderStore.swift"

        private static let source = """
            // @trace
            protocol PriceList: Sequence<Int> {
                func price(of item: String) -> Int
            }

            """

        private static let forwarding = """

            extension TracedPriceList {
                func makeIterator() -> Base.Iterator { base.makeIterator() }
            }

            """
    }
}
