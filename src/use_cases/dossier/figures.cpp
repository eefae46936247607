#include <algorithm>

#include "base/single_precision.hpp"
#include "use_cases/dossier/parts.hpp"

namespace noroshi::use_cases {
namespace {

// The edition that the figures follow; without figures, the one that the atlas gives the code.
Cell edition_of(const DossierMaterial& m, const std::string& code, const CodeYear* y) {
  if (y != nullptr && y->edition != Nomenclature::national) return std::string{name_of(y->edition)};
  if (m.subject.good != nullptr) {
    const auto named = std::ranges::find(m.subject.good->codes, code, &GoodCode::code);
    if (named != m.subject.good->codes.end() && !named->revision.empty()) return named->revision;
  }
  return y == nullptr ? Cell{} : Cell{Text{"national", "国別細分"}};
}

std::vector<Cell> figures_of(const DossierMaterial& m, const std::string& code) {
  const auto* y = m.trade.newest_of(code, true);
  std::vector<Cell> row{code, scope_words(holdings::scope_of(m.subject, code)), edition_of(m, code, y)};
  if (y == nullptr) {
    row.insert(row.end(), 9, Cell{});
    return row;
  }
  row.emplace_back(static_cast<std::int64_t>(y->year));
  row.emplace_back(y->imports_usd);
  row.emplace_back(static_cast<std::int64_t>(y->suppliers));
  if (y->supplied.empty()) {
    row.insert(row.end(), 4, Cell{});
  } else {
    row.emplace_back(name_of(m, y->supplied.front().first));
    row.emplace_back(known_digits(y->top_share));
    row.emplace_back(known_digits(y->hhi));
    row.emplace_back(known_digits(1.0 / y->hhi));
  }
  row.emplace_back(y->imports_usd > 0 ? y->unidentified_usd / y->imports_usd : 0.0);
  row.emplace_back(y->feed);
  return row;
}

}  // namespace

Text scope_words(GoodCode::Scope scope) {
  switch (scope) {
    case GoodCode::Scope::exact:
      return {"this good", "本物資のみ"};
    case GoodCode::Scope::wider:
      return {"this and other goods", "他の物資も含む"};
    case GoodCode::Scope::narrower:
      return {"part of this good", "本物資の一部"};
    case GoodCode::Scope::overlapping:
      return {"part of this good, and other goods", "本物資の一部と他の物資"};
  }
  return {};
}

Text why_not_judged(const DossierMaterial& m) {
  for (auto y = m.trade.years.rbegin(); y != m.trade.years.rend(); ++y) {
    if (!y->imported) continue;
    return text("{}'s imports under code {} are loaded for {}, but no position of the judged year carries a verdict.",
                "{}のコード{}の輸入（{}年）は取込済みだが、判定対象年に判定できる数値がない。", m.importer.name,
                y->code, y->year);
  }
  if (!m.trade.exporter_lists.empty())
    return text("Of {}'s imports of the good nothing is loaded; only exporters' own lists are.",
                "{}の本物資の輸入データは未取込。輸出側の統計のみ取込済み。", m.importer.name);
  return text("No imports of the good by {} are loaded.", "{}の本物資の輸入データは未取込。", m.importer.name);
}

Text why_unknown(const holdings::PositionRow& row, std::size_t method) {
  if (method >= row.why.size()) return {};
  // The size of the gap where it is the position's own.
  if (row.why[method] == row.shortfall.gap && row.shortfall.gap != Gap::none) return describe(row.shortfall);
  return describe(row.why[method]);
}

ReportTable key_figures(const DossierMaterial& m) {
  ReportTable table{"key_figures", {"Key figures", "主要指標"}, {}, {}, {}, m.trade_sources};
  table.columns = {
      {"code", {"Code", "品目コード"}, CellKind::text, {}},
      {"scope", {"Holds", "範囲"}, CellKind::text, {}},
      {"revision", {"Edition", "HS版"}, CellKind::text, {}},
      {"year", {"Year", "年"}, CellKind::integer, {}},
      {"import_value_usd", {"Imports (USD)", "輸入額"}, CellKind::usd, {}},
      {"suppliers", {"Suppliers", "供給国数"}, CellKind::integer, {}},
      {"top_supplier", {"Top supplier", "最大供給国"}, CellKind::text, {}},
      {"top_share",
       {"Top share", "最大シェア"},
       CellKind::share,
       {"of the imports whose supplier is identified, as the methods use it",
        "供給国を特定できる輸入額に占める割合（各手法の定義に合わせる）"}},
      {"hhi",
       {"HHI", "HHI"},
       CellKind::real,
       {"sum of squared shares of the identified suppliers, 0 to 1", "特定できる供給国のシェアの二乗和（0～1）"}},
      {"effective_suppliers", {"Effective suppliers", "実効供給国数"}, CellKind::real, {"1 / HHI", "HHIの逆数"}},
      {"unidentified_share", {"Not identified", "供給国不明"}, CellKind::share, {}},
      {"feed", {"Feed", "出典"}, CellKind::text, {}}};
  for (const auto& code : m.subject.codes) table.rows.push_back(figures_of(m, code));
  if (m.subject.codes.empty()) {
    table.notes.push_back({"No trade code carries this good.", "本物資に対応する貿易品目コードがない。"});
  } else if (m.trade.newest == 0) {
    const auto why = why_not_judged(m);
    table.notes.push_back(
        {why.en + " Its dependence is unknown, not low.", why.ja + "依存度は「不明」であり、「低い」ではない。"});
  }
  const bool wider = std::ranges::any_of(m.subject.codes, [&](const auto& c) {
    return holds_others(holdings::scope_of(m.subject, c)) && m.trade.newest_of(c, true) != nullptr;
  });
  if (wider) {
    table.notes.push_back({"A code that holds other goods too says nothing certain about this good alone.",
                           "他の物資も含むコードの数値は、本物資のみの状況を示すとは限らない。"});
  }
  for (const auto& code : m.subject.codes) {
    const auto* y = m.trade.newest_of(code, true);
    if (y != nullptr && y->shortfall.gap != Gap::none)
      table.notes.push_back(text("{}: the suppliers shown are not all there are ({}).",
                                 "{}：表示した供給国が全てではない（{}）。", code, describe(y->shortfall)));
  }
  for (const auto& newer : m.trade.newer)
    table.notes.push_back(text("Newer data: {}.", "より新しいデータ：{}。", newer));
  for (const int year : m.trade.partial) {
    table.notes.push_back(text("{}: only some months of the year are loaded.", "{}年は一部の月のみ取込済み。", year));
  }
  for (const auto& code : m.subject.codes) {
    const auto* y = m.trade.newest_of(code, true);
    if (y != nullptr && y->mirrored) {
      table.notes.push_back(
          text("{}: the importer's own report is missing; the figures are what its suppliers report as exports.",
               "{}：輸入側の報告がないため、供給国側の輸出報告による。", code));
    }
  }
  if (!m.subject.goods_here.empty()) {
    Text names;
    for (const auto* good : m.subject.goods_here) {
      names.en += (names.en.empty() ? "" : ", ") + good->name.en + " (" + good->id + ")";
      names.ja += (names.ja.empty() ? "" : "、") + good->name.ja + "（" + good->id + "）";
    }
    table.notes.push_back(
        {"Goods of the atlas in this code: " + names.en + ".", "本コードに含まれるアトラスの物資: " + names.ja + "。"});
  }
  return table;
}

ReportTable method_verdicts(const DossierMaterial& m) {
  ReportTable table{"verdicts",
                    {"Verdict of every method", "手法別の判定"},
                    {{"method", {"Method", "手法"}, CellKind::text, {}}},
                    {},
                    {},
                    m.trade_sources};
  if (m.trade.positions.empty()) {
    const auto why = why_not_judged(m);
    table.notes.push_back({"No method can be applied. " + why.en, "いずれの手法も適用できない。" + why.ja});
    return table;
  }
  table.title = text("Verdict of every method, {}", "手法別の判定（{}年）", m.trade.newest);
  for (const auto& p : m.trade.positions) {
    table.columns.push_back(
        {"verdict_" + p.product.digits(), {p.product.digits(), p.product.digits()}, CellKind::verdict, {}});
  }
  table.columns.push_back({"score",
                           {"Score", "値"},
                           CellKind::real,
                           {"of code " + m.trade.main_code, "コード" + m.trade.main_code + "の値"}});
  table.columns.push_back({"why",
                           {"Why unknown", "不明の理由"},
                           CellKind::text,
                           {"of code " + m.trade.main_code, "コード" + m.trade.main_code + "について"}});
  table.columns.push_back({"rule", {"Rule", "判定基準"}, CellKind::text, {}});
  const auto main = std::ranges::find_if(
      m.trade.positions, [&](const holdings::PositionRow& p) { return p.product.digits() == m.trade.main_code; });
  for (std::size_t i = 0; i < m.trade.methods.size(); ++i) {
    const auto& method = *m.trade.methods[i].method;
    Text title = method.doc.title;
    if (method.doc.own) title = {title.en + " (ours)", title.ja + "（独自）"};
    if (method.doc.partly_own) title = {title.en + " (partly ours)", title.ja + "（一部独自）"};
    std::vector<Cell> row{title};
    for (const auto& p : m.trade.positions) {
      // A method that only measures has its number in the column of scores.
      row.push_back(method.doc.decides || p.verdicts[i] == Verdict::unknown ? Cell{p.verdicts[i]}
                                                                            : Text{"measures only", "測定のみ"});
    }
    const bool known = main != m.trade.positions.end() && main->verdicts[i] != Verdict::unknown;
    row.push_back(known ? Cell{known_digits(main->scores[i])} : Cell{});
    row.push_back(main == m.trade.positions.end() || known ? Cell{Text{"–", "–"}} : Cell{why_unknown(*main, i)});
    row.emplace_back(Text{method.doc.rule});
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back({"Unknown: the data loaded do not carry the method's answer; the column says why.",
                         "「不明」は、取込済みのデータではその手法の答えが出ないことを示す。理由は表に示す。"});
  return table;
}

ReportTable persistence_table(const DossierMaterial& m) {
  ReportTable table{"persistence",
                    {"Persistence: how often each method flags it", "該当の継続性（手法別の該当年数）"},
                    {{"method", {"Method", "手法"}, CellKind::text, {}},
                     {"flagged_years", {"Years flagged", "該当年数"}, CellKind::integer, {}},
                     {"known_years", {"Years known", "判定可能年数"}, CellKind::integer, {}},
                     {"share", {"Share", "割合"}, CellKind::share, {}}},
                    {},
                    {},
                    m.trade_sources};
  for (const auto& word : m.trade.methods) {
    if (!word.method->doc.decides) continue;
    const auto share = word.persistence.share();
    table.rows.push_back({Text{word.method->doc.title},
                          share ? Cell{static_cast<std::int64_t>(word.persistence.flagged_years)} : Cell{},
                          static_cast<std::int64_t>(word.persistence.known_years), share ? Cell{*share} : Cell{}});
  }
  const int years = m.trade.judged_years;
  table.notes.push_back(text(
      "Code {}, {} up to {}. Years that are not loaded, of which only some months are, or which only the atlas "
      "supplies (rounded shares of the largest suppliers) are not counted: they cannot say “not flagged”.",
      "コード{}、{}（{}年まで）。未取込の年、一部の月のみの年、アトラスの概数（主要供給国のみ）しかない年は、"
      "「非該当」と判断できないため数えない。",
      m.trade.main_code, years == 1 ? Text{"one year", "1年分"} : text("{} years", "{}年分", years), m.trade.newest));
  return table;
}

Text summary_of(const DossierMaterial& m) {
  Text out;
  const auto add = [&](const Text& sentence) {
    out.en += (out.en.empty() ? "" : " ") + sentence.en;
    out.ja += sentence.ja;
  };
  if (m.subject.good != nullptr && !m.subject.good->note.en.empty()) add(m.subject.good->note);
  const auto* y = m.trade.newest_of(m.trade.main_code, true);
  if (y != nullptr && !y->supplied.empty() && y->shortfall.gap != Gap::none) {
    const auto top = name_of(m, y->supplied.front().first);
    add(text("Of the suppliers of {} under code {} only some are known for {} ({}); the largest of them is {}.",
             "{}のコード{}の輸入先は、{}年は一部のみ判明（{}）。判明分の最大は{}。", m.importer.name, y->code, y->year,
             describe(y->shortfall), top));
  } else if (y != nullptr && !y->supplied.empty()) {
    const auto top = name_of(m, y->supplied.front().first);
    const double share = 100.0 * y->supplied.front().second / y->imports_usd;
    const bool wider = holds_others(holdings::scope_of(m.subject, y->code));
    add({fmt::format("In {}, {} supplied {:.0f} % of {}'s imports under code {}{}.", y->year, top.en, share,
                     m.importer.name.en, y->code, wider ? ", which holds other goods too" : ""),
         fmt::format("{}年の{}の輸入（コード{}{}）のうち、{}が{:.0f}％を占める。", y->year, m.importer.name.ja, y->code,
                     wider ? "、他の物資を含む" : "", top.ja, share)});
  } else {
    add(why_not_judged(m));
  }
  int flagged = 0, known = 0;
  for (std::size_t i = 0; i < m.trade.methods.size(); ++i) {
    for (const auto& p : m.trade.positions) {
      if (p.product.digits() != m.trade.main_code || !m.trade.methods[i].method->doc.decides ||
          p.verdicts[i] == Verdict::unknown)
        continue;
      ++known;
      flagged += p.verdicts[i] == Verdict::flagged ? 1 : 0;
    }
  }
  if (known > 0)
    add(text("{} of the {} methods that can be applied flag it.", "適用可能な{1}手法のうち{0}手法が該当と判定した。",
             flagged, known));
  if (m.subject.good == nullptr) return out;
  const std::pair<const std::string, double>* largest = nullptr;
  const ShareFigure* at = nullptr;
  for (const auto& stage : m.subject.good->stages) {
    for (const auto& share : stage.shares) {
      if (largest == nullptr || share.second > largest->second) largest = &share, at = &stage;
    }
  }
  if (largest != nullptr) {
    const auto name = name_of(m, largest->first);
    const auto stage = stage_name(at->stage);
    add({fmt::format("The tightest stage of the world's supply known here is {} ({}): {} has {:.0f} %.", stage.en,
                     at->year, name.en, 100.0 * largest->second),
         fmt::format("世界の供給で集中が最も高い段階は{}（{}年）で、{}が{:.0f}％を占める。", stage.ja, at->year,
                     name.ja, 100.0 * largest->second)});
  }
  return out;
}

}  // namespace noroshi::use_cases
