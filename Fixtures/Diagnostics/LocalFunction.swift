func importUsers(from rows: [Row]) throws {
    // @trace
    func importUser(_ row: Row) throws {}

    try rows.forEach(importUser)
}
