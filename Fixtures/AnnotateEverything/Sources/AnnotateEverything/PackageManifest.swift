import Foundation

/// What a package's manifest says, as `swift package dump-package` prints it.
struct PackageManifest: Decodable {
    struct Product: Decodable {
        let name: String
        let targets: [String]
        let type: [String: [String]?]

        var isLibrary: Bool { type.keys.contains("library") }
    }

    struct Target: Decodable {
        let name: String
        let type: String
        let path: String?
        let sources: [String]?
        let exclude: [String]
        let dependencies: [Dependency]

        /// `{"byName": ["Logging", null]}`, `{"target": …}`; products of other packages are no concern here.
        struct Dependency: Decodable {
            let target: String?

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                var name: String?
                for key in [CodingKeys.byName, .target] where container.contains(key) {
                    var values = try container.nestedUnkeyedContainer(forKey: key)
                    name = try values.decode(String.self)
                }
                target = name
            }

            private enum CodingKeys: String, CodingKey {
                case byName, target
            }
        }
    }

    let name: String
    let products: [Product]
    let targets: [Target]

    init(ofPackageAt folder: String) throws {
        let dump = try Command(["swift", "package", "--package-path", folder, "dump-package"])
        guard dump.isSuccess else { throw HarnessError("\(folder): \(dump.errorOutput)") }
        self = try JSONDecoder().decode(Self.self, from: Data(dump.output.utf8))
    }

    /// The code that a dependent package builds: targets of library products, and what these depend on.
    var librarySourceTargets: [Target] {
        var names = Set(products.filter(\.isLibrary).flatMap(\.targets))
        var isGrowing = true
        while isGrowing {
            let needed = targets.filter { names.contains($0.name) }.flatMap { $0.dependencies.compactMap(\.target) }
            isGrowing = !names.isSuperset(of: needed)
            names.formUnion(needed)
        }
        return targets.filter { names.contains($0.name) && $0.type == "regular" }
    }
}
