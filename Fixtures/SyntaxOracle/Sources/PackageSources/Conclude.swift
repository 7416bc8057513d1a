import Foundation

/// Does a program's work and ends the program, with a line for the error that stopped it, if one did.
///
/// - Parameter work: returns whether all is well.
nonisolated(nonsending) public func conclude(_ work: nonisolated(nonsending) () async throws -> Bool) async -> Never {
    do {
        exit(try await work() ? EXIT_SUCCESS : EXIT_FAILURE)
    } catch {
        FileHandle.standardError.write(Data("error: \(error)\n".utf8))
        exit(EXIT_FAILURE)
    }
}
