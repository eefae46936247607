#include "use_cases/import/acceptance.hpp"

#include <algorithm>

namespace noroshi::use_cases {
namespace {

// Every reason with its number of rows and the first of them.
Text reasons_of(const RejectedRows& rejected) {
  Text words;
  for (std::size_t i = 0; i < rejected.count_by_reason.size(); ++i) {
    if (rejected.count_by_reason[i] == 0) continue;
    const auto reason = static_cast<RejectReason>(i);
    const auto first = std::ranges::find(rejected.rows, reason, &RejectedRow::reason);
    const auto where = first == rejected.rows.end() ? std::string{}
                       : first->content.empty()
                           ? fmt::format("{}:{}:{}", first->file, first->record, first->field)
                           : fmt::format("{}:{}:{}: '{}'", first->file, first->record, first->field, first->content);
    words.en += fmt::format(" {} × {} (first: {}).", rejected.count_by_reason[i], describe(reason).en, where);
    words.ja += fmt::format("{}件 {}（最初：{}）。", rejected.count_by_reason[i], describe(reason).ja, where);
  }
  return words;
}

}  // namespace

Result<void> Acceptance::of_rows(std::uint64_t accepted, const RejectedRows& rows_rejected) const {
  if (forced) return {};
  const auto rejected = rows_rejected.total();
  if (accepted < feed.bounds.min_rows) {
    return fail(
        ErrorCode::refused,
        text("only {} usable rows ({} rejected), fewer than {}. Check that this is the right file; if it is, "
             "import again with ⟦.force⟧.{}",
             "使える行が{}件（不採用{}件）で、下限{}件に届きません。正しいファイルか確認し、正しければ ⟦.force⟧ "
             "を付けて取り込んでください。{}",
             accepted, rejected, feed.bounds.min_rows, reasons_of(rows_rejected)),
        feed.id);
  }
  if (static_cast<double>(rejected) > feed.bounds.max_rejected_share * static_cast<double>(accepted + rejected)) {
    return fail(
        ErrorCode::refused,
        text("{} of {} rows were rejected, more than {:.0f} %. Mend the file, or take the rest with ⟦.force⟧.{}",
             "{1}件中{0}件が不採用で、{2:.0f}％を超えています。ファイルを直すか、残りだけ取り込むには ⟦.force⟧ "
             "を付けてください。{3}",
             rejected, accepted + rejected, 100.0 * feed.bounds.max_rejected_share, reasons_of(rows_rejected)),
        feed.id);
  }
  return {};
}

Result<void> Acceptance::of_part(const Text& part, std::uint64_t delivered, std::uint64_t replaced) const {
  const double least = feed.bounds.min_share_of_previous;
  if (forced || static_cast<double>(delivered) >= least * static_cast<double>(replaced)) return {};
  return fail(ErrorCode::refused,
              text("the delivery has {} rows for {} where {} are stored, less than {:.0f} % of them (a truncated file "
                   "looks like this). Check the file; if the publisher really withdrew the rows, import again with "
                   "⟦.force⟧.",
                   "{1}について、収録済み{2}件に対し今回の受領は{0}件で、{3:.0f}"
                   "％に満たない（ファイルが途中で切れている可能性がある）。ファイルを確認し、"
                   "公表元が実際に削除したのであれば ⟦.force⟧ を付けて取り込んでください。",
                   delivered, part, replaced, 100.0 * least),
              feed.id);
}

}  // namespace noroshi::use_cases
