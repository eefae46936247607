#pragma once
#include <string>

#include "model/provenance.hpp"
#include "model/report_table.hpp"
#include "model/verdict.hpp"

namespace noroshi::wire {

// How figures are said to people, on a terminal and on a page. Files for machines use plain_text() instead.

[[nodiscard]] StaticText unknown_word();                             // unknown / 不明
[[nodiscard]] std::string usd_words(double usd, Language language);  // "80.9 bn", "809億ドル"
[[nodiscard]] std::string share_words(double share);                 // "45.7%"
[[nodiscard]] std::string real_words(double value);                  // "0.457", "12,345.7"
[[nodiscard]] std::string number_words(double value);                // "12", "12.5", "0.457"
[[nodiscard]] std::string integer_words(std::int64_t value);         // "12,345"
[[nodiscard]] std::string age_words(int days, Language language);    // "41 days", "2.9 years"
[[nodiscard]] std::string cell_words(const Cell& cell, CellKind kind, Language language);
// One line under a table or chart: source, period, date of retrieval, age, method.
[[nodiscard]] std::string provenance_words(const Provenance& provenance, Language language);

// A word for a verdict, as long as people need it: "flagged" / 「該当」, and its one-column mark.
[[nodiscard]] StaticText verdict_words(Verdict verdict);
[[nodiscard]] std::string_view verdict_mark(Verdict verdict);  // ● · ?

// Columns whose figures stand flush right: numbers of every kind.
[[nodiscard]] bool is_numeric(CellKind kind);

}  // namespace noroshi::wire
