internal import Foundation

/// Nothing here is public, so the imports need not be either.
struct Clock {
    // @trace
    func isPast(_ date: Date) -> Bool { date < .now }
}
