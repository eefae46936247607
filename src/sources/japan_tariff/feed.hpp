#pragma once
#include <string>
#include <string_view>

#include "sources/reference_feed.hpp"

namespace noroshi {

// Japan's tariff schedule (実行関税率表) as a CSV of lines: level, stat_code, sub3, code9, desc_ja, unit, import_laws.
// Gives Japanese names of headings and HS6 (in the edition of the Harmonized System then in force) and of the nine-digit
// statistical codes with their units (edition "JP2026-07-09"). A line's name is the path down to it, without the marks
// of enumeration: "ろ馬 > その他のもの". The date of the schedule stands in the name of the file or is given.
[[nodiscard]] ProductNameFeed japan_tariff_feed();

// The same file: which other laws Japanese customs checks at import of a nine-digit code (JP2026-07-09 -> JP_IMPORT_LAW).
[[nodiscard]] ConcordanceFeed japan_import_laws_feed();

// "−− 1 サラブレッド種" -> "サラブレッド種": dashes, stars, (1), (a), (ｲ), 〔1〕, "1 ", "A " and "II " at the beginning go.
[[nodiscard]] std::string_view without_enumeration(std::string_view description);

}  // namespace noroshi
