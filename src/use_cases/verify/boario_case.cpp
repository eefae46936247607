#include "use_cases/verify/boario_case.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "use_cases/verify/labelled_table.hpp"

namespace noroshi::use_cases {
namespace {

using propagation::BoarioEvent;
using propagation::BoarioEventKind;

// "reg1|food": region and the rest.
std::pair<std::string, std::string> halves(const std::string& label) {
  const auto bar = label.find('|');
  if (bar == std::string::npos) return {label, ""};
  return {label.substr(0, bar), label.substr(bar + 1)};
}

std::vector<std::string> words_of(const std::filesystem::path& folder) {
  const auto name = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
  std::istringstream in{name.string()};
  std::vector<std::string> words;
  for (std::string word; std::getline(in, word, '_');) words.push_back(word);
  return words;
}

// "psi095" with prefix "psi" is 95; nothing for another word.
std::optional<double> number_after(const std::string& word, std::string_view prefix) {
  if (!word.starts_with(prefix) || word.size() == prefix.size()) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(word.data() + prefix.size(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

propagation::BoarioOptions options_of(const std::vector<std::string>& words) {
  propagation::BoarioOptions o;
  const auto base = std::ranges::count(words, "base") > 0;
  if (base) o.psi = 1.0, o.restock_days = 1.0;
  if (std::ranges::count(words, "inf") > 0) o.unlimited_sectors = {"mining", "other"};
  if (std::ranges::count(words, "noalt") > 0) o.orders = propagation::BoarioOrders::noalt;
  for (const auto& word : words) {
    if (const auto v = number_after(word, "psi")) o.psi = *v / 100.0;  // psi095
    if (const auto v = number_after(word, "tau")) o.restock_days = *v;
    if (const auto v = number_after(word, "inv")) o.stock_days = *v;
    if (const auto v = number_after(word, "amax")) o.alpha_max = *v / 10.0, o.alpha_tau = 180.0;  // amax15
  }
  return o;
}

Result<IoTable> table_of(columnar::Database& db, const std::filesystem::path& folder) {
  IoTable table{.feed = "boario", .unit = "million"};
  std::vector<numerics::DenseMatrix> parts;
  std::vector<std::string> industries;
  for (const std::string name : {"Z.csv", "Y.csv", "x.csv"}) {
    const auto read = read_labelled_table(db, folder, name);
    if (!read) return fail(read.error());
    auto numbers = numbers_of(*read, name);
    if (!numbers) return fail(numbers.error());
    if (parts.empty()) industries = read->rows;
    if (read->rows != industries || (parts.empty() && read->columns != industries)) {
      return fail(ErrorCode::invalid_input,
                  text("{} has other industries than Z.csv. Give the same in the same order",
                       "{}の産業がZ.csvと違います。同じ順で与えてください", name),
                  folder.string());
    }
    if (name == "Y.csv") {
      for (const auto& column : read->columns) {
        auto [region, category] = halves(column);
        table.final_users.push_back({std::move(region), std::move(category)});
      }
    }
    parts.push_back(std::move(*numbers));
  }
  for (const auto& label : industries) {
    auto [region, sector] = halves(label);
    table.industries.push_back({std::move(region), std::move(sector)});
  }
  table.intermediate = std::move(parts[0]), table.final_demand = std::move(parts[1]);
  table.output = std::move(parts[2].values);
  return table;
}

Result<BoarioEventKind> kind_of(const std::string& type) {
  if (type == "EventArbitraryProd") return BoarioEventKind::arbitrary;
  if (type == "EventKapitalRecover") return BoarioEventKind::recover;
  if (type == "EventKapitalRebuild") return BoarioEventKind::rebuild;
  return fail(
      ErrorCode::invalid_input,
      text("no event is of type {}. Use EventArbitraryProd, EventKapitalRecover or EventKapitalRebuild",
           "事象の型{}はありません。EventArbitraryProd、EventKapitalRecover、EventKapitalRebuildのいずれかです", type),
      "events.csv");
}

// What events.csv does not say: the recovery of arbitrary and of capital losses, who rebuilds.
void complete(BoarioEvent& event, const std::vector<std::string>& words, const IoTable& table) {
  using propagation::BoarioRecovery;
  constexpr double kArbitraryTau = 60.0, kCapitalTau = 120.0;
  event.recovery_tau = event.kind == BoarioEventKind::arbitrary ? kArbitraryTau : kCapitalTau;
  if (event.kind == BoarioEventKind::recover) {
    if (std::ranges::count(words, "conv") > 0) event.recovery = BoarioRecovery::convex_scaled;
    if (std::ranges::count(words, "conc") > 0) event.recovery = BoarioRecovery::concave;
  }
  std::set<std::string> sectors;
  for (const auto& industry : table.industries) sectors.insert(industry.sector);
  const std::vector<std::string> sorted{sectors.begin(), sectors.end()};
  if (event.kind == BoarioEventKind::rebuild && sorted.size() > 2)
    event.rebuilding_sectors = {{sorted.back(), 0.6}, {sorted[2], 0.4}};
}

Result<std::vector<BoarioEvent>> events_of(columnar::Database& db, const std::filesystem::path& folder,
                                           const std::vector<std::string>& words, const IoTable& table) {
  const auto read = read_labelled_table(db, folder, "events.csv");
  if (!read) return fail(read.error());
  std::map<std::string, std::size_t> industry_named;
  for (std::size_t i = 0; i < table.size(); ++i)
    industry_named[table.industries[i].region + "|" + table.industries[i].sector] = i;
  std::vector<BoarioEvent> events;
  std::vector<std::string> names;
  for (std::size_t r = 0; r < read->rows.size(); ++r) {
    const auto& cells = read->cells[r];  // type, occurrence, duration, kind, target, impact
    const auto where = "events.csv:" + std::to_string(r + 2);
    if (cells.size() != 6 || (cells[3] != "industry" && cells[3] != "household"))
      return fail(ErrorCode::invalid_input,
                  {"an event has type, occurrence, duration, kind (industry), target, impact. Correct the row",
                   "事象は型、発生、継続、種類(industry)、対象、影響の列からなります。行を直してください"},
                  where);
    if (cells[3] == "household")
      return fail(ErrorCode::refused,
                  {"losses of households are not in this mode. Leave the case out",
                   "家計の損失はこのモードにありません。この事例を除いてください"},
                  where);
    const auto kind = kind_of(cells[0]);
    if (!kind) return fail(kind.error());
    double numbers[3] = {};
    for (std::size_t k = 0; k < 3; ++k) {
      constexpr std::size_t kColumns[] = {1, 2, 5};
      const std::string& cell = cells[kColumns[k]];
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), numbers[k]);
      if (error != std::errc{} || end != cell.data() + cell.size() || !(numbers[k] >= 0.0 && numbers[k] < 1e18)) {
        return fail(ErrorCode::invalid_input,
                    {"occurrence, duration and impact are numbers of zero or more. Correct the row",
                     "発生、継続、影響は0以上の数です。行を直してください"},
                    where);
      }
    }
    const auto found = industry_named.find(cells[4]);
    if (found == industry_named.end())
      return fail(
          ErrorCode::not_found,
          text("no industry {}. Use a label of Z.csv", "産業{}はありません。Z.csvの表記を使ってください", cells[4]),
          where);
    const auto occurrence = static_cast<std::size_t>(numbers[0]);
    auto same = std::ranges::find(names, read->rows[r]);
    if (same == names.end()) {
      BoarioEvent event{.kind = *kind, .occurrence = occurrence, .duration = static_cast<std::size_t>(numbers[1])};
      complete(event, words, table);
      events.push_back(std::move(event));
      names.push_back(read->rows[r]);
      same = names.end() - 1;
    }
    events[static_cast<std::size_t>(same - names.begin())].impacts.push_back({found->second, numbers[2]});
  }
  return events;
}

}  // namespace

Result<BoarioCase> read_boario_case(columnar::Database& db, const std::filesystem::path& folder) {
  const auto words = words_of(folder);
  auto table = table_of(db, folder);
  if (!table) return fail(table.error());
  auto events = events_of(db, folder, words, *table);
  if (!events) return fail(events.error());
  return BoarioCase{.table = std::move(*table),
                    .options = options_of(words),
                    .events = std::move(*events),
                    .base_model = std::ranges::count(words, "base") > 0};
}

}  // namespace noroshi::use_cases
