#include "interfaces/html/page_style.hpp"

namespace noroshi::html {

std::string_view page_style() {
  return R"css(
:root{color-scheme:light dark;--paper:#fff;--ink:#1b2430;--soft:#55606e;--rule:#c9d0d8;--faint:#eef1f4;--accent:#1f4e79;
--flag:#a32a1c;--unknown:#7a5a00}
@media screen and (prefers-color-scheme:dark){:root{--paper:#12171d;--ink:#e4e8ec;--soft:#a3adb8;--rule:#3a444f;--faint:#1c232b;
--accent:#8fbce6;--flag:#ff9d8f;--unknown:#e8c35a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;background:var(--paper)}
body{margin:0 auto;max-width:52rem;padding:2rem 1.5rem 4rem;background:var(--paper);color:var(--ink);
font:400 1rem/1.65 "Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic Medium","Yu Gothic",
Meiryo,system-ui,sans-serif;font-variant-numeric:tabular-nums;line-break:strict;overflow-wrap:anywhere}
[lang=ja]{line-height:1.85}
[lang=ja] p{text-align:justify}
h1,h2,h3{font-weight:700;line-height:1.4;break-after:avoid;word-break:auto-phrase}
[lang=ja] :is(h1,h2,h3,caption){font-feature-settings:"palt";letter-spacing:.02em}
h1{font-size:1.75rem;margin:.2rem 0 .6rem}
h2{font-size:1.15rem;margin:0 0 .6rem}
.kind{margin:0;color:var(--accent);font-size:.85rem;font-weight:700;letter-spacing:.06em}
.facts{display:flex;flex-wrap:wrap;gap:.2rem 2rem;margin:0 0 1.2rem;padding:.5rem 0;border-block:1px solid var(--rule);
font-size:.85rem;color:var(--soft)}
.facts div{display:flex;gap:.6em}.facts dt::after{content:":"}.facts dd{margin:0;color:var(--ink)}
[lang=ja] .facts dt::after{content:"："}
.lead{font-size:1.05rem;margin:0 0 1rem;padding-left:1rem;border-left:3px solid var(--accent)}
section{margin-top:2.4rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.5}
caption{text-align:left;font-weight:700;font-size:1.15rem;padding-bottom:.5rem}
th,td{padding:.4rem .7rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{border-bottom:2px solid var(--ink);font-weight:700;vertical-align:bottom}
tbody th{font-weight:500}
th,td{overflow-wrap:break-word}.short{white-space:nowrap}
th.n,td.n{text-align:right;white-space:nowrap}
.turned{width:auto;min-width:60%}.turned th,.turned td{padding-right:2.5rem}
.n+:not(.n){padding-left:1rem}
.v{white-space:nowrap}.flagged{color:var(--flag);font-weight:700}.clear{color:var(--soft)}.unknown{color:var(--unknown)}
.under{margin:.6rem 0 0;font-size:.78rem;line-height:1.6;color:var(--soft)}
.under p{margin:.15rem 0;text-align:left!important;padding-left:3.4em;text-indent:-3.4em}
.under b{display:inline-block;min-width:3.4em;text-indent:0;font-weight:700}
[lang=en] .under p{padding-left:4.8em;text-indent:-4.8em}[lang=en] .under b{min-width:4.8em}
figure{margin:0}
.plot{width:100%}.plot svg{display:block;max-width:100%}
.unit{margin:0 0 .2rem;font-size:.8rem;color:var(--soft)}
.save{float:right;margin:.5rem 0 0;padding:.1rem .7rem;border:1px solid var(--rule);background:none;color:var(--accent);
font:inherit;font-size:.78rem;cursor:pointer}
@media (max-width:480px){body{padding:1rem 1rem 3rem}h1{font-size:1.4rem}}
details{margin-top:.5rem;font-size:.85rem}summary{cursor:pointer;color:var(--accent)}
footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--rule);font-size:.78rem;color:var(--soft)}
.switch{position:absolute;opacity:0}
.tabs{display:flex;justify-content:flex-end;gap:0;font-size:.85rem}
.tabs label{padding:.15rem .9rem;border:1px solid var(--rule);cursor:pointer;color:var(--soft)}
.tabs label+label{border-left:0}
#show-en:checked~.tabs [for=show-en],#show-ja:checked~.tabs [for=show-ja]{background:var(--accent);border-color:var(--accent);
color:var(--paper)}
.switch:focus-visible~.tabs{outline:2px solid var(--accent);outline-offset:3px}
#show-en:checked~article[lang=ja],#show-ja:checked~article[lang=en]{display:none}
@page{size:A4;margin:18mm 17mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt;color:#55606e}}
@media print{body{max-width:none;padding:0;font-size:9.5pt}.tabs,.save,.drawn details{display:none}.figures summary{display:none}h1{font-size:17pt}
h2,caption{font-size:11.5pt}table{font-size:8.5pt}.wide{overflow:visible}figure,.under,tr{break-inside:avoid}
section.chart{break-inside:avoid}thead{display:table-header-group}section{margin-top:7mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";
}

}  // namespace noroshi::html
