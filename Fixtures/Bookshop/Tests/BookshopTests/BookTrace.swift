/// What a request for a book's page leaves behind in both processes, rendered by ``SpanTree``.
enum BookTrace {
    /// - Parameters:
    ///   - parent: of whose span the caller says that it is the parent.
    ///   - header: a line for a header that was captured.
    static func tree(under parent: String? = nil, header: String? = nil) -> String {
        let head = "storefront server GET /books/{id}" + (parent.map { " under " + $0 } ?? "")
        let captured = header.map { "  · " + $0 }
        return [head, "  · http.method: GET", captured, rest].compactMap(\.self).joined(separator: "\n")
    }

    private static let rest = """
          · http.request.path.id: 1
          · http.route: /books/{id}
          · http.status_code: 200
          · http.url: http://storefront/books/1
            storefront client get books
              · code.argument.id: 1
              · db.operation: get
              · db.system: sqlite
              · db.table: books
            storefront client inventory.stock
              · code.argument.book: 1
                storefront client inventory request
                  · http.method: GET
                  · http.status_code: 200
                    inventory server GET /stock/{book}
                      · http.method: GET
                      · http.request.path.book: 1
                      · http.route: /stock/{book}
                      · http.status_code: 200
                      · http.url: http://inventory/stock/1
                        inventory client get stock
                          · bookshop.copies: 1000
                          · db.operation: get
                          · db.system: sqlite
                          · db.table: stock
        """
}
