#include "use_cases/scorecard/published_checks.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "holdings/importer_choice.hpp"
#include "indicators/catalog.hpp"
#include "toml/document.hpp"
#include "use_cases/scorecard/check_measures.hpp"

namespace noroshi::use_cases {
namespace {

using toml::DeclaredTable;
using toml::Presence;

constexpr int kFirstYear = 1900, kLastYear = 2200;
constexpr int kMostYears = 100, kMostProducts = 10'000;
constexpr int kLeastHistory = 3;  // years that one year of a history is judged by

struct NamedMeasure {
  std::string_view name;
  TradeMeasure measure;
  enum class Of { product, all_products, years } of;
  bool of_a_supplier = false;
};
using Of = NamedMeasure::Of;
constexpr std::array<NamedMeasure, 10> kMeasures{{
    {"flagged_items", flagged_items, Of::all_products},
    {"flagged_items_led_by", flagged_items_led_by, Of::all_products, true},
    {"flagged_share", flagged_share, Of::all_products},
    {"supplier_share_of_flagged", supplier_share_of_flagged, Of::all_products, true},
    {"churn_share", churn_share, Of::years},
    {"imports_billion_usd", imports_billion_usd, Of::product},
    {"imports_million_usd", imports_million_usd, Of::product},
    {"supplier_count", supplier_count, Of::product},
    {"import_hhi", import_hhi, Of::product},
    {"supplier_share", supplier_share, Of::product, true},
}};

Of measured_at(TradeExtent extent) {
  if (extent == TradeExtent::product) return Of::product;
  return extent == TradeExtent::history ? Of::years : Of::all_products;
}

// The measure of the extent that the table names, or nothing, with a problem.
const NamedMeasure* read_measure(const toml::DeclaredTable& table, TradeExtent extent) {
  std::vector<std::string_view> names;
  for (const auto& m : kMeasures) {
    if (m.of == measured_at(extent)) names.push_back(m.name);
  }
  const auto given = table.word("measure", names);
  const auto found = std::ranges::find(kMeasures, given, &NamedMeasure::name);
  return found == kMeasures.end() ? nullptr : &*found;
}

std::optional<std::string> hs6(std::string_view digits) {
  const bool whole = digits.size() == 6 && ProductCode::parse(Nomenclature::hs22, digits);
  return whole ? std::optional{std::string{digits}} : std::nullopt;
}

std::optional<std::string> method_id(std::string_view id) {
  return indicators::find_indicator(id) != nullptr ? std::optional{std::string{id}} : std::nullopt;
}

// Words under a name of their own ([unit], [needs]).
class NamedWords {
 public:
  NamedWords(const toml::DeclaredTable& top, std::string_view key) {
    const auto table = top.table(key);
    if (!table) return;
    for (const auto& name : table->keys()) words_.emplace(name, table->both(name));
  }

  [[nodiscard]] Text read(const toml::DeclaredTable& table, std::string_view key) const {
    std::vector<std::string_view> names;
    for (const auto& [name, words] : words_) names.push_back(name);
    const auto found = words_.find(table.word(key, names));
    return found == words_.end() ? Text{} : found->second;
  }

 private:
  std::map<std::string, Text> words_;
};

class ChecksReader {
 public:
  ChecksReader(const toml::DeclaredTable& top, const normalize::AreaCatalog& areas, const normalize::AreaGroups& groups)
      : units_{top, "unit"}, needs_{top, "needs"}, areas_{areas}, groups_{groups} {}

  [[nodiscard]] PublishedCheck read(const toml::DeclaredTable& table) const {
    PublishedCheck check;
    check.claim = table.both("claim");
    check.unit = units_.read(table, "unit");
    check.published = table.number("published").value_or(0.0);
    check.tolerance = read_tolerance(table, check.published);
    enum class Kind { trade, mass, atlas, worked_example, out_of_reach };
    const auto kind = table.choice<Kind>("kind", {{"trade", Kind::trade},
                                                  {"mass", Kind::mass},
                                                  {"atlas", Kind::atlas},
                                                  {"worked_example", Kind::worked_example},
                                                  {"out_of_reach", Kind::out_of_reach}});
    if (!kind) {
      (void)table.keys();  // what else belongs here is not known
    } else if (*kind == Kind::trade) {
      check.recipe = read_trade(table);
    } else if (*kind == Kind::mass) {
      check.recipe = read_mass(table);
    } else if (*kind == Kind::atlas) {
      check.recipe = read_atlas(table);
    } else if (*kind == Kind::worked_example) {
      check.recipe = read_example(table);
    } else {
      check.recipe = OutOfReach{needs_.read(table, "needs")};
    }
    return check;
  }

