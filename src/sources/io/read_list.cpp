#include <algorithm>

#include "columnar/table_reader.hpp"
#include "sources/io/read_io_files.hpp"

namespace noroshi::sources::io {
namespace {

using columnar::FieldKind;

// The fields of a list in the order in which they are asked of the file; an empty name is never there.
enum Field : std::size_t {
  from_region,
  from_sector,
  to_region,
  to_sector,
  from_kind,
  to_kind,
  value,
  from_index,
  to_index,
  year,
  part
};

std::vector<columnar::FieldSpec> fields_of(const FileLayout& layout) {
  const auto& l = *layout.list;
  const auto text = [](const std::string& name) { return columnar::FieldSpec{name, FieldKind::text, !name.empty()}; };
  return {text(l.from_region),
          text(l.from_sector),
          text(l.to_region),
          text(l.to_sector),
          text(l.from_kind),
          text(l.to_kind),
          {l.value, FieldKind::real, true},
          {l.from_index, FieldKind::integer, !l.from_index.empty()},
          {l.to_index, FieldKind::integer, !l.to_index.empty()},
          text(l.year),
          text(l.part)};
}

class ListFile {
 public:
  ListFile(const IoFile& file, const RecognisedFile& recognised, IoDrafts& drafts)
      : layout_{*recognised.layout},
        list_{*layout_.list},
        recognised_{recognised},
        drafts_{drafts},
        name_{file.named.filename().string()},
        region_{recognised.constant(layout_.region)} {}

  Result<void> read(columnar::TableReader& reader) {
    while (true) {
      const auto batch = reader.next();
      if (!batch) return fail(batch.error());
      if (!*batch) break;
      for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
        if (auto taken = take(**batch, r); !taken) return taken;
      }
    }
    for (auto& row : rejected_) {
      row.record = reader.line(row.record);
      drafts_.rejected.add(std::move(row));
    }
    for (const auto& row : reader.rejected()) {
      drafts_.rejected.add({name_, row.record, row.field, row.reason, row.content});
    }
    return {};
  }

 private:
  // What a seller or buyer is.
  struct Party {
    enum class Is : std::uint8_t { industry, final, value_added, other_inputs, ignored, unknown } is = Is::unknown;
    std::uint32_t place = 0;
    double sign = 1.0;
  };

  Result<TableDraft*> draft_of(const columnar::TableBatch& batch, std::size_t r) {
    // A list with a column for year or part is rare; most say it in the name of the file, once for all rows.
    const auto written = [&](const Place& place, Field field) {
      const auto cell = batch.text(field, r);
      return cell ? std::string{*cell} : recognised_.constant(place);
    };
    auto y = written(layout_.year, Field::year);
    auto p = written(layout_.part, Field::part);
    if (draft_ == nullptr || y != year_ || p != part_) {
      const auto found = drafts_.table(p, y, name_);
      if (!found) return found;
      draft_ = *found;
      year_ = std::move(y);
      part_ = std::move(p);
      regions_.clear();
    }
    return draft_;
  }

  Result<void> take(const columnar::TableBatch& batch, std::size_t r) {
    const auto found = draft_of(batch, r);
    if (!found) return fail(found.error());
    auto& draft = **found;
    const auto number = batch.real(Field::value, r);
    if (!number) return reject(batch, r, list_.value, RejectReason::missing_field, {});
    ++drafts_.cells;
    const auto from = list_.from_index.empty()
                          ? named(draft, batch, r, Field::from_region, Field::from_sector, Field::from_kind, true)
                          : at_index(draft, batch.integer(Field::from_index, r), false);
    if (from.is == Party::Is::unknown) return reject_party(batch, r, true);
    if (list_.is_index) {
      draft.mark_row(from.place);  // a list of cells leaves out industries that sell nothing
      TableDraft::add_figure(draft.row_output, from.place, *number);
      return {};
    }
    const auto to = list_.to_index.empty()
                        ? named(draft, batch, r, Field::to_region, Field::to_sector, Field::to_kind, false)
                        : at_index(draft, batch.integer(Field::to_index, r), layout_.cells == CellsAre::final);
    if (to.is == Party::Is::unknown) return reject_party(batch, r, false);
    put(draft, from, to, *number);
    return {};
  }

  void put(TableDraft& draft, const Party& from, const Party& to, double number) {
    using Is = Party::Is;
    if (from.is == Is::ignored || to.is == Is::ignored) return;
    if (from.is == Is::value_added || from.is == Is::other_inputs) {
      if (to.is != Is::industry) return;
      return TableDraft::add_figure(from.is == Is::value_added ? draft.value_added : draft.other_inputs, to.place,
                                    number);
    }
    draft.mark_row(from.place);
    draft.add_flow(from.place, to.place, to.is == Is::final, layout_.cells == CellsAre::imported, number * to.sign);
    // A buyer that sells nothing is an industry all the same: a list leaves zeros out.
    if (to.is == Is::industry) draft.mark_row(to.place);
  }

