#include "sources/generic/mapping.hpp"

#include <limits>

#include "toml/document.hpp"

namespace noroshi::sources::generic {
namespace {

using toml::DeclaredTable;
using toml::Presence;

// Every key may be left out: what a flow needs can come from a column or a constant, and missing_of looks at both.
std::string text_of(const toml::DeclaredTable& table, std::string_view key) {
  return table.text(key, toml::Presence::optional);
}

template <class T, class Out>
void put(std::optional<T> value, Out& out) {
  if (value) out = *std::move(value);
}

std::optional<Flow> flow_named(std::string_view word) {
  if (word == "import") return Flow::import;
  if (word == "export") return Flow::export_;
  if (word == "re_import") return Flow::re_import;
  if (word == "re_export") return Flow::re_export;
  return std::nullopt;
}

std::optional<Standing> standing_named(std::string_view word) {
  const auto standing = parse_standing(word);
  return standing == Standing::cited ? std::nullopt : std::optional{standing};  // the atlas alone
}

void read_about(const toml::DeclaredTable& root, Mapping& m) {
  m.info.id = text_of(root, "id");
  m.info.publisher = text_of(root, "publisher");
  m.info.licence = text_of(root, "licence");
  m.info.url = text_of(root, "url");
  put(root.integer("release_lag_days", 0, 36'500, toml::Presence::optional), m.info.release_lag_days);
  put(root.parsed(
          "standing", standing_named,
          {"reconciled, reporter, extract, national or own", "reconciled、reporter、extract、national 又は own"},
          toml::Presence::optional),
      m.info.standing);
  if (const auto title = root.table("title", toml::Presence::optional)) {
    m.info.title = {text_of(*title, "en"), text_of(*title, "ja")};
  }
  if (const auto delivery = root.table("delivery", toml::Presence::optional)) {
    put(delivery->choice<Replaces>("replaces", {{"whole_year", Replaces::whole_year}, {"groups", Replaces::groups}},
                                   toml::Presence::optional),
        m.info.replaces);
    put(delivery->choice<Repeated>("repeated", {{"refuse", Repeated::refused}, {"add", Repeated::added}},
                                   toml::Presence::optional),
        m.info.repeated);
    put(delivery->integer("min_rows", 0, std::numeric_limits<int>::max(), toml::Presence::optional),
        m.info.bounds.min_rows);
    put(delivery->number("max_rejected_share", toml::Presence::optional), m.info.bounds.max_rejected_share);
  }
}

void read_frame(const toml::DeclaredTable& root, Mapping& m) {
  const auto frame = root.table("frame", toml::Presence::optional);
  if (!frame) return;
  const std::pair<const char*, Extent*> all[] = {{"partners", &m.info.frame.partners},
                                                 {"destinations", &m.info.frame.destinations},
                                                 {"products", &m.info.frame.products},
                                                 {"reporters", &m.info.frame.reporters}};
  for (const auto& [key, extent] : all) {
    put(frame->choice<Extent>(key, {{"all", Extent::all}, {"listed", Extent::listed}}, toml::Presence::optional),
        *extent);
  }
}

std::optional<char> delimiter_named(std::string_view s) {
  const bool fits = s.size() == 1 && s != "\"" && s != "\n" && s != "\r" && static_cast<unsigned char>(s[0]) < 128;
  return fits ? std::optional{s.front()} : std::nullopt;
}

std::optional<char> decimal_named(std::string_view s) {
  return s == "," || s == "." ? std::optional{s.front()} : std::nullopt;
}

void read_table(const toml::DeclaredTable& root, Mapping& m) {
  const auto table = root.table("table", toml::Presence::optional);
  if (!table) return;
  put(table->parsed("delimiter", delimiter_named, {"one character", "1文字"}, toml::Presence::optional),
      m.format.delimiter);
  put(table->parsed("decimal", decimal_named, {"',' or '.'", "「,」または「.」"}, toml::Presence::optional), m.decimal);
  put(table->parsed("thousands", delimiter_named, {"one character", "1文字"}, toml::Presence::optional), m.thousands);
  if (m.thousands == m.decimal) {
    table->refuse("thousands", {"another character than the decimal mark", "小数点とは別の文字"});
  }
  m.format.nulls = table->texts("nulls");
  m.format.sheet = text_of(*table, "sheet");
  m.format.json_records = text_of(*table, "json_records");
  m.format.json_count = text_of(*table, "json_count");
  put(table->integer("skip_rows", 0, 1000, toml::Presence::optional), m.format.skip_rows);
}

void read_columns(const toml::DeclaredTable& root, Mapping& m) {
  const auto columns = root.table("columns", toml::Presence::optional);
  if (!columns) return;
  const std::pair<const char*, std::string*> all[] = {{"period", &m.columns.period},
                                                      {"month", &m.columns.month},
                                                      {"flow", &m.columns.flow},
                                                      {"reporter", &m.columns.reporter},
                                                      {"partner", &m.columns.partner},
                                                      {"product", &m.columns.product},
                                                      {"value", &m.columns.value},
                                                      {"mass", &m.columns.mass},
                                                      {"quantity", &m.columns.quantity},
                                                      {"unit", &m.columns.unit},
                                                      {"nomenclature", &m.columns.nomenclature}};
  for (const auto& [key, out] : all) *out = text_of(*columns, key);
}

// Nothing inside: the edition in force in each year.
std::optional<std::optional<Nomenclature>> edition_named(std::string_view s) {
  const auto named = parse_nomenclature(s);
  if (!named && s != "by_year") return std::nullopt;
  return std::optional<std::optional<Nomenclature>>{std::in_place, named};
}

constexpr StaticText kFlowExpected{"import, export, re_import or re_export",
                                   "import、export、re_import、re_exportのいずれか"};

void read_constants(const toml::DeclaredTable& root, Mapping& m) {
  const auto constants = root.table("constants", toml::Presence::optional);
  if (!constants) return;
  put(constants->parsed("period", parse_period, {"2023, 2023-07 or 2023-07-01", "2023、2023-07、2023-07-01の形式"},
                        toml::Presence::optional),
      m.constants.period);
  put(constants->parsed("flow", flow_named, kFlowExpected, toml::Presence::optional), m.constants.flow);
  m.constants.reporter = text_of(*constants, "reporter");
  m.constants.partner = text_of(*constants, "partner");
  m.constants.product = text_of(*constants, "product");
  m.constants.unit = text_of(*constants, "unit");
  put(constants->parsed("nomenclature", edition_named, {"by_year or an edition (HS17)", "by_yearまたは版（HS17）"},
                        toml::Presence::optional),
      m.constants.nomenclature);
}

void read_measures(const toml::DeclaredTable& root, Mapping& m) {
  using Currency = RawTrade::Currency;
  if (const auto value = root.table("value", toml::Presence::optional)) {
    put(value->number("scale", toml::Presence::optional), m.value_scale);
    put(value->choice<Currency>("currency", {{"usd", Currency::usd}, {"jpy", Currency::jpy}}, toml::Presence::optional),
        m.currency);
  }
  if (const auto mass = root.table("mass", toml::Presence::optional)) {
    put(mass->number("scale", toml::Presence::optional), m.mass_scale);
  }
}

void read_codes(const toml::DeclaredTable& root, Mapping& m) {
  using Areas = Mapping::Areas;
  if (const auto areas = root.table("areas", toml::Presence::optional)) {
    put(areas->choice<Areas>(
            "scheme",
            {{"number_or_text", Areas::number_or_text}, {"text", Areas::text}, {"japan_customs", Areas::japan_customs}},
            toml::Presence::optional),
        m.areas);
  }
  if (const auto product = root.table("product", toml::Presence::optional)) {
    const auto digits = product->integer("digits", 0, 12, toml::Presence::optional);  // 0: any even length
    if (digits && *digits > 0) m.product_digits = static_cast<std::size_t>(*digits);
  }
  if (const auto flows = root.table("flows", toml::Presence::optional)) {
    for (auto& word : flows->keys()) {
      if (const auto flow = flows->parsed(word, flow_named, kFlowExpected))
        m.flow_words.emplace(std::move(word), *flow);
    }
  }
}

// Every property of a flow must come from somewhere.
std::string missing_of(const Mapping& m) {
  std::string out;
  const auto need = [&](bool given, std::string_view name) {
    if (!given) out += (out.empty() ? "" : ", ") + std::string{name};
  };
  need(!m.info.id.empty(), "id");
  need(!m.info.publisher.empty(), "publisher");
  need(!m.info.licence.empty(), "licence");
  need(!m.columns.period.empty() || m.constants.period.has_value(), "columns.period");
  need(!m.columns.flow.empty() || m.constants.flow.has_value(), "columns.flow");
  need(!m.columns.reporter.empty() || !m.constants.reporter.empty(), "columns.reporter");
  need(!m.columns.partner.empty() || !m.constants.partner.empty(), "columns.partner");
  need(!m.columns.product.empty() || !m.constants.product.empty(), "columns.product");
  need(!m.columns.value.empty(), "columns.value");
  return out;
}

// The key stands in the words, as the reference of mappings writes it, and the place is that of an editor.
Error in_words(const toml::Problem& problem, const std::string& file) {
  Error error = problem;
  error.message = {
      fmt::format("'{}': {} See data/mappings/README.md.", problem.key, problem.message.en),
      fmt::format("「{}」：{}data/mappings/README.mdを参照してください。", problem.key, problem.message.ja)};
  error.where = fmt::format("{}:{}", file, problem.line);
  return error;
}

bool is_partition_name(std::string_view id) {
  return id.size() <= 60 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

}  // namespace

Result<Mapping> parse_mapping(std::string_view toml_text, const std::string& where) {
  Mapping m;
  m.info.standing = Standing::own;
  m.info.cadence = {"as the owner of the file updates it", "ファイルの更新次第"};
  m.info.files = {"a table described by a mapping file", "マッピングファイルで記述した表"};
  auto document = toml::Document::parse(toml_text, where, "data/mappings/README.md");
  if (!document) return fail(document.error());
  for (const auto read :
       {read_about, read_frame, read_table, read_columns, read_constants, read_measures, read_codes}) {
    read(document->top(), m);
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(in_words(problems.front(), where));
  const auto missing = missing_of(m);
  if (!missing.empty() || !is_partition_name(m.info.id)) {
    return fail(ErrorCode::invalid_input,
                text("the mapping does not say where {0} comes from. Add it as a column or a constant.",
                     "マッピングに {0} の指定がありません。列または定数として追加してください。",
                     missing.empty() ? "id (lower-case letters, digits and _)" : missing),
                where);
  }
  if (m.info.title.en.empty()) m.info.title.en = m.info.id;
  if (m.info.title.ja.empty()) m.info.title.ja = m.info.title.en;
  return m;
}

Result<Mapping> read_mapping(const std::filesystem::path& file) {
  const auto toml_text = toml::read_file(file, file.string());
  if (!toml_text) return fail(toml_text.error());
  return parse_mapping(*toml_text, file.string());
}

}  // namespace noroshi::sources::generic