 private:
  static double read_tolerance(const toml::DeclaredTable& table, double published) {
    const auto share = table.number("tolerance_percent", toml::Presence::optional);
    const auto absolute = table.number("tolerance", share ? toml::Presence::optional : toml::Presence::required);
    if (share && absolute) table.refuse("tolerance", {"either this or tolerance_percent", "tolerance_percentとの一方"});
    return share ? *share / 100.0 * published : absolute.value_or(0.0);
  }

  [[nodiscard]] std::string read_area(const toml::DeclaredTable& table, std::string_view key) const {
    const auto known = [&](std::string_view code) {
      return areas_.find(code) ? std::optional{std::string{code}} : std::nullopt;
    };
    return table.parsed(key, known, {"the ISO3 code of an area (JPN)", "国・地域のISO3コード（JPN）"})
        .value_or(std::string{});
  }

  static std::string read_product(const toml::DeclaredTable& table) {
    return table.parsed("product", hs6, {"six digits of the Harmonized System", "HSの6桁"}).value_or(std::string{});
  }

  static int read_year(const toml::DeclaredTable& table) {
    return table.integer("year", kFirstYear, kLastYear).value_or(kFirstYear);
  }

  [[nodiscard]] FromTrade read_trade(const toml::DeclaredTable& table) const {
    FromTrade asked;
    asked.importer = table.text("importer");
    asked.year = read_year(table);
    if (!asked.importer.empty()) {
      const auto chosen = holdings::choose_importer(areas_, groups_, asked.importer, {asked.year, 12, 31});
      if (!chosen)
        table.report("importer", chosen.error().message);
      else if (chosen->reporters().empty())
        table.refuse("importer", {"a group that had members in that year", "その年に構成国のあるグループ"});
    }
    const auto extent = table.choice<TradeExtent>("extent", {{"product", TradeExtent::product},
                                                             {"importer", TradeExtent::importer},
                                                             {"world", TradeExtent::world},
                                                             {"history", TradeExtent::history}});
    const auto* measure = extent ? read_measure(table, *extent) : nullptr;
    if (measure == nullptr) {
      (void)table.keys();  // what else belongs here is not known
      return asked;
    }
    asked.extent = *extent;
    asked.measure = measure->measure;
    if (measure->of_a_supplier) asked.supplier = read_area(table, "supplier");
    if (measure->of == Of::product) {
      asked.product = read_product(table);
    } else {
      asked.method = table.parsed("method", method_id, {"the id of a method (geodep)", "手法のID（geodep）"})
                         .value_or(std::string{});
    }
    if (asked.extent == TradeExtent::importer) asked.items = table.integer("items", 1, kMostProducts).value_or(1);
    if (asked.extent == TradeExtent::world) asked.window = table.integer("window", 1, kMostYears).value_or(1);
    if (asked.extent == TradeExtent::history) {
      asked.window = table.integer("window", kLeastHistory, kMostYears).value_or(kLeastHistory);
      asked.lag_years = table.integer("lag_years", 1, asked.window).value_or(1);
    }
    return asked;
  }

  [[nodiscard]] FromMass read_mass(const toml::DeclaredTable& table) const {
    return {read_area(table, "importer"), read_area(table, "supplier"), read_product(table), read_year(table)};
  }

  [[nodiscard]] FromAtlas read_atlas(const toml::DeclaredTable& table) const {
    return {table.text("good"), table.word("stage", {"mine", "refine", "material", "part", "product"}),
            table.text("figures_of"), read_area(table, "country"),
            table.flag("carried", toml::Presence::optional).value_or(false)};
  }

  static WorkedExample read_example(const toml::DeclaredTable& table) {
    using Example = std::optional<double> (*)();
    const auto example = table.choice<Example>("example", {{"distance_of_iran", mean_distance_of_the_iran_example}});
    return {example.value_or(nullptr)};
  }

  NamedWords units_, needs_;
  const normalize::AreaCatalog& areas_;
  const normalize::AreaGroups& groups_;
};

}  // namespace

Result<PublishedChecks> read_published_checks(const std::filesystem::path& file, const normalize::AreaCatalog& areas,
                                              const normalize::AreaGroups& groups) {
  auto document = toml::Document::read(file, file.string());
  if (!document) return fail(document.error());
  const auto top = document->top();
  const ChecksReader reader{top, areas, groups};
  PublishedChecks checks;
  for (const auto& publication : top.tables("publication")) {
    const auto title = publication.both("title");
    const auto source = publication.text("source");
    const auto by = publication.choice<NumberBy>("by", {{"publisher", NumberBy::publisher}, {"own", NumberBy::own}});
    for (const auto& number : publication.tables("number")) {
      auto& check = checks.emplace_back(reader.read(number));
      check.group = title;
      check.source = source;
      check.by = by.value_or(NumberBy::publisher);
    }
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(toml::all_in_words(problems));
  return checks;
}

}  // namespace noroshi::use_cases
