struct Buffer {
    // @trace
    func bytes() -> Span<UInt8> { storage.span }
}

struct Table: ~Copyable {
    struct Bitmap: ~Copyable, ~Escapable {}

    struct Entry<Key: ~Escapable>: ~Escapable {
        let key: Key
    }

    // @trace
    var bitmap: Bitmap { Bitmap() }

    // It may escape where its key may.
    // @trace
    func entry(_ key: Int) -> Entry<Int> { Entry(key: key) }
}

extension Table.Entry: Escapable where Key: Escapable {}
