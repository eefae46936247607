#include "lake/io_table_file.hpp"

#include <array>
#include <cmath>
#include <map>

#include "base/contract.hpp"
#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"

namespace noroshi::lake {
namespace {

using columnar::ColumnType;

enum class FlowKind : std::uint8_t { intermediate, final, imported_intermediate, imported_final };
const std::vector<std::string> kFlowKinds{"intermediate", "final", "imported_intermediate", "imported_final"};
const std::vector<std::string> kMemberKinds{"industry", "final_user"};

// Texts of a column, each once, and which of them each place has: what a dictionary column is written from.
struct Dictionary {
  std::vector<std::string> texts;
  std::vector<std::uint32_t> of_place;

  template <class Range, class Of>
  void add(const Range& range, Of of) {
    for (const auto& element : range) {
      const std::string& text = element.*of;
      const auto [known, fresh] = index_.try_emplace(text, static_cast<std::uint32_t>(texts.size()));
      if (fresh) texts.push_back(text);
      of_place.push_back(known->second);
    }
  }

 private:
  std::map<std::string, std::uint32_t> index_;
};

struct Flow {
  std::uint32_t from, to;
  FlowKind kind;
  double value;
};

void add_flows(const numerics::DenseMatrix& cells, std::size_t first_column, std::size_t columns, FlowKind kind,
               std::size_t row, std::vector<Flow>& flows) {
  for (std::size_t j = 0; j < columns; ++j) {
    const double value = cells(row, first_column + j);
    if (value != 0.0) flows.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(j), kind, value});
  }
}

std::vector<Flow> flows_of(const IoTable& t) {
  std::vector<Flow> flows;
  const auto n = t.size();
  const auto m = t.final_users.size();
  for (std::size_t i = 0; i < n; ++i) {
    add_flows(t.intermediate, 0, n, FlowKind::intermediate, i, flows);
    add_flows(t.final_demand, 0, m, FlowKind::final, i, flows);
    if (t.imported.rows == 0) continue;
    add_flows(t.imported, 0, n, FlowKind::imported_intermediate, i, flows);
    add_flows(t.imported, n, m, FlowKind::imported_final, i, flows);
  }
  return flows;
}

Result<void> write_flows(columnar::Database& db, const std::filesystem::path& path, const IoTable& t,
                         const std::vector<Flow>& flows) {
  Dictionary from_region, from_sector, to_region, to_sector;
  from_region.add(t.industries, &Industry::region);
  from_sector.add(t.industries, &Industry::sector);
  to_region.add(t.industries, &Industry::region);
  to_region.add(t.final_users, &FinalUser::region);
  to_sector.add(t.industries, &Industry::sector);
  to_sector.add(t.final_users, &FinalUser::category);
  const std::vector<columnar::OutputColumn> columns{{"year", ColumnType::int16},
                                                    {"part", ColumnType::text, {t.part}},
                                                    {"from_region", ColumnType::text, from_region.texts},
                                                    {"from_sector", ColumnType::text, from_sector.texts},
                                                    {"to_region", ColumnType::text, to_region.texts},
                                                    {"to_sector", ColumnType::text, to_sector.texts},
                                                    {"kind", ColumnType::text, kFlowKinds},
                                                    {"value", ColumnType::real},
                                                    {"from_place", ColumnType::int32},
                                                    {"to_place", ColumnType::int32}};
  const auto n = t.size();
  return db.write_parquet(path.string(), columns, flows.size(),
                          [&](columnar::BatchWriter& batch, std::size_t first, std::size_t rows) {
                            for (std::size_t r = 0; r < rows; ++r) {
                              const auto& flow = flows[first + r];
                              const bool final = flow.kind == FlowKind::final || flow.kind == FlowKind::imported_final;
                              const std::size_t user = final ? n + flow.to : flow.to;
                              batch.values<std::int16_t>(0)[r] = static_cast<std::int16_t>(t.year);
                              batch.set_category(1, r, 0);
                              batch.set_category(2, r, from_region.of_place[flow.from]);
                              batch.set_category(3, r, from_sector.of_place[flow.from]);
                              batch.set_category(4, r, to_region.of_place[user]);
                              batch.set_category(5, r, to_sector.of_place[user]);
                              batch.set_category(6, r, static_cast<std::size_t>(flow.kind));
                              batch.values<double>(7)[r] = flow.value;
                              batch.values<std::int32_t>(8)[r] = static_cast<std::int32_t>(flow.from);
                              batch.values<std::int32_t>(9)[r] = static_cast<std::int32_t>(flow.to);
                            }
                          });
}

