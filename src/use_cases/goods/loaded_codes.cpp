#include "use_cases/goods/loaded_codes.hpp"

#include <algorithm>
#include <set>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kHeading = 4;  // every code of a good is at least a heading

// Of two periods with the same end the month is the finer answer.
bool later(Period a, Period b) { return std::pair{last_day(a), !a.is_year()} > std::pair{last_day(b), !b.is_year()}; }
bool earlier(Period a, Period b) { return std::pair{a.year, a.month} < std::pair{b.year, b.month}; }

std::set<std::string> codes_of(const Good& good) {
  std::set<std::string> codes;
  for (const auto& code : good.codes) codes.insert(code.code);
  return codes;
}

std::set<std::string> headings_of(const std::vector<const Good*>& goods) {
  std::set<std::string> headings;
  for (const auto* good : goods) {
    for (const auto& code : good->codes) headings.insert(code.code.substr(0, kHeading));
  }
  return headings;
}

// The weakest word of those who brought the newest file of a feed.
Extent extent_of(const lake::Partition& newest, const std::vector<Delivery>& deliveries, bool exporters) {
  std::optional<Extent> weakest;
  for (const auto& part : newest.contributions) {
    const auto delivery = std::ranges::find(deliveries, part.delivery, &Delivery::id);
    if (delivery == deliveries.end()) return Extent::not_said;
    const auto extent = exporters ? delivery->frame.destinations : delivery->frame.partners;
    if (extent == Extent::listed) return Extent::listed;
    if (!weakest || extent == Extent::not_said) weakest = extent;
  }
  return weakest.value_or(Extent::not_said);
}

Text words_of_side(const LoadedSide& side) {
  auto words = side.exporters ? text("{} exports of others", "{} 輸出国側", side.feed)
                              : text("{} imports", "{} 輸入", side.feed);
  const auto period = side.first == side.newest ? to_string(side.newest)
                                                : fmt::format("{}–{}", to_string(side.first), to_string(side.newest));
  words = text("{} {}", "{} {}", words, period);
  if (side.extent == Extent::not_said) return words;
  const StaticText whose = side.exporters ? StaticText{"destinations", "仕向地"} : StaticText{"partners", "相手国"};
  const StaticText held = side.extent == Extent::all ? StaticText{"all", "全て"} : StaticText{"listed", "一部"};
  return text("{0} ({1} {2})", "{0}（{1}は{2}）", words, whose, held);
}

void join(Text& list, const Text& item) {
  list.en += (list.en.empty() ? "" : "; ") + item.en;
  list.ja += (list.ja.empty() ? "" : "；") + item.ja;
}

}  // namespace

Result<LoadedCodes> LoadedCodes::gather(holdings::OpenedWorkspace& workspace, const holdings::ImporterChoice& importer,
                                        const std::vector<const Good*>& goods) {
  LoadedCodes loaded;
  const auto partitions = workspace.store().partitions("trade");
  if (!partitions) return fail(partitions.error());
  const auto deliveries = workspace.store().deliveries();
  if (!deliveries) return fail(deliveries.error());
  const auto headings = headings_of(goods);
  if (partitions->empty() || headings.empty()) return loaded;
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  std::map<std::string, std::vector<const lake::Partition*>> feeds;  // files in the order of their years
  for (const auto& p : *partitions) feeds[p.feed].push_back(&p);
  const auto areas = columnar::sql_list(importer.reporters());
  for (const auto& [feed, files] : feeds) {
    std::vector<std::filesystem::path> paths;
    for (const auto* file : files) paths.push_back(file->path);
    const auto sql = fmt::format(
        "SELECT product, flow = 'export', year::INTEGER, min(month)::INTEGER, max(month)::INTEGER FROM "
        "read_parquet([{0}], union_by_name = true) WHERE product[1:{1}] IN ({2}) AND NOT starts_with(revision, 'SITC') "
        "AND "
        "((flow = 'import' AND reporter IN ({3})) OR (flow = 'export' AND partner IN ({3}))) GROUP BY ALL",
        columnar::sql_list(paths), kHeading, columnar::sql_list(headings), areas);
    const auto read = columnar::each_row(**db, sql, [&](const columnar::Batch& batch, std::size_t r) {
      const Key key{feed, batch.values<bool>(1)[r]};
      const auto period = [&](std::size_t month) {
        return Period{static_cast<std::int16_t>(batch.values<std::int32_t>(2)[r]),
                      static_cast<std::uint8_t>(batch.values<std::int32_t>(month)[r])};
      };
      auto& spans = loaded.spans_[std::string{batch.text(0, r)}];
      const auto [span, is_new] = spans.try_emplace(key, Span{period(3), period(4)});
      if (!is_new && earlier(period(3), span->second.first)) span->second.first = period(3);
      if (!is_new && later(period(4), span->second.newest)) span->second.newest = period(4);
    });
    if (!read) return fail(read.error());
    for (const bool exporters : {false, true})
      loaded.extents_[{feed, exporters}] = extent_of(*files.back(), *deliveries, exporters);
  }
  return loaded;
}

std::vector<LoadedSide> LoadedCodes::of(const std::string& code) const {
  std::map<std::pair<bool, std::string>, Span> sides;
  for (auto at = spans_.lower_bound(code); at != spans_.end() && at->first.starts_with(code); ++at) {
    for (const auto& [key, span] : at->second) {
      const auto [side, is_new] = sides.try_emplace({key.exporters, key.feed}, span);
      if (!is_new && earlier(span.first, side->second.first)) side->second.first = span.first;
      if (!is_new && later(span.newest, side->second.newest)) side->second.newest = span.newest;
    }
  }
  std::vector<LoadedSide> all;
  for (const auto& [side, span] : sides) {
    all.push_back({side.second, side.first, span.first, span.newest, extents_.at({side.second, side.first})});
  }
  return all;
}

std::optional<Period> LoadedCodes::newest_imports_of(const Good& good) const {
  std::optional<Period> newest;
  for (const auto& code : codes_of(good)) {
    for (const auto& side : of(code)) {
      if (!side.exporters && (!newest || later(side.newest, *newest))) newest = side.newest;
    }
  }
  return newest;
}

Text LoadedCodes::words_of(const Good& good) const {
  Text words;
  std::string missing;
  for (const auto& code : codes_of(good)) {
    Text said;
    for (const auto& side : of(code)) {
      const auto one = words_of_side(side);
      said.en += (said.en.empty() ? "" : ", ") + one.en;
      said.ja += (said.ja.empty() ? "" : "、") + one.ja;
    }
    if (said.en.empty())
      missing += (missing.empty() ? "" : ", ") + code;
    else
      join(words, text("{0}: {1}", "{0}：{1}", code, said));
  }
  if (!missing.empty()) join(words, text("not loaded: {}", "未取込：{}", missing));
  return words;
}

}  // namespace noroshi::use_cases
