/// How a database reads its statements, where databases differ.
///
/// Where it is not known, the reading is taken that shows less.
enum SQLDialect: Sendable, Hashable {
    case mySQL
    case postgreSQL
    case sqlite
    case oracle
    case sqlServer
    /// Of a system that reads statements as the standard says.
    case standard
    case unknown

    /// - Parameter system: what the attribute `db.system` says.
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

    /// What a backslash does in a string.
    enum Backslash {
        case escapes
        case isPlain
        /// Nobody knows: the rest of the statement is left out.
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

    /// Whether double quotes stand round a string wherever they stand.
    var alwaysQuotesStringsTwice: Bool { self == .mySQL }
    /// Whether they may, where a value is expected.
    var mayQuoteStringsTwice: Bool { self == .mySQL || self == .sqlite || self == .unknown }
    /// Whether `#` begins a comment, also within a word.
    var alwaysHasHashComments: Bool { self == .mySQL }
    /// Whether it does at the start of a word.
    var mayHaveHashComments: Bool { self == .mySQL || self == .unknown }
    var nestsComments: Bool { self == .postgreSQL || self == .sqlServer || self == .unknown }
    /// `q'[…]'`
    var hasQuotedStrings: Bool { self == .oracle || self == .unknown }
    /// `$tag$…$tag$`
    var hasDollarQuotes: Bool { self != .mySQL && self != .oracle && self != .sqlServer }
}
