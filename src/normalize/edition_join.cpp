#include "normalize/edition_join.hpp"

#include <algorithm>
#include <optional>

namespace noroshi::normalize {
namespace {

constexpr int kInternationalDigits = 6;

bool can_join(ProductCode product) {
  return product.nomenclature() <= Nomenclature::hs22 && product.length() <= kInternationalDigits;
}

// First the edition in force, then the newest.
auto preference(Nomenclature edition, Nomenclature in_force) {
  return std::pair{edition != in_force, -static_cast<int>(edition)};
}

using Holdings = std::vector<ProductHolding>;

// By number; only those that can be joined.
std::map<ProductCode, Holdings> by_number(std::span<const ProductHolding> holdings) {
  std::map<ProductCode, Holdings> numbers;
  for (const auto& h : holdings) {
    if (can_join(h.product)) numbers[h.product.across_editions()].push_back(h);
  }
  return numbers;
}

// Whether every code below the number leads below the number.
bool stays(const Concordance& map, std::string_view digits, bool& any) {
  bool stays = true;
  for (const auto& code : map.codes_below(digits)) {
    any = true;
    for (const auto& target : map.targets_of(code)) stays = stays && target.code.starts_with(digits);
  }
  return stays;
}

// What identifies the reports of which only one edition may count.
struct ReportKey {
  ProductCode product;  // joined
  AreaCode reporter;
  Flow flow = Flow::import;
  std::uint8_t month = 0;
  bool operator==(const ReportKey&) const = default;
};
struct ReportKeyHash {
  std::size_t operator()(const ReportKey& k) const noexcept {
    const auto rest =
        std::uint64_t{k.reporter.value} << 16 | static_cast<std::uint64_t>(k.flow) << 8 | std::uint64_t{k.month};
    return std::hash<std::uint64_t>{}((k.product.packed() + rest) * 0x9E3779B97F4A7C15u);
  }
};

}  // namespace

EditionTable::Meaning EditionTable::of(std::string_view digits) const {
  bool any = false;
  const bool forwards = stays(forwards_, digits, any), backwards = stays(backwards_, digits, any);
  if (!any) return Meaning::not_known;
  return forwards && backwards ? Meaning::same : Meaning::changed;
}

EditionJoin::EditionJoin(std::span<const ProductHolding> holdings, int year, const EditionTables& tables)
    : in_force_{hs_in_force(year)} {
  for (const auto& h : holdings) {
    facts_.rows += h.rows;
    facts_.value_usd += h.value_usd;
  }
  for (auto& [number, editions] : by_number(holdings)) {
    std::ranges::sort(editions, {}, [&](const auto& h) { return preference(h.product.nomenclature(), in_force_); });
    std::vector<ProductCode> meanings;
    const auto joined = target_.size();
    for (const auto& holding : editions) {
      take(holding.product, holding, meanings, tables);
      if (target(holding.product) == holding.product) meanings.push_back(holding.product);
    }
    if (target_.size() > joined) ++facts_.numbers_joined;
    if (meanings.size() > 1) ++facts_.numbers_apart;
  }
}

// The first of the meanings known so far that this edition shares; none: a meaning of its own.
void EditionJoin::take(ProductCode product, const ProductHolding& holding, std::span<const ProductCode> meanings,
                       const EditionTables& tables) {
  const auto digits = product.digits();
  for (const auto meaning : meanings) {
    const auto [older, newer] = std::minmax({product.nomenclature(), meaning.nomenclature()});
    const auto table = tables.find({older, newer});
    if (table != tables.end() && table->second.of(digits) == EditionTable::Meaning::changed) continue;
    target_.emplace(product, meaning);
    facts_.rows_joined += holding.rows;
    facts_.value_joined += holding.value_usd;
    const std::pair pair{product.nomenclature(), meaning.nomenclature()};
    facts_.joined.insert(pair);
    if (table == tables.end()) facts_.without_table.insert(pair);
    return;
  }
  if (meanings.empty()) return;
  facts_.rows_apart += holding.rows;
  facts_.value_apart += holding.value_usd;
}

ProductCode EditionJoin::target(ProductCode reported) const {
  const auto found = target_.find(reported);
  return found == target_.end() ? reported : found->second;
}

void EditionJoin::keep_one_edition_per_reporter(TradeRecords& records) const {
  const auto key_of = [&](const TradeRecord& r) {
    return ReportKey{target(r.product), r.reporter, r.flow, r.period.month};
  };
  std::unordered_map<ReportKey, Nomenclature, ReportKeyHash> first;  // edition that counts, of keys with renamed rows
  const auto offer = [&](Nomenclature& known, Nomenclature edition) {
    if (preference(edition, in_force_) < preference(known, in_force_)) known = edition;
  };
  for (const auto& r : records) {
    if (target_.contains(r.product))
      offer(first.try_emplace(key_of(r), r.product.nomenclature()).first->second, r.product.nomenclature());
  }
  for (const auto& r : records) {
    if (target_.contains(r.product)) continue;
    if (const auto found = first.find(key_of(r)); found != first.end()) offer(found->second, r.product.nomenclature());
  }
  std::erase_if(records, [&](const TradeRecord& r) {
    const auto found = first.find(key_of(r));
    return found != first.end() && found->second != r.product.nomenclature();
  });
}

EditionJoin::ReportedEditions EditionJoin::apply(TradeRecords& records) const {
  ReportedEditions editions;
  if (target_.empty()) return editions;
  keep_one_edition_per_reporter(records);
  for (auto& r : records) {
    const auto product = target(r.product);
    if (product == r.product) continue;
    if (r.flow == Flow::import) editions[{product, r.reporter}] = r.product.nomenclature();
    r.product = product;
  }
  return editions;
}

std::set<std::pair<Nomenclature, Nomenclature>> editions_side_by_side(std::span<const ProductHolding> holdings) {
  std::set<std::pair<Nomenclature, Nomenclature>> pairs;
  for (const auto& [number, editions] : by_number(holdings)) {
    for (const auto& a : editions) {
      for (const auto& b : editions) {
        if (a.product.nomenclature() < b.product.nomenclature())
          pairs.insert({a.product.nomenclature(), b.product.nomenclature()});
      }
    }
  }
  return pairs;
}

}  // namespace noroshi::normalize
