#include "normalize/industry_scheme.hpp"

#include <algorithm>
#include <set>

#include "names/isic_division.hpp"
#include "toml/document.hpp"

namespace noroshi::normalize {
namespace {

std::optional<SchemeSector> read_sector(const toml::DeclaredTable& table, std::set<std::string>& codes) {
  SchemeSector sector{table.text("code"), table.both("name"), table.texts("divisions"),
                      table.text("concordance_code", toml::Presence::optional)};
  for (const auto& division : sector.divisions) {
    if (find_isic_division(division) == nullptr) {
      table.report("divisions", text("'{}' is no division of ISIC Rev. 4. Write two digits, as in \"01\".",
                                     "「{}」は国際標準産業分類第4次改定の中分類ではありません。\"01\" "
                                     "のように2桁で記してください。",
                                     division));
    }
  }
  std::ranges::sort(sector.divisions);
  if (!codes.insert(sector.code).second)
    table.report("code", text("the code '{}' is there twice.", "コード「{}」が重複しています。", sector.code));
  return sector;
}

Result<IndustryScheme> read_scheme(const std::filesystem::path& file) {
  const auto shown = "industry_schemes/" + file.filename().string();
  auto document = toml::Document::read(file, shown);
  if (!document) return fail(document.error());
  const auto top = document->top();
  IndustryScheme scheme{file.stem().string(),
                        top.both("title"),
                        top.text("source"),
                        top.texts("feeds"),
                        {},
                        top.text("concordance", toml::Presence::optional)};
  std::set<std::string> codes;
  for (const auto& table : top.tables("sector")) {
    if (auto sector = read_sector(table, codes)) scheme.sectors.push_back(std::move(*sector));
  }
  if (scheme.sectors.empty()) top.report("sector", {"a scheme needs sectors.", "部門が一つもありません。"});
  if (const auto problems = document->finish(); !problems.empty()) return fail(problems.front());
  return scheme;
}

}  // namespace

const SchemeSector* IndustryScheme::find(std::string_view code) const {
  const auto found = std::ranges::find(sectors, code, &SchemeSector::code);
  return found == sectors.end() ? nullptr : &*found;
}

std::vector<std::string> IndustryScheme::sectors_of(std::span<const std::string> divisions) const {
  std::vector<std::string> codes;
  for (const auto& sector : sectors) {
    const auto holds = [&](const std::string& d) { return std::ranges::find(divisions, d) != divisions.end(); };
    if (std::ranges::any_of(sector.divisions, holds)) codes.push_back(sector.code);
  }
  return codes;
}

Result<IndustrySchemes> IndustrySchemes::load(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (failed) {
    return fail(ErrorCode::io,
                {"the classifications of industries cannot be read. Install the data folder of Noroshi.",
                 "産業分類を読めません。Noroshiのデータフォルダーを設置してください。"},
                folder.string());
  }
  std::ranges::sort(files);
  IndustrySchemes schemes;
  for (const auto& file : files) {
    auto scheme = read_scheme(file);
    if (!scheme) return fail(scheme.error());
    schemes.schemes_.push_back(std::move(*scheme));
  }
  return schemes;
}

const IndustryScheme* IndustrySchemes::find(std::string_view id) const {
  const auto found = std::ranges::find(schemes_, id, &IndustryScheme::id);
  return found == schemes_.end() ? nullptr : &*found;
}

const IndustryScheme* IndustrySchemes::of(const IoTable& table) const {
  std::set<std::string> codes;
  for (const auto& industry : table.industries) codes.insert(industry.sector);
  if (codes.empty()) return nullptr;
  const IndustryScheme* best = nullptr;
  const auto is_own = [&](const IndustryScheme& s) { return std::ranges::find(s.feeds, table.feed) != s.feeds.end(); };
  for (const auto& scheme : schemes_) {
    const auto knows = [&](const std::string& code) { return scheme.find(code) != nullptr; };
    if (!std::ranges::all_of(codes, knows)) continue;
    if (!is_own(scheme) && codes.size() != scheme.sectors.size()) continue;
    if (best == nullptr || is_own(scheme) > is_own(*best)) best = &scheme;
  }
  return best;
}

}  // namespace noroshi::normalize
