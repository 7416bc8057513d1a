func importUsers(from rows: [Row]) throws {
    struct Importer {
        // @trace
        func importUser(_ row: Row) throws {}
    }

    try rows.forEach(Importer().importUser)
}
