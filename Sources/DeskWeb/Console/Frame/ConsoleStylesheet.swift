/// The stylesheet of the console, written by hand (look.md): dense, quiet, nothing moves by itself.
///
/// Colours are tokens, light and dark, those of the public side and two grounds: what goes to the reporter
/// (`--reply`) and what stays among the staff (`--note`).
enum ConsoleStylesheet {
  /// Everything, as it is sent.
  static let text = frame + parts + cases + narrow

  private static let frame = """
    :root{color-scheme:light dark;--ink:#14202b;--soft:#44525f;--paper:#fff;--tint:#f1f5f7;--line:#6b7a86;\
    --hair:#c9d3da;--accent:#004d5c;--accent-ink:#fff;--stop:#a30d1d;--stop-tint:#fdeff0;--careful:#6e4a00;\
    --careful-tint:#fff5dc;--safe:#0c5a2e;--safe-tint:#e9f6ee;--reply:#e6f3f6;--note:#fdf1cd;--ring:#14202b;\
    --halo:#ffd43d}
    @media(prefers-color-scheme:dark){:root{--ink:#edf2f5;--soft:#b9c6cf;--paper:#131b22;--tint:#1d2831;\
    --line:#8496a3;--hair:#38464f;--accent:#7fd3e2;--accent-ink:#0b1419;--stop:#ff9c9c;--stop-tint:#3a1a1e;\
    --careful:#ffd27a;--careful-tint:#352a12;--safe:#86dba6;--safe-tint:#15301f;--reply:#12303a;\
    --note:#362b10;\
    --ring:#131b22;--halo:#ffd43d}}
    *,*::before,*::after{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 "Noto Sans JP","Noto Sans CJK JP",\
    "Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic UI",Meiryo,system-ui,sans-serif;line-break:strict;\
    overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
    :lang(en){font-family:system-ui,"Noto Sans",sans-serif}
    .bar{background:var(--tint);border-bottom:1px solid var(--line)}
    .in{display:flex;flex-wrap:wrap;gap:0 16px;align-items:center;padding:4px 16px}
    .bar p,.bar ul{margin:0}
    .service a{color:var(--ink);font-weight:700;text-decoration:none}
    .service a,.who a{display:inline-flex;align-items:center;min-height:32px}
    .notice{border:1px solid var(--careful);color:var(--careful);background:var(--careful-tint);\
    font-weight:700;\
    font-size:12px;padding:0 6px}
    .areas ul,.languages{list-style:none;display:flex;flex-wrap:wrap;gap:0 8px;padding:0}
    .areas a{display:inline-flex;align-items:center;min-height:32px;padding:0 12px;color:var(--ink);\
    text-decoration:none;border-bottom:3px solid transparent;border-top:3px solid transparent}
    .areas a:hover{text-decoration:underline}
    .areas a[aria-current]{border-bottom-color:var(--accent);font-weight:700}
    .me{display:flex;flex-wrap:wrap;gap:0 16px;align-items:center;margin-left:auto}
    .languages li{min-height:32px;display:flex;align-items:center}
    .languages a{display:inline-flex;align-items:center;min-height:32px}
    .areas li,.languages li{margin:0}
    main{max-width:960px;margin:0 auto;padding:16px}
    main.wide{max-width:none}
    .entry{max-width:560px;margin:0 auto}
    footer{border-top:1px solid var(--hair);color:var(--soft);font-size:12px;padding:4px 16px;margin-top:32px}
    footer a{display:inline-block;padding:4px 0}
    h1,h2,h3,h4,legend{line-height:1.4;font-weight:700;word-break:auto-phrase;text-wrap:pretty}
    h1{font-size:20px;margin:0 0 12px}
    h2{font-size:16px;margin:24px 0 8px}
    h3{font-size:14px;margin:16px 0 4px}
    h4{font-size:14px;margin:12px 0 4px}
    p,ul,ol,dl{margin:0 0 8px}
    ul,ol{padding-left:1.6em}
    li{margin:2px 0}
    a,.link{color:var(--accent);text-decoration:underline;text-underline-offset:.2em}
    a:hover,.link:hover{text-decoration-thickness:2px}
    :focus-visible{outline:3px solid var(--ring);outline-offset:0;box-shadow:0 0 0 6px var(--halo);\
    border-radius:4px}
    [aria-current]{font-weight:700}
    .hidden{position:absolute;width:1px;height:1px;margin:-1px;padding:0;border:0;overflow:hidden;\
    clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:-999px}
    .skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:1}
    .hint,.need,.why,.who,.basis,.progress{color:var(--soft);font-size:13px}
    .need{font-weight:400;border:1px solid var(--line);padding:0 4px;font-size:12px}
    .basis::before{content:"("}.basis::after{content:")"}
    .careful{color:var(--careful);font-weight:700}
    .done{color:var(--safe);font-weight:700}
    .stop{color:var(--stop);font-weight:700}
    .id,.code,code,kbd{font-family:ui-monospace,"Noto Sans Mono",Menlo,Consolas,"Liberation Mono",monospace}
    .id{white-space:nowrap}
    .code{display:inline-block;background:var(--tint);border:1px solid var(--hair);border-radius:4px;\
    padding:4px 8px;\
    user-select:all;-webkit-user-select:all;overflow-wrap:anywhere}
    kbd{border:1px solid var(--line);border-radius:4px;padding:0 4px;font-size:12px}

    """

