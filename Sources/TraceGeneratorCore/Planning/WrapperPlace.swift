/// A wrapper's place in the generated file; wrappers with equal places stand together.
struct WrapperPlace: Sendable, Hashable {
    /// The `#if` branches around it, outermost first.
    let conditions: [CompilationCondition]
    /// Nil for a free function.
    let extensionHead: ExtensionHead?
}

/// `@available(macOS 26, *) extension API.Store where Key: ~Copyable`
struct ExtensionHead: Sendable, Hashable {
    let attributes: [CopiedAttribute]
    /// `nonisolated`
    let modifiers: [String]
    /// `API.Store`
    let type: String
    /// Without the word `where`.
    let requirements: [String]
}

/// An attribute as a wrapper or an extension repeats it.
struct CopiedAttribute: Sendable, Hashable {
    /// `@available(macOS 26, *)`
    let text: String
    /// `#if` branches that stand around the attribute alone.
    let conditions: [CompilationCondition]
}
