/// How a customer wants to pay.
struct Payment: Decodable {
    let card: String?
}

/// What the payment service says no with. It knows no status code, so a route that throws it answers 500.
///
/// Like many errors it repeats what it was told.
struct PaymentRefused: Error, CustomStringConvertible {
    let reply: String

    var description: String { "refused: \(reply)" }
}
