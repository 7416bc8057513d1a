import GRDB

/// The table of books.
// @traceDB(table: "books", system: "sqlite", capture: [id])
struct Catalog: Sendable {
    let database: DatabaseQueue

    // @traceDB(operation: "get")
    func _book(id: Int) async throws -> Book? {
        try await database.read { try Book.fetchOne($0, sql: "SELECT * FROM books WHERE id = ?", arguments: [id]) }
    }

    // Selects once, which is traced.
    // @traceIgnore
    func books(by author: String?) async throws -> [Book] {
        guard let author else { return try await select("SELECT * FROM books ORDER BY title") }
        return try await select("SELECT * FROM books WHERE author = ? AND cents < 5000 ORDER BY title", [author])
    }

    // @traceDB(operation: "select", statement: sql, attributes: ["db.response.returned_rows": result.count])
    func _select(_ sql: String, _ arguments: StatementArguments = []) async throws -> [Book] {
        try await database.read { try Book.fetchAll($0, sql: sql, arguments: arguments) }
    }
}
