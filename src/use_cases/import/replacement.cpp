#include "use_cases/import/replacement.hpp"

#include <algorithm>

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kNamed = 6;

// Stored value that would go, by partner.
struct Loss {
  std::map<AreaCode, double> gone;
  double stored = 0.0;  // of all groups that the delivery claims to hold whole

  [[nodiscard]] double total() const {
    double sum = 0.0;
    for (const auto& [partner, value] : gone) sum += value;
    return sum;
  }
};

Error would_take_away(const Loss& loss, int year, const std::string& feed, const normalize::AreaCatalog& areas) {
  std::vector<std::pair<double, AreaCode>> largest;
  for (const auto& [partner, value] : loss.gone) largest.emplace_back(-value, partner);
  std::ranges::sort(largest);
  Text names;
  for (std::size_t i = 0; i < std::min(kNamed, largest.size()); ++i) {
    names.en += fmt::format("{}{}", i == 0 ? "" : ", ", areas.name(largest[i].second, Language::en));
    names.ja += fmt::format("{}{}", i == 0 ? "" : "、", areas.name(largest[i].second, Language::ja));
  }
  if (largest.size() > kNamed) {
    names.en += fmt::format(" and {} more", largest.size() - kNamed);
    names.ja += fmt::format("ほか{}", largest.size() - kNamed);
  }
  return {
      ErrorCode::refused,
      text("the delivery is said to hold all partners, but partners stored for {0} with {1:.0f} % of the value are "
           "not in it: {2}. If it holds only some partners, import it with ⟦.partners⟧ listed and they stay; if the "
           "publisher really withdrew them, import it with ⟦.force⟧.",
           "全相手国を含むとされるデータですが、{0}年の収録済み相手国のうち金額で{1:.0f}％を占める {2} "
           "が含まれていません。一部の相手国のみのファイルであれば ⟦.partners⟧ listed を付けて取り込むと既存の"
           "相手国は残ります。公表元が実際に削除したのであれば ⟦.force⟧ を付けてください。",
           year, 100.0 * loss.total() / loss.stored, names),
      feed};
}

}  // namespace

Replacement::Replacement(const Acceptance& acceptance, const TradeView& trade, const TradeView& totals)
    : acceptance_{acceptance} {
  if (acceptance.feed.replaces == sources::Replaces::whole_year) {
    for (const auto i : trade.order) editions_ |= 1u << static_cast<unsigned>(trade.records[i].product.nomenclature());
    return;
  }
  for (const auto i : trade.order) {
    groups_[group_of(trade.records[i])].value += trade.records[i].value_usd;
    flows_.insert(flow_of(trade.records[i]));
  }
  for (const auto i : totals.order) {
    const auto& total = totals.records[i];
    flows_.insert(flow_of(total));
    if (total.partner != kWorld) continue;
    if (const auto group = groups_.find(group_of(total)); group != groups_.end()) group->second.world = total.value_usd;
  }
}

bool Replacement::declares_all(const TradeRecord& record) const {
  const bool bought = record.flow == Flow::import || record.flow == Flow::re_import;
  const auto& frame = acceptance_.feed.frame;
  return (bought ? frame.partners : frame.destinations) == Extent::all;
}

Result<std::uint64_t> Replacement::keep_the_rest(AttributedTrade& delivered, const AttributedTrade& stored,
                                                 const normalize::AreaCatalog& areas) const {
  std::uint64_t replaced = 0;
  Loss loss;
  for (std::size_t i = 0; i < stored.records.size(); ++i) {
    const auto& record = stored.records[i];
    bool stays = true;
    if (acceptance_.feed.replaces == sources::Replaces::whole_year) {
      stays = (editions_ >> static_cast<unsigned>(record.product.nomenclature()) & 1u) == 0;
    } else if (const auto group = groups_.find(group_of(record)); group != groups_.end()) {
      const bool delivered_anew = flows_.contains(flow_of(record));
      const bool explained = group->second.explained(), declared = declares_all(record);
      stays = !delivered_anew && !explained && !declared;
      if (declared && !explained) {
        loss.stored += record.value_usd;
        if (!delivered_anew) loss.gone[record.partner] += record.value_usd;
      }
    }
    if (stays)
      delivered.add(record, stored.deliveries[i]);
    else
      ++replaced;
  }
  if (!acceptance_.forced && loss.total() > acceptance_.feed.bounds.max_rejected_share * loss.stored) {
    return fail(would_take_away(loss, stored.records.front().period.year, acceptance_.feed.id, areas));
  }
  return replaced;
}

void Replacement::keep_other_totals(AttributedTrade& delivered, const AttributedTrade& stored) const {
  for (std::size_t i = 0; i < stored.records.size(); ++i) {
    const auto& record = stored.records[i];
    bool stays = true;
    if (acceptance_.feed.replaces == sources::Replaces::whole_year) {
      stays = (editions_ >> static_cast<unsigned>(record.product.nomenclature()) & 1u) == 0;
    } else {
      const auto group = groups_.find(group_of(record));
      stays = !flows_.contains(flow_of(record)) &&
              (group == groups_.end() || !(group->second.explained() || declares_all(record)));
    }
    if (stays) delivered.add(record, stored.deliveries[i]);
  }
}

}  // namespace noroshi::use_cases
