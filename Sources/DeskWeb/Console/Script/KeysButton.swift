import DeskCore

/// Opens the list of keys; the script shows it, since without the script there are no keys.
enum KeysButton {
  static func html(_ context: ConsoleContext) -> HTML {
    """
    <button type="button" class="link" data-key="keys" hidden>\(context(ScriptWords.title)) <kbd>?</kbd></button>
    """
  }
}