Result<void> write_outputs(columnar::Database& db, const std::filesystem::path& path, const IoTable& t) {
  const std::vector<columnar::OutputColumn> columns{
      {"year", ColumnType::int16},       {"part", ColumnType::text},        {"kind", ColumnType::text, kMemberKinds},
      {"place", ColumnType::int32},      {"region", ColumnType::text},      {"sector", ColumnType::text},
      {"name", ColumnType::text},        {"unit", ColumnType::text},        {"output", ColumnType::real},
      {"value_added", ColumnType::real}, {"other_inputs", ColumnType::real}};
  const auto n = t.size();
  const std::array figures{&t.output, &t.value_added, &t.other_inputs};
  return db.write_parquet(path.string(), columns, n + t.final_users.size(),
                          [&](columnar::BatchWriter& batch, std::size_t first, std::size_t rows) {
                            for (std::size_t r = 0; r < rows; ++r) {
                              const auto at = first + r;
                              const bool final = at >= n;
                              batch.values<std::int16_t>(0)[r] = static_cast<std::int16_t>(t.year);
                              batch.set_text(1, r, t.part);
                              batch.set_category(2, r, final ? 1 : 0);
                              batch.values<std::int32_t>(3)[r] = static_cast<std::int32_t>(final ? at - n : at);
                              batch.set_text(4, r, final ? t.final_users[at - n].region : t.industries[at].region);
                              batch.set_text(5, r, final ? t.final_users[at - n].category : t.industries[at].sector);
                              if (!final && !t.names.empty())
                                batch.set_text(6, r, t.names[at]);
                              else
                                batch.set_null(6, r);
                              batch.set_text(7, r, t.unit);
                              for (std::size_t f = 0; f < figures.size(); ++f) {
                                if (!final && !figures[f]->empty())
                                  batch.values<double>(8 + f)[r] = (*figures[f])[at];
                                else
                                  batch.set_null(8 + f, r);
                              }
                            }
                          });
}

tl::unexpected<Error> damaged(const std::filesystem::path& file) {
  return fail(ErrorCode::corrupt,
              {"the stored input-output table is damaged. Import it again.",
               "保存された産業連関表が壊れています。取り込み直してください。"},
              file.string());
}

Result<void> read_outputs(columnar::Database& db, const std::filesystem::path& path, IoTable& t) {
  const std::array figures{&t.output, &t.value_added, &t.other_inputs};
  bool named = true;
  const auto read = columnar::each_row(
      db,
      fmt::format(
          "SELECT year::INTEGER, part, kind, region, sector, name, unit, output, value_added, other_inputs FROM "
          "read_parquet({}) ORDER BY kind = 'final_user', place",
          columnar::sql_file(path)),
      [&](const columnar::Batch& batch, std::size_t r) {
        t.year = batch.values<std::int32_t>(0)[r];
        t.part = batch.text(1, r);
        t.unit = batch.text(6, r);
        const std::string region{batch.text(3, r)}, sector{batch.text(4, r)};
        if (batch.text(2, r) == kMemberKinds[1]) return t.final_users.push_back({region, sector});
        t.industries.push_back({region, sector});
        named = named && !batch.is_null(5, r);
        if (named) t.names.emplace_back(batch.text(5, r));
        for (std::size_t f = 0; f < figures.size(); ++f) {
          if (!batch.is_null(7 + f, r)) figures[f]->push_back(batch.values<double>(7 + f)[r]);
        }
      });
  if (!read) return read;
  if (!named) t.names.clear();
  for (const auto* figure : figures) {
    if (!figure->empty() && figure->size() != t.size()) return damaged(path);
  }
  return {};
}

