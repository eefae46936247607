#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "holdings/atlas_provenance.hpp"
#include "indicators/designation_criteria.hpp"
#include "sources/atlas/atlas.hpp"
#include "use_cases/dossier/laws.hpp"
#include "use_cases/dossier/parts.hpp"
#include "use_cases/dossier/sheet.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kNamedCountries = 5;
// The three domains of METI's action plan (2 February 2024), part 3: what each is and which policy goes with it.
struct PlanDomain {
  StaticText meaning, approach;
};
const PlanDomain* domain_of_plan(int number) {
  static constexpr std::array<PlanDomain, 3> kDomains{
      {{{"disruptive innovation is under way", "破壊的技術革新が進む領域"},
        {"create technology superiority: win future indispensability and autonomy",
         "技術優位性の創出（将来の不可欠性・自律性の獲得）"}},
       {{"Japan has technology superiority", "我が国が技術優位性を持つ領域"},
        {"prevent leaks and spread of sensitive technology: keep indispensability",
         "機微技術の流出・拡散防止（不可欠性の維持）"}},
       {{"technology is commoditised, or supply depends on outside", "技術のコモディティ化・対外依存の領域"},
        {"prevent and correct over-dependence: recover autonomy", "過剰依存構造の防止・是正（自律性の回復）"}}}};
  const bool known = number >= 1 && number <= static_cast<int>(kDomains.size());
  return known ? &kDomains[static_cast<std::size_t>(number - 1)] : nullptr;
}

indicators::DesignationEvidence evidence_on(const DossierMaterial& m) {
  indicators::DesignationEvidence evidence;
  if (m.subject.good == nullptr) return evidence;
  if (const auto* law = designation(m)) {
    const auto named = m.atlas.specified_goods.find(m.subject.good->specified_good);
    const Text group = named == m.atlas.specified_goods.end() ? m.subject.good->name : named->second;
    const auto& since = law->since;
    const Text reason{"The Cabinet has designated it (" + group.en + (since ? ", since " + to_string(*since) : "") +
                          "), which presupposes this criterion.",
                      "特定重要物資に指定済み（" + group.ja + (since ? "、" + to_string(*since) + "施行" : "") +
                          "）。指定は本要件の充足を前提とする。"};
    evidence.essential = evidence.risk_of_cut_off = evidence.measures_needed =
        indicators::CriterionEvidence{true, reason};
  }
  if (const auto controls = controls_on(m); !controls.en.empty()) {
    evidence.risk_of_cut_off = indicators::CriterionEvidence{
        true, {"Exports are controlled by " + controls.en + ".", "輸出管理の対象: " + controls.ja + "。"}};
  }
  if (!evidence.measures_needed && m.subject.good->domain == 3) {
    evidence.measures_needed = indicators::CriterionEvidence{
        true,
        m.subject.good->domain_inferred
            ? Text{"METI's action plan places its class in domain 3 (reduce over-dependence, recover autonomy); it "
                   "does "
                   "not name the good.",
                   "経済産業省アクションプランで本物資の属する分類が領域3（過剰依存構造の防止・是正、自律性の回復）に"
                   "位置付け（個別の記載はない）。"}
            : Text{"METI's action plan places it in domain 3 (reduce over-dependence, recover autonomy).",
                   "経済産業省アクションプランで領域3（過剰依存構造の防止・是正、自律性の回復）に位置付け。"}};
  }
  return evidence;
}

indicators::DesignationFindings findings_on(const DossierMaterial& m) {
  if (m.trade.judged && !m.trade.main_code.empty())
    return indicators::designation_criteria(*m.trade.judged, m.trade.main_position, evidence_on(m));
  TradeYear nothing;  // one position of which nothing is known
  nothing.cube.importer = {AreaCode{}};
  nothing.position.suppliers = {0};
  nothing.position.top_share = nothing.position.hhi = {0.0F};
  nothing.position.top_low = nothing.position.hhi_low = {0.0F};
  nothing.position.top_high = nothing.position.hhi_high = {1.0F};
  nothing.cube.shortfall.assign(1, Shortfall{.gap = Gap::not_loaded});
  auto findings = indicators::designation_criteria(nothing, 0, evidence_on(m));
  findings.criteria[1].reason = why_not_judged(m);
  return findings;
}

Text status_words(indicators::CriterionStatus status) {
  if (status == indicators::CriterionStatus::met) return {"met", "充足"};
  if (status == indicators::CriterionStatus::not_met) return {"not met", "非充足"};
  if (status == indicators::CriterionStatus::not_shown) return {"not shown by this measure", "この指標では示されない"};
  if (status == indicators::CriterionStatus::not_shown) return {"not shown by this measure", "この指標では示されない"};
  return {};
}
Cell status_cell(indicators::CriterionStatus status) {
  return status == indicators::CriterionStatus::unknown ? Cell{} : Cell{status_words(status)};
}

