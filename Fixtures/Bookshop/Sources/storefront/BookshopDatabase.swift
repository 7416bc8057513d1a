import GRDB

/// The storefront's database: books that are sold, orders that were placed.
enum BookshopDatabase {
    static func filled() throws -> DatabaseQueue {
        let database = try DatabaseQueue()
        try database.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE books (
                        id INTEGER PRIMARY KEY, title TEXT NOT NULL, author TEXT NOT NULL, cents INTEGER NOT NULL);
                    INSERT INTO books (title, author, cents) VALUES
                        ('Emma', 'Jane Austen', 899), ('Persuasion', 'Jane Austen', 799),
                        ('Middlemarch', 'George Eliot', 1299);
                    CREATE TABLE orders (
                        id INTEGER PRIMARY KEY, book INTEGER NOT NULL REFERENCES books,
                        quantity INTEGER NOT NULL CHECK (quantity > 0));
                    INSERT INTO orders (book, quantity) VALUES (1, 1);
                    CREATE TABLE blocked_cards (number TEXT PRIMARY KEY);
                    """)
        }
        return database
    }
}
