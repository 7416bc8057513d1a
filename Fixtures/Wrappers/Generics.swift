/// Generic functions and types, with clauses, packs, opaque types and types that cannot be copied.
struct Cache<Key: Hashable, Value> {
    var values: [Key: Value] = [:]

    // @trace
    func map<T, E: Error>(_ transform: (Value) throws(E) -> T) throws(E) -> [T] where T: Sendable {
        var mapped: [T] = []
        for value in values.values { mapped.append(try transform(value)) }
        return mapped
    }

    struct Entry<Tag> {
        let key: Key
        let tag: Tag

        // @trace
        func describe(_ value: Value) -> String { "\(key) \(tag) \(value)" }
    }
}

extension Cache where Value == String {
    // @trace
    func longest() -> Value? {
        values.values.max { $0.count < $1.count }
    }
}

extension Cache<String, Int> {
    // @trace
    func sum() -> Int { values.values.reduce(0, +) }

    struct Report {
        // @trace
        func lines() -> [String] { [] }
    }
}

struct Slot<Content: ~Copyable>: ~Copyable {
    let content: Content

    // @trace
    func isFull() -> Bool { true }

    // @trace
    consuming func open() -> Content { content }
}

extension Slot where Content: ~Copyable {
    // @trace
    func isEmpty() -> Bool { false }
}

// @trace
func all<each Value>(_ values: repeat each Value) -> (repeat each Value) {
    (repeat each values)
}

// @trace
func later<each Value: Sendable>(_ values: repeat each Value) async -> (repeat each Value) {
    (repeat each values)
}

// @trace
func first(of words: some Sequence<String>) -> (some Hashable)? {
    words.first { _ in true }
}

