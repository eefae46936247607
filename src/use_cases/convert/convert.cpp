#include "use_cases/convert/convert.hpp"

#include <algorithm>
#include <map>

#include "holdings/concordance_path.hpp"
#include "holdings/importer_year.hpp"
#include "holdings/list_columns.hpp"
#include "holdings/product_titles.hpp"
#include "holdings/trade_provenance.hpp"
#include "sources/concordance/scheme_name.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kHs6 = 6;

using ValueByProduct = std::map<ProductCode, double>;

// Imports of six-digit products, and of headings of which no part is reported.
ValueByProduct imports_of(const holdings::LoadedTrade& trade, AreaCode importer) {
  ValueByProduct values;
  const auto& year = trade.years.back();
  const auto& cube = year.cube;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    if (cube.products[p].length() > kHs6) continue;
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      if (cube.importer[q] == importer && year.position.imports[q] > 0.0)
        values.emplace(trade.as_reported(p, q), year.position.imports[q]);
    }
  }
  for (auto at = values.begin(); at != values.end();) {  // a product sorts just before its parts
    const auto next = std::next(at);
    at = next != values.end() && at->first.contains(next->first) ? values.erase(at) : next;
  }
  return values;
}

bool is_harmonized(Nomenclature edition) { return edition <= Nomenclature::hs22; }

struct EditionValues {
  Nomenclature edition = Nomenclature::hs22;
  ValueByProduct values;
  double elsewhere_usd = 0.0;  // imports reported in another edition
};

// A sum over positions of which only a part is held is a lower bound.
std::optional<Text> note_on_parts(const holdings::LoadedTrade& trade, AreaCode importer) {
  const auto& cube = trade.years.back().cube;
  std::size_t all = 0, part = 0;
  std::optional<Shortfall> first;
  for (std::size_t q = 0; q < cube.shortfall.size(); ++q) {
    if (cube.importer[q] != importer) continue;
    ++all;
    if (cube.shortfall[q].gap == Gap::none) continue;
    ++part;
    if (!first) first = cube.shortfall[q];
  }
  if (!first) return std::nullopt;
  return text(
      "Of {} of {} products only a part is held ({}): sums are at least what is shown, and shares of the total "
      "are those of the part.",
      "{1}品目中{0}品目はデータが一部に限られる（{2}など）。合計は下限であり、構成比は判明分による。", part, all,
      describe(*first));
}

// The products of one edition; without a wish, of the one with most of the value.
Result<EditionValues> choose_edition(const ValueByProduct& all, std::optional<Nomenclature> wanted,
                                     const holdings::ImporterYear& asked) {
  std::map<Nomenclature, double> sums;
  for (const auto& [product, value] : all) {
    if (is_harmonized(product.nomenclature())) sums[product.nomenclature()] += value;
  }
  if (sums.empty() || (wanted && !sums.contains(*wanted))) {
    std::string there;
    for (const auto& [edition, sum] : sums) there += (there.empty() ? "" : ", ") + std::string{name_of(edition)};
    const Text wish =
        wanted ? Text{StaticText{name_of(*wanted), name_of(*wanted)}} : Text{"the Harmonized System", "HS"};
    return fail_field(
        ErrorCode::not_found, wanted ? "from" : "importer",
        text("no imports of {} in {} are reported in {}. Editions there: {}.",
             "{}の{}年の輸入に{}で報告されたものがありません。報告されている版：{}。", asked.importer.code, asked.year,
             wish, there.empty() ? Text{"none", "なし"} : Text{there, there}));
  }
  EditionValues chosen;
  chosen.edition = wanted.value_or(std::ranges::max_element(sums, {}, [](const auto& s) { return s.second; })->first);
  for (const auto& [product, value] : all) {
    if (product.nomenclature() == chosen.edition) {
      chosen.values.emplace(product, value);
    } else if (is_harmonized(product.nomenclature())) {
      chosen.elsewhere_usd += value;
    }
  }
  return chosen;
}

