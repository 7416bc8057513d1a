public import Synchronization

/// The recorders of this process that are switched on.
@usableFromInline
enum LiveRecorders {
    /// The first thing that a wrapper reads.
    @usableFromInline static let count = Atomic<Int>(0)

    @inlinable static var isAny: Bool { count.load(ordering: .relaxed) != 0 }

    private static let processWideAddress = Atomic<UInt>(0)

    /// The recorder of tasks that have none of their own.
    static var processWide: Recorder.Reference? {
        Recorder.Reference(address: processWideAddress.load(ordering: .acquiring))
    }

    /// The recorder of this task, or else the process's.
    static var current: Recorder.Reference? { TraceScope.current.recorder ?? processWide }

    /// Makes a recorder the process's, unless there is one.
    static func setProcessWide(_ recorder: Recorder.Reference) {
        _ = processWideAddress.compareExchange(
            expected: 0, desired: recorder.address, ordering: .acquiringAndReleasing)
    }

    /// Takes a recorder away again, if it is the process's.
    static func removeProcessWide(_ recorder: Recorder.Reference) {
        _ = processWideAddress.compareExchange(
            expected: recorder.address, desired: 0, ordering: .acquiringAndReleasing)
    }
}