Text year_words(const ShareFigure& figure) {
  if (!figure.year_published) return text("{}", "{}", figure.year);
  return text("published {}", "{}公表", figure.year);
}
Text of_words(const ShareFigure& figure) {
  return figure.of_exports ? Text{"exports", "輸出"} : Text{"supply", "供給"};
}

std::vector<Provenance> stage_sources(const DossierMaterial& m) {
  std::vector<Provenance> sources;
  std::set<std::pair<std::string, int>> seen;
  if (m.subject.good == nullptr) return sources;
  for (const auto& stage : m.subject.good->stages) {
    if (seen.insert({stage.source, stage.year}).second)
      sources.push_back(holdings::atlas_provenance(m.atlas, stage.source, stage.year, m.today));
  }
  return sources;
}

std::vector<std::pair<std::string, double>> by_share(const std::map<std::string, double>& shares) {
  std::vector<std::pair<std::string, double>> sorted{shares.begin(), shares.end()};
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<std::string, double>::second);
  return sorted;
}

}  // namespace

ReportTable criteria_table(const DossierMaterial& m) {
  ReportTable table{"designation_criteria",
                    {"Japan's four criteria for specified critical goods", "特定重要物資の指定4要件"},
                    {{"criterion", {"Criterion", "要件"}, CellKind::text, {}},
                     {"status", {"Status", "状況"}, CellKind::text, {}},
                     {"reason", {"Evidence", "根拠"}, CellKind::text, {}}},
                    {},
                    {},
                    m.trade_sources};
  const auto findings = findings_on(m);
  for (const auto& f : findings.criteria) table.rows.push_back({Text{f.criterion}, status_cell(f.status), f.reason});
  const auto overall = findings.overall();
  table.rows.push_back({Text{"All four (all are required)", "総合（4要件全ての充足が必要）"}, status_cell(overall),
                        designation(m) != nullptr
                            ? Text{"Designated by Cabinet order; the status here is what the loaded data show.",
                                   "政令で指定済み。ここでの状況は取込済みデータに基づく。"}
                            : Text{"Not designated in the atlas.", "アトラス上、指定なし。"}});
  table.notes.push_back(
      {"A reading aid for analysts, not a designation. Criterion (ii) is measured from imports; the others rest on law "
       "and plan.",
       "分析の参考であり、指定の判断ではない。②は輸入統計から測定し、他は法令・計画に基づく。"});
  if (m.importer.code != "JPN")
    table.notes.push_back({"The evidence on (i), (iii) and (iv) is Japan's.", "①、③、④の根拠は日本に関するもの。"});
  if (!m.trade.main_code.empty())
    table.notes.push_back(text("(ii): code {}, {}.", "②はコード{}（{}年）による。", m.trade.main_code, m.trade.newest));
  return table;
}

ReportTable domain_table(const DossierMaterial& m) {
  ReportTable table{"plan_domain",
                    {"Place in METI's action plan", "経済産業省アクションプランにおける位置付け"},
                    {{"domain", {"Domain", "領域"}, CellKind::integer, {}},
                     {"meaning", {"What it means", "意味"}, CellKind::text, {}},
                     {"approach", {"Approach of the plan", "取組の方向性"}, CellKind::text, {}},
                     {.id = "source", .title = {"Source", "出典"}, .file_only = true},
                     {"basis", {"Placed", "根拠"}, CellKind::text, {}}},
                    {},
                    {},
                    {}};
  const auto* good = m.subject.good;
  const auto* domain = good == nullptr || !good->domain ? nullptr : domain_of_plan(*good->domain);
  if (domain == nullptr) {
    table.notes.push_back(good == nullptr ? Text{"The plan places goods, not trade codes.",
                                                 "プランの位置付けは物資ごと（品目コード単位ではない）。"}
                                          : Text{"The plan does not place this good; Noroshi does not guess.",
                                                 "プランに本物資の位置付けの記載はない（推定は行わない）。"});
    return table;
  }
  const auto source = m.atlas.sources.find(good->domain_source);
  const bool named = source != m.atlas.sources.end();
  table.rows.push_back({static_cast<std::int64_t>(*good->domain), Text{domain->meaning}, Text{domain->approach},
                        named ? Cell{fmt::format("{}, {}", source->second.publisher, source->second.title)} : Cell{},
                        good->domain_inferred
                            ? Text{"by its class: the plan does not name it", "分類による（個別の記載なし）"}
                            : Text{"by name", "個別に記載"}});
  if (named && source->second.year > 0)
    table.notes.push_back(text("Source: {1}, {2} ({0}). A placement is a policy judgement, not a measurement.",
                               "出典 {1}, {2}（{0}年）。位置付けは政策上の整理であり、測定値ではない。",
                               source->second.year, cited(source->second.publisher), cited(source->second.title)));
  return table;
}

