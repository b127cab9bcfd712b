/// Classes of the queue and of the list of keys, beside those of `ConsoleStylesheet`.
///
/// The row that was left last (`:target`) has a ground, the row where the keyboard is has a ring: they are two
/// things.
extension ConsoleStylesheet {
  static let queue = """
    .tabs{gap:0 8px}.tabs .count{color:var(--soft);padding-left:6px}
    .filters .field label{font-weight:400;color:var(--soft);font-size:13px}
    .filters select{max-width:16em}
    .filters button{justify-content:center}
    .filters .clear,.pages a{display:inline-flex;align-items:center;min-height:36px}
    .queue caption{font-weight:400;color:var(--soft);font-size:13px}
    .queue tr{scroll-margin:40vh 0}
    .queue tbody tr:target{background:var(--tint);box-shadow:inset 4px 0 var(--accent);font-weight:400}
    .queue tbody tr:focus-within{outline:3px solid var(--ring);outline-offset:-3px;\
    box-shadow:inset 0 0 0 5px var(--halo)}
    .queue tr:focus-within a:focus-visible{outline:0;box-shadow:none;text-decoration-thickness:3px}
    .queue .subject{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
    .queue .labels{display:block;font-size:12px}.queue .labels .mark{color:var(--soft);font-weight:400}
    .template pre{white-space:pre-wrap;font:inherit;margin:0}
    dialog.keys{color:var(--ink);background:var(--paper);border:2px solid var(--line);border-radius:6px;\
    padding:12px 16px;max-width:min(440px,92vw)}
    dialog.keys h2{margin-top:0}dialog.keys::backdrop{background:rgb(0 0 0/.5)}
    @media(min-width:1181px){.queue td{word-break:auto-phrase}.queue td:first-child,.queue th:first-child{\
    padding-left:8px}.queue td:nth-of-type(1),.queue td:nth-of-type(3){min-width:5.5em}\
    .queue td:nth-of-type(2){min-width:12em}.queue td:nth-of-type(4){min-width:14em;word-break:normal}\
    .queue td:nth-of-type(5){min-width:8em}.queue td:nth-of-type(6){min-width:9em}\
    .queue td:nth-of-type(7){white-space:nowrap}.queue td:nth-of-type(8){overflow-wrap:normal}}
    @media(max-width:1180px){.queue,.queue tbody,.queue th,.queue td,.queue caption{display:block;width:100%}\
    .queue thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
    .queue td::before{content:none}.queue tr{display:grid;gap:0 16px;\
    grid-template-columns:repeat(auto-fill,minmax(min(300px,100%),1fr));border:1px solid var(--line);border-radius:6px;padding:8px 12px;margin:0 0 8px}\
    .queue td{border:0;position:relative;padding:2px 0 2px 7.5em;min-height:25px}\
    .queue td[data-label]::before{content:attr(data-label);position:absolute;left:0;color:var(--soft);\
    font-size:13px}\
    .queue th,.queue td:nth-of-type(4){order:-1;grid-column:1/-1;border:0;padding:2px 0}\
    .queue th{order:-2;font-size:16px}}
    @media(max-width:640px){.filters{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr)}\
    .filters .field:first-child{grid-column:1/-1}.filters select,.filters input{width:100%;max-width:none}}

    """
}
