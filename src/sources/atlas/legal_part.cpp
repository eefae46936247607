#include "sources/atlas/legal_part.hpp"

#include "sources/atlas/country_shares.hpp"

namespace noroshi::sources {
namespace {

using toml::Presence;

std::string country_of(const toml::DeclaredTable& table, std::string_view key) {
  auto code = table.text(key);
  if (!code.empty() && !is_iso3(code)) {
    table.report(key, text("\"{}\" is no ISO 3166 alpha-3 code. Write three capitals, such as JPN.",
                           "「{}」はISO 3166の3文字コードではありません。JPNのように書いてください。", code));
  }
  return code;
}

void check_order(const toml::DeclaredTable& table, std::string_view last_key, const std::optional<Date>& first,
                 const std::optional<Date>& last) {
  if (!first || !last || *first <= *last) return;
  table.report(last_key,
               text("The last day {} lies before the first, {}. Correct one of them.",
                    "最終日{}が初日{}より前です。どちらかを直してください。", to_string(*last), to_string(*first)));
}

void read_suspension(const toml::DeclaredTable& table, LegalStatus& law) {
  law.suspended_from = table.date("suspended_from", Presence::optional);
  law.suspended_until = table.date("suspended_until", Presence::optional);
  if (law.suspended_from.has_value() != law.suspended_until.has_value()) {
    table.report(law.suspended_from ? "suspended_from" : "suspended_until",
                 {"A suspension has a first and a last day. Write suspended_from and suspended_until.",
                  "停止には初日と最終日が必要です。suspended_fromとsuspended_untilの両方を書いてください。"});
  }
  check_order(table, "suspended_until", law.suspended_from, law.suspended_until);
}

void read_replaced(const toml::DeclaredTable& table, LegalStatus& law) {
  const auto replaced = table.table("replaces", Presence::optional);
  if (!replaced) return;
  law.replaces = {replaced->text("en"), replaced->text("ja")};
  law.replaces_since = replaced->date("since", Presence::optional);
  check_order(*replaced, "since", law.replaces_since, law.since);
}

}  // namespace

LegalStatus read_legal(const toml::DeclaredTable& table, const AtlasKeys& keys) {
  LegalStatus law;
  law.status = table.word("status", {"specified_critical_good", "export_control", "stockpile", "other"});
  law.country = country_of(table, "country");
  law.since = table.date("since", Presence::optional);
  law.until = table.date("until", Presence::optional);
  check_order(table, "until", law.since, law.until);
  read_suspension(table, law);
  read_replaced(table, law);
  law.looked_at = table.date("looked_at");
  law.text = table.both("text");
  law.source = source_of(table, keys);
  return law;
}

}  // namespace noroshi::sources
