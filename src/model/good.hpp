#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "model/area.hpp"
#include "model/legal_status.hpp"
#include "model/product.hpp"
#include "model/supply_facts.hpp"

namespace noroshi {

// A named good of the atlas (data/atlas/README.md is the file format): what a person calls it, the trade codes that
// carry it, and published figures about its chain, each with its source.
struct GoodCode {
  std::string system;    // "HS" or "JP"
  std::string revision;  // "HS22", "JP2026"
  std::string code;
  // wider: all of the good, and other goods; narrower: part of the good and nothing else; overlapping: part of the
  // good, and other goods.
  enum class Scope { exact, wider, narrower, overlapping } scope = Scope::exact;
};

struct ShareFigure {  // countries' shares at one stage, or Japan's suppliers
  std::string stage;  // mine, refine, material, part, product; empty for imports
  Text measure;
  int year = 0;                          // that the figure is about
  std::string source;                    // key of AtlasSource
  std::map<std::string, double> shares;  // ISO3 -> [0, 1]
  std::optional<double> total;
  std::string unit;
  bool computed = false;        // shares computed by us from the publisher's table
  bool year_published = false;  // nobody states that year: `year` is the year of publication, the data are older
  bool of_exports = false;      // shares of who ships, hubs included: not of who makes
};

struct ImportFigure {
  std::string code, revision;
  int year = 0;
  double value_usd = 0.0;
  std::string source;
  std::map<std::string, double> shares;
};

struct Good {
  std::string id;
  Text name;
  Text note;
  std::vector<std::string> aliases;  // all languages
  std::string specified_good;        // key of the atlas' groups; empty: none
  std::optional<int> domain;         // 1, 2, 3 of METI's plan
  std::string domain_source;
  bool domain_inferred = false;  // the source places the class that the good belongs to, and does not name the good
  std::vector<GoodCode> codes;
  bool finer_than_hs6 = false;
  Text granularity_reason;
  std::vector<ShareFigure> stages;
  std::vector<ImportFigure> japan_imports;
  std::vector<LegalStatus> legal;
  std::optional<SupplyFacts> supply;  // what the ledger needs; nothing: the atlas records nothing of it
};

// Whether a code holds goods besides this one.
[[nodiscard]] constexpr bool holds_others(GoodCode::Scope scope) {
  return scope == GoodCode::Scope::wider || scope == GoodCode::Scope::overlapping;
}

struct AtlasSource {
  std::string publisher, title, licence, url, read;
  int year = 0;
};

struct Atlas {
  std::vector<Good> goods;  // sorted by id
  std::map<std::string, AtlasSource> sources;
  std::map<std::string, Text> specified_goods;  // the designated critical goods of Japan's act

  [[nodiscard]] const Good* find(std::string_view id) const {
    for (const auto& good : goods) {
      if (good.id == id) return &good;
    }
    return nullptr;
  }
};

}  // namespace noroshi
