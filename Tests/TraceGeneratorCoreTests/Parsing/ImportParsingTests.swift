import Testing

@testable import TraceGeneratorCore

@Suite("What is read of an import")
struct ImportParsingTests {
    @Test("attributes, access level, entity, path and conditions")
    func imports() {
        let parsed = ParsedFile(
            """
            import Foundation
            @preconcurrency @_spi(Testing) internal import struct NIO.Core.Buffer
            #if canImport(Glibc)
            public import Glibc; import Musl
            #else
            @_exported import func Darwin.C.sin
            #endif
            @testable
            import `Some Module`
            let x = y
            """)
        #expect(
            parsed.text == """
                import Foundation
                import NIO.Core.Buffer
                    attributes: @preconcurrency · @_spi(Testing)
                    access: internal
                    entity: struct
                import Glibc
                    access: public
                    if: canImport(Glibc)
                import Musl
                    if: canImport(Glibc)
                import Darwin.C.sin
                    attributes: @_exported
                    entity: func
                    if: else, not canImport(Glibc)
                import `Some Module`
                    attributes: @testable
                """)
    }
}
