#include "model/rejected.hpp"

#include <array>
#include <numeric>

namespace noroshi {
namespace {

struct Words {
  std::string_view name;
  StaticText text;
};

// In the order of the enum.
constexpr std::array<Words, 20> kWords{{
    {"wrong_column_count", {"the row has too few or too many columns", "列の数が見出しと合わない"}},
    {"unreadable_number", {"a number cannot be read", "数値として読めない"}},
    {"missing_field", {"a required field is empty", "必須の欄が空である"}},
    {"unknown_area", {"the country or area code is not known", "国・地域コードが不明である"}},
    {"malformed_code", {"the product code is not made of 2 to 12 digits", "品目コードが2～12桁の数字でない"}},
    {"lost_leading_zero",
     {"the product code has an odd number of digits (a leading zero was lost)",
      "品目コードの桁数が奇数である（先頭のゼロが失われている）"}},
    {"spreadsheet_number",
     {"a spreadsheet turned the product code into a number (format the column as text and enter the codes again)",
      "表計算ソフトが品目コードを数値に変えている（列を文字列にしてコードを入れ直す）"}},
    {"code_too_short", {"the product code has fewer than two digits", "品目コードが2桁に満たない"}},
    {"unknown_nomenclature", {"the classification is not known", "分類体系が不明である"}},
    {"unknown_flow", {"the flow is neither import nor export", "輸出入の区分が不明である"}},
    {"unknown_unit", {"the unit is not known", "単位が不明である"}},
    {"malformed_period", {"the period is no year or month", "年または月として読めない"}},
    {"negative_value", {"the value is negative", "値が負である"}},
    {"out_of_range", {"the value is impossibly large or not finite", "値が大きすぎる、または有限でない"}},
    {"duplicate_key", {"the same flow occurs again in this delivery", "同じ取引が同一の取込データ内で重複している"}},
    {"self_trade", {"reporter and partner are the same", "報告国と相手国が同じである"}},
    {"no_exchange_rate",
     {"no exchange rate is known for the year (add it to exchange_rates.toml in the workspace)",
      "その年の為替レートがない（ワークスペースの exchange_rates.toml に追加する）"}},
    {"invalid_encoding", {"the text is not valid UTF-8", "UTF-8として正しくない文字がある"}},
    {"oversized_field", {"a field is larger than the limit", "欄が大きさの上限を超えている"}},
    {"unreadable_row", {"the row cannot be read", "行を読み取れない"}},
}};

}  // namespace

StaticText describe(RejectReason reason) { return kWords[static_cast<std::size_t>(reason)].text; }
std::string_view name_of(RejectReason reason) { return kWords[static_cast<std::size_t>(reason)].name; }

void RejectedRows::add(RejectedRow row) {
  ++count_by_reason[static_cast<std::size_t>(row.reason)];
  if (rows.size() < kMaxRejectedKept) {
    if (row.content.size() > 200) row.content.resize(200);
    rows.push_back(std::move(row));
  }
}

std::uint64_t RejectedRows::total() const {
  return std::accumulate(count_by_reason.begin(), count_by_reason.end(), std::uint64_t{0});
}

}  // namespace noroshi
