import Foundation
import Testing
import TraceRuntime

@testable import WrapperFixtures

@Suite("A wrapper returns and throws what its original does, in one span")
struct EffectWrapperTests {
    @Test func asyncThrows() async throws {
        let user = User(id: UUID(), name: "Ada")
        let store = UserStore(users: [user.id: user])
        let found = try await recording { try await store.tracedGetUser(id: user.id) }
        #expect(found.outcome == user)
        #expect(found.spans == ["get users [client] db.operation=get db.table=users"])
        let failed = try await recordingFailure { try await store.tracedDeleteUser(id: UUID()) }
        #expect(failed.outcome is UserNotFound)
        #expect(failed.spans.count == 1)
    }

    @Test func freeFunctions() async throws {
        let port = try await recording { tracedParsePort("80") }
        #expect(port.outcome == 80)
        #expect(port.spans == ["parsePort(_:) [internal]"])
        let checked = try await recording { try tracedCheckPort(80) }
        #expect(checked.outcome == 80)
        #expect(checked.spans == ["check port [internal]"])
        let failed = try await recordingFailure { try tracedCheckPort(70_000) }
        #expect(failed.outcome as? PortOutOfRange == PortOutOfRange(port: 70_000))
        let paused = try await recording { await tracedPause() }
        #expect(paused.spans == ["pause() [internal]"])
    }

    @Test func typedThrows() async throws {
        let left = try await recording { () async throws(StockError) -> Int in
            try await Stock(count: 3).tracedReserve(2)
        }
        #expect(left.outcome == 1)
        #expect(left.spans == ["Stock.reserve(_:) [internal] stock.left=1"])
        let failed = try await recording {
            do throws(StockError) {
                return try Stock(count: 0).tracedCheck()
            } catch {
                return error == .soldOut ? -1 : 0
            }
        }
        #expect(failed.outcome == -1)
        #expect(failed.spans.count == 1)
    }

    @Test func throwingAutoclosures() async throws {
        let expectation = Expectation()
        let caught = try await recording { () async -> [Int] in
            [
                expectation.tracedExpect(try Stock(count: 0).check()), expectation.tracedCertain(2),
                await expectation.tracedExpectLater(try await Stock(count: 3).reserve(1)),
            ]
        }
        #expect(caught.outcome == [-1, 2, 2])
        #expect(caught.spans.count == 3)
        let failed = try await recordingFailure { try expectation.tracedRequire(try Stock(count: 0).check()) }
        #expect(failed.outcome as? StockError == .soldOut)
        let counted = try await recording { () async -> Int in
            await Stock(count: 4).tracedRefill()
            return Stock(count: 4).tracedIsEmpty ? 0 : Stock(count: 4).tracedTotal()
        }
        #expect(counted.outcome == 4)
        #expect(counted.spans == ["Stock.refill() [internal]", "Stock.isEmpty [internal]", "Stock.total() [internal]"])
    }

    @Test func `rethrows`() async throws {
        let pipeline = Pipeline()
        let calm = try await recording { pipeline.tracedRun { 1 } + (await pipeline.tracedRunLater { 2 }) }
        #expect(calm.outcome == 3)
        #expect(calm.spans == ["Pipeline.run(_:) [internal]", "Pipeline.runLater(_:) [internal]"])
        let failed = try await recordingFailure { try await pipeline.tracedRunLater { throw UserNotFound() } }
        #expect(failed.outcome is UserNotFound)
        #expect(failed.spans.count == 1)
        let fallback = try await recording { pipeline.tracedRunOr(4) }
        #expect(fallback.outcome == 4)
    }

    @Test func never() async throws {
        let exits = Exits()
        for exit in [{ try exits.tracedStop() }, { try await exits.tracedStopLater() }] as [() async throws -> Never] {
            let failed = try await recordingFailure { try await exit() }
            #expect(failed.outcome is Exits.Stopped)
            #expect(failed.spans.count == 1)
        }
        let left = try await recordingFailure { try await exits.tracedRoute() }
        #expect(left.outcome is Exits.Stopped)
        #expect(left.spans.count == 1)
        #expect(left.spans[0].hasPrefix("GET /exit [server] http.method=GET http.route=/exit "))
    }

    @Test func properties() async throws {
        let cart = Cart(prices: [3, 4])
        let total = try await recording { cart.tracedTotal }
        #expect(total.outcome == 7)
        #expect(total.spans == ["Cart.total [internal] cart.total=7"])
        let discount = try await recording { try await cart.tracedDiscount }
        #expect(discount.outcome == 5)
        #expect(discount.spans == ["select discounts [client] db.operation=select db.table=discounts"])
        let failed = try await recordingFailure { try await Cart(prices: []).tracedDiscount }
        #expect(failed.outcome is EmptyCart)
        let rest = try await recording { [Cart.tracedCapacity, cart.cheapest, tracedBuildNumber] }
        #expect(rest.outcome == [100, 3, 7])
        #expect(rest.spans == ["Cart.capacity [internal]", "Cart.cheapest [internal]", "buildNumber [internal]"])
        var ticket = Ticket()
        let next = try await recording { [ticket.tracedNext, ticket.tracedNext] }
        #expect(next.outcome == [1, 2])
    }
}
