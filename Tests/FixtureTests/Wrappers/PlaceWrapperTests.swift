import Distributed
import Foundation
import Testing
import TraceRuntime

@_spi(Audit) @testable import WrapperFixtures
@testable import WrapperFixturesMainActor
@testable import WrapperFixturesSwift5

@Suite("A wrapper stands and runs where its original does")
struct PlaceWrapperTests {
    @Test func actors() async throws {
        let account = Account(balance: 1)
        let deposited = try await recording { await account.tracedDeposit(2) }
        #expect(deposited.outcome == 3)
        #expect(deposited.spans == ["Account.deposit(_:) [internal] balance=1"])
        let rest = try await recording { () async -> [String] in
            let settled = await account.tracedSettle { $0 * 2 }
            let opened = await Account.tracedOpen().balance
            return [
                "\(settled)", await account.tracedDescribe(), "\(await tracedAudit(account, by: "x"))", "\(opened)",
            ]
        }
        #expect(rest.outcome == ["6", "balance: 6", "6", "0"])
        #expect(rest.spans.count == 4)
    }

    @Test @MainActor func isolation() async throws {
        let screen = Screen()
        let rendered = try await recording { await screen.tracedRender("a") }
        #expect(rendered.outcome == "a")
        let refreshed = try await recording { tracedRefresh() + screen.tracedSize() }
        #expect(refreshed.outcome == 81)
        let inherited = try await recording { await tracedCurrentIsolation() }
        #expect(inherited.outcome === MainActor.shared)
        let pad = Scratchpad()
        let same = try await recording { await tracedInheritIsolation(pad) }
        #expect(same.outcome === pad)
        let left = try await recording { await tracedLeaveIsolation() }
        #expect(left.outcome == 1)
        let tuned = try await recording { await tracedTune() }
        #expect(tuned.outcome)
        let played = try await recording { await Radio().tracedPlay() }
        #expect(played.outcome)
    }

    @Test("The target's own global actors are known, whatever they are called") func globalActors() async throws {
        let record = try await recording { () async -> [Int] in
            let crane = TowerCrane().traced()
            let horn = Horn().traced()
            return [
                await Beacon().tracedFlash(), await Beacon().tracedDim(), await Harbour.Quay().tracedMoor { 5 },
                await horn.blow(), horn.tone(), await crane.lift(), crane.height(),
                await Harbour.Quay().tracedCast { 8 },
            ]
        }
        #expect(record.outcome == [1, 2, 5, 3, 4, 6, 7, 8])
        #expect(record.spans.count == 8)
    }

    @Test func distributedActors() async throws {
        let lobby = Lobby(actorSystem: LocalTestingDistributedActorSystem())
        let entered = try await recording { try await lobby.tracedEnter("Ada") }
        #expect(entered.outcome == 1)
        #expect(entered.spans == ["Lobby.enter(_:) [internal] code.argument.guest=Ada"])
        let failed = try await recordingFailure { try await lobby.tracedLeave("Ben") }
        #expect(failed.outcome is UnknownGuest)
        #expect(failed.spans.count == 1)
        let rest = try await recording { () async throws -> [String] in
            let first = await lobby.whenLocal { $0.tracedFirst() } ?? nil
            return try await lobby.tracedAnnounce("hi") + [first ?? ""]
        }
        #expect(rest.outcome == ["Ada: hi", "Ada"])
        #expect(rest.spans == ["Lobby.first() [internal]", "Lobby.announce(_:) [internal]"])
    }

    // An optimized build that uses a distributed property of another module stops swiftc 6.3.1 with a fatal error,
    // generated or not.
    #if !OPTIMIZED
    @Test func distributedProperties() async throws {
        let lobby = Lobby(actorSystem: LocalTestingDistributedActorSystem())
        let empty = try await recording { try await lobby.tracedIsEmpty }
        #expect(empty.outcome)
        #expect(empty.spans == ["Lobby.isEmpty [internal]"])
        let entered = try await recording {
            _ = try await lobby.enter("Ada")
            return try await lobby.tracedIsEmpty
        }
        #expect(!entered.outcome)
        #expect(entered.spans == ["Lobby.isEmpty [internal]"])
    }
    #endif

