/// Read-only computed properties; their wrappers are properties with the same effects.
struct Cart {
    let prices: [Int]

    // @trace(attributes: ["cart.total": result])
    var total: Int {
        prices.reduce(0, +)
    }

    // @traceDB(operation: "select", table: "discounts")
    var discount: Int {
        get async throws {
            guard !prices.isEmpty else { throw EmptyCart() }
            return 5
        }
    }

    // @trace
    static var capacity: Int { 100 }

    // @trace
    var _cheapest: Int? { prices.min() }
}

struct EmptyCart: Error {}

/// A getter that changes what it is asked of.
struct Ticket {
    var last = 0

    // @trace
    var next: Int {
        mutating get {
            last += 1
            return last
        }
    }
}

// @trace
var buildNumber: Int { 7 }
