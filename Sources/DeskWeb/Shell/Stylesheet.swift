/// The one stylesheet of the public side, written by hand (look.md).
///
/// Colours are tokens, light and dark; a test reads them here and checks their contrast.
enum Stylesheet {
  static let text = """
    :root{color-scheme:light dark;--ink:#14202b;--soft:#44525f;--paper:#fff;--tint:#f1f5f7;--line:#6b7a86;\
    --accent:#004d5c;--accent-ink:#fff;--stop:#a30d1d;--stop-tint:#fdeff0;--careful:#6e4a00;\
    --careful-tint:#fff5dc;--safe:#0c5a2e;--safe-tint:#e9f6ee;--ring:#14202b;--halo:#ffd43d}
    @media(prefers-color-scheme:dark){:root{--ink:#edf2f5;--soft:#b9c6cf;--paper:#131b22;--tint:#1d2831;\
    --line:#8496a3;--accent:#7fd3e2;--accent-ink:#0b1419;--stop:#ff9c9c;--stop-tint:#3a1a1e;--careful:#ffd27a;\
    --careful-tint:#352a12;--safe:#86dba6;--safe-tint:#15301f;--ring:#131b22;--halo:#ffd43d}}
    *,*::before,*::after{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.75 "Noto Sans JP","Noto Sans CJK JP",\
    "Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic UI",Meiryo,system-ui,sans-serif;\
    line-break:strict;overflow-wrap:anywhere}
    :lang(en){font-family:system-ui,"Noto Sans",sans-serif;line-height:1.6}
    .in,main{max-width:752px;margin:0 auto;padding:0 16px}
    main{padding-top:24px;padding-bottom:48px}
    h1,h2,h3,h4,legend{line-height:1.4;font-weight:700;word-break:auto-phrase;text-wrap:pretty}
    .primary,.equal{word-break:auto-phrase}
    h1{font-size:1.6rem;margin:0 0 16px}
    h2{font-size:1.25rem;margin:40px 0 12px}
    h3{font-size:1.1rem;margin:24px 0 8px}
    h4{font-size:1rem;margin:16px 0 4px}
    p,ul,ol,dl{margin:0 0 12px}
    ul,ol{padding-left:1.4em}
    li{margin:4px 0}
    a,.link{color:var(--accent);text-decoration:underline;text-underline-offset:.2em}
    a:hover,.link:hover{text-decoration-thickness:3px}
    :focus-visible{outline:3px solid var(--ring);outline-offset:0;box-shadow:0 0 0 6px var(--halo);\
    border-radius:4px}
    .hidden{position:absolute;width:1px;height:1px;margin:-1px;padding:0;border:0;overflow:hidden;\
    clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:-999px}
    .skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:1}
    .top{border-bottom:1px solid var(--line);background:var(--tint)}
    .top .in{display:flex;flex-wrap:wrap;gap:0 16px;align-items:center;padding-top:8px;padding-bottom:8px}
    .top p{margin:0}
    .service a{color:var(--ink);font-weight:700;text-decoration:none;display:inline-block;padding:8px 0}
    .notice{border:2px solid var(--careful);color:var(--careful);background:var(--careful-tint);font-weight:700;\
    font-size:.85rem;padding:0 8px}
    .languages{list-style:none;display:flex;flex-wrap:wrap;gap:0 16px;padding:0;margin:0;font-size:.9rem}
    .languages li{margin:0;min-height:44px;display:flex;align-items:center}
    .languages a,.languages button{min-height:44px;display:inline-flex;align-items:center}
    [aria-current]{font-weight:700}
    .strip{background:var(--stop-tint);border-bottom:2px solid var(--stop)}
    .strip .in{display:flex;flex-wrap:wrap;gap:0 24px}
    .strip p{margin:0;padding:4px 0}
    .strip a{color:var(--stop);font-weight:700;display:inline-block;padding:8px 0}
    .lead{font-size:1.1rem}
    .hint,.why,.who,.basis,.progress{color:var(--soft);font-size:.92rem}
    .basis::before{content:"("}.basis::after{content:")"}
    button{font:inherit;cursor:pointer;min-height:44px}
    button.link,.languages button{background:none;border:0;padding:10px 0;color:var(--accent);\
    text-decoration:underline;text-underline-offset:.2em;min-height:44px;text-align:left}
    .back{background:none;border:0;padding:8px 0;min-height:44px;color:var(--accent);text-decoration:underline}
    .back::before{content:"← "}
    .primary,.equal{display:inline-block;min-height:56px;padding:12px 32px;border-radius:8px;font-weight:700;\
    text-align:center;border:2px solid var(--accent);text-decoration:none}
    .primary{background:var(--accent);color:var(--accent-ink)}
    .primary:hover{text-decoration:underline}
    .equal{background:var(--paper);color:var(--accent)}
    .go{display:flex;flex-wrap:wrap;gap:12px;margin:24px 0 12px}
    fieldset{border:0;margin:0;padding:0;min-width:0}
    legend{padding:0}
    .row{display:flex;gap:12px;align-items:flex-start;min-height:44px;padding:10px 12px;margin:8px 0;\
    border:1px solid var(--line);border-radius:8px;background:var(--paper);cursor:pointer}
    .row:hover{background:var(--tint)}
    .row:has(:checked){border:2px solid var(--accent);padding:9px 11px;background:var(--tint)}
    .row:focus-within{outline:3px solid var(--ring);box-shadow:0 0 0 6px var(--halo)}
    .row input{flex:none;width:24px;height:24px;margin:3px 0 0;accent-color:var(--accent)}
    .row input:focus-visible{outline:none;box-shadow:none}
    .rest{margin-top:24px}
    .rest p{font-weight:700;margin:0}
    .field{margin:24px 0}
    .field label{font-weight:700;display:block}
    .need{font-weight:400;font-size:.85rem;color:var(--soft);border:1px solid var(--line);padding:0 6px;\
    margin-left:4px}
    .field .hint{margin:0 0 4px}
    input[type=text],select,textarea,input[type=file]{font:inherit;min-height:48px;padding:8px 12px;border:2px solid var(--line);\
    border-radius:8px;background:var(--paper);color:var(--ink);max-width:100%}
    textarea{display:block;width:100%;min-height:8em;line-height:1.6;resize:vertical}
    input[type=file]{width:100%}
    fieldset.field legend{font-weight:700}
    .field .row{display:flex;font-weight:400}
    :is(input,select,textarea)[aria-invalid]{border-color:var(--stop)}
    .error{color:var(--stop);font-weight:700;margin:4px 0}
    .errors{border:3px solid var(--stop);border-radius:8px;padding:12px 16px;margin:0 0 24px}
    .errors h2{margin:0 0 8px;font-size:1.1rem}
    .errors a{color:var(--stop);font-weight:700}
    details{margin:12px 0}
    summary{cursor:pointer;min-height:44px;padding:8px 0;color:var(--accent);font-weight:700}
    .known{border:2px solid var(--stop);background:var(--stop-tint);border-radius:8px;padding:8px 16px;\
    margin:0 0 16px}
    .known ul{margin:0;list-style:none;padding:0}
    .known a{color:var(--stop);font-weight:700;display:inline-block;padding:8px 0}
    .now{color:var(--stop);margin:0}
    .steps{list-style:none;padding:0;counter-reset:step}
    .steps>li{counter-increment:step;position:relative;border-left:6px solid var(--safe);\
    padding:2px 0 2px 52px;margin:0 0 16px}
    .steps>li::before{content:counter(step);position:absolute;left:12px;top:2px;font-weight:700;\
    font-size:1.25rem;font-variant-numeric:tabular-nums}
    .steps>.avoid{border-left:6px double var(--stop)}
    .steps p{margin:0}
    .act{font-weight:700}
    .mark{border:2px solid currentColor;border-radius:4px;padding:0 6px;font-size:.85rem;font-weight:700;\
    white-space:nowrap}
    .do .mark{color:var(--safe)}.avoid .mark{color:var(--stop)}
    ruby{ruby-align:center}rt{font-size:.55em}
    .choices{list-style:none;padding:0}
    .choices li{border:1px solid var(--line);border-radius:8px;padding:4px 16px;margin:8px 0}
    .choices a{display:block;padding:8px 0;font-weight:700}
    .choices p{margin:0 0 8px}
    .jump{columns:2;list-style:none;padding:0}
    .jump a{display:inline-block;padding:8px 0}
    .desk,.destination,.notice-box{border:1px solid var(--line);border-radius:8px;padding:16px;margin:16px 0}
    .desk h3{margin-top:0}
    .destination{background:var(--tint)}
    .destination p:last-child{margin:0}
    .careful{color:var(--careful);font-weight:700}
    .done{color:var(--safe);font-weight:700}
    .notice-box{border:2px solid var(--careful)}
    .notice-box h2{margin-top:0}
    .verdict{border:3px solid var(--line);border-radius:8px;padding:16px}
    .verdict h1{font-size:1.8rem;margin:0 0 8px}
    .verdict h2{font-size:1rem;margin:16px 0 4px}
    .verdict.confirmed{border-color:var(--stop)}
    .verdict.suspected{border-color:var(--careful)}
    .verdict.none{border-color:var(--safe)}
    .verdict .service{margin:0;color:var(--soft)}
    .urgency b{border:2px solid currentColor;border-radius:4px;padding:0 8px;margin-right:4px}
    .urgency.immediate b{color:var(--stop)}.urgency.today b{color:var(--careful)}
    .duties{list-style:none;padding:0}
    .duty{border:1px solid var(--line);border-left:6px solid var(--accent);border-radius:8px;padding:12px 16px;\
    margin:12px 0}
    .duty h3{margin:0}
    .stage{font-weight:400}
    .due{font-size:1.1rem;margin:4px 0}
    .left{color:var(--careful);font-weight:700}.left.past{color:var(--stop)}
    .marks{margin:0 0 4px}
    .told{white-space:pre-wrap}
    .ways{list-style:none;padding:0;margin:0}
    .ways a{display:inline-block;padding:10px 0}
    .id,.code{font-family:ui-monospace,"Noto Sans Mono",Menlo,Consolas,"Liberation Mono",monospace}
    .id{white-space:nowrap;user-select:all;-webkit-user-select:all}
    .receipt{border:3px solid var(--accent);border-radius:8px;padding:16px;margin:16px 0}
    .receipt h2{margin:0 0 8px}
    .receipt p:last-child{margin:0}
    .code{font-size:1.7rem;line-height:1.5;font-weight:700;letter-spacing:.04em;overflow-wrap:normal;\
    word-break:keep-all;user-select:all;-webkit-user-select:all;background:var(--tint);padding:8px 12px;\
    border-radius:4px}
    .facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px}
    .facts dt{color:var(--soft)}.facts dd{margin:0}
    .saved{border-top:1px solid var(--line);padding-top:12px;margin-top:24px}
    .saved span{display:inline-block}
    .flash{border:2px solid var(--safe);background:var(--safe-tint);color:var(--ink);border-radius:8px;\
    padding:12px 16px;font-weight:700}
    .state{border:3px solid var(--line);border-radius:8px;padding:12px 16px;margin:0 0 16px}
    .state p{margin:0}.state p:first-child{font-size:1.1rem}
    .state.waiting{border-color:var(--accent)}
    .talk{list-style:none;padding:0}
    .talk li{border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:12px 0}
    .talk p{margin:0}.talk .told{margin-top:4px}.subject{font-weight:700}
    .desk-says{border-left:6px solid var(--accent)!important;background:var(--tint)}
    .you-say{margin-left:32px!important}
    .answered{border-bottom:1px solid var(--line)}
    .answered h2{font-size:1.05rem;margin:16px 0 8px}
    .answered dl,.given dl{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 16px;margin:0}
    dd{margin:0 0 8px}
    .sources dt,.history dt{font-weight:700}
    nav .languages{margin:0 0 16px}
    .picks{margin:8px 0 0;font-weight:700}
    .plain{list-style:none;padding:0;margin:0}
    .flash p{margin:0}
    .choices h2{font-size:1.1rem;margin:8px 0}
    .choices li li,.talk li li{border:0;padding:0;margin:2px 0}
    .uses{margin-top:-16px}
    .paper{border:2px solid var(--line);border-radius:8px;padding:16px;margin:24px 0}
    .paper h2{font-size:1.1rem;margin:24px 0 8px}
    .paper .told{margin:0 0 4px}
    .rows{margin:0}
    .rows>div{border-top:1px solid var(--line);padding:8px 0}
    .rows dt{font-weight:700}.rows dt .hint{display:block;font-weight:400}.rows dd{margin:0}
    .remarks{font-size:.92rem}
    .unknown{border-left:6px double var(--careful);padding-left:8px;color:var(--careful);font-weight:700}
    .from{margin:0}
    @media(min-width:640px){.rows>div{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);\
    gap:0 16px}}
    footer{border-top:1px solid var(--line);background:var(--tint);font-size:.92rem;padding:16px 0 32px}
    footer ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 24px;padding:0}
    footer a{display:inline-block;padding:8px 0}
    @media(max-width:480px){.jump{columns:1}.go{flex-direction:column}.primary,.equal{width:100%}\
    .answered dl,.given dl{display:block}.answered dt,.given dt{font-weight:700}h1{font-size:1.4rem}.code{font-size:1.4rem}\
    .you-say{margin-left:16px!important}.facts{display:block}.facts dt{font-weight:700}}
    @media print{@page{size:A4;margin:12mm}body{font-size:10pt;line-height:1.45;color:#000;background:#fff}\
    .skip,.strip,.languages,footer nav,.noprint,.go,.known,button,.why summary{display:none!important}\
    .top,footer{background:none;padding:0;border:0}.service,.top p{font-size:8pt}h1{font-size:15pt;margin:0 0 4pt}\
    main{padding:0;max-width:none}.lead{font-size:10.5pt;margin:0 0 6pt}.steps>li{margin:0 0 4.5pt;\
    break-inside:avoid;border-color:#000;padding-left:40px}.steps>li::before{font-size:11pt}.why{font-size:8.5pt;\
    color:#000}.who,.hint,.basis{color:#222;font-size:8.5pt}.mark,.careful,.done,.left,.avoid .mark,.do .mark{\
    color:#000}a{color:#000;text-decoration:none}h2{font-size:12pt;margin:10pt 0 4pt}.duty,.destination,.verdict,\
    .choices li,.receipt,.state,.talk li{break-inside:avoid;border-color:#000;padding:4pt 8pt;margin:4pt 0}.in{max-width:none;padding:0}\
    p,ul,ol{margin:0 0 4pt}footer p{font-size:8pt}\
    @page paper{size:A4;margin:16mm 16mm 18mm;@bottom-right{content:counter(page)" / "counter(pages);\
    font-size:8pt}}main:has(.paper){page:paper}body:has(.paper)>:is(.top,footer){display:none}\
    .paper{border:0;padding:0;margin:0}.paper h2{margin:8pt 0 2pt}.rows>div{display:grid;\
    grid-template-columns:32% 1fr;gap:0 8pt;border:1px solid #000;margin-top:-1px;padding:3pt 6pt;\
    break-inside:avoid}.unknown{color:#000;border-color:#000}.letter>div{margin:0 0 6pt}\
    main:has(.letter) h1,.letter>.facts{display:none}\
    details:not([open])::details-content{content-visibility:visible;block-size:auto}summary{min-height:0;padding:0}}

    """
}
