#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "columnar/table_reader.hpp"
#include "model/standing.hpp"
#include "model/trade_frame.hpp"
#include "model/trade_record.hpp"

namespace noroshi::sources {

// Sanity bounds on a delivery; outside them nothing is stored unless the user forces it.
struct DeliveryBounds {
  std::uint64_t min_rows = 1;
  double max_rejected_share = 0.05;
  double min_share_of_previous = 0.5;  // of the rows that the delivery would replace
};

// What a new delivery does to stored rows of the same feed and year.
enum class Replaces : std::uint8_t {
  whole_year,  // the file is the year in its edition (BACI, customs yearbooks): rows that vanished are gone
  groups,      // the file is an extract: it replaces each (flow, reporter, product, period) of which it holds all
               // partners (declared, or shown by a printed total that they reach), otherwise only its own rows
};

// Several rows of a delivery with one key and different values.
enum class Repeated : std::uint8_t {
  refused,  // one of them is wrong: the delivery is refused, both rows are named
  added,    // each is a transaction of its own (purchase orders)
};

struct FeedInfo {
  std::string id;  // folder name, CLI name, lake partition
  Text title;
  std::string publisher, licence, url;
  Text cadence;              // "yearly, about 13 months after the year"
  int release_lag_days = 0;  // from the end of the period to publication, as the publisher states or we measured
  int cadence_days = 0;      // from one delivery's period to the next; 0: no rhythm (archives, closed series, editions)
  DeliveryBounds bounds = {};
  Replaces replaces = Replaces::groups;
  Repeated repeated = Repeated::refused;
  std::optional<Standing> standing = {};  // of a feed of trade; nothing: reference tables
  DeclaredFrame frame = {};               // what a delivery of trade holds unless its user says otherwise
  Text files;                             // which files it reads, for the help text
  std::vector<std::string> beside = {};   // how names of other files begin that the publisher delivers with them
};

// How a publisher names an area.
enum class AreaScheme : std::uint8_t { number, text, japan_customs };
struct AreaRef {
  AreaScheme scheme = AreaScheme::number;
  int number = -1;        // number, japan_customs
  std::string_view text;  // ISO code or name
};

// One flow as the publisher wrote it. normalize/ turns it into a TradeRecord or a reason for rejection.
// Views live as long as the batch they came from.
struct RawTrade {
  Period period;
  Flow flow = Flow::import;
  AreaRef reporter, partner;
  std::optional<Nomenclature> nomenclature;  // nothing: the edition in force in that year
  std::string_view product;                  // digits; longer than six: national lines below that edition
  double value = 0.0;                        // in `currency`; range and sign are checked in normalize/
  enum class Currency : std::uint8_t { usd, jpy } currency = Currency::usd;
  std::optional<double> mass_kg, quantity;
  std::string_view unit;   // as written; empty: none
  std::uint8_t marks = 0;  // Mark::*_estimated only; *_known is derived
};

// Rows that are read and right but no flow of their own: counted, never rejected.
enum class SkipReason : std::uint8_t {
  part_of_total,      // a breakdown (customs procedure, transport, second partner, customs office) of a row also given
  product_aggregate,  // all products together, or a subtotal
  other_flow,         // part of imports or exports (domestic exports, processing) that the total already holds
  not_goods,          // services
  no_trade,           // a zero where nothing crossed the border
};
inline constexpr std::size_t kSkipReasons = 5;
[[nodiscard]] StaticText describe(SkipReason reason);

// Which field (index into TradeFeed::fields) each part of a RawTrade is read from, so that what normalize/ refuses is
// reported under the name of the file's own column. Nothing: the file does not say it.
struct TradeColumns {
  std::optional<std::size_t> period, reporter, partner, product, value, mass, quantity;
  std::size_t per_month = 0;  // added to the last three for each month, where months stand side by side
};

// Receives what a feed reads, row by row.
class TradeSink {
 public:
  virtual void accept(const RawTrade& trade) = 0;
  virtual void reject(std::string_view field, RejectReason reason, std::string_view content) = 0;
  virtual void skip(SkipReason reason) = 0;
  // A breakdown of a row that usually stands beside it; used only where that row is absent. `cell`: along which
  // dimensions it is a part and which ("customs=C04. transport=21"), in one fixed order; a code of a hierarchy begins
  // as the one that it is part of (transport=2, transport=21), others end with a full stop.
  virtual void part(const RawTrade& /*trade*/, std::string_view /*cell*/) { skip(SkipReason::part_of_total); }

 protected:
  ~TradeSink() = default;
};

// A pure function from a row to flows; one row may hold several (twelve monthly columns). Every row leads to at least
// one call of the sink, so that rows read = accepted + rejected + skipped can be checked.
using TradeRowReader = std::function<void(const columnar::TableBatch& batch, std::size_t row, TradeSink& sink)>;

// What a feed may learn about a file before its rows.
struct FeedFile {
  std::filesystem::path path;                // as the publisher named it (not a scratch copy)
  std::optional<Nomenclature> nomenclature;  // what the user says the codes are; goes before what the file says
};

// A feed of trade statistics: columns, and how its rows are read. No file, clock or network in it.
struct TradeFeed {
  FeedInfo info;
  std::vector<columnar::FieldSpec> fields;
  TradeColumns columns;
  columnar::TableFormat format;
  // Reader of the rows of one file. Errors: invalid_input when the file's name does not say what its rows leave open.
  std::function<Result<TradeRowReader>(const FeedFile& file)> rows_of;
};

// Checks that feeds share. A code of the Harmonized System has an even number of digits: an odd one lost its zero.
[[nodiscard]] constexpr bool lost_leading_zero(std::string_view hs_digits) { return hs_digits.size() % 2 != 0; }
// "842" is a number, "USA" and "W00" are texts.
[[nodiscard]] AreaRef area_ref(std::string_view written);

}  // namespace noroshi::sources
