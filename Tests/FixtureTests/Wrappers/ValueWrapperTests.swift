import Testing
import TraceRuntime

@testable import WrapperFixtures

@Suite("A wrapper passes on what it gets, however it gets it")
struct ValueWrapperTests {
    @Test func ownership() async throws {
        let read = try await recording {
            var handle = FileHandle()
            handle.tracedSeek(to: 5)
            var next = 1
            let rewound = tracedRewind(handle, then: &next)
            return [rewound.tracedTell(), next, tracedSize(of: rewound), try await rewound.tracedClose()]
        }
        #expect(read.outcome == [0, 2, 0, 0])
        #expect(
            read.spans == [
                "FileHandle.seek(to:) [internal]", "rewind(_:then:) [internal] file.position=5",
                "FileHandle.tell() [internal]", "size(of:) [internal]",
                "FileHandle.close() [internal] file.position=0",
            ])
        let shut = try await recording { tracedShut(FileHandle(position: 2), reporting: { 3 }) }
        #expect(shut.outcome == 5)
        #expect(shut.spans == ["shut(_:reporting:) [internal]"])
    }

    @Test func sending() async throws {
        let handed = try await recording { () async -> Int in
            let pad = Scratchpad()
            pad.lines = ["a"]
            return await tracedHand(over: pad).lines.count
        }
        #expect(handed.outcome == 1)
        #expect(handed.spans == ["hand(over:) [internal]"])
        let signed = try await recording { try await Desk().tracedSign(Scratchpad()).lines }
        #expect(signed.outcome == [])
        #expect(signed.spans == ["Desk.sign(_:) [internal] lines.before=0 lines.after=0"])
        let taken = try await recording { await Desk().tracedTake(Scratchpad()) }
        #expect(taken.outcome == 0)
    }

    @Test func parameters() async throws {
        let mailer = Mailer()
        let sent = try await recording { mailer.tracedSend("a", to: "b") + mailer.tracedSend("a", to: "b", cc: "c") }
        #expect(sent.outcome == "c")
        let logged = try await recording {
            mailer.tracedLog("text") + mailer.tracedLog("none", when: false) + (try await mailer.tracedLoad("d"))
        }
        #expect(logged.outcome == "textd")
        let swapped = try await recording {
            var (first, second) = ("1", "2")
            mailer.tracedSwap(&first, with: &second)
            return [first, second]
        }
        #expect(swapped.outcome == ["2", "1"])
        let line = #line + 1
        let place = try await recording { mailer.tracedLocate() }
        #expect(place.outcome == "FixtureTests/ValueWrapperTests.swift:\(line)")
        let greeting = try await recording { mailer.tracedGreet(name: "Ada") + mailer.tracedFormat("!") }
        #expect(greeting.outcome == "Good morning, Doctor Ada!!")
        #expect(greeting.spans.count == 2)
        let scheduled = try await recordingFailure {
            try await mailer.tracedSchedule({ _ in throw UserNotFound() }, after: 1)(1)
        }
        #expect(scheduled.outcome is UserNotFound)
        #expect(scheduled.spans.count == 1)
    }

    @Test func generics() async throws {
        let cache = Cache(values: ["a": "long", "b": "longer"])
        let mapped = try await recording { cache.tracedMap(\.count).sorted() }
        #expect(mapped.outcome == [4, 6])
        let failed = try await recordingFailure {
            try cache.tracedMap { (_: String) throws(StockError) -> Int in throw .soldOut }
        }
        #expect(failed.outcome as? StockError == .soldOut)
        let longest = try await recording { cache.tracedLongest() }
        #expect(longest.outcome == "longer")
        let entry = Cache<Int, Bool>.Entry(key: 1, tag: "x")
        let rest = try await recording { () async -> [String] in
            let (number, text) = tracedAll(1, "b")
            let (flag, letter) = await tracedLater(true, Character("c"))
            let word = tracedFirst(of: ["w"]).map { "\($0)" } ?? ""
            let sum = Cache(values: ["a": 1, "b": 2]).tracedSum()
            return [entry.tracedDescribe(true), "\(number)", text, "\(flag)", "\(letter)", word, "\(sum)"]
        }
        #expect(rest.outcome == ["1 x true", "1", "b", "true", "c", "w", "3"])
        #expect(rest.spans.count == 5)
        let slot = try await recording {
            let slot = Slot(content: FileHandle(position: 9))
            let answers = [slot.tracedIsFull(), slot.tracedIsEmpty()]
            return (answers, slot.tracedOpen().position)
        }
        #expect(slot.outcome.0 == [true, false])
        #expect(slot.outcome.1 == 9)
    }

    @Test func integerGenerics() async throws {
        guard #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) else { return }
        let filled = try await recording { tracedFill(7, in: [1, 2, 3] as InlineArray<3, Int>)[2] }
        #expect(filled.outcome == 7)
        #expect(filled.spans.count == 1)
    }

    @Test func captures() async throws {
        let checkout = Checkout(region: "eu")
        let customer = Customer(id: 7, email: nil)
        let paid = try await recording { try await checkout.tracedPay(1.5, in: .euro, by: customer)?.number }
        #expect(paid.outcome == 7)
        #expect(
            paid.spans == [
                "checkout [internal] retries=3 vip=true rate=0.5 code.argument.amount=1.5 customer.id=7 currency=EUR "
                    + "region=eu receipt.number=7"
            ])
    }

    @Test func strings() async throws {
        let said = try await recording { Notes().tracedSay() }
        #expect(
            said.spans == [
                "say \"hi\" \\(name) \u{1F600}\t\n// */ \u{202E} [internal] key\"=\"]) }; func evil() { zero=\0"
            ])
        let queried = try await recording { Notes().tracedQuery() }
        #expect(queried.spans == ["a, b {table} [client] db.operation=a, b db.table={table}"])
    }
}
