import DeskCore
import Hummingbird
import NIOCore

extension OpenAPI {
  /// `/api/openapi.json`, the same on both listeners; made once.
  func addRoute(to router: Router<BasicRequestContext>) {
    let document = ByteBuffer(string: json.text)
    router.get("/api/openapi.json") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json", .cacheControl: "public, max-age=300"],
        body: ResponseBody(byteBuffer: document))
    }
  }
}
