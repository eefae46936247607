#include "sources/generic/mapping.hpp"

#include <toml++/toml.h>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <set>

namespace noroshi::generic {
namespace {

// Takes values out of one table and remembers which keys were known; anything left over is a mistake.
class Section {
 public:
  Section(const toml::table& table, std::string name, std::string where)
      : table_{table}, name_{std::move(name)}, where_{std::move(where)} {}

  template <class T>
  void take(std::string_view key, T& out) {
    known_.insert(std::string{key});
    const auto* node = table_.get(key);
    if (node == nullptr) return;
    if (const auto value = node->value<T>())
      out = *value;
    else
      refuse(*node, key);
  }
  void take_texts(std::string_view key, std::vector<std::string>& out) {
    known_.insert(std::string{key});
    const auto* node = table_.get(key);
    if (node == nullptr) return;
    const auto* list = node->as_array();
    if (list == nullptr) return refuse(*node, key);
    for (const auto& item : *list) {
      if (const auto value = item.value<std::string>())
        out.push_back(*value);
      else
        refuse(item, key);
    }
  }
  // A text that stands for one of a few values.
  template <class T, class Parse>
  void take_as(std::string_view key, T& out, Parse parse) {
    std::string written;
    take(key, written);
    if (written.empty()) return;
    if (auto value = parse(written))
      out = *value;
    else
      refuse(*table_.get(key), key);
  }
  [[nodiscard]] std::optional<Section> sub(std::string_view key) {
    known_.insert(std::string{key});
    const auto* node = table_.get(key);
    if (node == nullptr) return std::nullopt;
    if (node->as_table() == nullptr) {
      refuse(*node, key);
      return std::nullopt;
    }
    return Section{*node->as_table(), name_ + std::string{key} + ".", where_};
  }
  // The first mistake of this section, unknown keys included.
  [[nodiscard]] std::optional<Error> mistake() {
    for (const auto& [key, node] : table_) {
      if (!known_.contains(key.str())) refuse(node, key.str());
    }
    return mistake_;
  }
  [[nodiscard]] const toml::table& table() const { return table_; }
  void know(std::string_view key) { known_.insert(std::string{key}); }
  void refuse(const toml::node& node, std::string_view key) {
    if (mistake_) return;
    mistake_ = Error{
        ErrorCode::invalid_input,
        text("'{0}{1}' is no key of a mapping or has a value it cannot have. See data/mappings/README.md.",
             "「{0}{1}」はマッピングの項目にないか、値が正しくありません。data/mappings/README.mdを参照してください。",
             name_, key),
        where_ + ":" + std::to_string(node.source().begin.line)};
  }

