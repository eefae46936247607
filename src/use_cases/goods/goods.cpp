#include "use_cases/goods/goods.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "holdings/importer_choice.hpp"
#include "names/nearest_name.hpp"
#include "sources/atlas/atlas.hpp"

namespace noroshi::use_cases {
namespace {

using PeriodByCode = std::map<std::string, Period>;

// The newest period with imports of each code, and of each heading above it.
Result<PeriodByCode> newest_imports(holdings::OpenedWorkspace& workspace, const holdings::ImporterChoice& importer) {
  PeriodByCode newest;
  const auto files = workspace.store().partitions("trade");
  if (!files) return fail(files.error());
  if (files->empty()) return newest;
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto sql = fmt::format(
      "SELECT product, year::INTEGER, max(month)::INTEGER FROM read_parquet([{}]) WHERE flow = 'import' AND "
      "reporter IN ({}) GROUP BY ALL",
      columnar::sql_list(*files, &lake::Partition::path), columnar::sql_list(importer.reporters()));
  const auto read = columnar::each_row(**db, sql, [&](const columnar::Batch& batch, std::size_t r) {
    const Period period{static_cast<std::int16_t>(batch.values<std::int32_t>(1)[r]),
                        static_cast<std::uint8_t>(batch.values<std::int32_t>(2)[r])};
    const auto code = batch.text(0, r);
    for (std::size_t digits = 2; digits <= code.size(); ++digits) {
      auto& known = newest[std::string{code.substr(0, digits)}];
      if (std::pair{last_day(period), !period.is_year()} > std::pair{last_day(known), !known.is_year()}) known = period;
    }
  });
  if (!read) return fail(read.error());
  return newest;
}

Result<std::vector<const Good*>> goods_with(const Atlas& atlas, const std::vector<std::string>& words) {
  std::vector<const Good*> goods;
  for (const auto& good : atlas.goods) goods.push_back(&good);
  for (const auto& word : words) {
    const auto found = sources::find_goods(atlas, word);
    if (found.empty()) {
      std::vector<std::string> ids;
      for (const auto& good : atlas.goods) ids.push_back(good.id);
      return fail_field(
          ErrorCode::not_found, "words",
          text("no good of the atlas is called '{}'.", "「{}」に当たる物資はアトラスにありません。", word),
          near_names(word, ids));
    }
    std::erase_if(goods, [&](const Good* good) { return std::ranges::find(found, good) == found.end(); });
  }
  return goods;
}

std::string codes_of(const Good& good) {
  std::string codes;
  for (const auto& code : good.codes) {
    if (codes.find(code.code) == std::string::npos) codes += (codes.empty() ? "" : ", ") + code.code;
  }
  return codes;
}

bool is_input_only(const Good& good) {  // its group is designated, the good itself is not
  return std::ranges::none_of(good.legal,
                              [](const LegalStatus& law) { return law.status == "specified_critical_good"; });
}

Cell designated_of(const Good& good, const Atlas& atlas) {
  const auto group = atlas.specified_goods.find(good.specified_good);
  if (group == atlas.specified_goods.end()) return {};
  if (!is_input_only(good)) return group->second;
  return Text{"input to: " + group->second.en, group->second.ja + "の原材料等"};
}

void join(Text& list, const Text& item) {
  list.en += (list.en.empty() ? "" : "; ") + item.en;
  list.ja += (list.ja.empty() ? "" : "；") + item.ja;
}

// Each with its state unless it is plainly in force; what has ended comes last.
Text laws_of(const Good& good, Date today) {
  Text laws;
  for (const bool ended : {false, true}) {
    for (const auto& law : good.legal) {
      if ((state_on(law, today) == LegalState::ended) != ended) continue;
      const auto since = law.since ? " " + to_string(*law.since) : "";
      const auto state = words_on(law, today);
      const bool plain = state.en == "in force";
      join(laws, {fmt::format("{}{}{}: {}", law.country, since, plain ? "" : " [" + state.en + "]", law.text.en),
                  fmt::format("{}{}{}：{}", law.country, since, plain ? "" : "［" + state.ja + "］", law.text.ja)});
    }
  }
  return laws;
}

// Legal dates at most `within` days from today, in order.
Text dates_near(const Good& good, Date today, int within) {
  std::vector<std::pair<Date, Text>> near;
  for (const auto& law : good.legal) {
    for (const auto& date : dates_of(law)) {
      if (std::abs(days_between(today, date.day)) > within) continue;
      near.push_back({date.day,
                      {fmt::format("{} {} {}", to_string(date.day), law.country, date.what.en),
                       fmt::format("{} {} {}", to_string(date.day), law.country, date.what.ja)}});
    }
  }
  std::ranges::sort(near, {}, [](const auto& n) { return std::pair{n.first, n.second.en}; });
  const auto again = std::ranges::unique(near, {}, [](const auto& n) { return n.second.en; });
  near.erase(again.begin(), again.end());
  Text dates;
  for (const auto& [day, words] : near) join(dates, words);
  return dates;
}

Cell loaded_of(const Good& good, const PeriodByCode& newest) {
  std::optional<Period> best;
  for (const auto& code : good.codes) {
    const auto found = newest.find(code.code);
    if (found != newest.end() && (!best || last_day(*best) < last_day(found->second))) best = found->second;
  }
  return best ? Cell{to_string(*best)} : Cell{};
}

Cell words_or_unknown(Text words) { return words.en.empty() ? Cell{} : Cell{std::move(words)}; }

ReportTable empty_table(const holdings::ImporterChoice& importer) {
  return {"goods",
          {"Goods of the atlas", "アトラスの物資"},
          {{.id = "good", .title = {"Good", "物資ID"}, .lead = true},
           {.id = "name", .title = {"Name", "品名"}, .lead = true},
           {"codes", {"Codes", "コード"}},
           {"designated", {"Designated under", "特定重要物資"}},
           {"newest_imports",
            text("Newest imports of {}", "最新の輸入データ（{}）", importer.name),
            CellKind::text,
            {"of one of its codes or of a line below", "いずれかのコード又はその細分"}},
           {"laws", {"Laws", "法的位置付け"}}},
          {},
          {},
          {}};
}

}  // namespace

Result<ReportTable> list_goods(holdings::OpenedWorkspace& workspace, const GoodsRequest& request) {
  const auto atlas = workspace.atlas();
  if (!atlas) return fail(atlas.error());
  const auto goods = goods_with(**atlas, request.words);
  if (!goods) return fail(goods.error());
  const auto importer =
      holdings::choose_importer(workspace.areas(), workspace.groups(), request.importer, workspace.today());
  if (!importer) return fail(importer.error());
  const auto newest = newest_imports(workspace, *importer);
  if (!newest) return fail(newest.error());
  auto table = empty_table(*importer);
  if (request.within) table.columns.push_back({"legal_dates", {"Legal dates in reach", "期日の近い措置"}});
  for (const auto* good : *goods) {
    std::vector<Cell> row{good->id,
                          good->name,
                          codes_of(*good),
                          designated_of(*good, **atlas),
                          loaded_of(*good, *newest),
                          words_or_unknown(laws_of(*good, workspace.today()))};
    if (request.within) {
      auto dates = dates_near(*good, workspace.today(), *request.within);
      if (dates.en.empty()) continue;
      row.emplace_back(std::move(dates));
    }
    table.rows.push_back(std::move(row));
  }
  if (request.within) {
    table.notes.push_back(
        text("Goods with a legal date at most {} days before or after {}, as far as the atlas knows it.",
             "{1}の前後{0}日以内に期日のある物資（アトラスに記録のある範囲）。", *request.within,
             to_string(workspace.today())));
  }
  table.notes.push_back(
      {"No imports: none are loaded, which says nothing of the trade. No law: the atlas records none, which does not "
       "mean that there is none. ⟦dossier good=gallium⟧ shows one good with its sources.",
       "輸入データの空欄は未取込を示し、貿易がないことを意味しない。法的位置付けの空欄はアトラスに記録がないことを示し"
       "、"
       "措置がないことを意味しない。出典は ⟦dossier good=gallium⟧ のように物資ごとに確認できる。"});
  return table;
}

}  // namespace noroshi::use_cases
