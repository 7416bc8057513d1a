/// Plans the wrapper of one annotated declaration, or reports why it cannot have one.
final class DeclarationPlanner {
    let annotation: Annotation
    let declaration: Declaration
    let file: ParsedFile
    let target: TargetContext
    /// The decorator that the declaration becomes a function of; nil for a wrapper.
    let decorator: DecoratorHead?
    /// Whether the declaration has an annotation of its own, and not only that of its type.
    let isOwn: Bool
    private(set) var diagnostics: [Diagnostic] = []

    init(
        _ annotated: AnnotatedDeclaration, in file: ParsedFile, of target: TargetContext,
        decorator: DecoratorHead? = nil
    ) {
        annotation = annotated.annotation
        declaration = annotated.declaration
        self.decorator = decorator
        isOwn = annotated.isOwn
        self.file = file
        self.target = target
    }

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    func location(_ offset: Int) -> SourceLocation { file.lines.location(at: offset) }

    /// A part of the signature as it must read in the wrapper's place, on one line where it may.
    func qualified(_ fragment: Fragment) -> String {
        oneLine(target.members.qualify(fragment, of: declaration, in: file.file))
    }
}

extension Declaration {
    /// Without backticks: `getUser`.
    var bareName: String { unquoted(name.text) }

    /// The name that calls use: `getUser(id:)`, `total`.
    var displayName: String { displayName(as: bareName) }

    /// The name with its types: `UserStore.getUser(id:)`.
    var qualifiedName: String { qualifiedName(as: bareName) }

    func qualifiedName(as name: String) -> String {
        (enclosingTypePaths.last.map { $0 + "." } ?? "") + displayName(as: name)
    }

    private func displayName(as name: String) -> String {
        guard kind == .function else { return name }
        return name + "(" + parameters.map { unquoted($0.label.text) + ":" }.joined() + ")"
    }

    var returnsNothing: Bool {
        guard kind == .function, let result else { return kind == .function }
        return ["Void", "()", "Swift.Void", "Swift::Void"].contains(result.text.filter { !$0.isWhitespace })
    }

    var neverReturns: Bool { result?.isNever ?? false }

    var isStatic: Bool { modifiers.contains { $0.name == "static" || $0.name == "class" } }

    var consumesSelf: Bool {
        (modifiers + getterModifiers).contains { $0.name == "consuming" || $0.name == "__consuming" }
    }

    var mutatesSelf: Bool { (modifiers + getterModifiers).contains { $0.name == "mutating" } }
}

extension Parameter {
    /// The name that the function's body uses, without backticks; `_` if it has none.
    var internalName: String { unquoted((secondName ?? label).text) }

    /// Whether the wrapper's body must call it otherwise: it has no name, or one that hides the wrapper's own `self`.
    var needsName: Bool { internalName == "_" || internalName == "self" }

    func has(_ specifier: String) -> Bool { specifiers.contains { $0.text == specifier } }
}

/// A name without its backticks.
func unquoted(_ name: String) -> String {
    name.hasPrefix("`") ? String(name.dropFirst().dropLast()) : name
}
