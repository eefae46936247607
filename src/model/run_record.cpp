#include "model/run_record.hpp"

namespace noroshi {

Text judged_by_the_zero_path() {
  return {
      "A forecast is wrong if it is worse than the zero path (nothing happens): if the mean absolute error of its "
      "medians, against what was measured later, is larger than that of zero.",
      "予測の中央値と後日の実測値との平均絶対誤差が、ゼロ経路（影響なし）の誤差より大きい場合、予測は誤りとする。"};
}

std::string_view name_of(RunStatus status) { return status == RunStatus::complete ? "complete" : "partial"; }

}  // namespace noroshi
