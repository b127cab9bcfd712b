extension Stylesheet {
  /// How the lists of the directory look; it follows the rest.
  static let directory = """
    .find{display:flex;flex-wrap:wrap;gap:0 24px;align-items:flex-end;margin:0 0 12px}
    .find .field{margin:8px 0}
    .vendors{width:100%;border-collapse:collapse;font-size:.92rem;line-height:1.6}
    .vendors th,.vendors td{border-bottom:1px solid var(--line);padding:8px 12px 8px 0;text-align:left;\
    vertical-align:top}
    .vendors thead th{border-bottom:2px solid var(--line);word-break:auto-phrase}
    .vendors thead th{overflow-wrap:normal}
    .vendors th .hint{font-weight:400}.vendors [data-label] span{white-space:nowrap}
    .vendors a,.police a,.pages a{display:inline-block;min-height:24px}
    .police{margin:0}
    .police>div{border-top:1px solid var(--line);padding:8px 0;display:grid;\
    grid-template-columns:7em minmax(0,1fr);gap:0 16px;scroll-margin-top:8px}
    .police>div:target{background:var(--tint)}
    .police dt{font-weight:700}.police dd{margin:0}
    .pages ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 16px;padding:0}
    .pages li{min-height:44px;display:flex;align-items:center}
    .destination h3{margin-top:0}
    @media(max-width:640px){.vendors,.vendors tbody,.vendors tr,.vendors th,.vendors td{display:block;width:100%}\
    .vendors thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
    .vendors tr{border:1px solid var(--line);border-radius:8px;padding:8px 16px;margin:0 0 12px}\
    .vendors th,.vendors td{border:0;padding:2px 0}.vendors [data-label]::before{content:attr(data-label)" ";\
    color:var(--soft)}.police>div{display:block}.find .field{width:100%}}
    @media print{h2,h3{break-after:avoid}.vendors a,.police a{min-height:0}.vendors{font-size:8.5pt;line-height:1.35}.vendors tr,.police>div{break-inside:avoid}\
    .vendors th,.vendors td{padding:3pt 6pt 3pt 0;border-color:#000}.vendors td a[href^=http]::after,\
    .police a[href^=http]::after{content:" "attr(href)}.police{columns:2;column-gap:16pt}.police>div{padding:2pt 0}}

    """
}
