#include <array>

#include "interfaces/cli/commands.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/numbers.hpp"
#include "use_cases/convert/convert.hpp"

namespace noroshi::cli {

Result<void> run_convert(const Arguments& arguments, const Progress& progress, Session& session) {
  ConversionRequest request;
  request.workspace = session.workspace;
  request.importer = arguments.one("--importer").value_or(request.importer);
  const auto year = year_option(arguments);
  if (!year) return fail(year.error());
  request.year = *year;
  if (!arguments.has("--to")) {
    return fail(ErrorCode::invalid_input,
                Text{"which classification is wanted is not said. Add --to, for instance --to ISIC3.",
                     "変換先の分類が指定されていません。--to ISIC3 のように指定してください。"},
                "--to");
  }
  request.to = *arguments.one("--to");
  request.from = arguments.one("--from").value_or(std::string{});
  request.via = arguments.all("--via");
  request.source = arguments.one("--source").value_or(std::string{});
  request.as_of = arguments.one("--as-of");
  const auto report = convert_trade(request, progress);
  if (!report) return fail(report.error());
  return deliver(std::array{report->conversion, report->conservation, report->unmapped}, arguments, session);
}

}  // namespace noroshi::cli
