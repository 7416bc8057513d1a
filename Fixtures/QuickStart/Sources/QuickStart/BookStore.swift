import Foundation

/// The shop's books, in a JSON file on disk.
actor BookStore {
    private let file: URL

    // @traceDB(operation: "select", table: "books")
    func book(id: Int) throws -> Book? {
        try load().first { $0.id == id }
    }

    // @traceDB(operation: "select", table: "books", attributes: ["db.response.returned_rows": result.count])
    func books(by author: String?) throws -> [Book] {
        try load().filter { author == nil || $0.author == author }
    }

    /// Takes copies from the shelf; returns the book as it is then.
    // @traceDB(operation: "update", table: "books")
    func take(_ copies: Int, ofBook id: Int) throws -> Book? {
        var books = try load()
        guard let index = books.firstIndex(where: { $0.id == id }) else { return nil }
        guard books[index].copies >= copies else { throw OutOfStock(title: books[index].title) }
        books[index].copies -= copies
        try save(books)
        return books[index]
    }

    /// Writes a new shop's stock to the file.
    init(file: URL) throws {
        self.file = file
        try JSONEncoder().encode(Book.firstStock).write(to: file, options: .atomic)
    }

    private func load() throws -> [Book] {
        try JSONDecoder().decode([Book].self, from: Data(contentsOf: file))
    }

    private func save(_ books: [Book]) throws {
        try JSONEncoder().encode(books).write(to: file, options: .atomic)
    }
}

struct OutOfStock: Error, CustomStringConvertible {
    let title: String

    var description: String { "not enough copies of '\(title)'" }
}