  private static let parts = """
    button{font:inherit;cursor:pointer;min-height:32px}
    button.link{background:none;border:0;padding:4px 0}
    .primary,.equal,.danger{display:inline-flex;align-items:center;min-height:36px;padding:4px 16px;\
    border-radius:6px;font-weight:700;border:2px solid var(--accent);text-decoration:none}
    .primary{background:var(--accent);color:var(--accent-ink)}
    .primary:hover,.equal:hover,.danger:hover{text-decoration:underline}
    .equal{background:var(--paper);color:var(--accent)}
    .danger{background:var(--paper);color:var(--stop);border-color:var(--stop)}
    .go{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:12px 0}
    .go>a:not([class]){display:inline-flex;align-items:center;min-height:36px}
    .field{margin:12px 0}
    .field label,fieldset.field>legend{font-weight:700;display:block;margin-bottom:4px}
    .field .hint,.field .error{margin:0 0 4px}
    fieldset{border:0;margin:0 0 12px;padding:0;min-width:0}
    legend{padding:0}
    input,select,textarea{font:inherit;color:var(--ink);background:var(--paper);max-width:100%}
    input:not([type=checkbox],[type=radio],[type=hidden]),select{min-height:36px;padding:4px 8px;\
    border:1px solid var(--line);border-radius:6px}
    textarea{display:block;width:100%;min-height:6em;padding:8px;border:1px solid var(--line);\
    border-radius:6px;\
    resize:vertical}
    input[type=file]{width:100%}
    [aria-invalid]{border:2px solid var(--stop)!important}
    .check,.field .check{display:flex;gap:8px;align-items:flex-start;min-height:32px;padding:4px 0;\
    cursor:pointer;\
    font-weight:400}
    .check input{flex:none;width:20px;height:20px;margin:1px 0 0;accent-color:var(--accent)}
    .boxes th,.boxes td{vertical-align:middle;padding-top:0;padding-bottom:0}
    .boxes .check{padding:6px 8px;margin-left:-8px;width:max-content}
    .error{color:var(--stop);font-weight:700}
    .errors{border:2px solid var(--stop);border-radius:6px;padding:8px 12px;margin:0 0 16px}
    .errors h2{margin:0 0 4px;font-size:14px}
    .errors ul{margin:0}
    .errors li{padding:2px 0}.errors a{color:var(--stop);font-weight:700}
    .flash{border:2px solid var(--safe);background:var(--safe-tint);border-radius:6px;padding:8px 12px;\
    font-weight:700;margin:0 0 16px}
    .flash.warn{border-color:var(--careful);background:var(--careful-tint)}
    .flash form{display:inline}
    .box{border:1px solid var(--line);border-radius:6px;padding:8px 12px;margin:0 0 16px}
    .box>:first-child{margin-top:0}.box>:last-child{margin-bottom:0}
    .facts{display:grid;grid-template-columns:fit-content(45%) minmax(0,1fr);gap:4px 16px}\
    .facts dd{overflow-wrap:break-word}
    .facts dt{color:var(--soft)}.facts dd{margin:0}
    dd{margin:0 0 4px}
    details{margin:8px 0}
    summary{cursor:pointer;min-height:32px;padding:4px 0;color:var(--accent);font-weight:700}
    .dialog{border:1px solid var(--line);border-radius:6px;padding:0 12px}
    .dialog[open]{padding-bottom:8px}
    .dialog>summary{padding:6px 0}
    table{border-collapse:collapse;width:100%;margin:0 0 16px}
    caption{text-align:left;font-weight:700;padding:0 0 4px}
    th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid var(--hair)}
    thead th{color:var(--soft);font-weight:400;font-size:13px;border-bottom-color:var(--line);\
    white-space:nowrap}
    tbody th{font-weight:700}
    td a,th a{display:inline-block;padding:2px 0;min-height:24px}
    .number{text-align:right}
    .mark{display:inline-block;border:1px solid currentColor;border-radius:4px;padding:0 4px;font-size:12px;\
    font-weight:700}
    .mark.stop,.at-risk{color:var(--stop)}.mark.careful{color:var(--careful)}.mark.done{color:var(--safe)}
    .at-risk{font-weight:700}
    .tlp{display:inline-block;background:#000;color:#fff;border-radius:4px;padding:0 6px;font-weight:700;\
    font-size:12px;white-space:nowrap;border:1px solid var(--line)}
    .tlp.red{color:#ff2b2b}.tlp.amber{color:#ffc000}.tlp.green{color:#3f0}.tlp.clear{color:#fff}
    .queue td,.queue th{padding:6px 12px 6px 0}
    .queue tbody tr:hover{background:var(--tint)}
    .queue tr.picked{background:var(--safe-tint)}
    .queue tr.here{outline:3px solid var(--accent);outline-offset:-3px}
    .queue .subject{font-weight:400}
    .filters{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin:0 0 12px}
    .filters .field{margin:0}
    .tabs{list-style:none;display:flex;flex-wrap:wrap;gap:8px;padding:0;border-bottom:1px solid var(--line)}
    .tabs a{display:inline-flex;align-items:center;min-height:32px;padding:0 8px;text-decoration:none}
    .tabs a[aria-current]{border-bottom:3px solid var(--accent);color:var(--ink)}
    .pages{display:flex;flex-wrap:wrap;gap:16px}
    .panes{display:grid;gap:16px}
    .pane{min-width:0}
    .pane>:first-child{margin-top:0}
    .talk{list-style:none;padding:0}
    .talk>li{border:1px solid var(--hair);border-left:6px solid var(--line);border-radius:6px;\
    padding:8px 12px;\
    margin:0 0 8px}
    .talk p{margin:0}
    .talk .by{color:var(--soft);font-size:13px}
    .talk>.to-reporter{border-left-color:var(--accent);background:var(--reply)}
    .talk>.internal{border-left:6px double var(--careful);background:var(--note)}
    .talk>.event{border:0;padding:0 0 0 16px;color:var(--soft);font-size:13px}
    .told{white-space:pre-wrap}
    .reply,.note{border-radius:6px;padding:12px;margin:0 0 16px}
    .reply{background:var(--reply);border:2px solid var(--accent)}
    .note{background:var(--note);border:2px dashed var(--careful)}
    .reply>:first-child,.note>:first-child,.reply>[type=hidden]+*,.note>[type=hidden]+*{margin-top:0}
    .note .primary{background:var(--careful);border-color:var(--careful);color:var(--paper)}
    .reply .hint,.note .hint{color:var(--ink)}
    .recipients{font-weight:700}
    .duties{list-style:none;padding:0}
    .duty{border-left:4px solid var(--accent);padding:0 0 0 12px;margin:8px 0}
    .duty h3{margin:0}.stage{font-weight:400}.due{margin:0}
    .left{color:var(--careful);font-weight:700}.left.past{color:var(--stop)}
    .destination{background:var(--tint);border-radius:6px;padding:8px 12px;margin:0 0 8px}
    .given dl{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 12px}
    .qr{display:block;width:208px;height:208px;border:1px solid var(--line);border-radius:4px;background:#fff}
    .codes{display:grid;grid-template-columns:repeat(auto-fill,minmax(14em,1fr));gap:8px;\
    list-style:decimal inside;\
    padding:12px;border:2px solid var(--accent);border-radius:6px}
    .codes .code{font-size:16px;font-weight:700;border:0}
    .two{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:flex-start}
    .two>*{flex:1 1 240px;min-width:0}

    """

