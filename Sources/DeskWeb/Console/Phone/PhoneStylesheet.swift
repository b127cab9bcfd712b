/// Classes of the pages of a call, beside those of `ConsoleStylesheet`.
extension ConsoleStylesheet {
  static let phone = """
    .call{display:grid;gap:24px}
    .call>*{min-width:0}
    .call h2{margin-top:0}
    .call #questions{margin-top:16px}
    html:has(.acts){scroll-padding-bottom:104px}
    .row{display:flex;flex-wrap:wrap;gap:0 16px;align-items:flex-end}
    .row .field{flex:1 1 180px;min-width:0;margin:4px 0}
    .row input,.row select{width:100%}
    .ask{border-top:2px solid var(--line);padding:8px 0 0}
    .ask legend{float:left;width:100%;font-size:15px}
    .ask legend+*{clear:both}
    .ask details{margin:0}
    .yn{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:0 16px;align-items:center;\
    border-bottom:1px solid var(--hair);min-height:32px}
    .yn>span:last-child{display:flex;gap:8px}
    .yn:has(:checked:not([value=""])){background:var(--tint)}
    .of{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:0 16px}
    .yn label,.of label,.typed label{display:inline-flex;gap:4px;align-items:center;min-height:32px;\
    cursor:pointer;font-weight:400}
    .yn input,.of input,.typed input[type=checkbox]{flex:none;width:18px;height:18px;margin:0;\
    accent-color:var(--accent)}
    .typed{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}
    .heard ul{list-style:none;padding:0;margin:0}
    .heard li{border-bottom:1px solid var(--hair);padding:4px 0}
    .acts{position:sticky;bottom:0;background:var(--paper);border-top:2px solid var(--line);padding:4px 0}
    .acts .go,.acts p{margin:4px 0}
    .say{border-left:4px solid var(--accent);padding:0 0 0 16px}
    .say section{border-top:1px solid var(--hair);padding:8px 0 0;margin:0 0 12px}
    .say section.flash{font-weight:400}
    .say .flash{border-top:2px solid var(--careful);padding:8px 12px}
    .say h3{margin-top:0}
    .aid li{margin:4px 0}
    .big{font:700 24px/1.5 ui-monospace,"Noto Sans Mono",Menlo,Consolas,"Liberation Mono",monospace;\
    letter-spacing:.04em;word-break:keep-all;user-select:all;-webkit-user-select:all;margin:0 0 8px}
    .spelled{padding-left:2em}
    .spelled li{margin:4px 0}
    .spelled .id{display:inline-block;min-width:5em;font-size:18px}
    @media(min-width:1000px){.call{grid-template-columns:minmax(0,3fr) minmax(0,2fr);align-items:start}\
    .say{position:sticky;top:8px;max-height:calc(100vh - 16px);overflow:auto}}
    @media(max-width:640px){.yn{grid-template-columns:minmax(0,1fr)}.acts{position:static}\
    .say{border-left:0;border-top:4px solid var(--accent);padding:8px 0 0}}
    @media print{.call{display:block}.acts{display:none}\
    .say{position:static;max-height:none;overflow:visible}}

    """
}
