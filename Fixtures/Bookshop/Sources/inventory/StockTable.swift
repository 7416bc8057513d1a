import GRDB

/// How many copies of each book lie on the shelves.
struct StockTable: Sendable {
    let database: DatabaseQueue

    static func filled() throws -> DatabaseQueue {
        let database = try DatabaseQueue()
        try database.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE stock (book INTEGER PRIMARY KEY, copies INTEGER NOT NULL CHECK (copies >= 0));
                    INSERT INTO stock (book, copies) VALUES (1, 1000), (2, 3), (3, 0);
                    """)
        }
        return database
    }

    // @traceDB(operation: "get", table: "stock", system: "sqlite", attributes: ["bookshop.copies": result])
    func _copies(of book: Int) async throws -> Int? {
        try await database.read {
            try Int.fetchOne($0, sql: "SELECT copies FROM stock WHERE book = ?", arguments: [book])
        }
    }

    /// Whether there were enough.
    // @traceDB(operation: "take", table: "stock", system: "sqlite",
    //          statement: "UPDATE stock SET copies = copies - ? WHERE book = ? AND copies >= ?")
    func _take(_ quantity: Int, of book: Int) async throws -> Bool {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE stock SET copies = copies - ? WHERE book = ? AND copies >= ?",
                arguments: [quantity, book, quantity])
            return database.changesCount > 0
        }
    }
}
