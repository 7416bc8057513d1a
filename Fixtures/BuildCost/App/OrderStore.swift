/// Ten functions, as a service has them; each build of this fixture says in its own way that they are traced.
public actor OrderStore {
    private var totals: [Int: Double] = [:]

    public init() {}

    // @trace
    public func add(_ total: Double, id: Int) {
        totals[id] = total
    }

    // @trace
    public func total(id: Int) throws -> Double {
        guard let total = totals[id] else { throw OrderMissing(id: id) }
        return total
    }

    // @trace
    public func remove(id: Int) -> Double? {
        totals.removeValue(forKey: id)
    }

    // @trace
    public func sum(from first: Int, to last: Int) async -> Double {
        totals.filter { $0.key >= first && $0.key <= last }.reduce(0) { $0 + $1.value }
    }

    // @trace
    public func largest(limit: Int) async throws -> [Int] {
        totals.sorted { $0.value > $1.value }.prefix(limit).map(\.key)
    }
}

public struct OrderMissing: Error {
    public let id: Int
}

public struct Invoices: Sendable {
    private let store: OrderStore

    public init(_ store: OrderStore) {
        self.store = store
    }

    // @trace
    public func invoice(id: Int) async throws -> String {
        "order \(id): \(try await store.total(id: id))"
    }

    // @trace
    public func invoices(_ ids: [Int]) async throws -> [String] {
        var lines: [String] = []
        for id in ids { lines.append(try await invoice(id: id)) }
        return lines
    }

    // @trace
    public func tax(of total: Double, rate: Double) -> Double {
        (total * rate * 100).rounded() / 100
    }

    // @trace
    public func isLarge(_ total: Double, limit: Double) -> Bool {
        total > limit
    }

    // @trace
    public func reminder(to name: String, id: Int) -> String {
        "Dear \(name), order \(id) is not paid yet."
    }
}
