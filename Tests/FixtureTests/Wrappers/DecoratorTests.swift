import Foundation
import Testing
import TraceRuntime

@testable import WrapperFixtures
@testable import WrapperFixturesMainActor
@testable import WrapperFixturesSwift5

@Suite("A decorator forwards everything that its protocol requires, and functions in a span each")
struct DecoratorTests {
    @Test("It traces whoever implements the protocol, through every kind of value")
    func everyKindOfValue() async throws {
        let ada = User(id: UUID(), name: "Ada")
        func add(_ users: some UserRepository) async throws { try await users.traced().add(ada) }
        let concrete = MemoryUsers()
        let existential: any UserRepository = concrete
        let record = try await recording { () async throws -> [String] in
            try await add(concrete)
            let users: any UserRepository = existential.traced()
            let found = try await users.user(id: ada.id)
            return [found?.name ?? "", users.name, "\(await users.ping())"]
        }
        #expect(record.outcome == ["Ada", "memory", "true"])
        #expect(
            record.spans == [
                "insert users [client] db.operation=insert db.table=users db.system=postgresql user.name=Ada",
                """
                user users [client] db.operation=user db.table=users db.system=postgresql \
                code.argument.id=\(ada.id)
                """,
            ])
        let failed = try await recordingFailure {
            let users = TracedUserRepository(concrete)
            try await users.add(ada)
        }
        #expect(failed.outcome is UserExists)
        #expect(failed.spans.count == 1)
    }

    @Test func effects() async throws {
        let tools = TracedToolbox(Tools())
        let record = try await recording { () async throws -> [Int] in
            var number = 1
            tools.increase(&number, by: 4)
            let all = await tools.all(1, "a")
            return [
                tools.count(), try tools.parse("7"), tools.mapped { $0 + 1 }[0], tools.run { 5 },
                await tools.runLater { 6 }, tools.orElse(8), all.0, tools.longest(of: ["a", "bcd"])?.count ?? 0,
                tools.keep {}, number, tools.add(1, to: 2), tools.sum([1, 2]),
            ]
        }
        #expect(record.outcome == [3, 7, 2, 5, 6, 8, 1, 3, 1, 5, 3, 3])
        #expect(record.spans.count == 12)
        let failed = try await recording {
            do throws(NegativeNumber) {
                return try tools.checked(-1)
            } catch {
                return -2
            }
        }
        #expect(failed.outcome == -2)
        #expect(
            failed.spans == [
                """
                Toolbox.checked(_:) [internal] error.message=NegativeNumber() \
                error.type=WrapperFixtures.NegativeNumber
                """
            ])
        let stopped = try await recordingFailure { try tools.stop() }
        #expect(stopped.outcome is NegativeNumber)
    }

    @Test("Properties, subscripts and initializers are forwarded without a span")
    func membersWithoutSpans() async throws {
        let record = try await recording { () async throws -> [String] in
            var sketch = TracedSketch<Sketch>(title: "a")
            sketch.title += "b"
            let title = sketch.title
            sketch[3] = 7
            sketch.cached = 1
            let loaded = try await TracedSketch<Sketch>(loading: "l").base.title
            return [
                title, sketch.title, "\(sketch.size)", "\(try await sketch.area)", "\(sketch[4])",
                "\(sketch[at: 1, default: 2])", "\(TracedSketch<Sketch>["abc"])", TracedSketch<Sketch>.unit,
                TracedSketch<Sketch>.shared.description, "\(TracedSketch<Sketch>(parsing: "") == nil)", loaded,
                "\(sketch.isEmpty())", (sketch + -sketch).base.title, "\(Set([sketch, sketch]).count)",
            ]
        }
        #expect(
            record.outcome == [
                "ab", "7", "1", "1", "4", "3", "3", "mm", "shared", "true", "l", "false", "77", "1",
            ])
        #expect(record.spans == [])
    }

    @Test("Functions that change the value, are static or name Self run in a span each")
    func functionsOfSelf() async throws {
        let record = try await recording { () -> [String] in
            var one = TracedSketch<Sketch>.make("a")
            one.rename(to: "b")
            var other = one.merged(with: TracedSketch(Sketch(title: "c")))
            let nearest = other.nearest(to: nil, among: [one])?.base.title
            one.swap(with: &other)
            return [other.base.title, nearest ?? "", "\(one.copies().count)", "\(one.weight)"]
        }
        #expect(record.outcome == ["b", "b", "2", "2"])
        #expect(
            record.spans.map { $0.replacing(" [internal]", with: "") } == [
                "Drawing.make(_:)", "Drawing.rename(to:)", "Drawing.merged(with:)", "Drawing.nearest(to:among:)",
                "Drawing.swap(with:)", "Drawing.copies()", "drawing's weight",
            ])
    }

    @Test func typesOfProtocols() async throws {
        let record = try await recording { () async throws -> [String] in
            let store: any ItemStore<Int> = Numbers().traced()
            let clock = Wallclock(zone: "UTC").traced()
            let copied = TracedTicker(Wallclock(zone: "CET")).copy()
            var stream = TracedByteStream(ByteFile(path: "/a"))
            stream.seek(to: 3)
            stream.position += 1
            let bytes = try await stream.read(2)
            let slot = TracedRelay(Wire()).keep(Slot(content: 1))
            let bill = await Bank().traced().bill(5)
            return [
                "\(store.index(of: 2) ?? 0)", "\(await clock.tick())", clock.zone, copied.zone,
                "\(copied.isAhead(of: copied))", "\(bytes)", "\(try stream.close())", "\(slot)", "\(bill.cents)",
                "\(TracedWrapping(Wrapped()).base())",
            ]
        }
        #expect(record.outcome == ["1", "1", "UTC", "CET", "false", "[7, 7]", "4", "true", "5", "3"])
        #expect(record.spans.count == 10)
        let passed = try await recording { await TracedRelay(Wire()).pass(Scratchpad()).lines.count }
        #expect(passed.outcome == 0)
        let loaded = try await recording { await TracedItemStore(Numbers()).load() }
        #expect(loaded.outcome == [1, 2])
        let open = try await recording {
            let stream = ByteFile(path: "/a").traced()
            return stream.position
        }
        #expect(open.outcome == 0)
    }

    @Test func inheritedRequirements() async throws {
        let entry = AuditEntry(date: .now)
        let record = try await recording { () async throws -> [String] in
            let orders = Orders().traced()
            let prices: any PriceService = orders
            return [
                "\(try await orders.order("abc"))", "\(await prices.price(of: "ab"))",
                "\(orders.audit(entry).date == entry.date)", orders.auditor,
            ]
        }
        #expect(record.outcome == ["3", "2", "true", "Ada"])
        #expect(
            record.spans == [
                "OrderService.order(_:) [internal]", "PriceService.price(of:) [internal]",
                "Auditing.audit(_:) [internal]",
            ])
        let catalogue = try await recording {
            let catalogue = TracedCatalogue(PaperCatalogue("p"))
            return [catalogue.title(), catalogue.description, "\(catalogue.customMirror.children.count)"]
        }
        let sum = try await recording { () throws -> [String] in
            var total = TracedQuantity(Weight(grams: 12))
            total += TracedQuantity(Weight(grams: 3))
            let copy = try JSONDecoder().decode(TracedQuantity<Weight>.self, from: JSONEncoder().encode(total))
            return ["\(copy[0])", "\((-copy).base.grams)", "\(copy == total)", "\(-copy < copy)"]
        }
        #expect(sum.outcome == ["5", "-15", "true", "true"])
        #expect(sum.spans == ["Quantity.encode(to:) [internal]"])
        #expect(catalogue.outcome == ["p", "p", "0"])
        #expect(catalogue.spans == ["Catalogue.title() [internal]"])
    }

    @Test @MainActor func isolation() async throws {
        let record = try await recording { () async -> [String] in
            let painter = TracedPainter(Brush(canvas: "c"))
            let orchestra = Orchestra().traced()
            return [
                painter.paint("s"), await painter.paintLater(), "\(painter.tools())", painter.name(), painter.canvas,
                "\(TracedPainter<Brush>.count())", "\(orchestra.play())", "\(await orchestra.tune())",
                "\(await orchestra.follow())", "\(await orchestra.leave())", "\(await orchestra.join(nil))",
            ]
        }
        #expect(record.outcome == ["cs", "c", "2", "brush", "c", "1", "1", "2", "3", "4", "true"])
        #expect(record.spans.count == 10)
        let defaults = try await recording { () async -> [Int] in
            var toolbar = TracedToolbar<MainToolbar>.standard()
            toolbar.title = "t"
            let network = Network().traced()
            return [await toolbar.items(), await network.fetch(), network.show(), Palette().tracedColors()]
        }
        #expect(defaults.outcome == [2, 1, 2, 3])
        #expect(defaults.spans.count == 5)
    }

    @Test func conditionsAndBuilders() async throws {
        let url = try #require(URL(string: "https://example.org/a"))
        let record = try await recording { () async throws -> [String] in
            let pages = TracedPageSource(StaticPages())
            let letter = Invitation().traced()
            return [try await pages.page(at: url), "\(pages.linuxPage())", TracedPageSource<StaticPages>.host]
                + letter.greeting + letter.body(for: "Ben")
        }
        #expect(record.outcome == ["/a", "1", "localhost", "Dear", "Ben", "come"])
        #expect(record.spans.count == 3)
    }

    @Test func swift5() async throws {
        let record = try await recording { () async throws -> [Int] in
            let box = Pillarbox()
            let traced = box.traced()
            traced.send("a") { #expect($0 == 1) }
            traced.letters.append("b")
            return [try await traced.collect().count, box.tracedClear()]
        }
        #expect(record.outcome == [2, 0])
        #expect(
            record.spans == [
                "Postbox.send(_:completion:) [internal]", "Postbox.collect() [internal]",
                "Pillarbox.clear() [internal]",
            ])
    }
}

