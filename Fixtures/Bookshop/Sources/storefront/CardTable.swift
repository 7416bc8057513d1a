import GRDB

/// Cards that must not pay.
struct CardTable: Sendable {
    let database: DatabaseQueue

    func isBlocked(_ number: String) async throws -> Bool {
        // The value stands in the statement, as in much code that is older than this. Its span shows a `?` there.
        try await count("SELECT count(*) FROM blocked_cards WHERE number = '\(number.replacing("'", with: "''"))'") > 0
    }

    // @traceDB(operation: "count", table: "blocked_cards", system: "sqlite", statement: sql)
    func _count(_ sql: String) async throws -> Int {
        try await database.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }
}
