/// What is no function, or ignored, is forwarded without a span; `Self` is unwrapped and wrapped.

// @trace(as: "TracedSketch")
protocol Drawing: Hashable, CustomStringConvertible {
    var title: String { get set }
    var size: Int { get }
    var area: Int { get async throws }
    var cached: Int { get nonmutating set }
    static var unit: String { get }
    static var shared: Self { get }
    subscript(index: Int) -> Int { get set }
    subscript(at place: Int, default fallback: Int) -> Int { get }
    static subscript(name: String) -> Int { get }
    init(title: String)
    init?(parsing text: String)
    init(loading text: String) async throws
    mutating func rename(to title: String)
    func merged(with other: Self) -> Self
    func nearest(to other: Self?, among others: [Self]) -> Self?
    func copies() -> [Self]
    func swap(with other: inout Self)
    static func make(_ title: String) -> Self
    static func + (one: Self, other: Self) -> Self
    static prefix func - (drawing: Self) -> Self
    // @traceIgnore
    func isEmpty() -> Bool
    // @trace("drawing's weight")
    var weight: Int { get }
}

struct Sketch: Drawing {
    final class Cache { var value = 0 }

    var title: String
    var size: Int { title.count }
    var area: Int { get async throws { size * size } }
    var cached: Int {
        get { 1 }
        nonmutating set {}
    }
    static var unit: String { "mm" }
    static var shared: Sketch { Sketch(title: "shared") }
    subscript(index: Int) -> Int {
        get { index }
        set { title = "\(newValue)" }
    }
    subscript(at place: Int, default fallback: Int) -> Int { place + fallback }
    static subscript(name: String) -> Int { name.count }
    init(title: String) { self.title = title }
    init?(parsing text: String) {
        guard !text.isEmpty else { return nil }
        title = text
    }
    init(loading text: String) async throws { title = text }
    mutating func rename(to title: String) { self.title = title }
    func merged(with other: Sketch) -> Sketch { Sketch(title: title + other.title) }
    func nearest(to other: Sketch?, among others: [Sketch]) -> Sketch? { others.first { $0 != other } }
    func copies() -> [Sketch] { [self, self] }
    func swap(with other: inout Sketch) { other = self }
    static func make(_ title: String) -> Sketch { Sketch(title: title) }
    static func + (one: Sketch, other: Sketch) -> Sketch { one.merged(with: other) }
    static prefix func - (drawing: Sketch) -> Sketch { Sketch(title: String(drawing.title.reversed())) }
    func isEmpty() -> Bool { title.isEmpty }
    var weight: Int { 2 * size }
    var description: String { title }
}