ReportTable stage_table(const DossierMaterial& m) {
  ReportTable table{"stages",
                    {"Who supplies the world, stage by stage", "供給段階別の世界シェア"},
                    {{"stage", {"Stage", "段階"}, CellKind::text, {}},
                     {"year",
                      {"Year", "年"},
                      CellKind::text,
                      {"that the data are about; \"published\": the publisher states no year, the data are older",
                       "データの対象年。「公表」は対象年の記載がなく、データはそれ以前"}},
                     {"of", {"Of", "対象"}, CellKind::text, {"who makes, or only who ships", "生産等か、輸出のみか"}},
                     {"countries", {"Shares", "国別シェア"}, CellKind::text, {}},
                     {"hhi_at_least",
                      {"HHI at least", "HHI下限"},
                      CellKind::real,
                      {"from the named countries only", "国名のある分のみで算出"}},
                     {"measure", {"Measured as", "指標"}, CellKind::text, {}}},
                    {},
                    {},
                    stage_sources(m)};
  if (m.subject.good == nullptr) return table;
  for (const auto& stage : m.subject.good->stages) {
    Text countries;
    double hhi = 0.0;
    const auto sorted = by_share(stage.shares);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      hhi += sorted[i].second * sorted[i].second;
      if (i >= kNamedCountries) continue;
      const auto name = name_of(m, sorted[i].first);
      countries.en += fmt::format("{}{} {:.0f} %", i == 0 ? "" : ", ", name.en, 100.0 * sorted[i].second);
      countries.ja += fmt::format("{}{} {:.0f}％", i == 0 ? "" : "、", name.ja, 100.0 * sorted[i].second);
    }
    table.rows.push_back({stage_name(stage.stage), year_words(stage), of_words(stage), countries, hhi, stage.measure});
  }
  if (std::ranges::any_of(m.subject.good->stages, &ShareFigure::of_exports))
    table.notes.push_back({"Shares of exports count where goods are shipped from, hubs included; they are not supply.",
                           "輸出シェアは中継地を含む出荷地によるもので、供給シェアではない。"});
  if (table.rows.empty())
    table.notes.push_back(
        {"No published shares are in the atlas for this good.", "本物資の公表シェアはアトラスに未収録。"});
  return table;
}

ReportTable granularity_table(const DossierMaterial& m) {
  ReportTable table{
      "granularity",
      {"How finely trade statistics see it", "貿易統計上の区分の細かさ"},
      {{"question", {"Question", "項目"}, CellKind::text, {}}, {"answer", {"Answer", "内容"}, CellKind::text, {}}},
      {},
      {},
      {}};
  const auto* good = m.subject.good;
  if (good != nullptr) {
    table.rows.push_back({Text{"Finer than HS six digits?", "HS6桁より細かく区分されるか"}, good->finer_than_hs6});
    table.rows.push_back(
        {Text{"Reason", "理由"}, good->granularity_reason.en.empty() ? Cell{} : Cell{good->granularity_reason}});
    for (const auto& code : good->codes) {
      const Text scope = scope_words(code.scope);
      table.rows.push_back(
          {Text{code.revision, code.revision}, Text{code.code + ": " + scope.en, code.code + "：" + scope.ja}});
    }
  } else {
    const bool finer = m.subject.key.size() > 6;
    table.rows.push_back({Text{"Finer than HS six digits?", "HS6桁より細かく区分されるか"}, finer});
    table.rows.push_back({Text{"Reason", "理由"},
                          Text{"A trade code, without a named good.", "品目コードのみで、個別の物資名に対応しない。"}});
  }
  return table;
}

ReportTable ages_table(const DossierMaterial& m) {
  ReportTable table{
      "data_ages",
      {"Age of the data", "データの鮮度"},
      {{"what", {"Used for", "用途"}, CellKind::text, {}},
       {"source", {"Source", "出典"}, CellKind::text, {}},
       {"period", {"Newest period", "最新期間"}, CellKind::text, {}},
       {"age_days",
        {"Age (days)", "経過日数"},
        CellKind::integer,
        {"from the end of the newest period to the day of this dossier", "最新期間の末日から本資料の作成日まで"}}},
      {},
      {},
      {}};
  const auto add = [&](const Text& what, const std::vector<Provenance>& sources) {
    for (const auto& p : sources)
      table.rows.push_back({what, p.source, p.period, static_cast<std::int64_t>(p.age_days)});
  };
  add({"Trade", "貿易"}, m.trade_sources);
  add({"Stage shares", "段階別シェア"}, stage_sources(m));
  for (const auto& t : m.production) add({"Production", "生産"}, t.provenance);
  std::ranges::stable_sort(table.rows, {}, [](const auto& row) { return std::get<std::int64_t>(row[3]); });
  return table;
}

}  // namespace noroshi::use_cases
