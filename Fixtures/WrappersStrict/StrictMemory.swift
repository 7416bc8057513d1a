/// A target with strict memory safety: wrappers say `unsafe` where their originals' signatures are.
@unsafe struct Handle {
    typealias Row = Int

    // @trace
    func read() -> Int { 1 }
}

enum Memory {
    typealias Address = UnsafeRawPointer

    struct Page {
        // @trace
        func holds(_ address: Address) -> Bool { false }
    }
}

extension UnsafePointer {
    // @trace
    func isAligned() -> Bool { true }
}

struct Bytes {
    // @trace(attributes: ["bytes.count": bytes.count])
    func copy(_ bytes: UnsafeRawBufferPointer) async throws -> UnsafeMutableRawPointer? { nil }

    // @trace(attributes: ["address.found": true])
    func address() -> UnsafePointer<Int>? { nil }

    // @trace
    @safe func count(_ bytes: UnsafeRawBufferPointer) -> Int { 0 }

    // @trace
    @safe func safeAddress() -> UnsafePointer<Int>? { nil }

    // @trace
    @unsafe func drop() {}

    // @trace
    func free(_ address: consuming UnsafeRawPointer) {}

    // @trace
    func withBytes(_ body: (UnsafeRawBufferPointer) throws -> Int) rethrows -> Int { 0 }

    // @trace
    func send(_ handle: sending OpaquePointer) -> sending OpaquePointer { unsafe handle }

    // @trace
    func first(_ pointers: any Collection<UnsafePointer<Int>>) {}

    // @trace
    func last(_ pointers: some Collection<UnsafePointer<Int>>, _ count: Int) {}

    // @trace
    func next(_ bytes: UnsafeRawBufferPointer.Index) -> (UnsafeBufferPointer<Int>.Index, Handle.Row) { (bytes, 1) }

    // @trace
    func kinds() -> [UnsafePointer<Int>.Type] { unsafe [] }

    // @trace
    var context: Unmanaged<Context>? { nil }

    // @trace
    func plain(_ count: Int) -> Int { count }
}

final class Context {}
