extension Stylesheet {
  /// How the expert page looks; it follows the rest.
  static let expert = """
    main:has(>.expert),body:has(.expert) .in{max-width:1200px}
    .expert>:is(h1,p,.verdict,.notice-box,.errors,div.noprint),.expert .field>p{max-width:752px}
    .jumps{list-style:none;display:flex;flex-wrap:wrap;gap:0 16px;padding:0}
    .jumps a{display:inline-block;padding:8px 0;min-height:44px}
    .facts-group{border-top:1px solid var(--line);padding:12px 0;margin:0 0 8px;display:grid;\
    grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:4px 24px}
    .facts-group>legend{font-weight:700;font-size:1.1rem;float:left;width:100%;grid-column:1/-1;\
    scroll-margin-top:8px}
    .facts-group>:is(.hint,.several,.error){grid-column:1/-1;margin:0}
    .facts-group>label{display:flex;align-items:center;justify-content:space-between;font-size:.92rem;\
    line-height:1.4;gap:8px;min-height:44px}
    .facts-group>label:has(option:checked:not([value=""])){font-weight:700}
    .facts-group :is(select,input[type=text]){flex:none;min-height:44px;padding:4px 8px;border-width:1px;width:48%}
    .several{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:0 24px}
    .several>legend{font-size:.92rem;float:left;width:100%;grid-column:1/-1}
    .several label{display:flex;gap:8px;align-items:flex-start;min-height:44px;padding:8px 0;font-size:.92rem;\
    line-height:1.5}
    .several input{flex:none;width:24px;height:24px;margin:0;accent-color:var(--accent)}
    .proposals{list-style:none;padding:0}
    .proposals q{display:block;border-left:3px solid var(--line);padding-left:8px;margin-top:4px;color:var(--soft);\
    font-size:.92rem}
    .proposals q::before,.proposals q::after{content:none}
    .verdict .judged{font-size:1.5rem;margin:0 0 8px}
    .indicators{margin:0}.indicators dt{font-weight:700}.indicators dd{margin:0 0 4px}
    .indicators code{font-family:ui-monospace,"Noto Sans Mono",Menlo,Consolas,monospace;font-size:.85rem;\
    overflow-wrap:anywhere;user-select:all;-webkit-user-select:all}
    .expert textarea{font-size:.92rem}
    @media print{.facts-group{gap:2pt 16pt;padding:4pt 0}.facts-group>label,.several label{min-height:0;padding:0;\
    flex-direction:row;font-size:8.5pt;break-inside:avoid}.facts-group :is(select,input[type=text]){min-height:0;\
    width:auto;padding:0;border-color:#000;color:#000;background:none;font-size:8.5pt}.several input{width:10pt;\
    height:10pt}.expert textarea{min-height:0;font-size:8.5pt;\
    field-sizing:content}.proposals .row{padding:2pt 4pt;min-height:0;margin:2pt 0}}

    """
}
