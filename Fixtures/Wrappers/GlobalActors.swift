/// Global actors that the target declares, by names of any kind and inside of other types.

@globalActor
actor Lighthouse {
    static let shared = Lighthouse()
}

struct Beacon {
    // @trace
    @Lighthouse func flash() -> Int {
        Lighthouse.assertIsolated()
        return 1
    }
}

@Lighthouse
extension Beacon {
    // @trace
    func dim() -> Int {
        Lighthouse.assertIsolated()
        return 2
    }
}

// @trace
@Lighthouse
protocol Foghorn: Sendable {
    var volume: Int { get set }
    func blow() -> Int
    nonisolated func tone() -> Int
}

struct Horn: Foghorn {
    var volume = 3
    func blow() -> Int {
        Lighthouse.assertIsolated()
        return volume
    }
    nonisolated func tone() -> Int { 4 }
}

enum Harbour {
    @globalActor
    actor PilotActor {
        static let shared = PilotActor()
    }

    struct Quay {
        // @trace
        @PilotActor func moor(_ signal: @PilotActor () -> Int) -> Int {
            PilotActor.assertIsolated()
            return signal()
        }
    }

    enum Dock {
        // @trace
        @PilotActor
        protocol Crane: Sendable {
            var load: Int { get set }
            func lift() -> Int
            nonisolated func height() -> Int
        }
    }
}

/// The attribute of an extension is looked up from the top of the file, in the generated file as here.
@Harbour.PilotActor
extension Harbour.Quay {
    // @trace
    func cast(off signal: @Harbour.PilotActor () -> Int) -> Int {
        Harbour.PilotActor.assertIsolated()
        return signal()
    }
}

struct TowerCrane: Harbour.Dock.Crane {
    var load = 6
    func lift() -> Int { load }
    nonisolated func height() -> Int { 7 }
}