// Puts every flow at its place. False: there is no such place.
class FlowPlacer {
 public:
  explicit FlowPlacer(IoTable& t) : t_{t}, n_{t.size()}, m_{t.final_users.size()} {
    t.intermediate = {n_, n_};
    t.final_demand = {n_, m_};
  }

  bool operator()(FlowKind kind, std::int32_t from_place, std::int32_t to_place, double value) {
    const bool final = kind == FlowKind::final || kind == FlowKind::imported_final;
    const auto from = static_cast<std::size_t>(from_place);
    const auto to = static_cast<std::size_t>(to_place);
    if (from_place < 0 || to_place < 0 || from >= n_ || to >= (final ? m_ : n_) || !std::isfinite(value)) return false;
    if (kind == FlowKind::intermediate) {
      t_.intermediate(from, to) = value;
    } else if (kind == FlowKind::final) {
      t_.final_demand(from, to) = value;
    } else {
      if (t_.imported.rows == 0) t_.imported = {n_, n_ + m_};
      t_.imported(from, final ? n_ + to : to) = value;
    }
    return true;
  }

 private:
  IoTable& t_;
  std::size_t n_, m_;
};

}  // namespace

std::string io_partition_name(const IoTable& table) {
  const auto year = std::to_string(table.year);
  return table.part.empty() ? year : table.part + "_" + year;
}

Result<IoTableRows> write_io_table(columnar::Database& db, const IoTableFiles& files, const IoTable& table) {
  const auto n = table.size();
  NOROSHI_EXPECT(table.intermediate.rows == n && table.intermediate.columns == n && table.final_demand.rows == n &&
                 table.final_demand.columns == table.final_users.size());
  const auto flows = flows_of(table);
  if (auto written = write_outputs(db, files.outputs, table); !written) return fail(written.error());
  if (auto written = write_flows(db, files.flows, table, flows); !written) return fail(written.error());
  return IoTableRows{n + table.final_users.size(), flows.size()};
}

Result<IoTable> read_io_table(columnar::Database& db, const IoTableFiles& files) {
  IoTable t;
  if (auto read = read_outputs(db, files.outputs, t); !read) return fail(read.error());
  FlowPlacer place{t};
  auto rows = db.query(
      fmt::format("SELECT CASE kind WHEN 'intermediate' THEN 0 WHEN 'final' THEN 1 WHEN 'imported_intermediate' THEN 2 "
                  "ELSE 3 END::INTEGER, from_place, to_place, value FROM read_parquet({})",
                  columnar::sql_file(files.flows)));
  if (!rows) return fail(rows.error());
  while (true) {
    const auto batch = rows->next();
    if (!batch) return fail(batch.error());
    if (!*batch) break;
    const auto kind = (*batch)->values<std::int32_t>(0), from = (*batch)->values<std::int32_t>(1),
               to = (*batch)->values<std::int32_t>(2);
    const auto value = (*batch)->values<double>(3);
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      if (!place(static_cast<FlowKind>(kind[r]), from[r], to[r], value[r])) return damaged(files.flows);
    }
  }
  return t;
}

Result<IoTableRows> stage_io_table(ImportTransaction& transaction, columnar::Database& db, const IoTable& table) {
  const auto name = io_partition_name(table);
  const IoTableFiles files{transaction.staging() / fmt::format("{}-{}.parquet", kIoOutputs, name),
                           transaction.staging() / fmt::format("{}-{}.parquet", kIoFlows, name)};
  const auto rows = write_io_table(db, files, table);
  if (!rows) return rows;
  transaction.add(kIoOutputs, table.feed, name, files.outputs, rows->outputs);
  transaction.add(kIoFlows, table.feed, name, files.flows, rows->flows);
  return rows;
}

}  // namespace noroshi::lake
