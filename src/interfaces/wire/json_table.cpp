#include "interfaces/wire/json_table.hpp"

#include <nlohmann/json.hpp>

#include "interfaces/wire/script_json.hpp"
#include "model/cell.hpp"

namespace noroshi::wire {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "noroshi.table/1";

std::string_view name_of(CellKind kind) {
  switch (kind) {
    case CellKind::text:
      return "text";
    case CellKind::integer:
      return "integer";
    case CellKind::real:
      return "real";
    case CellKind::number:
      return "number";
    case CellKind::share:
      return "share";
    case CellKind::usd:
      return "usd";
    case CellKind::date:
      return "date";
    case CellKind::verdict:
      return "verdict";
  }
  return "text";
}

Json words(const Text& text, std::optional<Language> language) {
  if (language) return text.in(*language);
  return Json{{"en", text.en}, {"ja", text.ja}};
}

Json words_or_null(const Text& text, std::optional<Language> language) {
  return text.en.empty() && text.ja.empty() ? Json{} : words(text, language);
}

Json value(const Cell& cell, std::optional<Language> language) {
  if (is_unknown(cell)) return nullptr;
  if (const auto* verdict = std::get_if<Verdict>(&cell)) return noroshi::name_of(*verdict);
  if (const auto* date = std::get_if<Date>(&cell)) return to_string(*date);
  if (const auto* flag = std::get_if<bool>(&cell)) return *flag;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  if (const auto* word = std::get_if<std::string>(&cell)) return *word;
  return words(std::get<Text>(cell), language);
}

Json rows_of(const ReportTable& table, std::optional<Language> language) {
  const auto ids = unique_column_ids(table);
  Json rows = Json::array();
  for (const auto& row : table.rows) {
    Json record = Json::object();
    for (std::size_t c = 0; c < ids.size(); ++c) {
      record[ids[c]] = c < row.size() ? value(row[c], language) : Json{};
    }
    rows.push_back(std::move(record));
  }
  return rows;
}

Json to_json(const ReportTable& table, std::optional<Language> language) {
  const auto ids = unique_column_ids(table);
  Json json{{"schema", kSchema}, {"id", table.id}, {"title", words(table.title, language)}};
  json["columns"] = Json::array();
  for (std::size_t c = 0; c < ids.size(); ++c) {
    const auto& column = table.columns[c];
    json["columns"].push_back(Json{{"id", ids[c]},
                                   {"kind", name_of(column.kind)},
                                   {"title", words(column.title, language)},
                                   {"note", words_or_null(column.note, language)}});
  }
  json["rows"] = rows_of(table, language);
  json["notes"] = Json::array();
  for (const auto& note : table.notes) json["notes"].push_back(words(note, language));
  json["provenance"] = Json::array();
  for (const auto& p : table.provenance) {
    json["provenance"].push_back(Json{{"source", p.source},
                                      {"period", p.period},
                                      {"retrieved", p.retrieved ? to_string(*p.retrieved) : ""},
                                      {"age_days", p.age_days},
                                      {"method", words(p.method, language)}});
  }
  return json;
}

// Bytes that are not UTF-8 become U+FFFD: a hostile name must not stop the report.
std::string dump(std::span<const ReportTable> tables, std::optional<Language> language, int indent) {
  Json json = Json::array();
  for (const auto& table : tables) json.push_back(to_json(table, language));
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string write_json(std::span<const ReportTable> tables, std::optional<Language> language) {
  return dump(tables, language, 1) + "\n";
}

std::string write_script_json(std::span<const ReportTable> tables) {
  return safe_in_script(dump(tables, std::nullopt, -1));
}

}  // namespace noroshi::wire
