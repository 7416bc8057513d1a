#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// The service that recorded the spans: https://opentelemetry.io/docs/specs/semconv/resource/
struct TraceResource: Sendable, Hashable {
    /// The attributes of the resource, each name once.
    let attributes: [TraceAttribute]
}

extension TraceResource {
    /// Merges the attributes. The user's attributes replace the detected ones, and the service name replaces both.
    ///
    /// - Parameter serviceName: the service name; nil if it is not configured separately.
    init(serviceName: String?, _ own: TraceAttributes, process: ProcessDescription = .current) {
        var attributes = process.attributes
        let own = own.elements
        let name = serviceName.map { [TraceAttribute("service.name", .string($0))] } ?? []
        for attribute in own + name {
            attributes.removeAll { $0.key == attribute.key }
            attributes.append(attribute)
        }
        self.attributes = attributes
    }
}

/// The detected facts about this process and its host.
struct ProcessDescription: Sendable {
    let executableName: String
    let id: Int
    let hostName: String?

    static let current = ProcessDescription(
        executableName: CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "swift",
        id: Int(getpid()), hostName: readHostName())

    var attributes: [TraceAttribute] {
        [
            // "unknown_service: concatenated with process.executable.name"
            TraceAttribute("service.name", .string("unknown_service:\(executableName)")),
            TraceAttribute("telemetry.sdk.name", .string(InstrumentationScope.name)),
            TraceAttribute("telemetry.sdk.language", "swift"),
            TraceAttribute("telemetry.sdk.version", .string(InstrumentationScope.version)),
            TraceAttribute("process.pid", .int(Int64(id))),
            TraceAttribute("process.executable.name", .string(executableName)),
            TraceAttribute("process.runtime.name", "swift"),
            TraceAttribute("os.type", .string(Self.operatingSystem)),
            TraceAttribute("host.arch", .string(Self.architecture)),
        ] + (hostName.map { [TraceAttribute("host.name", .string($0))] } ?? [])
    }

    private static func readHostName() -> String? {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return nil }
        let name = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return name.isEmpty ? nil : name
    }

    private static var operatingSystem: String {
        #if canImport(Darwin)
        "darwin"
        #else
        "linux"
        #endif
    }

    private static var architecture: String {
        #if arch(x86_64)
        "amd64"
        #elseif arch(arm64)
        "arm64"
        #else
        "other"
        #endif
    }
}

/// The instrumentation scope of all spans: https://opentelemetry.io/docs/specs/otel/common/instrumentation-scope/
enum InstrumentationScope {
    static let name = "swift-trace-generator"
    static let version = "0.1.0"
}
