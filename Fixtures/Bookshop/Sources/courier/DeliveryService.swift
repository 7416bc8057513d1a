import DeliveryAPI
import GRPCCore
import TraceRuntime

struct DeliveryService: RegistrableRPCService {
    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        router.registerHandler(forMethod: Delivery.days, deserializer: TextCoding(), serializer: TextCoding()) {
            request, _ in
            let town = try await request.messages.reduce(into: "") { $0 += $1 }
            return StreamingServerResponse { writer in
                try await writer.write(try days(to: town))
                return [:]
            }
        }
    }

    // @trace("look up town", capture: [town])
    func _days(to town: String) throws -> String {
        guard town == "Bath" else { throw RPCError(code: .notFound, message: "no such town") }
        return "2"
    }
}
