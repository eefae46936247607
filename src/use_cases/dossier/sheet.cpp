#include "use_cases/dossier/sheet.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "holdings/atlas_provenance.hpp"
#include "use_cases/dossier/laws.hpp"
#include "use_cases/dossier/parts.hpp"
#include "use_cases/dossier/sheet_blocks.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kFarAgo = 400, kFarAhead = 800;  // days; older and later dates are in the annex
constexpr std::size_t kMostLaws = 5, kMostUses = 4;

const CodeYear* main_year(const DossierMaterial& m) {
  const auto* y = m.trade.newest_of(m.trade.main_code, true);
  return y == nullptr || y->supplied.empty() ? nullptr : y;
}

Text name_and_share(const Text& name, double low, double high) {
  if (high - low < 0.005) return text("{} {:.0f} %", "{} {:.0f}％", name, 100.0 * low);
  return text("{} {:.0f}–{:.0f} %", "{} {:.0f}～{:.0f}％", name, 100.0 * low, 100.0 * high);
}

void add_supplier(const DossierMaterial& m, SheetBuilder& b) {
  const auto* y = main_year(m);
  if (y == nullptr) {
    const auto why = why_not_judged(m);
    b.sheet.figures.push_back({{"Largest supplier", "最大の輸入先"}, {"unknown", "不明"}, why, {}});
    return;
  }
  const auto shortfall = y->shortfall.gap == Gap::none ? Text{} : describe(y->shortfall);
  const auto name = name_of(m, y->supplied.front().first);
  // Without its whole list of suppliers a share is a share of what is listed, and no more.
  Text note = text("code {}, {}, {}", "コード{}、{}年、{}", y->code, y->year, y->feed);
  if (!shortfall.en.empty()) note = text("{}; of those listed only: {}", "{}（判明分のみ：{}）", note, shortfall);
  if (!shortfall.en.empty() || y->top_high <= 0)
    b.sheet.figures.push_back({{"Largest supplier known", "判明している最大の輸入先"}, name, note, b.trade()});
  else
    b.sheet.figures.push_back(
        {{"Largest supplier", "最大の輸入先"}, name_and_share(name, y->top_low, y->top_high), note, b.trade()});
}

void add_tightest_stage(const DossierMaterial& m, SheetBuilder& b) {
  if (m.subject.good == nullptr) return;
  const ShareFigure* at = nullptr;
  std::pair<std::string, double> most;
  for (const auto& stage : m.subject.good->stages) {
    for (const auto& [iso3, share] : stage.shares) {
      if (share > most.second) most = {iso3, share}, at = &stage;
    }
  }
  if (at == nullptr) return;
  const auto p = holdings::atlas_provenance(m.atlas, at->source, at->year, m.today);
  const Text of = at->of_exports ? Text{"exports", "輸出"} : Text{"supply", "供給"};
  b.sheet.figures.push_back({{"Tightest stage of the world's supply", "世界の供給で最も集中した段階"},
                             name_and_share(name_of(m, most.first), most.second, most.second),
                             text("{}, {}, {}", "{}（{}、{}）", stage_name(at->stage), of, at->year),
                             {b.cite(p)}});
}

void add_method_count(const DossierMaterial& m, SheetBuilder& b) {
  int flagged = 0, known = 0, asked = 0;
  for (const auto& p : m.trade.positions) {
    if (p.product.digits() != m.trade.main_code) continue;
    for (std::size_t i = 0; i < m.trade.methods.size(); ++i) {
      if (!m.trade.methods[i].method->doc.decides) continue;
      ++asked;
      known += p.verdicts[i] != Verdict::unknown ? 1 : 0;
      flagged += p.verdicts[i] == Verdict::flagged ? 1 : 0;
    }
  }
  if (asked == 0) return;
  b.sheet.methods_count =
      text("{} flag, {} clear, {} unknown", "該当{}、非該当{}、不明{}", flagged, known - flagged, asked - known);
  b.sheet.figures.push_back({{"Methods that flag it", "該当と判定した手法"},
                             known == 0 ? Text{"unknown", "不明"} : text("{} of {}", "{1}手法中{0}", flagged, known),
                             text("{} more cannot be judged", "ほか{}手法は判定不能", asked - known),
                             b.trade()});
}

