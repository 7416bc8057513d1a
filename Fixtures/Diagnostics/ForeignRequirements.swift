import Foundation

// @trace
protocol Failure: LocalizedError {
    func retry() async
}
