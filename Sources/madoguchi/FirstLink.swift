import DeskCore
import DeskService

/// The link by which the first account is made: a start prints it while nobody has set one up.
enum FirstLink {
  /// Its address; nil where somebody has set up an account.
  ///
  /// Each call makes a new one, which counts for 24 hours, and the one before counts no more.
  static func make(_ accounts: Accounts, _ settings: Settings) async throws -> String? {
    do throws(DeskError) {
      return try await accounts.firstLink().map(settings.setupURL)
    } catch {
      throw Failure(error)
    }
  }
}

extension Settings {
  /// Where the holder of a link sets up an account.
  func setupURL(_ secret: String) -> String { "\(staffURL)/setup/\(secret)" }
}