Result<std::string> read_scheme(const std::string& name, std::string_view field) {
  const auto column = sources::read_code_column(name);
  if (column && column->scheme != "HS?") return column->scheme;
  return fail_field(
      ErrorCode::invalid_input, std::string{field},
      text("'{}' is no classification that is known. Write for instance HS17, ISIC3, BEC4, SITC4, NAICS or "
           "WIOD2013; ⟦catalogue what=concordances⟧ lists the tables.",
           "「{}」という分類はありません。HS17、ISIC3、BEC4、SITC4、NAICS、WIOD2013 のように指定してください。"
           "⟦catalogue what=concordances⟧ で対応表を一覧できます。",
           name));
}

// What came to each target: how many source codes, and the one that brought most.
struct Arrivals {
  std::int64_t sources = 0;
  std::string largest;
  double largest_usd = 0.0;
};

std::map<std::string, Arrivals> arrivals(const std::vector<normalize::CodeValue>& values,
                                         const normalize::Concordance& map) {
  std::map<std::string, Arrivals> by_target;
  for (const auto& [code, value] : values) {
    for (const auto& [target, weight] : map.targets_of(code)) {
      auto& arrival = by_target[target];
      ++arrival.sources;
      if (value * weight > arrival.largest_usd) arrival = {arrival.sources, code, value * weight};
    }
  }
  return by_target;
}

Cell share_of(double part, double whole) { return whole > 0.0 ? Cell{part / whole} : Cell{}; }

ReportTable conversion_table(const normalize::Conversion& result, const std::map<std::string, Arrivals>& by_target,
                             const holdings::ImporterYear& asked, const std::string& from, const std::string& to) {
  ReportTable table{"conversion",
                    {fmt::format("Imports of {} in {} by {}", asked.importer.name.en, asked.year, to),
                     fmt::format("{}の輸入（{}年、{}別）", asked.importer.name.ja, asked.year, to)},
                    holdings::conversion_columns(),
                    {},
                    {},
                    {}};
  auto values = result.values;
  std::ranges::stable_sort(values, std::ranges::greater{}, &normalize::CodeValue::value);
  for (const auto& [code, value] : values) {
    const auto& arrival = by_target.at(code);
    table.rows.push_back({asked.importer.code, static_cast<std::int64_t>(asked.year), from, to, code, value,
                          share_of(value, result.value_in), arrival.sources, arrival.largest,
                          share_of(arrival.largest_usd, value)});
  }
  return table;
}

ReportTable conservation_table(const normalize::Conversion& result, std::size_t codes) {
  return {"conservation",
          {"Conservation check", "総額の一致確認"},
          holdings::conservation_columns(),
          {{static_cast<std::int64_t>(codes), result.value_in, static_cast<std::int64_t>(result.values.size()),
            result.value_out, static_cast<std::int64_t>(result.unmapped.size()), result.value_unmapped,
            share_of(result.value_unmapped, result.value_in), result.conservation_error()}},
          {},
          {}};
}

ReportTable unmapped_table(const normalize::Conversion& result, Nomenclature edition,
                           const holdings::ProductTitles& titles) {
  ReportTable table{"unmapped",
                    {"Without a target, largest first", "対応先のない品目（金額順）"},
                    holdings::unmapped_columns(),
                    {},
                    {},
                    {}};
  auto losses = result.unmapped;
  std::ranges::stable_sort(losses, std::ranges::greater{}, &normalize::CodeValue::value);
  for (const auto& [code, value] : losses) {
    const auto product = ProductCode::parse(edition, code);
    const auto title = product ? titles.find(*product) : std::nullopt;
    table.rows.push_back({code, title ? Cell{*title} : Cell{}, value, share_of(value, result.value_in)});
  }
  return table;
}

Text say(const holdings::ConcordanceStep& step) {
  const auto& f = step.facts;
  auto said = text(
      "{} to {}: {} source codes with published weights, {} with one target, {} divided equally among "
      "several for want of weights.",
      "{}から{}：公表された重みのある元コード{}件、対応先が一つのもの{}件、重みがなく等分したもの{}件。",
      step.inverted ? step.to : step.from, step.inverted ? step.from : step.to, f.given, f.one_to_one, f.equal_split);
  if (step.inverted) {
    said.en += fmt::format(" Read backwards for {} to {}, each code divided in proportion to these weights.", step.from,
                           step.to);
    said.ja += fmt::format("{}から{}へは逆向きに用い、各コードをこの重みに比例して配分した。", step.from, step.to);
  }
  return said;
}

