/// The console's script: keys, a guard against lost and doubled forms, a countdown. Every page works without.
///
/// What it looks for in a page:
/// - `table[data-queue]`: the cases; the heading of each row holds its link, its id is the reference.
/// - `[data-key]`: where a key leads: `search` (/), `reply` (R), `note` (N), `back` (U), `keys` (?). A field gets
///   the focus, anything else is pressed; a closed `details` around it opens first.
/// - `textarea[data-unsent]`: text that the server put there and that is kept nowhere else: one that had a fault,
///   questions to ask.
/// - `[data-due]`: an instant, RFC 3339; the element's text counts the seconds down. `data-now` beside it is the
///   server's time when the page was made, so that a wrong clock of the browser does not matter. Not inside a
///   live region, or it is read out every second.
/// - `[data-copy]`: a text that a button beside it copies.
enum ConsoleScript {
  /// Everything, as it is sent; it takes nothing from anywhere else.
  static let text = """
    "use strict";
    (() => {
    const words = \(ScriptWords.json)[document.documentElement.lang] ?? {};
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const one = selector => document.querySelector(selector);
    const make = (name, text = "", ...children) => {
      const element = document.createElement(name);
      element.append(text, ...children);
      return element;
    };

    """ + keys + help + forms + countdown + copying + "})();\n"

  private static let forms = """
    let sending = null;
    const unsent = () => all("textarea").some(area => !area.readOnly && area.form !== sending
      && area.form?.getAttribute("method") === "post"
      && ("unsent" in area.dataset || area.value !== area.defaultValue));
    const free = () => {
      sending = null;
      all("form[data-sent]").forEach(form => form.removeAttribute("data-sent"));
    };
    const warn = event => {
      if (!unsent()) return;
      event.preventDefault();
      // Whoever stays may send again.
      setTimeout(free, 1000);
    };
    // Only once something was typed: the listener alone makes going back slower.
    const guard = () => { if (unsent()) addEventListener("beforeunload", warn); };
    document.addEventListener("input", event => { if (event.target.localName === "textarea") guard(); });
    document.addEventListener("submit", event => {
      const form = event.target;
      if (form.getAttribute("method") !== "post") return;
      if ("sent" in form.dataset) return event.preventDefault();
      form.dataset.sent = "";
      sending = form;
      // A page that was stopped while it loaded must not stay locked.
      setTimeout(free, 10000);
    });
    addEventListener("pageshow", () => { free(); guard(); });

    """

  private static let countdown = """
    const waits = all("[data-due]");
    const loaded = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
    const left = ({dataset}) => {
      const made = Date.parse(dataset.now ?? "");
      const now = isNaN(made) ? Date.now() : made + performance.now() - loaded;
      return Math.ceil((Date.parse(dataset.due) - now) / 1000);
    };
    const tick = () => {
      waits.forEach(wait => {
        const seconds = left(wait);
        wait.textContent = seconds > 0 ? words.left.replace("{n}", seconds) : words.leaving;
      });
      if (waits.some(wait => left(wait) > 0)) setTimeout(tick, 1000);
    };
    if (waits.length) tick();

    """

  private static let copying = """
    if (navigator.clipboard) all("[data-copy]").forEach(element => {
      const button = make("button", words.copy);
      button.type = "button";
      button.className = "link";
      button.addEventListener("click", () => navigator.clipboard.writeText(element.dataset.copy)
        .then(() => { button.textContent = words.copied; }, () => button.remove()));
      element.after(" ", button);
    });

    """
}
