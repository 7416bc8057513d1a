struct Book: Codable, Sendable {
    let id: Int
    let title: String
    let author: String
    /// In cents.
    let price: Int
    var copies: Int
}

extension Book {
    /// What a new shop has.
    static let firstStock = [
        Book(id: 1, title: "The Dispossessed", author: "Ursula K. Le Guin", price: 1_290, copies: 4),
        Book(id: 2, title: "The Left Hand of Darkness", author: "Ursula K. Le Guin", price: 1_150, copies: 7),
        Book(id: 3, title: "Solaris", author: "Stanisław Lem", price: 990, copies: 2),
    ]
}

/// What a customer sends.
struct Order: Decodable, Sendable {
    let book: Int
    let copies: Int
}

/// What he gets.
struct Receipt: Codable, Sendable {
    let title: String
    let copies: Int
    /// In cents.
    let total: Int
}