void add_notes(ReportTable& table, const holdings::ConcordancePath& path, const EditionValues& from,
               const normalize::Conversion& result) {
  std::string way = path.steps.front().from;
  for (const auto& step : path.steps) way += " > " + step.to;
  table.notes.push_back(text("Way: {}.", "経路：{}。", way));
  for (const auto& step : path.steps) table.notes.push_back(say(step));
  if (result.value_unmapped > 0.0) {
    table.notes.push_back(text(
        "{:.3f} % of the value has no target and is in no row of the result; it is listed, not spread over others.",
        "総額の{:.3f}％は対応先がなく、結果のどの行にも含まれない（他に割り振らず、別表に示す）。",
        100.0 * result.value_unmapped / result.value_in));
  }
  if (from.elsewhere_usd > 0.0) {
    table.notes.push_back(text("{:.1f} m USD are reported in another edition than {} and left out.",
                               "{1}以外の版で報告された{0:.1f}百万米ドルは含まない。", from.elsewhere_usd / 1e6,
                               name_of(from.edition)));
  }
}

}  // namespace

Result<ConversionReport> convert_trade(holdings::OpenedWorkspace& workspace, const ConversionRequest& request,
                                       const Progress& progress) {
  const auto db = workspace.database();
  if (!db) return fail(db.error());

  const auto to = read_scheme(request.to, "to");
  if (!to) return fail(to.error());
  std::optional<Nomenclature> wanted;
  if (!request.from.empty()) {
    const auto scheme = read_scheme(request.from, "from");
    if (!scheme) return fail(scheme.error());
    wanted = parse_nomenclature(*scheme);
    if (!wanted || !is_harmonized(*wanted)) {
      return fail_field(
          ErrorCode::invalid_input, "from",
          text("trade is stored by editions of the Harmonized System, and {} is none. Write for instance HS17.",
               "貿易データはHSの版で保存されており、{}はHSの版ではありません。HS17のように指定してください。",
               *scheme));
    }
  }
  std::vector<std::string> via;
  for (const auto& name : request.via) {
    const auto scheme = read_scheme(name, "via");
    if (!scheme) return fail(scheme.error());
    via.push_back(*scheme);
  }

  const auto stored = holdings::StoredTrade::open(workspace.store(), request.scope);
  if (!stored) return fail(stored.error());
  const auto asked = holdings::choose_importer_year(workspace, *stored, request.scope);
  if (!asked) return fail(asked.error());
  const holdings::TradeSelection selection{
      .year = asked->year, .window = 1, .group = asked->importer.group, .level = asked->level};
  const auto trade = holdings::load_trade_years(*stored, **db, workspace.areas(), selection, progress);
  if (!trade) return fail(trade.error());
  const auto from = choose_edition(imports_of(*trade, asked->importer.area), wanted, *asked);
  if (!from) return fail(from.error());
  const std::string from_scheme{name_of(from->edition)};

  const auto tables = holdings::stored_concordances(stored->concordances(), **db);
  if (!tables) return fail(tables.error());
  const auto path = holdings::find_concordance(**db, *tables, from_scheme, *to, via);
  if (!path) return fail(path.error());
  std::vector<normalize::CodeValue> values;
  std::vector<std::string> codes;
  std::vector<holdings::PositionRow> products;
  for (const auto& [product, value] : from->values) {
    codes.push_back(product.digits());
    values.push_back({product.digits(), value});
    products.push_back({.product = product});
  }
  const auto map = path->map.with_headings(codes);
  const auto result = map.convert(values);
  const auto titles = holdings::ProductTitles::load(workspace, products);
  if (!titles) return fail(titles.error());

  ConversionReport report{conversion_table(result, arrivals(values, map), *asked, from_scheme, *to),
                          conservation_table(result, values.size()), unmapped_table(result, from->edition, *titles)};
  add_notes(report.conversion, *path, *from, result);
  if (auto note = note_on_parts(*trade, asked->importer.area)) report.conversion.notes.push_back(std::move(*note));
  std::ranges::copy(asked->newer, std::back_inserter(report.conversion.notes));
  auto files = trade->used;
  for (const auto& step : path->steps) files.push_back(step.file);
  auto provenance = holdings::trade_provenance(workspace, files);
  if (!provenance) return fail(provenance.error());
  report.conversion.provenance = *std::move(provenance);
  return report;
}

}  // namespace noroshi::use_cases
