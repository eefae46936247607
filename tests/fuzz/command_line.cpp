#include "interfaces/cli/command.hpp"
#include "scratch_input.hpp"

namespace noroshi::cli {
namespace {

enum class Side { import, export_ };

// A request with a field of every type.
struct Request {
  std::string area, what;
  std::optional<int> year;
  double share = 0.5;
  Side side = Side::import;
  std::vector<std::string> products;
  std::vector<std::filesystem::path> files;
  bool force = false;
  std::optional<Date> as_of;
  std::optional<Period> month;
  MethodSettings settings;

  static auto fields() {
    using R = Request;
    return std::tuple{
        Field{.name = "area", .value = "AREA", .member = &R::area, .doc = {}},
        Field{.name = "what", .value = "WHAT", .member = &R::what, .doc = {}, .choices = {"areas", "groups"}},
        Field{.name = "year", .value = "YEAR", .member = &R::year, .doc = {}, .min = 1900, .max = 2200},
        Field{.name = "share", .value = "SHARE", .member = &R::share, .doc = {}, .min = 0.0, .max = 1.0},
        Field{.name = "side", .value = "SIDE", .member = &R::side, .doc = {}, .choices = {"import", "export"}},
        Field{.name = "product", .value = "CODES", .member = &R::products, .doc = {}},
        Field{.name = "files", .value = "FILES", .member = &R::files, .doc = {}},
        Field{.name = "force", .member = &R::force, .doc = {}},
        Field{.name = "as_of", .value = "DATE", .member = &R::as_of, .doc = {}},
        Field{.name = "month", .value = "MONTH", .member = &R::month, .doc = {}},
        Field{.name = "set", .value = "M.O=V", .member = &R::settings, .doc = {}}};
  }
};

}  // namespace

// Two commands of the fuzzer's own, so that it does not link the whole product: with words behind it and without.
std::span<const Command> commands() {
  static const std::vector<Command> all{
      {.page = {.name = "ask", .fields = describe_fields<Request>(), .words = {"side", "files"}}},
      {.page = {.name = "rank", .fields = describe_fields<Request>()}}};
  return all;
}

}  // namespace noroshi::cli

// Any words after the program's name, one a line: a refusal in both languages, or arguments that are all declared and
// then a request, or a refusal that names its field.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] == '\n') {
      words.emplace_back();
    } else {
      words.back().push_back(static_cast<char>(data[i]));
    }
  }
  const auto arguments = cli::parse_arguments(words);
  if (!arguments) return fuzz::check(arguments.error()), 0;
  const auto* command = cli::find_command(arguments->command);
  fuzz::check(arguments->command.empty() || command != nullptr);
  for (const auto& [name, values] : arguments->values) {
    if (name.starts_with("--")) fuzz::check(cli::find_option(command, name).has_value());
  }
  if (command == nullptr) return 0;
  const auto request = cli::read_request<cli::Request>(*arguments);
  if (!request) {
    fuzz::check(request.error());
    fuzz::check(!request.error().field.empty());
    return 0;
  }
  fuzz::check(!request->year || (*request->year >= 1900 && *request->year <= 2200));
  fuzz::check(request->share >= 0.0 && request->share <= 1.0);
  return 0;
}
