/// A source of attributes for the resource: https://opentelemetry.io/docs/specs/semconv/resource/
///
/// A detector reads environment variables and short files of the machine. None asks a server, so none makes a start
/// wait.
public enum TraceResourceDetector: String, CaseIterable, Sendable, Hashable {
    /// `service.instance.id`, a new one for each process.
    case service
    /// `process.…`
    case process
    /// `host.…` and `os.type`
    case host
    /// `container.id`
    case container
    /// `k8s.…`
    case kubernetes
    /// `faas.…` and `cloud.…` of AWS Lambda.
    case lambda
}

extension TraceResourceDetector {
    func attributes(of surroundings: ProcessSurroundings) -> [TraceAttribute] {
        switch self {
        case .service: [TraceAttribute("service.instance.id", .string(surroundings.instanceID))]
        case .process: surroundings.process
        case .host: surroundings.host
        case .container: surroundings.containerID.map { [TraceAttribute("container.id", .string($0))] } ?? []
        case .kubernetes: surroundings.kubernetes
        case .lambda: surroundings.lambda
        }
    }
}

extension ProcessSurroundings {
    fileprivate var process: [TraceAttribute] {
        [
            TraceAttribute("process.pid", .int(Int64(id))),
            TraceAttribute("process.executable.name", .string(executableName)),
            TraceAttribute("process.runtime.name", "swift"),
        ]
    }

    fileprivate var host: [TraceAttribute] {
        [
            TraceAttribute("os.type", .string(Self.operatingSystem)),
            TraceAttribute("host.arch", .string(Self.architecture)),
        ] + (hostName.map { [TraceAttribute("host.name", .string($0))] } ?? [])
    }

    /// The id that the container's runtime gave: 64 hexadecimal digits in a path of the control groups (version 1), or
    /// of the files that the runtime mounts (version 2).
    fileprivate var containerID: String? {
        if let id = file("/proc/self/cgroup")?.firstContainerID(behind: "") { return id }
        return file("/proc/self/mountinfo")?.firstContainerID(behind: "/containers/")
    }

    /// The pod's own name is its host name; the others are what a manifest usually passes on.
    fileprivate var kubernetes: [TraceAttribute] {
        guard variable("KUBERNETES_SERVICE_HOST") != nil else { return [] }
        let account = file("/var/run/secrets/kubernetes.io/serviceaccount/namespace")?.split(separator: "\n").first
        return Self.attributes([
            ("k8s.pod.name", first("K8S_POD_NAME", "POD_NAME") ?? variable("HOSTNAME")),
            ("k8s.pod.uid", first("K8S_POD_UID", "POD_UID")),
            ("k8s.namespace.name", first("K8S_POD_NAMESPACE", "POD_NAMESPACE") ?? account.map(String.init)),
            ("k8s.node.name", first("K8S_NODE_NAME", "NODE_NAME")),
        ])
    }

    /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    fileprivate var lambda: [TraceAttribute] {
        guard let name = variable("AWS_LAMBDA_FUNCTION_NAME") else { return [] }
        let memory = variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").flatMap { Int64($0) }
        return Self.attributes([
            ("cloud.provider", "aws"), ("cloud.platform", "aws_lambda"), ("cloud.region", variable("AWS_REGION")),
            ("faas.name", name), ("faas.version", variable("AWS_LAMBDA_FUNCTION_VERSION")),
            ("faas.instance", variable("AWS_LAMBDA_LOG_STREAM_NAME")),
        ]) + (memory.map { [TraceAttribute("faas.max_memory", .int($0 &* 1_048_576))] } ?? [])
    }

    private func first(_ names: String...) -> String? { names.lazy.compactMap(variable).first }

    private static func attributes(_ values: [(name: TraceAttributeKey, value: String?)]) -> [TraceAttribute] {
        values.compactMap { pair in
            guard let value = pair.value?.trimmed, !value.isEmpty else { return nil }
            return TraceAttribute(pair.name, .string(value))
        }
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

extension String {
    /// Returns the first 64 hexadecimal digits that stand alone, in a line behind a text; nil if there are none.
    fileprivate func firstContainerID(behind text: StaticString) -> String? {
        withBytes(upTo: .max) { bytes in
            var isBehind = text.utf8CodeUnitCount == 0
            var count = 0
            for index in 0...bytes.count {
                if bytes.has(text, at: index) { isBehind = true }
                if bytes[index].hexadecimalValue != nil {
                    count += 1
                    continue
                }
                let isWord = bytes[index].isLetter || (count < index && bytes[index - count - 1].isLetter)
                if count == 64, isBehind, !isWord {
                    return String(decoding: bytes.copy(index - count..<index), as: UTF8.self)
                }
                count = 0
                if bytes[index] == UInt8(ascii: "\n") { isBehind = text.utf8CodeUnitCount == 0 }
            }
            return nil
        }
    }
}
