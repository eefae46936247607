#include "use_cases/exposure/good_sectors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "holdings/concordance_path.hpp"
#include "holdings/good_choice.hpp"
#include "holdings/product_choice.hpp"

namespace noroshi::use_cases {
namespace {

constexpr const char* kTarget = "ISIC4";
constexpr std::size_t kHs6 = 6, kDivision = 2;

struct EditionCodes {
  std::string edition;
  std::vector<std::string> codes;  // at most six digits
};

void add(std::vector<EditionCodes>& editions, const std::string& edition, const std::string& code) {
  auto found = std::ranges::find(editions, edition, &EditionCodes::edition);
  if (found == editions.end()) found = editions.insert(editions.end(), {edition, {}});
  const auto digits = code.substr(0, kHs6);
  if (std::ranges::find(found->codes, digits) == found->codes.end()) found->codes.push_back(digits);
}

// Codes of a good by edition; a bare code may be one of any edition, the newest first.
std::vector<EditionCodes> editions_of(const holdings::GoodChoice& good) {
  std::vector<EditionCodes> editions;
  if (good.good != nullptr) {
    for (const auto& code : good.good->codes) {
      if (code.system == "HS") add(editions, code.revision, code.code);
    }
    for (const auto& code : good.good->codes) {  // Japan's statistical codes begin with those of the HS of their day
      if (code.system == "JP") add(editions, "HS22", code.code);
    }
  } else {
    for (const char* edition : {"HS22", "HS17", "HS12", "HS07", "HS02", "HS96", "HS92"}) {
      for (const auto& code : good.codes) add(editions, edition, code);
    }
  }
  return editions;
}

// Shares of divisions of ISIC Rev. 4, "24" to .5, each code that has a target counting the same.
std::map<std::string, double> divisions_of(const normalize::Concordance& map, const std::vector<std::string>& codes) {
  std::map<std::string, double> divisions;
  for (const auto& code : codes) {
    for (const auto& [target, weight] : map.targets_of(code))
      divisions[target.substr(0, kDivision)] += weight / static_cast<double>(codes.size());
  }
  return divisions;
}

std::size_t count_codes(const normalize::Concordance& map, const std::set<std::string>& divisions) {
  std::size_t count = 0;
  for (const auto& code : map.codes_below("")) {
    const auto targets = map.targets_of(code);
    count += code.size() == kHs6 && std::ranges::any_of(targets, [&](const normalize::CodeValue& target) {
               return divisions.contains(target.code.substr(0, kDivision));
             });
  }
  return count;
}

void add_sectors(GoodSectors& out, const normalize::IndustryScheme& scheme, const SolvedTable& solved,
                 const normalize::Concordance& map, const std::map<std::string, double>& divisions) {
  const auto in_table = solved.sectors();
  std::map<std::string, double> shares;
  for (const auto& [division, share] : divisions) {
    for (const auto& sector : scheme.sectors_of(std::vector{division})) {
      if (std::ranges::find(in_table, sector) != in_table.end()) shares[sector] += share;
    }
  }
  for (const auto& [sector, share] : shares) out.sectors.push_back({sector, share});
  std::ranges::stable_sort(out.sectors, std::ranges::greater{}, &SectorShare::share);
  std::set<std::string> all;
  for (const auto& [sector, share] : out.sectors) {
    for (const auto& division : scheme.find(sector)->divisions) all.insert(division);
  }
  out.codes_of_sectors = count_codes(map, all);
}

// The same where a concordance ends in the scheme's own codes of sectors.
void add_own_sectors(GoodSectors& out, const normalize::IndustryScheme& scheme, const SolvedTable& solved,
                     const normalize::Concordance& map) {
  const auto in_table = solved.sectors();
  std::map<std::string, double> shares;
  std::set<std::string> targets;
  for (const auto& code : out.codes) {
    for (const auto& [target, weight] : map.targets_of(code)) {
      const auto sector = std::ranges::find(scheme.sectors, target, &normalize::SchemeSector::concordance_code);
      if (sector == scheme.sectors.end() || std::ranges::find(in_table, sector->code) == in_table.end()) continue;
      shares[sector->code] += weight / static_cast<double>(out.codes.size());
      targets.insert(target);
    }
  }
  for (const auto& [sector, share] : shares) out.sectors.push_back({sector, share});
  std::ranges::stable_sort(out.sectors, std::ranges::greater{}, &SectorShare::share);
  for (const auto& code : map.codes_below("")) {
    const auto of_code = map.targets_of(code);
    out.codes_of_sectors +=
        code.size() == kHs6 &&
        std::ranges::any_of(of_code, [&](const normalize::CodeValue& target) { return targets.contains(target.code); });
  }
}

// A product is a code and nothing else, even where several goods of the atlas share it.
Result<holdings::GoodChoice> asked_good(holdings::OpenedWorkspace& workspace, const std::string& asked,
                                        const std::string& field) {
  if (field == "product") {
    if (const auto sound = holdings::check_products({asked}); !sound) return fail(sound.error());
    return holdings::GoodChoice{asked, {asked, asked}, nullptr, {asked}, {}};
  }
  return holdings::choose_good(workspace, asked, holdings::UnknownCode::taken);
}

tl::unexpected<Error> no_sector(const SolvedTable& solved, const Text& good, const std::string& field,
                                const Text& why) {
  return fail_field(ErrorCode::not_found, field,
                    text("the sector of {} in the table {} is not known: {}. Name the sector with ⟦.sector⟧ in its "
                         "place; sectors: {}.",
                         "産業連関表 {1} における{0}の部門が分かりません：{2}。代わりに ⟦.sector⟧ "
                         "で部門を指定してください。部門：{3}。",
                         good, solved.table.id(), why, listed(solved.sectors())));
}

}  // namespace

Result<GoodSectors> find_good_sectors(holdings::OpenedWorkspace& workspace, const SolvedTable& solved,
                                      const std::string& asked, const std::string& field) {
  const auto good = asked_good(workspace, asked, field);
  if (!good) return fail(good.error());
  if (solved.scheme == nullptr)
    return no_sector(solved, good->name, field, {"no scheme of industries has its sectors", "部門分類が未登録"});
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto files = workspace.store().partitions("concordances");
  if (!files) return fail(files.error());
  const auto stored = holdings::stored_concordances(*files, **db);
  if (!stored) return fail(stored.error());
  std::vector<std::string> ends{kTarget};
  if (!solved.scheme->concordance.empty()) ends.insert(ends.begin(), solved.scheme->concordance);
  for (const auto& end : ends) {
    for (auto& [edition, codes] : editions_of(*good)) {
      const auto path = holdings::find_concordance(**db, *stored, edition, end, {});
      if (!path) continue;  // another edition may have a way
      const auto map = path->map.with_headings(codes);
      std::erase_if(codes, [&](const std::string& code) { return map.targets_of(code).empty(); });
      if (codes.empty()) continue;
      GoodSectors out{good->name, codes, edition, edition, {}, 0, {}};
      for (const auto& step : path->steps) {
        out.way += " > " + step.to;
        out.files.push_back(step.file);
      }
      if (end == kTarget) {
        add_sectors(out, *solved.scheme, solved, map, divisions_of(map, codes));
      } else {
        add_own_sectors(out, *solved.scheme, solved, map);
      }
      if (!out.sectors.empty()) return out;
    }
  }
  return no_sector(solved, good->name, field,
                   {"no concordance of the workspace leads from its codes to the table's sectors or to ISIC Rev. 4 "
                    "(⟦import feed=concordance "
                    "files=FILES⟧ loads some)",
                    "品目コードから表の部門又はISIC第4版への対応表が未取込（⟦import feed=concordance files=ファイル⟧ "
                    "で取り込める）"});
}

}  // namespace noroshi::use_cases
