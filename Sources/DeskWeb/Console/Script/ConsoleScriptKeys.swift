extension ConsoleScript {
  /// Keys are known by their place on the keyboard: a Japanese input mode changes what a key means, not where it
  /// lies.
  static let keys = """
    const rows = all("table[data-queue] tbody tr");
    const link = row => row.querySelector("th a");
    const target = rows.find(row => row.id && "#" + row.id === location.hash);
    target?.setAttribute("aria-current", "true");
    let place = rows.indexOf(target);
    const here = () => rows.findIndex(row => row.contains(document.activeElement));
    const move = step => {
      const now = here() >= 0 ? here() : place;
      place = Math.max(0, Math.min(rows.length - 1, now + step));
      link(rows[place]).focus();
      rows[place].scrollIntoView({block: "nearest"});
    };
    // Coming back leads to the row that was left.
    rows.forEach(row => link(row).addEventListener("click", () => {
      history.replaceState(null, "", "#" + row.id);
    }));
    const [, folder, reference] = location.pathname.split("/");
    const back = one('a[data-key="back"]');
    if (back && folder === "cases") back.hash = reference;

    const press = name => {
      const element = named(name);
      if (!element) return false;
      let box = element;
      while (box = box.parentElement.closest("details")) box.open = true;
      if (!element.matches("input, textarea, select")) return element.click(), true;
      element.focus();
      element.scrollIntoView({block: "nearest"});
      return true;
    };
    const act = ({code, key, shiftKey}) => {
      if (key === "?" || (code === "Slash" && shiftKey)) return help(), true;
      if (shiftKey) return false;
      if (leads[code]) return press(leads[code]);
      if (!rows.length) return false;
      // Arrows scroll the page until a row has the focus.
      if (code === "KeyJ" || (code === "ArrowDown" && here() >= 0)) return move(1), true;
      if (code === "KeyK" || (code === "ArrowUp" && here() >= 0)) return move(-1), true;
      if (code === "KeyO" && here() >= 0) return link(rows[here()]).click(), true;
      return false;
    };
    document.addEventListener("keydown", event => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
      if (isOff() && !event.code.startsWith("Arrow")) return;
      if (act(event)) event.preventDefault();
    });

    """

  /// The list of keys, and the switch that WCAG 2.2 (2.1.4) asks for where a single letter does something.
  static let help = """
    const leads = {Slash: "search", KeyR: "reply", KeyN: "note", KeyU: "back"};
    const named = name => one(`[data-key="${name}"]`);
    const isOff = () => { try { return localStorage.keys === "off"; } catch { return false; } };
    const setOff = off => { try { localStorage.keys = off ? "off" : "on"; } catch { } };
    const works = name => "jko".includes(name) ? rows.length > 0
      : name === "?" || named({"/": "search", r: "reply", n: "note", u: "back"}[name]);
    let dialog = null;
    const help = () => {
      if (!dialog) {
        const list = make("dl");
        list.className = "facts";
        for (const name of ["j", "k", "o", "/", "r", "n", "u", "?"].filter(works)) {
          const also = {j: " ↓", k: " ↑", o: " Enter"}[name] ?? "";
          list.append(make("dt", "", make("kbd", name), also), make("dd", words[name]));
        }
        const box = make("input");
        box.type = "checkbox";
        box.checked = !isOff();
        box.addEventListener("change", () => setOff(!box.checked));
        const label = make("label", "", box, make("span", words.on));
        label.className = "check";
        const hint = make("p", words.hint);
        hint.className = "hint";
        const close = make("button", words.close);
        close.className = "equal";
        const form = make("form", "", label, close);
        form.method = "dialog";
        const heading = make("h2", words.title);
        heading.id = "keys-title";
        dialog = make("dialog", "", heading, list, hint, form);
        dialog.className = "keys";
        dialog.setAttribute("aria-labelledby", heading.id);
        document.body.append(dialog);
      }
      dialog.showModal();
    };
    all('[data-key="keys"]').forEach(button => {
      button.hidden = false;
      button.addEventListener("click", help);
    });

    """
}