void add_laws(const DossierMaterial& m, SheetBuilder& b) {
  if (m.subject.good == nullptr) return;
  for (const auto& law : m.subject.good->legal) {
    for (const auto& date : dates_of(law)) {
      const int days = days_between(m.today, date.day);
      if (days < -kFarAgo || days > kFarAhead) continue;
      auto what = short_words(law.text);
      b.sheet.laws.push_back({name_of(m, law.country), text("{}: {}", "{}：{}", date.what, what), date.day, days});
    }
  }
  // What is to come first, the nearest at the top; then what has passed, the latest at the top.
  std::ranges::stable_sort(b.sheet.laws, {}, [](const auto& l) { return std::pair{l.days < 0, std::abs(l.days)}; });
  if (!b.sheet.laws.empty() && b.sheet.laws.front().days >= 0) {
    const auto& next = b.sheet.laws.front();
    b.sheet.figures.push_back({{"Next date", "次の期日"},
                               {to_string(next.day), to_string(next.day)},
                               text("in {} days: {}, {}", "あと{}日：{}、{}", next.days, next.country, next.what),
                               {}});
  } else if (const auto controls = controls_on(m); !controls.en.empty()) {
    b.sheet.figures.push_back({{"Export controls in force", "有効な輸出管理"}, short_words(controls), {}, {}});
  }
  if (b.sheet.laws.size() > kMostLaws) b.sheet.laws.resize(kMostLaws);
}

void add_about(const DossierMaterial& m, SheetBuilder& b) {
  if (m.subject.good == nullptr) return;
  b.sheet.about = m.subject.good->note;
  if (!m.subject.good->supply) return;
  for (const auto& use : m.subject.good->supply->uses) {
    if (b.sheet.uses.size() == kMostUses) break;
    const auto& range = use.share.value;
    Text share = range.is_exact() ? text("{:.0f} %", "{:.0f}％", 100.0 * range.mid)
                                  : text("{:.0f}–{:.0f} %", "{:.0f}～{:.0f}％", 100.0 * range.low, 100.0 * range.high);
    if (use.share.ours) share = text("{}, ours", "{}（当方の想定）", share);
    b.sheet.uses.emplace_back(use.application, share);
  }
}

// The sentence at the head: who supplies, and where it is made.
Text headline_of(const DossierMaterial& m, const DossierSheet& sheet) {
  Text out = m.subject.name;
  bool first = true;
  for (const auto& f : sheet.figures) {
    if (f.label.en != "Largest supplier" && f.label.en != "Tightest stage of the world's supply") continue;
    if (f.value.en == "unknown") continue;
    const bool imports = f.label.en == "Largest supplier";
    const Text clause = imports ? text("{} of {}'s imports", "{0}（{1}の輸入）", f.value, m.importer.name)
                                : text("{} of {}", "{}（{}）", f.value, f.note);
    out = text("{}{} {}", "{}{}{}", out, first ? Text{":", "："} : Text{";", "、"}, clause);
    first = false;
  }
  return out;
}

}  // namespace

DossierSheet sheet_of(const DossierMaterial& m, const holdings::TradeScope& scope) {
  SheetBuilder b{m};
  add_supplier(m, b);
  add_tightest_stage(m, b);
  add_method_count(m, b);
  add_laws(m, b);
  add_about(m, b);
  add_stages(m, b);
  add_trends(m, b);
  add_exporters(m, b);
  add_methods(m, b);
  add_criteria(m, b);
  add_not_known(m, b);
  auto& sheet = b.sheet;
  sheet.headline = headline_of(m, sheet);
  sheet.lead = m.trade.main_code.empty() ? why_not_judged(m) : Text{};
  sheet.facts.push_back(text("dossier {} / {}", "物資調書 {}／{}", m.subject.key, m.importer.name));
  sheet.facts.push_back(text("made {}", "{} 作成", to_string(m.today)));
  if (m.trade.newest != 0) sheet.facts.push_back(text("imports of {}", "{}年の輸入", m.trade.newest));
  if (scope.as_of) sheet.facts.push_back(text("as known on {}", "{}時点の既知情報", to_string(*scope.as_of)));
  if (!scope.source.empty()) sheet.facts.push_back(text("feed {} only", "フィード{}のみ", scope.source));
  return std::move(sheet);
}

ReportTable sources_table(const DossierSheet& sheet) {
  ReportTable table{"sources",
                    {"Sources by their number on the first page", "1枚目の番号による出典一覧"},
                    {{"number", {"No.", "番号"}, CellKind::integer, {}},
                     {"source", {"Source", "出典"}, CellKind::text, {}},
                     {"period", {"Period", "対象期間"}, CellKind::text, {}},
                     {"age_days", {"Age (days)", "経過日数"}, CellKind::integer, {}},
                     {"method", {"Method", "方法"}, CellKind::text, {}}},
                    {},
                    {},
                    {}};
  for (std::size_t i = 0; i < sheet.sources.size(); ++i) {
    const auto& p = sheet.sources[i];
    table.rows.push_back(
        {static_cast<std::int64_t>(i + 1), cited(p.source), p.period, static_cast<std::int64_t>(p.age_days), p.method});
  }
  return table;
}

}  // namespace noroshi::use_cases
