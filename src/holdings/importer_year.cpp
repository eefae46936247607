#include "holdings/importer_year.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "holdings/frame_extents.hpp"
#include "model/gap.hpp"

namespace noroshi::holdings {
namespace {

constexpr std::size_t kYearsCompared = 4;
constexpr std::uint16_t kAllMonths = 0xFFF;

// How well data carry a question. Each holds what the ones before it hold.
enum class Carries : std::uint8_t { wholly, listed_partners, some_months };
constexpr std::size_t kWays = 3;

// What one file holds of an importer.
struct FileHolding {
  std::map<ProductCode, std::uint16_t> months;  // of each product at the level, as bits
  std::set<ProductCode> totalled;               // with a printed total
  bool all_partners = false, cited = false;
};

// How much of an importer a year holds. A product that several feeds or areas report counts once.
struct YearHolding {
  int year = 0;
  TradeLevel level;
  std::array<std::size_t, kWays> products = {};  // that are carried at least that well
  std::uint64_t reporters = 0;
  std::uint16_t months = 0;  // of the file with most products
  bool cited_only = true;
};

class YearReader {
 public:
  YearReader(const StoredTrade& stored, columnar::Database& db, const ImporterChoice& importer,
             const std::vector<std::string>& products)
      : stored_{stored}, db_{db}, importer_{importer}, products_{products} {}

  Result<YearHolding> read(int year, const std::vector<lake::Partition>& files) {
    std::vector<FileHolding> held(files.size());
    std::vector<normalize::ProductHolding> all;
    YearHolding holding{.year = year};
    auto read = each_product("", files, [&](std::size_t file, ProductCode product, std::uint16_t months) {
      held[file].months[product] = months;
      all.push_back({product, 1, 0.0});
    });
    if (!read) return fail(read.error());
    if (auto counted = count_reporters(files, holding); !counted) return fail(counted.error());
    holding.level = choose_level(all, products_);
    const LevelFilter filter{all, holding.level};
    for (std::size_t i = 0; i < files.size(); ++i) {
      std::erase_if(held[i].months, [&](const auto& p) { return !filter.keeps(p.first) || !asked(p.first); });
      if (auto framed = frame(files[i], holding.level, held[i]); !framed) return fail(framed.error());
    }
    add_up(held, holding);
    return holding;
  }

 private:
  [[nodiscard]] bool asked(ProductCode product) const {
    const auto digits = product.digits();
    return products_.empty() ||
           std::ranges::any_of(products_, [&](const auto& code) { return digits.starts_with(code); });
  }

  template <class Take>
  Result<void> each_product(std::string_view condition, const std::vector<lake::Partition>& files, Take take) {
    std::string rows;
    for (std::size_t i = 0; i < files.size(); ++i) {
      rows += fmt::format(
          "{}SELECT {} AS f, revision, product, month FROM read_parquet({}) WHERE reporter IN ({}) AND "
          "flow = 'import'{}",
          rows.empty() ? "" : " UNION ALL ", i, columnar::sql_file(files[i].path),
          columnar::sql_list(importer_.reporters()), condition);
    }
    return columnar::each_row(
        db_,
        fmt::format(
            "SELECT f::BIGINT, revision, product, bit_or(CASE WHEN month = 0 THEN {} ELSE 1 << (month::INTEGER - 1) "
            "END)::BIGINT FROM ({}) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
            kAllMonths, rows),
        [&](const columnar::Batch& batch, std::size_t r) {
          const auto edition = parse_nomenclature(batch.text(1, r));
          const auto product = edition ? ProductCode::parse(*edition, batch.text(2, r)) : std::nullopt;
          if (product)
            take(static_cast<std::size_t>(batch.values<std::int64_t>(0)[r]), *product,
                 static_cast<std::uint16_t>(batch.values<std::int64_t>(3)[r]));
        });
  }

  Result<void> count_reporters(const std::vector<lake::Partition>& files, YearHolding& holding) {
    if (!importer_.group) {
      holding.reporters = 1;
      return {};
    }
    return columnar::each_row(
        db_,
        fmt::format("SELECT count(DISTINCT reporter)::BIGINT FROM read_parquet([{}]) WHERE reporter IN ({}) AND flow = "
                    "'import'",
                    columnar::sql_list(files, &lake::Partition::path), columnar::sql_list(importer_.reporters())),
        [&](const columnar::Batch& batch, std::size_t r) {
          holding.reporters = static_cast<std::uint64_t>(batch.values<std::int64_t>(0)[r]);
        });
  }

  // Whether the partners of what the file holds are known to be all.
  Result<void> frame(const lake::Partition& file, TradeLevel level, FileHolding& held) {
    held.cited = file.standing == Standing::cited;  // what it does not name is booked as a rest
    held.all_partners = held.cited || file.standing == Standing::reconciled;
    if (held.all_partners || held.months.empty()) return {};
    const auto said = FrameExtents::of(stored_, db_, file);
    if (!said) return fail(said.error());
    held.all_partners = std::ranges::all_of(importer_.reporters(), [&](AreaCode reporter) {
      return said->of(Flow::import, reporter, level.digits).partners == Extent::all;
    });
    const auto* totals = held.all_partners ? nullptr : stored_.beside(file, "trade_totals");
    if (totals == nullptr) return {};
    return each_product(" AND partner = 0", {*totals},
                        [&](std::size_t, ProductCode product, std::uint16_t) { held.totalled.insert(product); });
  }

