#include "interfaces/html/dossier_sheet.hpp"

namespace noroshi::html {

std::string_view sheet_style() {
  return R"css(
.sheet{color-scheme:light;--ink:#16191d;--soft:#545d69;--line:#c9ced6;--hair:#e4e8ed;--wash:#f1f3f6;--ours:#1f5f8b;
--bar:#8b95a1;--mark:#8a5207;background:#fff;color:var(--ink);margin:1rem 0 0;padding:1.2rem;border:1px solid var(--line);
border-top:6px solid var(--ink);display:grid;grid-template-columns:repeat(12,minmax(0,1fr));gap:.9rem 1.2rem;
font-size:.76rem;line-height:1.45}
.sheet section{margin:0;border-top:1px solid var(--line);padding-top:.3rem;min-width:0;grid-column:span 12}
.sheet .w8{grid-column:span 8}.sheet .w7{grid-column:span 7}.sheet .w6{grid-column:span 6}.sheet .w5{grid-column:span 5}
.sheet .w4{grid-column:span 4}
.sheet .head{grid-column:1/-1;display:grid;grid-template-columns:1fr auto;gap:1rem;align-items:start}
.sheet h1{font-size:1.4rem;line-height:1.3;margin:0;text-wrap:balance}
.sheet h2{font-size:.82rem;line-height:1.35;margin:0 0 .2rem}.sheet h2 small{font-weight:400;color:var(--soft);font-size:.9em}
.sheet .sub{margin:.2rem 0 0;color:var(--soft)}
.sheet .id{text-align:right;color:var(--soft);font-size:.92em;white-space:nowrap}.sheet .id div{line-height:1.5}
.sheet .big{grid-column:1/-1;display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.6rem 1.2rem;
background:var(--wash);padding:.5rem .8rem}
.sheet .big span,.sheet .big em{display:block;font-style:normal;color:var(--soft);font-size:.92em;line-height:1.35}
.sheet .big b{display:block;font-size:1.2rem;line-height:1.25;text-wrap:balance}
.sheet table{font-size:1em;line-height:1.3;width:100%}
.sheet :is(td,th){padding:.06rem .3rem .06rem 0;border-bottom:1px solid var(--hair);font-weight:400;vertical-align:baseline}
.sheet thead :is(td,th){border-bottom:1px solid var(--line);color:var(--soft);font-size:.92em;vertical-align:bottom}
.sheet thead b{display:block;color:var(--ink)}
.sheet .n{text-align:right;white-space:nowrap}
.sheet sup{color:var(--ours);font-size:.75em;line-height:0}.sheet p{margin:.25rem 0 0}.sheet .s{color:var(--soft);font-size:.92em}
.sheet .m{table-layout:fixed}.sheet .m :is(th):first-child{width:20%}.sheet .m td{border-left:1px solid var(--line);padding-left:.3rem}
.sheet .m .j{border-left:2px solid var(--ours)}
.sheet .m div{display:grid;grid-template-columns:2.4em 1fr;align-items:center;gap:.25rem}.sheet .m div span{text-align:right}
.sheet .m i{display:block;height:.5em;background:var(--bar)}.sheet .m .t{font-weight:700}.sheet .m .t i{background:var(--ink)}
.sheet .m .j i{background:var(--ours)}
.sheet .m .h i{background:repeating-linear-gradient(135deg,var(--soft) 0 1px,transparent 1px 3px);outline:1px solid var(--soft)}
.sheet .m tfoot :is(td,th){border-bottom:0;color:var(--soft)}
.sheet .trends{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:.4rem .8rem}
.sheet .trends figure b{display:block;font-size:.95em;line-height:1.25;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.sheet svg{overflow:visible;display:block;width:100%;height:auto}.sheet svg text{font-size:2.7px;fill:var(--ink)}
.sheet svg .l{fill:var(--soft);font-size:2.4px}.sheet .ax{stroke:var(--bar);stroke-width:.2;fill:none}
.sheet .da{stroke:var(--bar);stroke-width:.2;stroke-dasharray:.8 .8;fill:none}.sheet .ln{stroke:var(--ours);stroke-width:.6;fill:none}
.sheet .dt{fill:var(--ours)}
.sheet .g td{text-align:center;padding:.06rem 0;width:5.2%}.sheet .g td:last-child{background:var(--wash)}
.sheet .g .flagged,.sheet .g .unknown{font-weight:700;color:var(--ink)}.sheet .g .clear{color:var(--soft)}
.sheet .pair{display:grid;grid-template-columns:1fr auto;gap:0 .8rem;margin:.2rem 0 0}.sheet .pair dt,.sheet .pair dd{margin:0;
border-bottom:1px solid var(--hair)}.sheet .pair dd{text-align:right}
.sheet ul{margin:.1rem 0 0;padding-left:1.1em}
.sheet .bars th{width:34%}.sheet .bars i{display:inline-block;height:.6em;background:var(--bar);margin-right:.3rem}
.sheet .foot{grid-column:1/-1;border-top:1px solid var(--ink);padding-top:.3rem;color:var(--soft);font-size:.9em;line-height:1.4}
.annex{margin-top:2.5rem;padding-top:.6rem;border-top:2px solid var(--ink);font-weight:700}
@media (max-width:700px){.sheet{padding:.8rem .7rem;font-size:.82rem;gap:1.1rem}.sheet section,.sheet :is(.w8,.w7,.w6,.w5,.w4){grid-column:1/-1}
.sheet .head{grid-template-columns:1fr}.sheet .id{text-align:left;white-space:normal}.sheet .big{grid-template-columns:1fr 1fr}
.sheet .trends{grid-template-columns:repeat(3,minmax(0,1fr))}.sheet .m{font-size:.88em}.sheet .m div{grid-template-columns:1fr}
.sheet .m div span{text-align:left}.sheet .g{font-size:.9em}}
@page sheet{size:A4;margin:0;@bottom-right{content:none}}
@media print{.sheet{page:sheet;width:210mm;height:296.5mm;overflow:hidden;margin:0;border:0;border-top:0;padding:9mm 13mm 8mm;
font-size:7.3pt;line-height:1.36;gap:1.5mm 5mm;align-content:space-between;break-after:page;break-inside:avoid}
.sheet h1{font-size:14pt}.sheet h2{font-size:8.6pt}.sheet .big b{font-size:12.5pt}.sheet table{font-size:7.1pt;line-height:1.22}.sheet .id,.sheet .big em{line-height:1.3}
.sheet .head{border-top:2mm solid var(--ink);padding-top:2mm}
.annex{margin-top:0;border-top:0;padding-top:0}}
)css";
}

}  // namespace noroshi::html
