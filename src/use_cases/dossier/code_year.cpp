#include "use_cases/dossier/code_year.hpp"

#include <algorithm>

#include "columnar/sql_list.hpp"
#include "indicators/trade_facts.hpp"
#include "lake/trade_file.hpp"

namespace noroshi::use_cases {
namespace {

constexpr float kMinCoverage = 0.5F;  // of the world's trade in a product, as the methods have it

void sort_largest_first(AreaShares& shares) {
  std::ranges::stable_sort(shares, std::ranges::greater{}, &AreaShares::value_type::second);
}

void take_world(const TradeYear& year, std::size_t p, CodeYear& out) {
  out.coverage = static_cast<double>(year.cube.coverage[p]);
  out.world_known = year.cube.coverage[p] >= kMinCoverage && year.product.exporters[p] > 0;
  if (!out.world_known) return;
  out.world_usd = year.product.world_trade[p];
  out.world_hhi = static_cast<double>(year.product.export_hhi[p]);
  out.exporters = year.product.exporters[p];
  for (std::size_t i = year.product.exporter_begin[p]; i < year.product.exporter_begin[p + 1]; ++i) {
    if (year.product.exporter_value[i] > 0)
      out.exported.emplace_back(year.product.exporter_code[i], year.product.exporter_value[i] / out.world_usd);
  }
  sort_largest_first(out.exported);
}

void take_position(const TradeYear& year, std::size_t q, CodeYear& out) {
  out.imports_usd = year.position.imports[q];
  out.unidentified_usd = year.cube.unidentified[q];
  out.hhi = static_cast<double>(year.position.hhi[q]);
  out.top_share = static_cast<double>(year.position.top_share[q]);
  out.suppliers = year.position.suppliers[q];
  if (!year.cube.unlisted.empty()) out.unlisted_usd = year.cube.unlisted[q];
  if (!year.cube.shortfall.empty()) out.shortfall = year.cube.shortfall[q];
  out.top_low = static_cast<double>(year.position.top_low[q]);
  out.top_high = static_cast<double>(year.position.top_high[q]);
  out.hhi_low = static_cast<double>(year.position.hhi_low[q]);
  out.hhi_high = static_cast<double>(year.position.hhi_high[q]);
  const auto from = year.cube.exporters_of(q);
  const auto value = year.cube.values_of(q);
  for (std::size_t i = 0; i < from.size(); ++i) out.supplied.emplace_back(from[i], value[i]);
  sort_largest_first(out.supplied);
}

}  // namespace

CodePlace find_code(const TradeYear& year, const std::string& code, AreaCode importer, const YearVoices& voices) {
  CodePlace found;
  auto best = Standing::reconciled;
  for (std::size_t p = 0; p < year.cube.product_count(); ++p) {
    if (year.cube.products[p].digits() != code) continue;
    if (!found.imported && (!found.any || year.cube.coverage[p] >= year.cube.coverage[found.product]))
      found.product = p;
    found.any = true;
    for (std::size_t q = year.cube.position_begin[p]; q < year.cube.position_begin[p + 1]; ++q) {
      if (year.cube.importer[q] != importer) continue;
      const auto standing = voices.of(q).standing;
      if (found.imported && standing > best) continue;
      found = {.product = p, .position = q, .any = true, .imported = true};
      best = standing;
    }
  }
  return found;
}

std::optional<CodeYear> code_year(const TradeYear& year, const std::string& code, AreaCode importer,
                                  const YearVoices& voices) {
  const auto at = find_code(year, code, importer, voices);
  if (!at.any) return std::nullopt;
  CodeYear out;
  out.year = year.cube.period.year;
  out.code = code;
  out.edition = year.cube.products[at.product].nomenclature();
  take_world(year, at.product, out);
  if (!at.imported) return out;
  out.imported = true;
  out.feed = voices.of(at.position).id;
  out.standing = voices.of(at.position).standing;
  if (voices.joined != nullptr) {
    out.edition = voices.joined->feed_of[at.position].edition;  // as the importer reported
    out.mirrored = voices.joined->feed_of[at.position].mirrored;
  }
  take_position(year, at.position, out);
  return out;
}

Result<TradeYear> read_year_of_good(const GoodQuestion& asked, int year, const lake::Partition& file,
                                    const holdings::ImporterChoice& importer) {
  normalize::BuildOptions options{.period = {static_cast<std::int16_t>(year), 0}};
  std::vector<indicators::GroupMember> members;
  if (importer.group) {
    options.groups.push_back(*importer.group);
    for (const auto m : importer.group->members) members.push_back({importer.group->code, m});
  }
  normalize::TradeCubeBuilder builder{asked.workspace.areas(), options, 0};
  const auto read = lake::visit_trade_file(
      asked.db, file.path,
      fmt::format("flow = 'import' AND month = 0 AND product IN ({})", columnar::sql_list(asked.subject.codes)),
      [&](ProductCode product, auto reporter, auto partner, auto value) {
        for (std::size_t i = 0; i < value.size(); ++i) {
          builder.append(product, AreaCode{static_cast<std::uint16_t>(reporter[i])},
                         AreaCode{static_cast<std::uint16_t>(partner[i])}, value[i]);
        }
      });
  if (!read) return fail(read.error());
  return indicators::compute_trade_year(builder.finish(), members);
}

}  // namespace noroshi::use_cases
