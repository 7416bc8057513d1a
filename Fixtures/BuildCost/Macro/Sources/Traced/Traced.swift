/// Adds a wrapper that runs the function inside a span.
@attached(peer, names: arbitrary)
public macro Traced() = #externalMacro(module: "TracedMacros", type: "TracedMacro")
