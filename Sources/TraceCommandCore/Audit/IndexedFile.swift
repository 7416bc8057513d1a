/// The part of the compiler's index about one file that the audit asks for.
package struct IndexedFile: Sendable {
    /// Absolute.
    package let path: String
    /// When the file was compiled, in nanoseconds since 1970.
    package let time: Int
    package let occurrences: [IndexedOccurrence]

    package init(path: String, time: Int, occurrences: [IndexedOccurrence]) {
        self.path = path
        self.time = time
        self.occurrences = occurrences
    }
}

/// A place where a symbol stands.
package struct IndexedOccurrence: Sendable, Equatable {
    /// The compiler's name for the symbol, different for each overload.
    package let usr: String
    /// `getUser(id:)`, `total`, `getter:total`
    package let name: String
    package let line: Int
    /// In UTF-8 bytes.
    package let column: Int
    package let roles: IndexRoles
    package let relations: [IndexRelation]

    package init(
        usr: String, name: String, line: Int, column: Int, roles: IndexRoles, relations: [IndexRelation] = []
    ) {
        self.usr = usr
        self.name = name
        self.line = line
        self.column = column
        self.roles = roles
        self.relations = relations
    }
}

/// Another symbol that an occurrence has to do with.
package struct IndexRelation: Sendable, Equatable {
    package let usr: String
    package let name: String
    package let roles: IndexRoles

    package init(usr: String, name: String, roles: IndexRoles) {
        self.usr = usr
        self.name = name
        self.roles = roles
    }
}

/// The roles of occurrences and of relations, as the index numbers them.
package struct IndexRoles: OptionSet, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package static let definition = Self(rawValue: 1 << 1)
    package static let reference = Self(rawValue: 1 << 2)
    package static let read = Self(rawValue: 1 << 3)
    package static let call = Self(rawValue: 1 << 5)
    /// Written by the compiler, and not in the source.
    package static let implicit = Self(rawValue: 1 << 8)
    package static let childOf = Self(rawValue: 1 << 9)
    /// The symbol overrides the related one, or witnesses it.
    package static let overrideOf = Self(rawValue: 1 << 11)
    package static let calledBy = Self(rawValue: 1 << 13)
    package static let accessorOf = Self(rawValue: 1 << 15)
    package static let containedBy = Self(rawValue: 1 << 16)
}

/// A symbol's name without labels and without what it says of accessors: `getUser`, `total`.
package func baseName(_ name: String) -> String {
    String((name.hasPrefix("getter:") ? name.dropFirst("getter:".count) : name[...]).prefix { $0 != "(" })
}

extension IndexedOccurrence {
    /// Whether the symbol is used here, by what stands in the source.
    var isUse: Bool {
        !roles.isDisjoint(with: [.reference, .call]) && !(roles.contains(.implicit) && !roles.contains(.call))
    }

    /// The functions and properties in which this stands.
    var users: [IndexRelation] { relations.filter { !$0.roles.isDisjoint(with: [.calledBy, .containedBy]) } }

    var overridden: [IndexRelation] { relations.filter { $0.roles.contains(.overrideOf) } }
}
