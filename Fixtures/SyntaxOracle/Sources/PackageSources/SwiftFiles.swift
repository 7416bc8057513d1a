import Foundation

/// The `.swift` files under a path, in a stable order; build products and hidden folders are left out.
public func swiftFiles(under path: String) throws -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw PackageSourcesError.notFound(path: path)
    }
    guard isDirectory.boolValue else { return [path] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted().flatMap { name -> [String] in
        let child = path + "/" + name
        let type = try FileManager.default.attributesOfItem(atPath: child)[.type] as? FileAttributeType
        if type == .typeDirectory { return name.hasPrefix(".") ? [] : try swiftFiles(under: child) }
        return type == .typeRegular && name.hasSuffix(".swift") ? [child] : []
    }
}
