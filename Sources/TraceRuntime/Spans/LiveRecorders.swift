public import Synchronization

/// The active recorders of this process.
@usableFromInline
enum LiveRecorders {
    /// The number of active recorders. A wrapper reads it first.
    @usableFromInline static let count = Atomic<Int>(0)

    @inlinable static var isAny: Bool { count.load(ordering: .relaxed) != 0 }

    private static let processWideAddress = Atomic<UInt>(0)

    /// The recorder for tasks that have no recorder bound to them.
    static var processWide: Recorder.Reference? {
        Recorder.Reference(address: processWideAddress.load(ordering: .acquiring))
    }

    /// The recorder of this task, or else the process-wide one.
    static var current: Recorder.Reference? { TraceScope.current.recorder ?? processWide }

    /// Makes a recorder the process-wide one, unless there is one already.
    static func setProcessWide(_ recorder: Recorder.Reference) {
        _ = processWideAddress.compareExchange(
            expected: 0, desired: recorder.address, ordering: .acquiringAndReleasing)
    }

    /// Removes a recorder if it is the process-wide one.
    static func removeProcessWide(_ recorder: Recorder.Reference) {
        _ = processWideAddress.compareExchange(
            expected: recorder.address, desired: 0, ordering: .acquiringAndReleasing)
    }
}
