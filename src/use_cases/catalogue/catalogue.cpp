#include "use_cases/catalogue/catalogue.hpp"

#include <algorithm>
#include <array>

#include "holdings/concordance_path.hpp"
#include "model/product.hpp"
#include "names/letter_case.hpp"
#include "normalize/area_groups.hpp"

namespace noroshi::use_cases {
namespace {

Text say(AreaKind kind) {
  switch (kind) {
    case AreaKind::country:
      return {"country or territory", "国・地域"};
    case AreaKind::historical:
      return {"historical state", "かつて存在した国"};
    case AreaKind::group:
      return {"group", "グループ"};
    case AreaKind::not_specified:
      return {"not elsewhere specified", "他に特定されない地域"};
    case AreaKind::bunkers:
      return {"bunkers and stores", "船舶・航空機用燃料等"};
    case AreaKind::special:
      return {"special category", "特殊区分"};
  }
  return {};
}

Cell cell(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

// A day, or only its year where no more is published.
Cell day(Date date, bool year_only) { return year_only ? Cell{std::to_string(date.year)} : Cell{date}; }

}  // namespace

ReportTable list_areas(const holdings::BundledData& data) {
  ReportTable table{"areas",
                    {"Areas of trade statistics", "貿易統計の国・地域"},
                    {{"area", {"Number", "番号"}, CellKind::integer},
                     {"iso3", {"Letters", "英字"}},
                     {"iso2", {"ISO 2", "ISO 2"}},
                     {"kind", {"Kind", "区分"}},
                     {"en", {"English", "英語名"}},
                     {"ja", {"Japanese", "日本語名"}},
                     {"zh", {"Chinese", "中国語名"}},
                     {"ko", {"Korean", "韓国語名"}}},
                    {},
                    {},
                    {}};
  for (const auto& area : data.areas().all()) {
    table.rows.push_back({static_cast<std::int64_t>(area.code.value), area.iso3, area.iso2, say(area.kind),
                          cell(area.en), cell(area.ja), cell(area.zh), cell(area.ko)});
  }
  table.notes.push_back(
      {"Only countries, territories and historical states count as suppliers. Letters that begin with X "
       "are ours where ISO 3166 has none.",
       "供給国として数えるのは「国・地域」と「かつて存在した国」のみ。ISO "
       "3166にない地域には、Xで始まる独自の英字を付した。"});
  return table;
}

ReportTable list_groups(const holdings::BundledData& data) {
  ReportTable table{"groups",
                    {"Groups and their members", "グループと構成国"},
                    {{"group", {"Group", "グループ"}},
                     {"group_name", {"Name", "名称"}},
                     {"member", {"Member", "構成国"}},
                     {"member_name", {"Member's name", "構成国名"}},
                     {"from", {"From", "加盟"}},
                     {"until", {"Until", "脱退"}},
                     {.id = "source", .title = {"Source", "出典"}, .file_only = true}},
                    {},
                    {},
                    {}};
  for (const auto& group : data.groups().all()) {
    for (const auto& m : group.memberships) {
      const auto& member = data.areas().area(m.member);
      table.rows.push_back({to_upper(group.key), group.name, member.iso3, Text{member.en, member.ja},
                            day(m.from, m.year_only),
                            m.until ? day(*m.until, m.year_only) : Cell{std::string{}},  // still a member
                            cell(group.source)});
    }
  }
  table.notes.push_back({"A group takes part with its members on the last day of the year in question.",
                         "グループの構成国は、対象年の末日時点のものを用いる。"});
  return table;
}

ReportTable list_editions() {
  ReportTable table{"editions",
                    {"Editions of the Harmonized System", "HS（商品の名称及び分類についての統一システム）の版"},
                    {{"edition", {"Edition", "版"}},
                     {"comtrade_code", {"UN Comtrade", "UN Comtradeの記号"}},
                     {"from", {"In force from", "適用開始年"}, CellKind::integer}},
                    {},
                    {},
                    {}};
  constexpr int kFirst = 1988, kLast = 2100;
  for (int year = kFirst; year <= kLast; ++year) {
    const auto edition = hs_in_force(year);
    if (table.rows.empty() || std::get<std::string>(table.rows.back()[0]) != name_of(edition)) {
      table.rows.push_back({std::string{name_of(edition)}, fmt::format("H{}", static_cast<int>(edition)),
                            static_cast<std::int64_t>(year)});
    }
  }
  table.notes.push_back(
      {"These years say which edition is meant where a file does not say; reporters may change later.",
       "ファイルに版の記載がない場合に想定する期間。実際の切替えが遅れる国もある。"});
  return table;
}

Result<ReportTable> list_concordances(holdings::OpenedWorkspace& workspace) {
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto files = workspace.store().partitions("concordances");
  if (!files) return fail(files.error());
  const auto stored = holdings::stored_concordances(*files, **db);
  if (!stored) return fail(stored.error());
  const auto deliveries = workspace.store().deliveries();
  if (!deliveries) return fail(deliveries.error());
  ReportTable table{"concordances",
                    {"Concordances in the workspace", "取込済みの対応表"},
                    {{"from", {"From", "変換元"}},
                     {"to", {"To", "変換先"}},
                     {"rows", {"Rows", "件数"}, CellKind::integer},
                     {"retrieved", {"Retrieved", "取得日"}, CellKind::date},
                     {.id = "files", .title = {"Files", "ファイル"}, .file_only = true}},
                    {},
                    {},
                    {}};
  for (const auto& t : *stored) {
    const auto delivery = std::ranges::find(*deliveries, t.file.delivery, &Delivery::id);
    const bool known = delivery != deliveries->end();
    table.rows.push_back({t.from, t.to, static_cast<std::int64_t>(t.rows),
                          known && delivery->retrieved ? Cell{*delivery->retrieved} : Cell{},
                          known ? cell(delivery->files) : Cell{}});
  }
  table.notes.push_back(stored->empty()
                            ? Text{"None yet: ⟦import feed=concordance files=FILES⟧.",
                                   "まだありません。⟦import feed=concordance files=ファイル⟧ で取り込めます。"}
                            : Text{"⟦convert⟧ joins tables where no single one leads the whole way, and reads a table "
                                   "backwards where only the opposite is here.",
                                   "⟦convert⟧ は、直接の対応表がなければ複数の表をつなぎ、逆向きの表しかなければ逆に"
                                   "たどる。"});
  return table;
}

}  // namespace noroshi::use_cases
