import GRDB

/// The table of orders.
struct OrderTable: Sendable {
    let database: DatabaseQueue

    // @traceDB(operation: "insert", table: "orders", system: "sqlite", attributes: ["bookshop.order": result])
    func _insert(_ order: Order) async throws -> Int64 {
        try await database.write { database in
            try database.execute(
                sql: "INSERT INTO orders (book, quantity) VALUES (?, ?)", arguments: [order.book, order.quantity])
            return database.lastInsertedRowID
        }
    }

    // @traceDB(operation: "delete", table: "orders", system: "sqlite", attributes: ["bookshop.deleted": result])
    func _delete(id: Int64) async throws -> Bool {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM orders WHERE id = ?", arguments: [id])
            return database.changesCount > 0
        }
    }
}
