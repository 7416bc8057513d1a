/// A span that a package can make, as the catalogue's JSON describes it.
package struct CataloguedSpan: Sendable, Equatable, Codable {
    /// Nil where only the running program knows it.
    package let name: String?
    /// `server`; nil where only the running program knows it.
    package let kind: String?
    /// `@traceDB`; nil for a span that is written by hand.
    package let annotation: String?
    package let method: String?
    package let route: String?
    package let operation: String?
    package let table: String?
    /// Further attributes whose values are literals.
    package let attributes: [String: String]
    /// Attributes whose values are read at run time, sorted; `*` stands for any name.
    package let captured: [String]
    package let module: String
    /// `UserStore.getUser(id:)`; nil for a span that is written by hand.
    package let function: String?
    /// `tracedGetUser(id:)`, `TracedUserStore.getUser(id:)`; nil for a span that is written by hand.
    package let wrapper: String?
    /// From the package's root.
    package let file: String
    package let line: Int
}
