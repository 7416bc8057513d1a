/// Where in the generated file a wrapper stands; those with equal places stand together.
struct WrapperPlace: Sendable, Equatable {
    /// The `#if` branches round it, outermost first.
    let conditions: [CompilationCondition]
    /// Nil for a free function.
    let extensionHead: ExtensionHead?
}

/// `@available(macOS 26, *) extension API.Store where Key: ~Copyable`
struct ExtensionHead: Sendable, Equatable {
    let attributes: [CopiedAttribute]
    /// `nonisolated`
    let modifiers: [String]
    /// `API.Store`
    let type: String
    /// Without the word `where`.
    let requirements: [String]
}

/// An attribute as a wrapper or an extension repeats it.
struct CopiedAttribute: Sendable, Equatable {
    /// `@available(macOS 26, *)`
    let text: String
    /// `#if` branches that stand round the attribute alone.
    let conditions: [CompilationCondition]
}