  static void add_up(const std::vector<FileHolding>& held, YearHolding& holding) {
    std::array<std::set<ProductCode>, kWays> carried, cited;
    std::size_t most = 0;
    for (const auto& file : held) {
      std::uint16_t months = 0;
      for (const auto& [product, bits] : file.months) months = static_cast<std::uint16_t>(months | bits);
      if (file.months.size() > most) {
        most = file.months.size();
        holding.months = months;
      }
      auto& sets = file.cited ? cited : carried;
      for (const auto& [product, bits] : file.months) {
        const bool year = months == kAllMonths, partners = file.all_partners || file.totalled.contains(product);
        if (year && partners) sets[0].insert(product.across_editions());
        if (year) sets[1].insert(product.across_editions());
        sets[2].insert(product.across_editions());
      }
    }
    holding.cited_only = carried[2].empty();
    const auto& counted = holding.cited_only ? cited : carried;
    for (std::size_t way = 0; way < kWays; ++way) holding.products[way] = counted[way].size();
  }

  const StoredTrade& stored_;
  columnar::Database& db_;
  const ImporterChoice& importer_;
  const std::vector<std::string>& products_;
};

// The newest years with imports of some areas, the newest first.
Result<std::vector<YearHolding>> newest_years(YearReader& reader, const StoredTrade& stored) {
  std::vector<YearHolding> found;
  for (auto newest = stored.years().rbegin(); newest != stored.years().rend() && found.size() < kYearsCompared;
       ++newest) {
    auto holding = reader.read(newest->first, newest->second);
    if (!holding) return fail(holding.error());
    if (holding->products.back() > 0) found.push_back(*holding);
  }
  // The atlas cites a few goods of many years: beside other data its years are no picture of the importer.
  if (!std::ranges::all_of(found, &YearHolding::cited_only)) std::erase_if(found, &YearHolding::cited_only);
  return found;
}

std::size_t chosen_of(const std::vector<YearHolding>& years) {
  std::uint64_t reporters = 0;
  for (const auto& y : years) reporters = std::max(reporters, y.reporters);
  for (std::size_t way = 0; way < kWays; ++way) {
    std::size_t best = 0;
    for (const auto& y : years) best = std::max(best, y.products[way]);
    for (std::size_t i = 0; best > 0 && i < years.size(); ++i) {
      if (2 * years[i].products[way] >= best && 2 * years[i].reporters >= reporters) return i;
    }
  }
  const auto most = [](const YearHolding& y) { return std::pair{y.reporters, y.products.back()}; };
  return static_cast<std::size_t>(std::ranges::max_element(years, {}, most) - years.begin());
}

// Why a year does not carry the question wholly; empty when it does.
Text lack_of(const YearHolding& year) {
  const auto at = [&](Carries way) { return year.products[static_cast<std::size_t>(way)]; };
  if (2 * at(Carries::listed_partners) < at(Carries::some_months))
    return describe(Shortfall{.gap = Gap::months_missing, .have = year.months, .of = 12});
  if (2 * at(Carries::wholly) < at(Carries::listed_partners)) return describe(Shortfall{.gap = Gap::partners_listed});
  return {};
}

Text note_on(const YearHolding& year, bool used, bool group) {
  auto lack = lack_of(year);
  if (lack.en.empty() && used) return {};
  if (lack.en.empty()) {
    lack = group ? text("{} members and {} products so far", "加盟{}か国・{}品目のみ", year.reporters, year.products[0])
                 : text("{} products so far", "{}品目のみ", year.products[0]);
  }
  if (used) return text("{}: {}", "{}年：{}", year.year, lack);
  return text("{}: {}, not used", "{}年：{}（不使用）", year.year, lack);
}

Error no_imports_of(const ImporterChoice& importer) {
  return {.code = ErrorCode::not_found,
          .message = text("no imports of {} are loaded. ⟦sources⟧ shows what is.",
                          "{}の輸入データは取り込まれていません。⟦sources⟧ で確認してください。", importer.code),
          .field = "importer"};
}

}  // namespace

Result<ImporterYear> choose_importer_year(OpenedWorkspace& workspace, const StoredTrade& stored,
                                          const TradeScope& scope, const std::vector<std::string>& products) {
  const auto choose = [&](Date day) {
    return choose_importer(workspace.areas(), workspace.groups(), scope.importer, day);
  };
  auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto now = choose(scope.year ? last_day({static_cast<std::int16_t>(*scope.year), 0}) : workspace.today());
  if (!now) return fail(now.error());
  YearReader reader{stored, **db, *now, products};
  ImporterYear chosen;
  if (scope.year) {
    chosen = {.importer = *now, .year = *scope.year, .level = {}, .newer = {}};
    const auto files = stored.years().find(*scope.year);
    if (files == stored.years().end()) return chosen;
    const auto holding = reader.read(*scope.year, files->second);
    if (!holding) return fail(holding.error());
    chosen.level = holding->level;
    if (auto note = note_on(*holding, true, now->group.has_value()); !note.en.empty())
      chosen.newer.push_back(std::move(note));
    return chosen;
  }
  const auto years = newest_years(reader, stored);
  if (!years) return fail(years.error());
  if (years->empty()) return fail(no_imports_of(*now));
  const auto at = chosen_of(*years);
  for (std::size_t i = 0; i <= at; ++i) {
    if (auto note = note_on((*years)[i], i == at, now->group.has_value()); !note.en.empty())
      chosen.newer.push_back(std::move(note));
  }
  chosen.year = (*years)[at].year;
  chosen.level = (*years)[at].level;
  auto then = choose(last_day({static_cast<std::int16_t>(chosen.year), 0}));  // members of that year
  if (!then) return fail(then.error());
  chosen.importer = std::move(*then);
  return chosen;
}

}  // namespace noroshi::holdings
