import Foundation
import Testing

@testable import TraceRuntime

@Suite("The resource")
struct TraceResourceTests {
    private static let containerID = String(repeating: "0123456789abcdef", count: 4)

    /// Returns the resource's attributes of a process with these variables and files, a line each.
    private func resource(
        _ variables: [String: String] = [:], files: [String: String] = [:], own: TraceAttributes = [:],
        serviceName: String? = nil, without disabled: [TraceResourceDetector] = []
    ) -> [String] {
        let surroundings = ProcessSurroundings(
            executableName: "shop", id: 7, hostName: "web-1", instanceID: "an-id", variable: { variables[$0] },
            file: { files[$0] })
        return TraceResource(serviceName: serviceName, own, without: disabled, on: surroundings).attributes
            .filter { !$0.key.name.hasPrefix("telemetry.") && $0.key.name != "os.type" && $0.key.name != "host.arch" }
            .map { "\($0.key.name)=\($0.value.text)" }
    }

    private let usual = [
        "service.name=unknown_service:shop", "service.instance.id=an-id", "process.pid=7",
        "process.executable.name=shop", "process.runtime.name=swift", "host.name=web-1",
    ]

    @Test("Describes the service's instance, the process and the host")
    func plain() {
        #expect(resource() == usual)
    }

    @Test("What the user says replaces what was detected")
    func own() {
        let attributes = resource(own: ["host.name": "mine", "service.name": "general"], serviceName: "orders")
        #expect(attributes.contains("host.name=mine"))
        #expect(attributes.filter { $0.hasPrefix("service.name=") } == ["service.name=orders"])
        #expect(attributes.count == usual.count)
    }

    @Test("A detector that is switched off says nothing")
    func disabled() {
        #expect(resource(without: TraceResourceDetector.allCases) == ["service.name=unknown_service:shop"])
        #expect(!resource(without: [.host]).contains { $0.hasPrefix("host.") })
    }

    @Test(
        "The container's id comes from the control groups, or from what the container's runtime mounts",
        arguments: [
            ["/proc/self/cgroup": "5:cpu:/\n4:memory:/docker/\(containerID)\n"],
            ["/proc/self/cgroup": "0::/system.slice/docker-\(containerID).scope"],
            ["/proc/self/cgroup": "1:name=systemd:/kubepods/burstable/pod-1/\(containerID)"],
            [
                "/proc/self/cgroup": "0::/",
                "/proc/self/mountinfo":
                    "600 599 0:39 / /dev/mqueue rw - mqueue \(String(containerID.reversed())) rw\n"
                    + "612 588 254:1 /docker/containers/\(containerID)/hostname /etc/hostname rw - ext4 /dev/vda1 rw",
            ],
        ])
    func container(files: [String: String]) {
        #expect(resource(files: files).last == "container.id=\(Self.containerID)")
    }

    @Test("Outside of a container there is no id of one")
    func noContainer() {
        let files = [
            "/proc/self/cgroup": "0::/user.slice/user-1000.slice/session-2.scope",
            "/proc/self/mountinfo": "25 1 8:1 / / rw shared:1 - ext4 /dev/disk/\(Self.containerID) rw",
        ]
        #expect(resource(files: files) == usual)
    }

    @Test("A pod is told by its variables and by the files of its account")
    func kubernetes() {
        let variables = ["KUBERNETES_SERVICE_HOST": "10.0.0.1", "HOSTNAME": "orders-5f-x", "NODE_NAME": "node-3"]
        let files = ["/var/run/secrets/kubernetes.io/serviceaccount/namespace": "shop\n"]
        #expect(
            resource(variables, files: files).dropFirst(usual.count)
                == ["k8s.pod.name=orders-5f-x", "k8s.namespace.name=shop", "k8s.node.name=node-3"])
        #expect(resource(["HOSTNAME": "orders-5f-x"]) == usual)
    }

    @Test("A Lambda function is told by its variables")
    func lambda() {
        let variables = [
            "AWS_LAMBDA_FUNCTION_NAME": "orders", "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_REGION": "eu-west-1",
            "AWS_LAMBDA_LOG_STREAM_NAME": "2026/01/01/[1]a", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
        ]
        #expect(
            resource(variables).dropFirst(usual.count) == [
                "cloud.provider=aws", "cloud.platform=aws_lambda", "cloud.region=eu-west-1", "faas.name=orders",
                "faas.version=$LATEST", "faas.instance=2026/01/01/[1]a", "faas.max_memory=134217728",
            ])
    }

    @Test("The instance's id is a random UUID, and stays the same in this process")
    func instanceID() throws {
        let id = ProcessSurroundings.current.instanceID
        #expect(try /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/.wholeMatch(in: id) != nil)
        #expect(ProcessSurroundings.current.instanceID == id)
    }

    @Test("The variable names detectors, and says which it does not know")
    func variable() {
        let reading = EnvironmentReading(["OTEL_EXPERIMENTAL_RESOURCE_DISABLED_DETECTORS": "host, Container,gcp"])
        #expect(reading.configuration.disabledResourceDetectors == [.host, .container])
        #expect(reading.configuration.problems.count == 1)
    }

    @Test("Each attribute of the resource is in the article's table, and each of the table is detected")
    func documented() throws {
        let article = try String(
            contentsOf: packageRoot.appending(path: "Sources/TraceRuntime/TraceRuntime.docc/Attributes.md"),
            encoding: .utf8)
        let table = try #require(article.split(separator: "## The resource").last)
            .split(separator: "\n").filter { $0.hasPrefix("|") }.joined()
        let names = table.matches(of: /`([a-z0-9_]+\.[a-z0-9_.]+)`/).map { String($0.1) }
        let everywhere = ProcessSurroundings(
            executableName: "shop", id: 7, hostName: "web-1", instanceID: "an-id", variable: { _ in "1" },
            file: { _ in Self.containerID })
        let detected = TraceResource(serviceName: nil, [:], on: everywhere).attributes.map(\.key.name)
        #expect(names.sorted() == detected.sorted())
    }
}
