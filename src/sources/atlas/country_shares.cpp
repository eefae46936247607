#include "sources/atlas/country_shares.hpp"

#include <algorithm>

namespace noroshi::sources {
namespace {

constexpr double kMaxShareSum = 1.005;  // published shares are rounded to whole percents

std::optional<double> read_share(const toml::DeclaredTable& shares, const std::string& country) {
  const auto share = shares.number(country);
  if (!is_iso3(country)) {
    shares.report(country, {"The country is not an ISO 3166 alpha-3 code. Write three capitals, such as CHN.",
                            "国名がISO 3166の3文字コードではありません。CHNのように大文字3字で書いてください。"});
    return std::nullopt;
  }
  if (share && *share > 1.0) {
    shares.report(country, text("The share {} is outside 0 .. 1. Write a fraction of the whole.",
                                "シェア{}は0～1の範囲外です。全体に対する割合を書いてください。", *share));
    return std::nullopt;
  }
  return share;
}

}  // namespace

bool is_iso3(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::map<std::string, double> read_shares(const toml::DeclaredTable& table, std::string_view key) {
  std::map<std::string, double> found;
  const auto shares = table.table(key);
  if (!shares) return found;
  double sum = 0.0;
  for (const auto& country : shares->keys()) {
    if (const auto share = read_share(*shares, country)) {
      sum += *share;
      found.emplace(country, *share);
    }
  }
  if (sum > kMaxShareSum) {
    table.report(key, text("The shares sum to {:.3f}, more than {}. Check them against the source.",
                           "シェアの合計が{:.3f}で、{}を超えています。出典と照合してください。", sum, kMaxShareSum));
  }
  if (sum > 1.0 && sum <= kMaxShareSum) {
    for (auto& [country, share] : found) share /= sum;
  }
  if (found.empty()) {
    table.report(key,
                 {"There is no share (missing is unknown). Leave the whole table out when nobody published a figure.",
                  "シェアがありません（未公表は不明を意味します）。公表値がなければテーブルごと省いてください。"});
  }
  return found;
}

}  // namespace noroshi::sources
