// @traceBridge
import Foundation
// @traceBridge
import Loging

func load() {}
