struct Customer {
    let id: Int
    let email: String?
}

enum Currency: String {
    case euro = "EUR"
}

struct Receipt {
    let number: Int
}

struct StoreAnswer {
    let status: String
}

/// Values of the parameters, of `self` and of the result, and constants.
struct Checkout {
    let region: String

    // @trace("checkout", capture: [amount],
    //        attributes: [
    //            "customer.id": customer.id, "customer.email": customer.email, "currency": currency,
    //            "region": self.region, "receipt.number": result?.number, "retries": 3, "vip": true, "rate": 0.5,
    //        ], redact: ["customer.email"])
    func pay(_ amount: Double, in currency: Currency, by customer: Customer) async throws -> Receipt? {
        Receipt(number: customer.id)
    }

    // @traceDB(operation: "insert", table: "receipts", system: "sqlite", statement: sql)
    func store(_ sql: String) throws {}

    // @traceDB(operation: "insert", table: "receipts", namespace: "shop", summary: "insert receipts",
    //          batchSize: receipts.count, responseStatus: result.status)
    func store(all receipts: [Receipt]) -> StoreAnswer {
        StoreAnswer(status: "00000")
    }
}
