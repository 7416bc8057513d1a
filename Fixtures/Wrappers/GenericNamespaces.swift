/// Types nested in generic ones: what names an outer type has to say its arguments.
struct Rope<Element: Sendable>: Sendable {
    struct Leaf: Sendable {
        var elements: [Element] = []
    }

    struct Storage: Sendable {
        var leaves: [Leaf] = []

        // @trace
        func appending(_ leaf: Leaf, after other: Storage? = nil) -> Storage {
            Storage(leaves: (other ?? self).leaves + [leaf])
        }
    }
}

extension Rope {
    // Within a generic type its bare name means it with its own parameters.
    final class Cursor<Step: Sendable>: Sendable {
        struct Mark: Sendable {
            var steps: [Step] = []

            // @trace
            func doubled(of cursor: Cursor) -> Mark {
                Mark(steps: steps + steps)
            }
        }

        // @trace
        static func start(after other: Cursor<Step>? = nil) -> Cursor {
            other ?? Cursor()
        }
    }
}

struct Bundle<each Item: Sendable>: Sendable {
    struct Receipt: Sendable {
        var count = 0
    }

    struct Till: Sendable {
        // @trace
        func close(_ receipt: Receipt) -> Receipt { Receipt(count: receipt.count + 1) }
    }
}
