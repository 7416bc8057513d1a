import Testing
@testable import TraceRuntime

/// The tests with a collector check the bytes with Python's decoder.
@Suite("Compression")
struct GzipTests {
    @Test("Makes bytes much smaller, and always gives the same result")
    func size() throws {
        let gzip = try #require(Gzip.system)
        let bytes = Array(String(repeating: "GET /users/{id} ", count: 10_000).utf8)
        let compressed = gzip.compressed(bytes)
        #expect(compressed.count < bytes.count / 50)
        #expect(compressed == gzip.compressed(bytes))
        #expect(gzip.compressed([]).suffix(8) == [0, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test("Falls back to uncompressed blocks, each of which has its length twice")
    func stored() {
        #expect(Gzip.stored(Array("abc".utf8)) == [1, 3, 0, 0xFC, 0xFF, 0x61, 0x62, 0x63])
        let large = Gzip.stored([UInt8](repeating: 7, count: 65_536))
        #expect(large.prefix(6) == [0, 0xFF, 0xFF, 0, 0, 7])
        #expect(large.suffix(6) == [1, 1, 0, 0xFE, 0xFF, 7])
    }

    @Test("Is switched off without zlib, and that is reported")
    func missing() {
        #expect(Gzip(libraries: ["libnothing.so", "/nowhere/libz.so"]) == nil)
        var options = TraceOTLPOptions()
        var problem = options.limitCompression(nil)
        #expect(problem == nil)
        options.compression = .gzip
        problem = options.limitCompression(.system)
        #expect(problem == nil && options.compression == .gzip)
        problem = options.limitCompression(nil)
        #expect(problem == "\"gzip\" needs zlib (libz), which is not found on this system")
        #expect(options.compression == .none)
    }
}
