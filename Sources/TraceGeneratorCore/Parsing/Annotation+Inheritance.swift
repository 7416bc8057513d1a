// What one annotation above a type, an extension or a protocol says of each function in its body.

extension Annotation {
    /// The annotation of a function that has none of its own.
    func implied(for declaration: Declaration) -> Annotation {
        var implied = self
        implied.offset = declaration.offset
        implied.shared = shared.shareable(for: declaration)
        switch specific {
        case .database(let database):
            implied.specific = .database(database.shareable(for: declaration))
        case .trace, .route: implied.specific = .trace(TraceArguments())
        }
        return implied
    }

    /// A function's own annotation, with what it does not say taken from that of its type.
    func inheriting(from type: Annotation, for declaration: Declaration) -> Annotation {
        var merged = self
        merged.shared.inherit(type.shared.shareable(for: declaration))
        if case .database(var own) = specific, case .database(let database) = type.specific {
            let inherited = database.shareable(for: declaration)
            own.table = own.table ?? inherited.table
            own.system = own.system ?? inherited.system
            own.namespace = own.namespace ?? inherited.namespace
            merged.specific = .database(own)
        }
        return merged
    }
}

extension AnnotatedValue {
    /// Whether one function among several can set it: it is a constant, or read from an instance.
    fileprivate func isShareable(with declaration: Declaration) -> Bool {
        guard case .path(let path) = self else { return true }
        return path.root == "self" && !declaration.isStatic
    }
}

extension DatabaseArguments {
    /// Returns the arguments that can apply to one of several functions.
    fileprivate func shareable(for declaration: Declaration) -> DatabaseArguments {
        DatabaseArguments(
            table: table.flatMap { $0.isShareable(with: declaration) ? $0 : nil },
            system: system.flatMap { $0.isShareable(with: declaration) ? $0 : nil },
            namespace: namespace.flatMap { $0.isShareable(with: declaration) ? $0 : nil })
    }
}

extension SharedArguments {
    /// Returns the arguments that can apply to one of several functions.
    fileprivate func shareable(for declaration: Declaration) -> SharedArguments {
        var shareable = SharedArguments()
        shareable.spanKind = spanKind
        shareable.sample = sample
        shareable.redact = redact
        shareable.attributes = attributes?.filter { $0.value.isShareable(with: declaration) }
        shareable.capture = capture?.filter { path in
            declaration.parameters.contains { $0.internalName == unquoted(path.root) }
        }
        return shareable
    }

    /// Attributes and redacted names add up; of everything else the function's own word is the last.
    fileprivate mutating func inherit(_ type: SharedArguments) {
        spanKind = spanKind ?? type.spanKind
        sample = sample ?? type.sample
        capture = capture ?? type.capture
        let own = attributes ?? []
        attributes =
            (type.attributes ?? []).filter { inherited in !own.contains { $0.key.value == inherited.key.value } } + own
        redact = (type.redact ?? []) + (redact ?? []).filter { !(type.redact ?? []).contains($0) }
    }
}
