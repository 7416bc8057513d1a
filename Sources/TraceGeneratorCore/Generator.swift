/// What one run of the generator makes of a target.
public struct Generation: Sendable {
    /// One file for each source file, in the order given; a source without annotations gets a header alone.
    public let files: [GeneratedFile]
    /// In the order of files, then of places.
    public let diagnostics: [Diagnostic]
}

/// A file to write, unless it already reads so.
public struct GeneratedFile: Sendable, Equatable {
    /// `UserStore+Traced.swift`
    public let name: String
    public let contents: String
}