@Suite("The annotation of a type traces each of its functions")
struct AnnotatedTypeTests {
    @Test("A function's own annotation goes first, and takes from the type's what it does not say")
    func inheritance() async throws {
        let books = BookTable(name: "fiction")
        let record = try await recording { () async -> [String] in
            [books.tracedFind(id: 1) ?? ""] + books.list(limit: 2)
                + ["\(await books.tracedCount())", "\(BookTable.tracedCreate(id: 4))"]
        }
        #expect(record.outcome == ["Emma", "Emma", "1", "4"])
        #expect(
            record.spans == [
                """
                find books [internal] db.operation=find db.table=books db.system=sqlite db.namespace=shop \
                code.argument.id=[REDACTED] shelf=fiction
                """,
                """
                select all_books [internal] db.operation=select db.table=all_books db.system=sqlite \
                db.namespace=shop shelf=fiction limit=[REDACTED]
                """,
                "count [internal] shelf=fiction",
                """
                create books [internal] db.operation=create db.table=books db.system=sqlite db.namespace=shop \
                code.argument.id=[REDACTED]
                """,
            ])
    }

    @Test("Classes, actors, enumerations and extensions have theirs")
    func everyKindOfType() async throws {
        let record = try await recording { () async -> [Int] in
            var format = Format.paper
            format.tracedTurn()
            return [
                Press().tracedOpen(), Press.tracedSize(), await Binder().tracedBind(),
                BookTable.Row().tracedWide().count,
            ]
        }
        #expect(record.outcome == [1, 2, 1, 0])
        #expect(record.spans.count == 5)
    }
}
