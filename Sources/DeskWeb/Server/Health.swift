import HTTPTypes
import Hummingbird

/// `/healthz` (the process) and `/readyz` (what it needs), on both listeners.
public enum Health {
  /// Adds both; with nothing stored yet, a process that answers is ready.
  public static func addRoutes(to router: Router<BasicRequestContext>) {
    for path in ["/healthz", "/readyz"] {
      router.get(RouterPath(path)) { _, _ in
        Response(
          status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
          body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))
      }
    }
  }
}
