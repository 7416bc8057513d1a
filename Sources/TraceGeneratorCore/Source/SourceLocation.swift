/// A place in a source file, as compilers print it.
public struct SourceLocation: Sendable, Hashable {
    public let path: String
    /// Counted from 1.
    public let line: Int
    /// Counted from 1, in UTF-8 bytes, as `swiftc` counts.
    public let column: Int

    public init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }
}
