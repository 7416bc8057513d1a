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
