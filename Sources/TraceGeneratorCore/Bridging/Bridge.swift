/// The code that connects the runtime with one library.
///
/// The generator writes it into the module that imports the library, so this package needs no dependency. Everything in
/// it is internal and nothing conforms a type of the library to a protocol of the runtime: so several modules of one
/// program can have the same bridge. It names types of both by their module, and says `nonisolated`, because the module
/// may have another isolation by default.
struct Bridge: Sendable {
    /// The module whose import has `@traceBridge`.
    let module: String
    /// The modules that the code names, besides the runtime.
    let imports: [String]
    /// The name of the parameter that has a request's path parameters beside the request; nil if there is none.
    let contextParameter: String?
    /// Whether a response may have a stream as its body, with which the span of its route ends: an overload of
    /// `following`.
    let followsResponses: Bool
    /// The statement that adds what the bridge needs to a `configuration`; nil if it needs nothing there.
    let setUp: String?
    /// The declarations, as the generated file shows them.
    let code: String

    init(
        _ module: String, imports: [String] = [], contextParameter: String? = nil, followsResponses: Bool = false,
        setUp: String? = nil, code: String
    ) {
        self.module = module
        self.imports = [module] + imports
        self.contextParameter = contextParameter
        self.followsResponses = followsResponses
        self.setUp = setUp
        self.code = code
    }

    /// Every bridge, in alphabetical order.
    static let all = [
        asyncHTTPClient, grpcCore, httpTypes, hummingbird, logging, nioHTTP1, serviceLifecycle, tracing, vapor,
    ]
}