  private static let narrow = """
    @media(min-width:1200px){.panes{grid-template-columns:280px minmax(0,1fr) 320px;align-items:start}\
    .panes.two-panes{grid-template-columns:minmax(0,1fr) 360px}}
    @media(max-width:640px){.in{padding:4px 12px}main{padding:12px}.me{margin-left:0}.facts,.given dl{\
    display:block}\
    .facts dt,.given dt{font-weight:700}\
    .stack,.stack tbody,.stack tr,.stack th,.stack td{display:block;width:100%}\
    .stack thead,.stack caption.hidden{position:absolute;width:1px;height:1px;overflow:hidden;\
    clip-path:inset(50%)}\
    .stack caption:not(.hidden){display:block}\
    .stack tr{border:1px solid var(--line);border-radius:6px;padding:4px 12px;margin:0 0 8px}\
    .stack th,.stack td{border:0;padding:2px 0;text-align:left}\
    .stack td{position:relative;padding:2px 0 2px 8em;min-height:25px}\
    .stack td::before{content:attr(data-label);position:absolute;left:0;width:8.2em;color:var(--soft);\
    font-size:13px}}
    @media print{@page{size:A4;margin:12mm}body{font-size:10pt;color:#000;background:#fff}\
    .bar,.skip,footer,.noprint,button,.go,.dialog,.filters,.tabs{display:none!important}main{padding:0;\
    max-width:none}\
    .panes{display:block}.talk>li,.box,.codes,tr{break-inside:avoid}.talk>li,.reply,.note{background:none;\
    border-color:#000}.hint,.soft{color:#222}a{color:#000;text-decoration:none}.mark,.careful,.done,.stop{\
    color:#000}\
    details:not([open])::details-content{content-visibility:visible;block-size:auto}}

    """
}