  Party named(TableDraft& draft, const columnar::TableBatch& batch, std::size_t r, Field region_field,
              Field sector_field, Field kind_field, bool seller) {
    const auto& feed = drafts_.feed;
    const auto sector_cell = batch.text(sector_field, r);
    if (!sector_cell) return {};
    const std::string sector{*sector_cell};
    const auto region_cell = batch.text(region_field, r);
    const auto region = region_cell ? std::string{*region_cell} : region_;
    std::string kind;
    if (const auto cell = batch.text(kind_field, r)) {
      const auto known = feed.kinds.find(*cell);
      if (known == feed.kinds.end()) return {};
      kind = known->second;
    } else if (const auto word = (seller ? feed.rows : feed.columns).find(sector);
               word != (seller ? feed.rows : feed.columns).end()) {
      kind = word->second == LabelIs::value_added    ? "value_added"
             : word->second == LabelIs::other_inputs ? "other_inputs"
                                                     : "ignored";
    } else {
      kind = !seller && feed.final_users.contains(sector) ? "final" : "industry";
    }
    if (kind == "value_added") return {Party::Is::value_added};
    if (kind == "other_inputs") return {Party::Is::other_inputs};
    if (kind == "ignored") return {Party::Is::ignored};
    if (kind == "final" || (!seller && layout_.cells == CellsAre::final)) {
      const auto user = feed.final_users.find(sector);
      const bool subtracted = std::ranges::find(feed.subtracted, sector) != feed.subtracted.end();
      return {Party::Is::final, draft.final_users.add(region, user == feed.final_users.end() ? sector : user->second),
              subtracted ? -1.0 : 1.0};
    }
    if (kind != "industry") return {};
    return {Party::Is::industry, draft.industries.add(region, sector)};
  }

  // Places count as in the index file; final users by region, each with the categories in their declared order.
  Party at_index(TableDraft& draft, std::optional<std::int64_t> index, bool final) {
    if (!index || *index < 0) return {};
    const auto at = static_cast<std::size_t>(*index);
    if (!final) {
      if (at >= draft.industries.size()) return {};
      return {Party::Is::industry, static_cast<std::uint32_t>(at)};
    }
    const auto& order = drafts_.feed.final_order;
    if (regions_.empty()) {
      for (const auto& [region, sector] : draft.industries.labels()) {
        if (std::ranges::find(regions_, region) == regions_.end()) regions_.push_back(region);
      }
      for (const auto& region : regions_) {
        for (const auto& category : order) draft.final_users.add(region, category);
      }
    }
    if (at >= regions_.size() * order.size()) return {};
    return {Party::Is::final, static_cast<std::uint32_t>(at)};
  }

  Result<void> reject_party(const columnar::TableBatch& batch, std::size_t r, bool seller) {
    const auto& index = seller ? list_.from_index : list_.to_index;
    if (!index.empty()) {
      const auto at = batch.integer(seller ? Field::from_index : Field::to_index, r);
      return reject(batch, r, index, RejectReason::out_of_range, at ? std::to_string(*at) : "");
    }
    const auto sector = batch.text(seller ? Field::from_sector : Field::to_sector, r);
    const auto kind = batch.text(seller ? Field::from_kind : Field::to_kind, r);
    if (sector && kind)
      return reject(batch, r, seller ? list_.from_kind : list_.to_kind, RejectReason::malformed_code,
                    std::string{*kind});
    return reject(batch, r, seller ? list_.from_sector : list_.to_sector, RejectReason::missing_field, {});
  }

  Result<void> reject(const columnar::TableBatch& batch, std::size_t r, const std::string& field, RejectReason reason,
                      std::string content) {
    rejected_.push_back({name_, batch.record(r), field, reason, std::move(content)});
    return {};
  }

  const FileLayout& layout_;
  const ListLayout& list_;
  const RecognisedFile& recognised_;
  IoDrafts& drafts_;
  std::string name_, region_, year_, part_;
  TableDraft* draft_ = nullptr;
  std::vector<std::string> regions_;
  std::vector<RejectedRow> rejected_;
};

}  // namespace

Result<void> read_list(columnar::Database& db, const IoFile& file, const RecognisedFile& recognised, IoDrafts& drafts) {
  columnar::TableFormat format;
  format.delimiter = file.workbook ? ',' : recognised.layout->delimiter;
  auto reader = columnar::TableReader::open(db, file.readable, fields_of(*recognised.layout), format);
  if (!reader) return fail(reader.error());
  return ListFile{file, recognised, drafts}.read(*reader);
}

}  // namespace noroshi::sources::io
