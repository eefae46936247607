#include "use_cases/dossier/laws.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "use_cases/dossier/sheet.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::string_view kDesignated = "specified_critical_good", kExportControl = "export_control";

Text legal_name(const std::string& status) {
  if (status == kDesignated) return {"Specified critical good", "特定重要物資"};
  if (status == kExportControl) return {"Export control", "輸出管理"};
  if (status == "stockpile") return {"Stockpile", "備蓄"};
  return {"Other", "その他"};
}

bool applies(const LegalStatus& law, Date day) { return state_on(law, day) == LegalState::in_force; }

// Law is no measurement: its source has a title, and no age.
std::vector<Text> legal_sources(const DossierMaterial& m) {
  std::vector<Text> notes;
  std::set<std::string> seen;
  for (const auto& l : m.subject.good->legal) {
    const auto source = m.atlas.sources.find(l.source);
    if (source == m.atlas.sources.end() || !seen.insert(l.source).second) continue;
    const auto words = fmt::format("{}, {} ({})", source->second.publisher, source->second.title, source->second.year);
    notes.push_back({"Source: " + words, "出典 " + cited(words).ja});
  }
  return notes;
}

Text what_it_says(const LegalStatus& law) {
  if (law.replaces.en.empty()) return law.text;
  const auto since = law.replaces_since ? to_string(*law.replaces_since) : "";
  return {law.text.en + " Replaces: " + law.replaces.en + (since.empty() ? "." : " (from " + since + ")."),
          law.text.ja + "前身：" + law.replaces.ja + (since.empty() ? "。" : "（" + since + "から）。")};
}

// Of an earlier measure whose first day nobody knows, its name stands for it.
Text since_words(const LegalStatus& law) {
  const auto day = first_day_of(law);
  if (!day) return {};
  Text words{" since " + to_string(*day), to_string(*day) + "以降"};
  if (!law.replaces.en.empty() && !law.replaces_since) {
    words.en += " (before: " + law.replaces.en + ")";
    words.ja += "、それ以前は" + law.replaces.ja;
  }
  return {words.en, "（" + words.ja + "）"};
}

Cell day_cell(const std::optional<Date>& day) { return day ? Cell{*day} : Cell{}; }

void add_row(ReportTable& table, const DossierMaterial& m, const LegalStatus& l) {
  table.rows.push_back({name_of(m, l.country), legal_name(l.status), day_cell(l.since), words_on(l, m.today),
                        what_it_says(l), day_cell(l.until), day_cell(l.suspended_from), day_cell(l.suspended_until),
                        day_cell(l.looked_at), l.source});
}

}  // namespace

const LegalStatus* designation(const DossierMaterial& m) {
  if (m.subject.good == nullptr) return nullptr;
  const auto found = std::ranges::find_if(m.subject.good->legal, [&](const LegalStatus& l) {
    return l.status == kDesignated && l.country == "JPN" && applies(l, m.today);
  });
  return found == m.subject.good->legal.end() ? nullptr : &*found;
}

Text controls_on(const DossierMaterial& m) {
  std::map<std::string, const LegalStatus*> first;
  for (const auto& l : m.subject.good->legal) {
    if (l.status != kExportControl || l.country == m.importer.code || !applies(l, m.today)) continue;
    auto& known = first[l.country];
    const auto begun = first_day_of(l);
    if (known == nullptr || !first_day_of(*known) || (begun && *begun < *first_day_of(*known))) known = &l;
  }
  Text out;
  for (const auto& [country, law] : first) {
    const auto name = name_of(m, country), since = since_words(*law);
    out.en += (out.en.empty() ? "" : "; ") + name.en + since.en;
    out.ja += (out.ja.empty() ? "" : "、") + name.ja + since.ja;
  }
  return out;
}

ReportTable legal_table(const DossierMaterial& m) {
  ReportTable table{
      "legal_status",
      {"Legal status at home and abroad", "国内外の法的位置付け"},
      {{"country", {"Country", "国"}, CellKind::text, {}},
       {"status", {"Status", "区分"}, CellKind::text, {}},
       {"since", {"Since", "施行日"}, CellKind::date, {}},
       {"state", text("On {}", "{}時点", to_string(m.today)), CellKind::text, {}},
       {"text", {"What it says", "内容"}, CellKind::text, {}},
       {.id = "until", .title = {"Last day", "最終日"}, .kind = CellKind::date, .file_only = true},
       {.id = "suspended_from", .title = {"Suspended from", "停止開始日"}, .kind = CellKind::date, .file_only = true},
       {.id = "suspended_until", .title = {"Suspended until", "停止期限"}, .kind = CellKind::date, .file_only = true},
       {.id = "looked_at", .title = {"Last checked", "確認日"}, .kind = CellKind::date, .file_only = true},
       {.id = "source", .title = {"Source", "出典"}, .file_only = true}},
      {},
      {},
      {}};
  if (m.subject.good == nullptr) {
    table.notes.push_back({"Not recorded for bare trade codes.", "品目コード単位では記録していない。"});
    return table;
  }
  auto laws = m.subject.good->legal;
  std::ranges::stable_sort(laws, {}, [&](const LegalStatus& l) {
    return std::tuple{state_on(l, m.today) == LegalState::ended, l.country != "JPN", l.since.value_or(Date{})};
  });
  for (const auto& l : laws) add_row(table, m, l);
  table.notes = laws.empty()
                    ? std::vector<Text>{{"No measure is recorded in the atlas. That does not mean that there is none.",
                                         "アトラスに記録された措置はない。措置が存在しないことを意味しない。"}}
                    : legal_sources(m);
  return table;
}

}  // namespace noroshi::use_cases