 private:
  const toml::table& table_;
  std::string name_, where_;
  std::set<std::string, std::less<>> known_;
  std::optional<Error> mistake_;
};

std::optional<Flow> flow_named(std::string_view word) {
  if (word == "import") return Flow::import;
  if (word == "export") return Flow::export_;
  if (word == "re_import") return Flow::re_import;
  if (word == "re_export") return Flow::re_export;
  return std::nullopt;
}

std::optional<Error> read_about(Section& root, Mapping& m) {
  root.take("id", m.info.id);
  root.take("publisher", m.info.publisher);
  root.take("licence", m.info.licence);
  root.take("url", m.info.url);
  root.take("release_lag_days", m.info.release_lag_days);
  root.take_as("standing", m.info.standing, [](std::string_view s) {
    const auto standing = parse_standing(s);
    return standing == Standing::cited ? std::nullopt : std::optional{standing};  // the atlas alone
  });
  if (auto title = root.sub("title")) {
    title->take("en", m.info.title.en);
    title->take("ja", m.info.title.ja);
    if (auto wrong = title->mistake()) return wrong;
  }
  if (auto delivery = root.sub("delivery")) {
    delivery->take_as("replaces", m.info.replaces, [](std::string_view s) -> std::optional<Replaces> {
      if (s == "whole_year") return Replaces::whole_year;
      return s == "groups" ? std::optional{Replaces::groups} : std::nullopt;
    });
    delivery->take("min_rows", m.info.bounds.min_rows);
    delivery->take("max_rejected_share", m.info.bounds.max_rejected_share);
    if (auto wrong = delivery->mistake()) return wrong;
  }
  return std::nullopt;
}

std::optional<Error> read_table(Section& root, Mapping& m) {
  auto table = root.sub("table");
  if (!table) return std::nullopt;
  table->take_as("delimiter", m.format.delimiter, [](std::string_view s) -> std::optional<char> {
    const bool fits = s.size() == 1 && s != "\"" && s != "\n" && s != "\r" && static_cast<unsigned char>(s[0]) < 128;
    return fits ? std::optional{s.front()} : std::nullopt;
  });
  table->take_texts("nulls", m.format.nulls);
  table->take("sheet", m.format.sheet);
  table->take("json_records", m.format.json_records);
  std::int64_t skip = 0;
  table->take("skip_rows", skip);
  if (skip < 0 || skip > 1000)
    table->refuse(*table->table().get("skip_rows"), "skip_rows");
  else
    m.format.skip_rows = static_cast<std::size_t>(skip);
  return table->mistake();
}

std::optional<Error> read_columns(Section& root, Mapping& m) {
  auto columns = root.sub("columns");
  if (!columns) return std::nullopt;
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
  for (const auto& [key, out] : all) columns->take(key, *out);
  return columns->mistake();
}

std::optional<Error> read_constants(Section& root, Mapping& m) {
  auto constants = root.sub("constants");
  if (!constants) return std::nullopt;
  constants->take_as("period", m.constants.period, parse_period);
  constants->take_as("flow", m.constants.flow, flow_named);
  constants->take("reporter", m.constants.reporter);
  constants->take("partner", m.constants.partner);
  constants->take("product", m.constants.product);
  constants->take("unit", m.constants.unit);
  constants->take_as("nomenclature", m.constants.nomenclature,
                     [](std::string_view s) -> std::optional<std::optional<Nomenclature>> {
                       const auto named = parse_nomenclature(s);
                       if (!named && s != "by_year") return std::nullopt;
                       return std::optional<std::optional<Nomenclature>>{std::in_place, named};
                     });
  return constants->mistake();
}

std::optional<Error> read_meaning(Section& root, Mapping& m) {
  if (auto value = root.sub("value")) {
    value->take("scale", m.value_scale);
    value->take_as("currency", m.currency, [](std::string_view s) -> std::optional<RawTrade::Currency> {
      if (s == "jpy") return RawTrade::Currency::jpy;
      return s == "usd" ? std::optional{RawTrade::Currency::usd} : std::nullopt;
    });
    if (auto wrong = value->mistake()) return wrong;
  }
  if (auto mass = root.sub("mass")) {
    mass->take("scale", m.mass_scale);
    if (auto wrong = mass->mistake()) return wrong;
  }
  if (auto areas = root.sub("areas")) {
    areas->take_as("scheme", m.areas, [](std::string_view s) -> std::optional<Mapping::Areas> {
      if (s == "text") return Mapping::Areas::text;
      if (s == "japan_customs") return Mapping::Areas::japan_customs;
      return s == "number_or_text" ? std::optional{Mapping::Areas::number_or_text} : std::nullopt;
    });
    if (auto wrong = areas->mistake()) return wrong;
  }
  if (auto product = root.sub("product")) {
    std::int64_t digits = 0;
    product->take("digits", digits);
    if (digits < 0 || digits > 12)
      product->refuse(*product->table().get("digits"), "digits");
    else if (digits > 0)
      m.product_digits = static_cast<std::size_t>(digits);
    if (auto wrong = product->mistake()) return wrong;
  }
  if (auto flows = root.sub("flows")) {
    for (const auto& [key, node] : flows->table()) {
      flows->know(key.str());
      const auto flow = flow_named(node.value_or(std::string{}));
      if (flow)
        m.flow_words.emplace(key.str(), *flow);
      else
        flows->refuse(node, key.str());
    }
    if (auto wrong = flows->mistake()) return wrong;
  }
  return std::nullopt;
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

bool is_partition_name(std::string_view id) {
  return id.size() <= 60 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

}  // namespace

Result<Mapping> parse_mapping(std::string_view toml_text, const std::string& where) {
  Mapping m;
  m.info.standing = Standing::own;
  m.info.cadence = {"as the owner of the file updates it", "ファイルの更新次第"};
  m.info.files = {"a table described by a mapping file", "マッピングファイルで記述した表"};
  try {
    const auto table = toml::parse(toml_text);
    Section root{table, "", where};
    for (const auto read : {read_about, read_table, read_columns, read_constants, read_meaning}) {
      if (auto wrong = read(root, m)) return fail(std::move(*wrong));
    }
    if (auto wrong = root.mistake()) return fail(std::move(*wrong));
  } catch (const toml::parse_error& e) {
    return fail(ErrorCode::invalid_input,
                text("the mapping is no TOML: {}. Correct that line.",
                     "マッピングがTOMLとして読めません: {}。その行を修正してください。", e.description()),
                where + ":" + std::to_string(e.source().begin.line));
  }
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
  std::ifstream in{file, std::ios::binary};
  if (!in) {
    return fail(ErrorCode::not_found,
                text("there is no such mapping file. Check the path.",
                     "マッピングファイルがありません。パスを確認してください。"),
                file.string());
  }
  const std::string toml_text{std::istreambuf_iterator<char>{in}, {}};
  return parse_mapping(toml_text, file.string());
}

}  // namespace noroshi::generic
