#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "columnar/query_rows.hpp"
#include "holdings/trade_provenance.hpp"
#include "names/name_folding.hpp"
#include "use_cases/dossier/parts.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kMostRows = 12;  // countries of one statistic
constexpr std::size_t kShortestName = 3;

// Publishers write "Gallium", "gallium, primary" or "Lithium (Li)": the part before a comma or bracket is the
// commodity.
bool is_commodity(const std::set<std::string>& names, std::string_view commodity) {
  return names.contains(fold_name(commodity)) ||
         names.contains(fold_name(commodity.substr(0, commodity.find_first_of(",("))));
}

std::set<std::string> names_of(const Good& good) {
  std::set<std::string> names{fold_name(good.id), fold_name(good.name.en),
                              fold_name(good.name.en.substr(0, good.name.en.find(" (")))};
  for (const auto& alias : good.aliases) {
    if (fold_name(alias).size() >= kShortestName) names.insert(fold_name(alias));
  }
  return names;
}

Cell number(const columnar::Batch& batch, std::size_t column, std::size_t row) {
  return batch.is_null(column, row) ? Cell{} : Cell{batch.values<double>(column)[row]};
}

// What is made, what could be made and what lies in the ground are three tables: they must not be added or compared.
struct Kind {
  std::string_view stage;  // of the statistic; empty: every other
  std::string_view id;
  StaticText title;
};
constexpr std::array<Kind, 3> kKinds{
    {{"", "production", {"Production in the data loaded", "取込済みデータの生産量"}},
     {"capacity",
      "production_capacity",
      {"Production capacity in the data loaded (not output)", "取込済みデータの生産能力（生産量ではない）"}},
     {"reserves",
      "reserves",
      {"Reserves in the data loaded (not output)", "取込済みデータの埋蔵量（生産量ではない）"}}}};

ReportTable empty_table(const Kind& kind) {
  return {std::string{kind.id},
          kind.title,
          {{"feed", {"Feed", "出典"}, CellKind::text, {}},
           {"commodity", {"Commodity", "品目"}, CellKind::text, {}},
           {"stage", {"Stage", "段階"}, CellKind::text, {}},
           {"measure", {"Statistic", "統計"}, CellKind::text, {}},
           {"year", {"Year", "年"}, CellKind::integer, {}},
           {.id = "edition", .title = {"File", "ファイル"}, .file_only = true},
           {"area", {"Country", "国"}, CellKind::text, {}},
           {"quantity", {"Quantity", "数量"}, CellKind::real, {}},
           {"unit", {"Unit", "単位"}, CellKind::text, {}},
           {"share", {"World share", "世界シェア"}, CellKind::share, {"as the publisher gives it", "公表値"}}},
          {},
          {},
          {}};
}

bool is_of(const Kind& kind, std::string_view stage) {
  if (!kind.stage.empty()) return stage == kind.stage;
  return std::ranges::none_of(kKinds, [&](const Kind& other) { return other.stage == stage; });
}

// Adds the figures of the good in a file, of the newest year of each statistic; answers the newest of these years.
Result<int> add_figures(columnar::Database& db, const lake::Partition& file, const std::set<std::string>& names,
                        const Kind& kind, ReportTable& table) {
  int newest = 0;
  std::map<std::string, std::size_t> taken;  // by statistic
  const auto read = columnar::each_row(
      db,
      fmt::format("SELECT commodity, stage, measure, CAST(year AS INTEGER), area, CAST(quantity AS DOUBLE), unit, "
                  "CAST(share AS DOUBLE) FROM read_parquet({}) "
                  "WHERE quantity IS NOT NULL OR share IS NOT NULL QUALIFY year = max(year) OVER (PARTITION BY "
                  "commodity, stage, measure) "
                  "ORDER BY commodity, stage, measure, quantity DESC NULLS LAST, share DESC NULLS LAST, area",
                  columnar::sql_file(file.path)),
      [&](const columnar::Batch& b, std::size_t i) {
        if (!is_of(kind, b.text(1, i)) || !is_commodity(names, b.text(0, i))) return;
        if (++taken[fmt::format("{}|{}|{}", b.text(0, i), b.text(1, i), b.text(2, i))] > kMostRows) return;
        const int year = b.values<std::int32_t>(3)[i];
        newest = std::max(newest, year);
        table.rows.push_back({file.feed, std::string{b.text(0, i)}, stage_name(std::string{b.text(1, i)}),
                              std::string{b.text(2, i)}, static_cast<std::int64_t>(year), file.name,
                              std::string{b.text(4, i)}, number(b, 5, i),
                              std::string{b.is_null(6, i) ? std::string_view{} : b.text(6, i)}, number(b, 7, i)});
      });
  if (!read) return fail(read.error());
  return newest;
}

// One kind's figures from every file, as each publisher gives them.
Result<ReportTable> table_of(holdings::OpenedWorkspace& workspace, columnar::Database& db,
                             const std::vector<lake::Partition>& partitions, const std::set<std::string>& names,
                             const Kind& kind) {
  auto table = empty_table(kind);
  for (const auto& file : partitions) {
    if (file.standing == Standing::cited) continue;  // its figures are the table of stages
    const std::size_t before = table.rows.size();
    const auto newest = add_figures(db, file, names, kind, table);
    if (!newest) return fail(newest.error());
    if (table.rows.size() == before) continue;
    auto sources = holdings::trade_provenance(workspace, {file});
    if (!sources) return fail(sources.error());
    for (auto& p : *sources) {  // a file of "all" years is as old as its newest figure
      p.period = std::to_string(*newest);
      p.age_days = std::max(0, days_between(last_day({static_cast<std::int16_t>(*newest), 0}), workspace.today()));
      table.provenance.push_back(std::move(p));
    }
  }
  table.notes.push_back(text("At most {} countries of each statistic, the newest year of each.",
                             "各統計の最新年について、上位{}か国まで。", kMostRows));
  return table;
}

}  // namespace

Result<std::vector<ReportTable>> production_tables(const holdings::GoodChoice& subject,
                                                   holdings::OpenedWorkspace& workspace) {
  if (subject.good == nullptr) return std::vector<ReportTable>{};
  const auto partitions = workspace.store().partitions("production");
  if (!partitions) return fail(partitions.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto names = names_of(*subject.good);
  std::vector<ReportTable> tables;
  for (const auto& kind : kKinds) {
    auto table = table_of(workspace, **db, *partitions, names, kind);
    if (!table) return fail(table.error());
    if (!table->rows.empty()) tables.push_back(std::move(*table));
  }
  return tables;
}

}  // namespace noroshi::use_cases
