/// A decorator also forwards the requirements that its protocol inherits, from whatever file.

// @trace
protocol OrderService: PriceService, Auditing {
    func order(_ title: String) async throws -> Int
}

// @trace
protocol PriceService: Sendable {
    func price(of title: String) async -> Int
}

struct Orders: OrderService {
    func order(_ title: String) async throws -> Int { await price(of: title) }
    func price(of title: String) async -> Int { title.count }
    func audit(_ entry: AuditEntry) -> AuditEntry { entry }
    var auditor: String { "Ada" }
}

/// What other modules require is the user's to forward, in an extension of the decorator.
// @trace
@available(macOS 15, *)
protocol Catalogue: LosslessStringConvertible, CustomReflectable {
    func title() -> String
}

@available(macOS 15, *)
extension TracedCatalogue {
    var customMirror: Mirror { base.customMirror }
}

@available(macOS 15, *)
struct PaperCatalogue: Catalogue {
    let description: String
    init(_ description: String) { self.description = description }
    func title() -> String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}

/// What another protocol requires already is forwarded once, whatever its parameters are called.
// @trace
protocol Quantity: Comparable, Codable, Measured {
    static func == (lhs: Self, rhs: Self) -> Bool
    static func < (lhs: Self, rhs: Self) -> Bool
    static func += (total: inout Self, more: Self)
    static prefix func - (quantity: Self) -> Self
    init(from coder: any Decoder) throws
    func encode(to encoder: any Encoder) throws
    subscript(digit: Int) -> Int { get set }
}

protocol Measured {
    subscript(index: Int) -> Int { get }
}

struct Weight: Quantity {
    var grams: Int
    static func == (lhs: Weight, rhs: Weight) -> Bool { lhs.grams == rhs.grams }
    static func < (lhs: Weight, rhs: Weight) -> Bool { lhs.grams < rhs.grams }
    static func += (total: inout Weight, more: Weight) { total.grams += more.grams }
    static prefix func - (quantity: Weight) -> Weight { Weight(grams: -quantity.grams) }
    subscript(digit: Int) -> Int {
        get { digit == 0 ? grams % 10 : grams / 10 }
        set { grams = newValue }
    }
}