    @Test func systemInterfaces() async throws {
        let opened = try await recording { () -> [Int] in
            Vault().tracedWatch {}
            return [Vault().tracedOpen(), try Vault().tracedClose(2)]
        }
        #expect(opened.outcome == [1, 2])
        #expect(
            opened.spans == ["Vault.watch(_:) [internal]", "Vault.open() [internal]", "Vault.close(_:) [internal]"])
        let failed = try await recordingFailure { try Vault().tracedClose(0) }
        #expect(failed.outcome is CocoaError)
        #expect(failed.spans.count == 1)
        let read = try await recording { Ledger().tracedRead(URL(filePath: "/a")) }
        #expect(read.outcome == "/a")
        #expect(read.spans == ["Ledger.read(_:) [internal]"])
    }

    @Test func genericNamespaces() async throws {
        let leaf = Rope<Int>.Leaf(elements: [1])
        let appended = try await recording { Rope<Int>.Storage(leaves: [leaf]).tracedAppending(leaf) }
        #expect(appended.outcome.leaves.map(\.elements) == [[1], [1]])
        #expect(appended.spans == ["Rope.Storage.appending(_:after:) [internal]"])
        let closed = try await recording { Bundle<Int, String>.Till().tracedClose(.init(count: 1)) }
        #expect(closed.outcome.count == 2)
        #expect(closed.spans == ["Bundle.Till.close(_:) [internal]"])
        let marked = try await recording {
            Rope<Int>.Cursor<String>.Mark(steps: ["a"]).tracedDoubled(of: .tracedStart())
        }
        #expect(marked.outcome.steps == ["a", "a"])
        #expect(marked.spans == ["Rope.Cursor.start(after:) [internal]", "Rope.Cursor.Mark.doubled(of:) [internal]"])
    }

    @Test func contexts() async throws {
        let dog = Dog()
        let animals = try await recording {
            (dog.tracedItself(), Dog.tracedSpecies(), Dog.tracedLegs(), dog.tracedWeigh())
        }
        #expect(animals.outcome.0 === dog)
        #expect(animals.outcome.1 == "dog")
        #expect(animals.outcome.2 + animals.outcome.3 == 14)
        #expect(animals.spans.first == "Animal.itself() [internal]")
        let turned = try await recording {
            var direction = Direction.north.tracedTurned()
            direction.tracedTurn()
            var generator = SystemRandomNumberGenerator()
            return [direction, .tracedRandom(using: &generator)]
        }
        #expect(turned.outcome == [.north, .north])
        #expect(turned.spans.first == "Direction.turned() [internal] direction=north")
        let greeted = try await recording { () async -> [String] in
            English().tracedGreetAll(["a"]) + [await English().tracedShout("b"), ["c", "d"].tracedJoinedByComma()]
        }
        #expect(greeted.outcome == ["Hello, a", "HELLO, B", "c, d"])
        let shared = try await recording { English.tracedShared() }
        #expect(shared.outcome == nil)
    }

    @Test func names() async throws {
        let shelf = Shelf()
        let listing: any Listing = shelf
        let called = try await recording {
            [shelf.findBook("a"), listing.list()[0], shelf.tracedDefault(in: "b"), "\(shelf.repeat(2))"]
                + shelf.`traced sorted by title`() + ["\(shelf.traced_2nd())", "\(shelf._hidden())"]
        }
        #expect(called.outcome == ["a", "Emma", "b", "2", "2", "3"])
        #expect(called.spans.count == 7)
        let counted = try await recording { listing.count() }
        #expect(counted.outcome == 1)
        #expect(counted.spans == ["Shelf.list() [internal]", "Listing.count() [internal]"])
        let looked = try await recording { shelf.tracedLook(for: 1, `inout`: 2, prefix: 3, self: 5) }
        #expect(looked.outcome == 15)
        #expect(looked.spans == ["Shelf.look(for:inout:prefix:at most:self:) [internal]"])
        let shadowed = try await recording {
            Shadowing.Store().tracedLook(span: 1, result: 2, traceSpan: 3, traceResult: 4) + tracedWithTraceSpan(5)
                + Shadowing.Store().tracedSpend(Shadowing.Token(value: 6), consumedToken: 7)
        }
        #expect(shadowed.outcome == 21)
        #expect(
            shadowed.spans.first
                == "Shadowing.Store.look(span:result:traceSpan:traceResult:) [internal] span=1 result=2 self=store")
        let loaded = try await recording { try await API.Store().tracedLoad(API.Store.Key(name: "k")).map(\.size) }
        #expect(loaded.outcome == [10])
        let built = try await recording {
            [
                API.Store().tracedResize(to: 80),
                API.Store().tracedList {
                    "a"
                    "b"
                },
            ]
        }
        #expect(built.outcome == [50, 2])
        let merged = try await recording { [API.Store().tracedMerge([1], keys: [:]), API.Store().tracedCount([])] }
        #expect(merged.outcome == [1, 0])
    }

    @Test func conditionsAndAttributes() async throws {
        let platform = try await recording {
            [Platform().tracedName(), "\(Platform().tracedAlsoInDebug())", Platform().tracedSeparator()]
        }
        #expect(platform.outcome == ["tested", "true", "/"])
        #expect(
            platform.spans == [
                "Platform.name() [internal]", "Platform.alsoInDebug() [internal]", "Platform.separator() [internal]",
            ])
        let device = try await recording { () -> [String] in
            Device().tracedPing()
            return [Device().tracedRead(1), Device().tracedRead("a"), "\(Device().tracedStatus())"]
        }
        #expect(device.outcome == ["integer", "any", "3"])
        #expect(device.spans.count == 4)
        let url = try #require(URL(string: "https://example.org/a"))
        let page = Page(url: url)
        let visible = try await recording { () -> [String?] in
            [page.tracedHost(), page.tracedPath(), page.tracedScheme(), page.tracedText(), "\(page.tracedCount())"]
        }
        #expect(visible.outcome == ["example.org", "/a", "https", "https://example.org/a", "21"])
        let linked = try await recording { page.tracedLink() }
        #expect(linked.outcome == url)
        let rest = try await recording { Site().tracedPages().isEmpty && Clock().tracedIsPast(.distantPast) }
        #expect(rest.outcome)
        let moments = try await recording {
            [Meeting(start: .distantPast).tracedEnd(after: 1), Closing(value: .distantPast).traced().shifted(by: 60)]
        }
        #expect(moments.outcome == [.distantPast + 60, .distantPast + 60])
        #expect(moments.spans.count == 2)
    }

    @Test func routes() async throws {
        let request = BookRequest(
            traceMethod: "GET", traceURL: "/books/1", tracePathParameters: [(name: "id", value: "1")])
        let shown = try await recording { try await BookRoutes().tracedShow(request) }
        #expect(shown.outcome == BookResponse(traceStatus: 200))
        #expect(shown.spans.count == 1)
        #expect(shown.spans[0].hasPrefix("GET /books/{id} [server] http.method=GET http.route=/books/{id} "))
        let handled = try await recording { try BookRoutes().tracedHandle(request) }
        #expect(handled.outcome == Book(title: "Emma"))
        #expect(handled.spans.count == 1)
        let updated = try await recording { try BookRoutes().tracedUpdate(id: 1, book: Book(title: "a")) }
        #expect(updated.spans.count == 1)
        let headers = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
        let exporter = InMemoryTraceExporter()
        try await TraceSystem.run(.inMemory(exporter)) {
            var message = Message(headers: headers)
            _ = try await Consumer().tracedProcess(message)
            #expect(Consumer().tracedRetry(&message, limit: 3))
            Consumer().tracedRun(Job(context: TraceContext(extracting: headers)))
        }
        let enqueued = try await recording {
            let context = PathContext(tracePathParameters: [(name: "id", value: "7")])
            return Consumer().tracedEnqueue(request, context: context)
        }
        #expect(enqueued.outcome == BookResponse(traceStatus: 202))
        #expect(enqueued.spans.count == 1)
        #expect(enqueued.spans[0].hasPrefix("POST /jobs [server] http.method=POST http.route=/jobs "))
        #expect(enqueued.spans[0].contains(" http.request.path.id=7 "))
        let roots = InMemoryTraceExporter()
        await TraceSystem.run(.inMemory(roots)) {
            #expect(await withTraceSpan("tick") { _ in await Consumer().tracedCleanUp() })
            Consumer.tracedLoad(Message(headers: headers)) { _ in }
        }
        #expect(roots.finishedSpans.map(\.name) == ["clean up", "tick", "import"])
        #expect(roots.finishedSpans.map(\.parentSpanID) == [nil, nil, nil])
        #expect(
            roots.finishedSpans.map { $0.links.map(\.context.spanID.value) } == [
                [roots.finishedSpans[1].context.spanID.value], [], [0xb7ad_6b71_6920_3331],
            ])
        #expect(exporter.finishedSpans.map(\.name) == ["process", "retry", "run"])
        #expect(exporter.finishedSpans.map(\.parentSpanID?.value) == Array(repeating: 0xb7ad_6b71_6920_3331, count: 3))
    }

    @Test func otherTargets() async throws {
        let collected = try await recording { () async -> [String] in
            let mailbox = Mailbox()
            mailbox.letters = ["a", "b"]
            return await mailbox.tracedPost("c").tracedCollect { $0 != "b" }
        }
        #expect(collected.outcome == ["a", "c"])
        #expect(collected.spans == ["Mailbox.post(_:) [internal]", "Mailbox.collect(_:) [internal] letters=2"])
        let shown = try await recording { try await Mailbox().tracedShow("a").count }
        #expect(shown.outcome == 1)
        let rest = try await recording { "\(try tracedShout("a"))\(await Counter().tracedIncrement(headers: [:]))" }
        #expect(rest.outcome == "A1")
    }

    @Test @MainActor func defaultIsolation() async throws {
        var model = ViewModel()
        let renamed = try await recording { await model.tracedRename("a") }
        #expect(renamed.outcome == "a")
        #expect(renamed.spans == ["ViewModel.rename(_:) [internal] title=Books"])
        let rest = try await recording { () async throws -> [Int] in
            [model.tracedVersion(), model.tracedIsEmpty ? 1 : 0, model.tracedBuild(), tracedMain { $0 }]
                + [await Model().tracedCompute(1), Model().tracedDouble(2), await Worker().tracedWork()]
                + [tracedAnywhere { 5 }] + (try await model.tracedLoad())
        }
        #expect(rest.outcome == [1, 0, 3, 1, 2, 4, 1, 5, 1])
        #expect(rest.spans.count == 9)
    }
}
