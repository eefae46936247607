#include "use_cases/scorecard/scorecard.hpp"

#include <algorithm>
#include <array>

#include "holdings/trade_provenance.hpp"
#include "use_cases/scorecard/check_runner.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::array<StaticText, 4> kStatus{{{"reproduced", "再現"},
                                             {"carried over, not measured", "転記（計測なし）"},
                                             {"differs", "相違"},
                                             {"not reproducible with the loaded data", "取込済みデータでは再現不可"}}};

Text status_of(CheckStatus status) { return kStatus[static_cast<std::size_t>(status)]; }

std::vector<ReportColumn> columns(NumberBy by) {
  const bool own = by == NumberBy::own;
  return {
      own ? ReportColumn{"group", {"Check", "検証"}} : ReportColumn{"group", {"Publication", "公表物"}},
      {.id = "claim",
       .title = own ? Text{"Number", "検証値の内容"} : Text{"Published number", "公表値の内容"},
       .lead = true},
      {"unit", {"Unit", "単位"}},
      own ? ReportColumn{"expected", {"Computed before", "既知の値"}, CellKind::number}
          : ReportColumn{"published", {"Published", "公表値"}, CellKind::number},
      {"tolerance",
       {"Tolerance", "許容差"},
       CellKind::number,
       {"2 % for vintages of counts; half the last digit of rounded numbers; where the publication says about: 5 "
        "points of 20 and more, 2.5 of 5",
        "件数は統計の改定を考慮し2%、四捨五入値は末位の半分、「約」とある割合は20%以上で5ポイント、5%で2.5ポイント"}},
      {"measured", {"Measured", "計測値"}, CellKind::number},
      {"difference", {"Difference", "差"}, CellKind::number},
      {"status", {"Status", "判定"}},
      {"data", {"Data used, or needed", "使用データ／必要なデータ"}},
      {"source", {"Source", "出典"}}};
}

ReportTable list_of(NumberBy by, const PublishedChecks& checks, const CheckResults& results) {
  ReportTable table{by == NumberBy::own ? "own_checks" : "scorecard",
                    by == NumberBy::own
                        ? Text{"Our own checks", "当方の検証値との照合"}
                        : Text{"Published numbers and what the loaded data say", "公表値と取込済みデータの照合"},
                    columns(by),
                    {},
                    {},
                    {}};
  std::array<std::size_t, kStatus.size()> count{};
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const auto& check = checks[i];
    if (check.by != by) continue;
    const auto& outcome = results.outcomes[i];
    ++count[static_cast<std::size_t>(outcome.status)];
    table.rows.push_back({check.group, check.claim, check.unit, check.published, check.tolerance,
                          outcome.measured ? Cell{*outcome.measured} : Cell{},
                          outcome.measured ? Cell{*outcome.measured - check.published} : Cell{},
                          status_of(outcome.status), outcome.data, check.source});
  }
  if (by == NumberBy::own) {
    table.notes.push_back(text(
        "Of {} numbers that we computed ourselves from a publisher's files: {} found again, {} differ, {} cannot be "
        "decided with the data loaded here. They check the code and are not published numbers.",
        "公表元のファイルから当方で算出した{}件のうち、一致 {}件、相違 {}件、取込済みデータでは判定不可 {}件。"
        "プログラムの検査であり、公表値との照合ではない。",
        table.rows.size(), count[0], count[2], count[3]));
  } else {
    table.notes.push_back(text(
        "Of {} published numbers: {} reproduced, {} carried over from the publication into the atlas, {} differ, {} "
        "cannot be decided with the data loaded here. Nothing is counted as reproduced without its data.",
        "公表値{}件のうち、再現 {}件、公表物からアトラスへの転記 {}件、相違 {}件、取込済みデータでは判定不可 {}件。"
        "データのないものを「再現」とは数えない。",
        table.rows.size(), count[0], count[1], count[2], count[3]));
    table.notes.push_back(
        {"Thresholds are those of the publications; none is tuned. A figure carried over agrees by "
         "construction and says nothing about the world.",
         "しきい値は公表物のままで、調整していない。転記した値が一致するのは当然であり、実態の検証"
         "ではない。"});
  }
  return table;
}

}  // namespace

Result<Scorecard> print_scorecard(holdings::OpenedWorkspace& workspace, const Progress& progress) {
  const auto& data = workspace.data();
  const auto checks = read_published_checks(data.folder() / kPublishedNumbers, data.areas(), data.groups());
  if (!checks) return fail(checks.error());
  const auto results = run_checks(workspace, *checks, progress);
  if (!results) return fail(results.error());
  Scorecard card{list_of(NumberBy::publisher, *checks, *results), list_of(NumberBy::own, *checks, *results)};
  auto used = results->used;
  std::ranges::sort(used, {}, &lake::Partition::id);
  used.erase(std::ranges::unique(used, {}, &lake::Partition::id).begin(), used.end());
  auto provenance = holdings::trade_provenance(workspace, used);
  if (!provenance) return fail(provenance.error());
  card.own_checks.provenance = *provenance;
  card.published.provenance = std::move(*provenance);
  return card;
}

}  // namespace noroshi::use_cases
