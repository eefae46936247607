#include "holdings/concordance_path.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "names/nearest_name.hpp"
#include "sources/concordance/scheme_name.hpp"

namespace noroshi::holdings {
namespace {

using Pair = std::pair<std::string, std::string>;

constexpr int kForwards = 2, kBackwards = 3;  // halves of a table

struct Leg {
  const StoredConcordance* table = nullptr;
  bool inverted = false;
  [[nodiscard]] int cost() const { return inverted ? kBackwards : kForwards; }
};

// Every leg that can be gone, by where it begins and ends; a table in the right direction before its opposite.
std::map<Pair, Leg> legs_of(const std::vector<StoredConcordance>& stored) {
  std::map<Pair, Leg> legs;
  for (const auto& table : stored) legs[{table.from, table.to}] = {&table, false};
  for (const auto& table : stored) legs.try_emplace({table.to, table.from}, Leg{&table, true});
  return legs;
}

std::string list_of(const std::set<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

Error no_tables() {
  return {ErrorCode::not_found,
          {"the workspace holds no concordances. Import some: ⟦import feed=concordance files=FILES⟧.",
           "ワークスペースに対応表がありません。⟦import feed=concordance files=ファイル⟧ で取り込んでください。"},
          "concordances"};
}

tl::unexpected<Error> unknown_scheme(const std::string& field, const std::string& scheme,
                                     const std::set<std::string>& known) {
  return fail_field(ErrorCode::not_found, field,
                    text("no concordance knows the classification '{}'. Here: {}.",
                         "分類「{}」の対応表はありません。取込済みの分類：{}。", scheme, list_of(known)),
                    near_names(scheme, std::vector<std::string>{known.begin(), known.end()}));
}

Error no_way(const std::string& from, const std::string& to, const std::map<Pair, Leg>& legs) {
  std::set<std::string> next;
  for (const auto& [pair, leg] : legs) {
    if (pair.first == from) next.insert(pair.second);
  }
  return {ErrorCode::not_found,
          text("no concordance leads from {0} to {1}. From {0} one gets to: {2}. Import the table that is missing.",
               "{0}から{1}への対応表がありません。{0}から変換できるのは {2} です。不足する表を取り込んでください。",
               from, to, list_of(next)),
          from};
}

// Dijkstra over a few dozen classifications; the set keeps equal costs in the order of names.
Result<std::vector<std::string>> shortest(const std::string& from, const std::string& to,
                                          const std::map<Pair, Leg>& legs) {
  std::map<std::string, std::pair<int, std::string>> reached{{from, {0, ""}}};  // cost, where from
  std::set<std::pair<int, std::string>> open{{0, from}};
  while (!open.empty()) {
    const auto [cost, here] = *open.begin();
    open.erase(open.begin());
    if (here == to) break;
    for (auto leg = legs.lower_bound({here, ""}); leg != legs.end() && leg->first.first == here; ++leg) {
      const std::string& next = leg->first.second;
      const int sum = cost + leg->second.cost();
      const auto known = reached.find(next);
      if (known != reached.end() && known->second.first <= sum) continue;
      if (known != reached.end()) open.erase({known->second.first, next});
      reached[next] = {sum, here};
      open.insert({sum, next});
    }
  }
  if (!reached.contains(to)) return fail(no_way(from, to, legs));
  std::vector<std::string> way{to};
  while (way.back() != from) way.push_back(reached[way.back()].second);
  std::ranges::reverse(way);
  return way;
}

Result<std::vector<std::string>> choose_way(const std::string& from, const std::string& to,
                                            const std::vector<std::string>& via, const std::map<Pair, Leg>& legs) {
  std::vector<std::string> way{from};
  way.insert(way.end(), via.begin(), via.end());
  way.push_back(to);
  std::set<std::string> been;
  for (const auto& scheme : way) {
    if (!been.insert(scheme).second) {
      return fail_field(
          ErrorCode::invalid_input, via.empty() ? "to" : "via",
          text(
              "the way comes back to {} ({}), which would lose detail and gain nothing. Name each classification once.",
              "経路が{}に戻ります（{}）。詳細が失われるだけです。各分類は一度だけ指定してください。", scheme,
              fmt::format("{}", fmt::join(way, " > "))));
    }
  }
  if (via.empty()) return shortest(from, to, legs);
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    if (!legs.contains({way[i], way[i + 1]})) return fail(no_way(way[i], way[i + 1], legs));
  }
  return way;
}

Result<normalize::Concordance> read(columnar::Database& db, const StoredConcordance& table) {
  std::vector<ConcordanceRow> rows;
  const auto done = columnar::each_row(
      db,
      fmt::format("SELECT from_code, to_code, weight::DOUBLE FROM read_parquet({}) WHERE from_scheme = {} AND "
                  "to_scheme = {} ORDER BY 1, 2, 3",
                  columnar::sql_file(table.file.path), columnar::sql_string(table.from),
                  columnar::sql_string(table.to)),
      [&](const columnar::Batch& batch, std::size_t r) {
        rows.push_back({table.from, std::string{batch.text(0, r)}, table.to, std::string{batch.text(1, r)},
                        batch.is_null(2, r) ? std::nullopt : std::optional{batch.values<double>(2)[r]}});
      });
  if (!done) return fail(done.error());
  return normalize::Concordance::from_rows(rows);
}

}  // namespace

Result<std::vector<StoredConcordance>> stored_concordances(const std::vector<lake::Partition>& files,
                                                           columnar::Database& db) {
  std::vector<StoredConcordance> all;
  if (files.empty()) return all;
  const auto sql = fmt::format(
      "SELECT from_scheme, to_scheme, count(*)::BIGINT, filename FROM read_parquet([{}], filename = true) "
      "GROUP BY ALL ORDER BY ALL",
      columnar::sql_list(files, &lake::Partition::path));
  std::map<Pair, StoredConcordance> newest;
  const auto read = columnar::each_row(db, sql, [&](const columnar::Batch& batch, std::size_t r) {
    if (!sources::read_code_column(batch.text(0, r)) || !sources::read_code_column(batch.text(1, r))) return;
    const auto file = std::ranges::find(files, batch.text(3, r), [](const auto& f) { return f.path.string(); });
    StoredConcordance found{std::string{batch.text(0, r)}, std::string{batch.text(1, r)}, *file,
                            static_cast<std::uint64_t>(batch.values<std::int64_t>(2)[r])};
    auto& known = newest[{found.from, found.to}];
    if (std::pair{known.file.known_at, known.file.delivery} < std::pair{file->known_at, file->delivery})
      known = std::move(found);
  });
  if (!read) return fail(read.error());
  for (auto& [pair, table] : newest) all.push_back(std::move(table));
  return all;
}

Result<ConcordancePath> find_concordance(columnar::Database& db, const std::vector<StoredConcordance>& stored,
                                         const std::string& from, const std::string& to,
                                         const std::vector<std::string>& via) {
  if (stored.empty()) return fail(no_tables());
  std::set<std::string> known;
  for (const auto& table : stored) known.insert({table.from, table.to});
  for (const auto& [field, scheme] : {std::pair{"from", from}, std::pair{"to", to}}) {
    if (!known.contains(scheme)) return unknown_scheme(field, scheme, known);
  }
  const auto legs = legs_of(stored);
  const auto way = choose_way(from, to, via, legs);
  if (!way) return fail(way.error());
  std::optional<ConcordancePath> path;
  for (std::size_t i = 0; i + 1 < way->size(); ++i) {
    const Leg leg = legs.at({(*way)[i], (*way)[i + 1]});
    auto table = read(db, *leg.table);
    if (!table) return fail(table.error());
    ConcordanceStep step{(*way)[i], (*way)[i + 1], leg.inverted, table->facts(), leg.table->file};
    normalize::Concordance map = leg.inverted ? table->inverse() : *std::move(table);
    if (path) {
      auto joined = path->map.then(map);
      if (!joined) return fail(joined.error());
      path->map = *std::move(joined);
    } else {
      path.emplace(ConcordancePath{std::move(map), {}});
    }
    path->steps.push_back(std::move(step));
  }
  return *std::move(path);
}

}  // namespace noroshi::holdings
