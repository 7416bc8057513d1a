/// Finds the names in signatures that another module may declare.
///
/// Only imports that are written as `public` or `package` depend on them: without one, nothing is looked at.
struct ForeignNames: Sendable {
    private let isAsked: Bool
    private let declaredNames: [String: Set<String>]
    private var typesAtTop: Set<String> = []
    /// The names in the types that the target's aliases stand for, by the alias's name.
    private var aliased: [String: Set<String>] = [:]

    /// - Parameters:
    ///   - files: those whose imports a generated file may repeat.
    ///   - declaredNames: those of the files, by type.
    init(_ sources: [SourceFile], files: [ParsedFile], declaredNames: [String: Set<String>]) {
        isAsked = files.contains { $0.imports.contains { $0.exposure != nil } }
        self.declaredNames = declaredNames
        guard isAsked else { return }
        for source in sources { typesAtTop.formUnion(IntroducedTypes.atTop(of: source)) }
        for file in files {
            for body in file.types {
                for (name, type) in body.aliases { aliased[name, default: []].formUnion(file.names(in: type)) }
            }
        }
    }

    /// - Parameters:
    ///   - extended: the type whose extension the fragments stand in.
    ///   - types: the paths of the types from whose inside the names are seen.
    ///   - own: names that the declaration itself declares, such as its generic parameters.
    func names(
        in fragments: [Fragment], of file: ParsedFile, extending extended: String? = nil, seenFrom types: [String],
        except own: [String]
    ) -> Set<String> {
        guard isAsked else { return [] }
        var names = Set(fragments.flatMap(file.names))
        if let extended { names.insert(extended) }
        // An alias may be a member: `Store.Key`.
        var aliases = Set(fragments.flatMap { file.tokens[$0.tokens] }.map(file.file.text)).filter(isAlias)
        var expanded: Set<String> = []
        while let alias = aliases.popFirst() {
            guard expanded.insert(alias).inserted, let meant = aliased[alias] else { continue }
            names.formUnion(meant)
            aliases.formUnion(meant.filter(isAlias))
        }
        let scopes = [""] + types
        return names.filter { name in
            !Self.standard.contains(name[...]) && !typesAtTop.contains(name) && !own.contains(name)
                // Each set is asked, not united with the others: a target's names would be copied for each wrapper.
                && !scopes.contains { declaredNames[$0]?.contains(name) ?? false }
        }
    }

    private func isAlias(_ name: String) -> Bool { aliased[name] != nil }

    /// The most frequent names in signatures: words of the language and the standard library's types. Names that other
    /// libraries give to types of their own, such as `Span`, are left out.
    private static let standard = Set(
        """
        Any AnyHashable AnyObject Actor Array ArraySlice AsyncIteratorProtocol AsyncSequence AsyncStream
        AsyncThrowingStream BinaryFloatingPoint BinaryInteger Bool CaseIterable Character ClosedRange Codable CodingKey
        Collection CollectionOfOne Comparable ContiguousArray Copyable CustomStringConvertible Decodable Decoder
        Dictionary Double Duration Encodable Encoder Equatable Error Escapable ExpressibleByStringLiteral
        FixedWidthInteger Float FloatingPoint Hashable Hasher Identifiable Int Int8 Int16 Int32 Int64
        IteratorProtocol KeyPath MainActor Never Numeric ObjectIdentifier OpaquePointer Optional PartialKeyPath
        PartialRangeFrom Range RangeReplaceableCollection RawRepresentable Result Self Sendable Sequence Set
        SignedInteger StaticString Strideable String StringProtocol Substring Swift UInt UInt8 UInt16 UInt32 UInt64
        UnsafeBufferPointer UnsafeMutableBufferPointer UnsafeMutablePointer UnsafeMutableRawBufferPointer
        UnsafeMutableRawPointer UnsafePointer UnsafeRawBufferPointer UnsafeRawPointer UnsignedInteger Void
        WritableKeyPath any async borrowing consuming each false inout isolated let nil nonisolated nonsending repeat
        self sending some throws true where
        """.split(whereSeparator: \.isWhitespace))
}

extension ParsedFile {
    /// The names that are looked up from a part of the file. Attributes need no public import.
    func names(in fragment: Fragment) -> [String] {
        file.unqualifiedNames(in: fragment.range).filter { name in
            name.range.lowerBound == 0 || file.bytes[name.range.lowerBound - 1] != Byte.at
        }
        .map(\.name)
    }
}
