/// Classes of the case pages, beside those of `ConsoleStylesheet`; what they change of it on a narrow screen
/// or on paper stands here as well.
extension ConsoleStylesheet {
  static let cases = """
    .case h2{font-size:14px;margin:16px 0 4px}.case h3{font-size:13px}
    .case section>h2:first-child{margin-top:0}
    .case section{margin:0 0 16px}
    .case section.reply,.case section.note{margin:0 0 16px}
    .case li a,.case dd a{display:inline-block;min-height:24px;padding:2px 0}
    .ways,.jumps ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 16px;padding:0;margin:0 0 8px}
    .ways li,.jumps li{margin:0;min-height:32px;display:flex;align-items:center}
    .case-ref{margin:0 0 4px}.case-ref .id{font-size:16px;user-select:all;-webkit-user-select:all}
    .case-head h1,.case .subject{margin:0 0 8px;font-size:18px}
    .case .none{color:var(--soft);font-weight:400}
    .subject-rest{margin:0 0 8px}
    .clocks{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(230px,100%),1fr));gap:4px 24px;\
    border-top:1px solid var(--hair);border-bottom:1px solid var(--hair);padding:8px 0;margin:0 0 16px}
    .clocks>div{min-width:0}
    .clocks dt{color:var(--soft);font-size:13px}.clocks dd{margin:0}
    .in-line{display:inline-flex;flex-wrap:wrap;gap:4px 16px;align-items:center;margin-left:8px}
    .label{display:inline-block;border:1px solid var(--line);border-radius:10px;padding:0 8px;font-size:12px}
    .mark.state.new{color:var(--accent)}.mark.state.open{color:var(--careful)}\
    .mark.state.waiting{color:var(--safe)}.mark.state.closed{color:var(--soft)}
    .mark.urgency.immediate{color:var(--stop)}.mark.urgency.today{color:var(--careful)}
    .hidden-sign{font:12px ui-monospace,"Noto Sans Mono",Menlo,Consolas,"Liberation Mono",monospace;\
    border:1px solid var(--stop);color:var(--stop);border-radius:4px;padding:0 2px;margin:0 2px}
    .notice-box{border:2px solid var(--careful);border-radius:6px;padding:8px 12px;margin:0 0 16px}
    .notice-box>:first-child{margin-top:0}.notice-box>:last-child{margin-bottom:0}
    .talk>.from-reporter{margin-right:32px}
    .talk>.to-reporter,.talk>.internal{margin-left:32px}
    .talk>.waits{border-style:dashed;border-left-style:solid}
    .talk>.event.failed{color:var(--stop);font-weight:700}
    .talk .told{margin:4px 0 0}.talk .to-reporter .hint,.talk .internal .hint{color:var(--ink)}
    .case .told{unicode-bidi:plaintext;max-width:44em}
    .case .reply h2,.case .note h2{margin-top:0}
    .case .reply textarea{min-height:12em}
    .send{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:flex-start}
    .send .go{margin:0;flex-direction:column;align-items:flex-start}
    .send .recipients{flex:1 1 200px}
    .case .recipients{font-weight:400;margin:0 0 8px}
    .recipients dt{font-weight:700}.recipients dd{margin:0 0 2px}
    .verdict-line{border-left:6px solid var(--line);padding:4px 12px;margin:0 0 8px;background:var(--tint)}
    .verdict-line b{font-size:16px}
    .verdict-line.confirmed{border-color:var(--stop)}.verdict-line.suspected{border-color:var(--careful)}
    .verdict-line.none{border-color:var(--safe)}.case .verdict-line.none{color:inherit}
    .reasons,.referrals{padding-left:1.2em}
    .case .duty{margin:0 0 12px}.case .duty ul{margin:0;padding-left:1.2em}.case .duty p{margin:0}
    .files,.mails,.act-list{list-style:none;padding:0}
    .files li,.mails li{border-bottom:1px solid var(--hair);padding:4px 0;margin:0}
    .files .id{white-space:normal;font-size:12px}
    .act-list{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(200px,100%),1fr));gap:0 16px}
    .act-list a{min-height:32px;padding:5px 0}
    .history{list-style:none;padding:0}
    .history li{border-bottom:1px solid var(--hair);padding:4px 0;margin:0}
    .facts-panes{display:grid;gap:16px}.facts-panes>*{min-width:0}
    .fact-form{border-top:2px solid var(--line);padding:8px 0 0;margin:0 0 16px;scroll-margin-top:16px}
    .fact-form legend{float:left;width:100%;font-size:15px}.fact-form legend+*{clear:both}
    .fact-form fieldset{margin:0}.fact-form .options{display:grid;gap:0 16px;\
    grid-template-columns:repeat(auto-fill,minmax(min(320px,100%),1fr))}
    .fact-form .go{margin:8px 0}
    .tri{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:0 16px;align-items:center;\
    border-bottom:1px solid var(--hair);min-height:32px}
    .tri .choices{display:flex;gap:12px}
    .tri label{display:inline-flex;gap:4px;align-items:center;min-height:32px;cursor:pointer}
    .tri input{flex:none;width:18px;height:18px;margin:0;accent-color:var(--accent)}
    .answered{border-top:1px solid var(--hair);padding:8px 0 0}.answered h3{margin:0 0 4px}
    .as-reporter{border:2px solid var(--line);border-radius:6px;padding:12px 16px;max-width:760px}
    .as-reporter h2{font-size:18px}.as-reporter h3{font-size:16px}
    .duty-lines,.open-duties{padding-left:1.2em}.case .duty-lines{margin:0}
    .duties-page td .reasons{margin:0}.duties-page td p{margin:4px 0 0}.duties-page td details{margin:4px 0}
    .duties-page td .field{margin:8px 0}.duties-page .history ul{margin:0}
    .open-duties li{border-bottom:1px solid var(--hair);padding:4px 0;margin:0}
    .paper-panes{display:grid;gap:24px}.paper-panes>*{min-width:0}
    .paper-panes .go{flex-direction:column;align-items:flex-start}
    .case .paper{border:1px solid var(--line);border-radius:6px;padding:16px;max-width:900px}
    .case .paper h2{font-size:15px;border-bottom:1px solid var(--line)}
    .paper .remarks{font-size:13px;color:var(--soft)}
    .rows{margin:0}.rows>div{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,2.4fr);gap:4px 16px;\
    border-bottom:1px solid var(--hair);padding:6px 0}
    .rows dt{font-weight:700}.rows dt .hint{display:block;font-weight:400}.rows dd{margin:0}
    .case .rows .told{max-width:none;margin:0}.paper .unknown{color:var(--careful)}
    .paper .from{color:var(--soft);font-size:13px;margin:2px 0 0}
    .letter .told{margin:0 0 12px}
    .particulars .row{display:flex;flex-wrap:nowrap;gap:8px;align-items:flex-start;min-height:32px;\
    padding:4px 0;cursor:pointer}.particulars .row input{flex:none;width:20px;height:20px;margin:1px 0 0;\
    accent-color:var(--accent)}
    .particulars textarea{min-height:4em}.particulars .uses{margin:-8px 0 12px}
    .print-page{max-width:760px}
    .confidential{border:2px solid currentColor;padding:4px 8px}
    @media(min-width:1200px){.jumps{display:none}\
    .case>.panes{grid-template-columns:minmax(0,1.3fr) minmax(0,1fr) minmax(0,.8fr);gap:24px}\
    .facts-panes{grid-template-columns:minmax(0,900px) minmax(300px,1fr);gap:32px;align-items:start}\
    .paper-panes{grid-template-columns:minmax(260px,320px) minmax(0,900px);align-items:start}\
    .facts-panes .side{position:sticky;top:16px}}
    @media(max-width:640px){.tri,.rows>div{grid-template-columns:minmax(0,1fr)}.talk>.from-reporter{margin-right:12px}\
    .talk>.to-reporter,.talk>.internal{margin-left:12px}.in-line{margin-left:0}}
    @media print{.case .verdict-line{border-color:#000!important}.jumps,.case summary{display:none}.case section,.case h2{break-inside:avoid-page}\
    .case h2{font-size:12pt;break-after:avoid}.case h1{font-size:14pt}.talk>.to-reporter,.talk>.internal{\
    border-color:#000}.talk .by,.clocks dt,.facts dt,.case .none{color:#000}.case .verdict-line{background:none;\
    border-color:#000}.case .left,.mark.state,.mark.urgency{color:#000!important}.print-page{max-width:none}.paper-panes{display:block}.case .paper{border:0;padding:0;max-width:none}\
    .paper-page{color:#000}.rows>div{break-inside:avoid;border-color:#000}.paper .remarks,.paper .unknown{color:#000}\
    .case .paper h2{border-color:#000}}

    """
}
