#include "indicators/designation_criteria.hpp"

#include <algorithm>

#include "base/contract.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

constexpr StaticText kCriteria[] = {
    {"(i) essential for people's survival, or widely relied upon by daily life or the economy",
     "① 国民の生存に必要不可欠、または広く国民生活・経済活動が依拠"},
    {"(ii) excessive dependence on outside, or a risk of it", "② 外部への過度な依存、またはそのおそれ"},
    {"(iii) supply may be cut by acts from outside", "③ 外部から行われる行為による供給途絶等の蓋然性"},
    {"(iv) measures for stable supply are particularly necessary", "④ 安定供給確保のための措置を講ずる特別の必要性"},
};

CriterionFinding from_evidence(StaticText criterion, const std::optional<CriterionEvidence>& evidence) {
  if (!evidence) {
    return {CriterionStatus::unknown, criterion,
            Text{"No evidence is recorded; trade figures cannot decide this.",
                 "根拠となる情報が登録されていません。貿易統計だけでは判断できません。"}};
  }
  return {evidence->met ? CriterionStatus::met : CriterionStatus::not_met, criterion, evidence->reason};
}

std::size_t product_of(const TradeYear& year, std::size_t q) {
  const auto& begin = year.cube.position_begin;
  return static_cast<std::size_t>(std::ranges::upper_bound(begin, q) - begin.begin()) - 1;
}

// Largest share or HHI from their thresholds on.
Condition concentrated(const TradeYear& year, std::size_t q, const DesignationOptions& options) {
  Tally either;
  either.add(at_least(top_share(year, q), static_cast<float>(options.top_share)));
  either.add(at_least(import_hhi(year, q), static_cast<float>(options.hhi)));
  return either.condition(1);
}

Text why_unknown(const TradeYear& year, std::size_t q, Gap why) {
  if (shortfall_of(year, q) == why) {
    const Text words = describe(year.cube.shortfall[q]);
    return text("The import data do not carry shares: {}.", "輸入統計からシェアを算出できません（{}）。", words);
  }
  if (!has_suppliers(year, q))
    return {"No supplier is identified in the import data.", "輸入統計で輸入相手国を特定できません。"};
  const auto& of = year.position;
  const auto percent = [](float share) { return 100.0 * static_cast<double>(share); };
  return text(
      "Part of the imports has no known supplier: the largest share lies between {:.0f} and {:.0f} %, HHI "
      "between {:.2f} and {:.2f}.",
      "輸入の一部は相手国が不明です。最大のシェアは{:.0f}～{:.0f}%、HHIは{:.2f}～{:.2f}の範囲です。",
      percent(of.top_low[q]), percent(of.top_high[q]), of.hhi_low[q], of.hhi_high[q]);
}

CriterionFinding over_dependence(const TradeYear& year, std::size_t q, const DesignationOptions& options) {
  const auto& of = year.position;
  CriterionFinding finding{CriterionStatus::unknown, kCriteria[1], {}};
  const Condition concentration = concentrated(year, q, options);
  if (!concentration.holds) {
    finding.reason = why_unknown(year, q, concentration.why);
    return finding;
  }
  const double share = 100.0 * static_cast<double>(of.top_share[q]), hhi = static_cast<double>(of.hhi[q]);
  const Range imports = imports_of(year, q), exports = exports_of(year, q, product_of(year, q), options.min_coverage);
  const Condition buys_more = settle(imports.low >= exports.high, imports.high >= exports.low, Gap::world_partial);
  if (!*concentration.holds) {
    finding.status = CriterionStatus::not_shown;
    finding.reason = text(
        "Not shown by this measure: largest supplier {:.0f} % of imports, HHI {:.2f}, below the thresholds ({:.0f} %, "
        "{:.2f}).",
        "この指標では示されません。最大の輸入相手国のシェア {:.0f}%、HHI {:.2f}。基準（{:.0f}%、{:.2f}）を下回ります。",
        share, hhi, 100.0 * options.top_share, options.hhi);
  } else if (!buys_more.holds) {
    finding.reason = text(
        "Imports are concentrated (largest supplier {:.0f} %, HHI {:.2f}), but whether exports exceed imports is not "
        "known: too little of the product's world trade is reported in the data of this year.",
        "輸入は集中しています（最大の輸入相手国のシェア {:.0f}%、HHI "
        "{:.2f}）が、この年のデータでは品目の世界貿易の把握が"
        "不十分で、輸出が輸入を上回るかどうかは不明です。",
        share, hhi);
  } else if (!*buys_more.holds) {
    finding.reason = text(
        "Imports are concentrated (largest supplier {:.0f} %, HHI {:.2f}), but exports exceed imports: "
        "check domestic production.",
        "輸入は集中しています（最大の輸入相手国のシェア {:.0f}%、HHI {:.2f}）が、輸出が輸入を上回ります。"
        "国内生産を確認してください。",
        share, hhi);
  } else {
    finding.status = CriterionStatus::met;
    finding.reason = text("Largest supplier {:.0f} % of imports, HHI {:.2f}; imports exceed exports.",
                          "最大の輸入相手国のシェア {:.0f}%、HHI {:.2f}。輸入が輸出を上回ります。", share, hhi);
  }
  return finding;
}

}  // namespace

CriterionStatus DesignationFindings::overall() const {
  const auto has = [&](CriterionStatus status) {
    return std::ranges::any_of(criteria, [&](const CriterionFinding& f) { return f.status == status; });
  };
  if (has(CriterionStatus::not_met)) return CriterionStatus::not_met;
  if (has(CriterionStatus::not_shown)) return CriterionStatus::not_shown;
  return has(CriterionStatus::unknown) ? CriterionStatus::unknown : CriterionStatus::met;
}

DesignationFindings designation_criteria(const TradeYear& year, std::size_t position,
                                         const DesignationEvidence& evidence, const DesignationOptions& options) {
  NOROSHI_EXPECT(position < year.cube.position_count());
  return {{from_evidence(kCriteria[0], evidence.essential), over_dependence(year, position, options),
           from_evidence(kCriteria[2], evidence.risk_of_cut_off),
           from_evidence(kCriteria[3], evidence.measures_needed)}};
}

}  // namespace noroshi::indicators
