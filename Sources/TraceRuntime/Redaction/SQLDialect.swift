/// The dialect of a database system, as far as it matters for finding literals.
///
/// If the dialect is unknown, the interpretation that masks more is used.
enum SQLDialect: Sendable, Hashable {
    case mySQL
    case postgreSQL
    case sqlite
    case oracle
    case sqlServer
    /// The dialect of systems that follow the standard.
    case standard
    case unknown

    /// - Parameter system: the value of the attribute `db.system`.
    init(system: String) {
        switch system.lowercased() {
        case "mysql", "mariadb", "tidb", "vitess", "singlestore", "memsql": self = .mySQL
        case "postgresql", "postgres", "cockroachdb", "redshift", "aws.redshift", "timescaledb": self = .postgreSQL
        case "sqlite": self = .sqlite
        case "oracle", "oracle.db": self = .oracle
        case "mssql", "microsoft.sql_server", "sqlserver": self = .sqlServer
        case "db2", "ibm.db2", "h2", "h2database", "hsqldb", "derby", "firebird", "firebirdsql": self = .standard
        default: self = .unknown
        }
    }

    /// The meaning of a backslash in a string.
    enum Backslash {
        case escapes
        case isPlain
        /// The meaning is unknown, so the rest of the statement is left out.
        case isUnclear
    }

    func backslash(inEscapeString: Bool) -> Backslash {
        switch self {
        case .mySQL: .escapes
        case .postgreSQL: inEscapeString ? .escapes : .isPlain
        case .sqlite, .oracle, .sqlServer, .standard: .isPlain
        case .unknown: inEscapeString ? .escapes : .isUnclear
        }
    }

    /// Whether double quotes always enclose a string.
    var alwaysQuotesStringsTwice: Bool { self == .mySQL }
    /// Whether double quotes may enclose a string at the place of a value.
    var mayQuoteStringsTwice: Bool { self == .mySQL || self == .sqlite || self == .unknown }
    /// Whether `#` always begins a comment, also within a word.
    var alwaysHasHashComments: Bool { self == .mySQL }
    /// Whether `#` may begin a comment at the start of a word.
    var mayHaveHashComments: Bool { self == .mySQL || self == .unknown }
    var nestsComments: Bool { self == .postgreSQL || self == .sqlServer || self == .unknown }
    /// Whether strings may be written as `q'[…]'`.
    var hasQuotedStrings: Bool { self == .oracle || self == .unknown }
    /// Whether strings may be written as `$tag$…$tag$`.
    var hasDollarQuotes: Bool { self != .mySQL && self != .oracle && self != .sqlServer }
}
