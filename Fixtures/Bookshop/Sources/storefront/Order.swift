import Hummingbird

/// What a customer asks for.
struct Order: Codable, ResponseEncodable {
    let book: Int
    let quantity: Int
    /// Never shown in a trace: its name says that it is secret.
    let password: String?
}

struct PlacedOrder: Codable, ResponseEncodable {
    let id: Int64
}
