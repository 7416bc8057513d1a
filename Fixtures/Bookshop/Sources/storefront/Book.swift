import GRDB
import Hummingbird

/// A row of the table of books.
struct Book: Codable, FetchableRecord, ResponseEncodable {
    let id: Int
    let title: String
    let author: String
    let cents: Int
}

/// What a customer sees of a book.
struct Offer: Codable, ResponseEncodable {
    let book: Book
    let inStock: Int
}
