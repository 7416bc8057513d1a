@preconcurrency public import Foundation

/// Functions that only those can call who import the module with their group's name.
public struct Vault: Sendable {
    public init() {}

    // @trace
    @_spi(Audit) public func open() -> Int { 1 }

    // @trace
    @preconcurrency public func watch(_ body: @Sendable () -> Void) { body() }
}

@_spi(Audit) public struct Ledger {
    @_spi(Audit) public init() {}

    // @trace
    @_spi(Audit) public func read(_ url: URL) -> String { url.path }
}

@_spi(Audit) extension Vault {
    // @trace
    public func close(_ amount: Int) throws -> Int {
        guard amount > 0 else { throw CocoaError(.featureUnsupported) }
        return amount
    }
}
