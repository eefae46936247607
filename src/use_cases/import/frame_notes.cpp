#include "use_cases/import/frame_notes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace noroshi::use_cases {
namespace {

constexpr std::uint16_t kAllMonths = 0xFFF;
constexpr std::size_t kReportersNamed = 4;

// "1-2, 5" of the months whose bits are set.
std::string months_of(std::uint16_t bits) {
  std::string words;
  for (int first = 0; first < 12; ++first) {
    if ((bits >> first & 1) == 0) continue;
    int last = first;
    while (last < 11 && (bits >> (last + 1) & 1) != 0) ++last;
    words += fmt::format("{}{}", words.empty() ? "" : ", ", first + 1);
    if (last > first) words += fmt::format("-{}", last + 1);
    first = last;
  }
  return words;
}

bool is_bought(Flow flow) { return flow == Flow::import || flow == Flow::re_import; }

std::string named(const std::set<AreaCode>& reporters, const normalize::AreaCatalog& areas) {
  std::string words;
  std::size_t n = 0;
  for (const auto reporter : reporters) {
    if (n++ == kReportersNamed) return words + fmt::format(" + {}", reporters.size() - kReportersNamed);
    words += (words.empty() ? "" : ", ") + areas.area(reporter).iso3;
  }
  return words;
}

void note_months(const std::vector<TradeFrame>& frames, const normalize::AreaCatalog& areas, std::vector<Text>& notes) {
  std::map<std::tuple<int, Flow, AreaCode>, std::uint16_t> held;  // bits of the months; all of a year filed whole
  for (const auto& f : frames) {
    held[{f.period.year, f.flow, f.reporter}] |=
        f.period.is_year() ? kAllMonths : static_cast<std::uint16_t>(1u << (f.period.month - 1));
  }
  std::map<std::tuple<int, bool, std::uint16_t>, std::set<AreaCode>> alike;
  for (const auto& [key, bits] : held) {
    const auto& [year, flow, reporter] = key;
    if (bits != kAllMonths && bits != 0) alike[{year, is_bought(flow), bits}].insert(reporter);
  }
  for (const auto& [key, reporters] : alike) {
    const auto& [year, bought, bits] = key;
    const Text side = bought ? Text{"imports of", "輸入"} : Text{"exports of", "輸出"};
    notes.push_back(text("months {} of {} only ({} {}): what is asked of a year is unknown for it.",
                         "{1}年は{0}月のみ（{2}：{3}）。年単位の判定は「不明」となる。", months_of(bits), year, side,
                         named(reporters, areas)));
  }
}

void note_extents(const std::vector<TradeFrame>& frames, std::vector<Text>& notes) {
  std::uint64_t listed = 0, products = 0;
  bool open_partners = false, listed_partners = false, listed_destinations = false;
  for (const auto& f : frames) {
    if (f.products == Extent::listed) ++listed, products = std::max<std::uint64_t>(products, f.product_count);
    if (f.partners == Extent::listed) (is_bought(f.flow) ? listed_partners : listed_destinations) = true;
    if (f.partners == Extent::not_said && f.products_totalled < f.product_count) open_partners = true;
  }
  if (listed > 0) {
    notes.push_back(
        text("products: listed ones only (at most {} of a reporter's year); methods that compare all "
             "products do not use them.",
             "品目は一部のみ（1報告国・1期間当たり最大{}品目）。全品目を比べる手法には使わない。", products));
  }
  if (listed_partners) {
    notes.push_back({"partners: listed ones only; shares stay unknown where no World total is printed.",
                     "相手国は一部のみ。世界計のない品目のシェアは「不明」となる。"});
  }
  if (listed_destinations) {
    notes.push_back({"destinations: listed ones only; they stand in for no importer's report.",
                     "輸出先は一部のみ。輸入国の報告の代わりには使わない。"});
  }
  if (open_partners) {
    notes.push_back(
        {"partners: nobody says that the list is whole, and not every product has a World total; shares of "
         "the others stay unknown. Import with --partners all if it is whole.",
         "相手国が全てかどうかは示されておらず、世界計のない品目がある。その品目のシェアは「不明」となる。全て"
         "であれば --partners all を付けて取り込む。"});
  }
}

}  // namespace

std::vector<Text> frame_notes(const StagedTrade& staged, const normalize::AreaCatalog& areas) {
  std::vector<Text> notes;
  if (staged.parts_added > 0) {
    notes.push_back(
        text("{} flows stood in parts only (customs procedure, transport, second partner) without their "
             "total; the parts were added up.",
             "{}件の取引は合計行がなく内訳（通関手続、輸送手段、第二相手国）のみであったため、内訳を合算した。",
             staged.parts_added));
  }
  if (staged.parts_doubted > 0) {
    notes.push_back(text("{} flows stood in parts only, and the parts overlap: the largest sum is stored and doubted.",
                         "{}件の取引は合計行がなく、内訳が重なっている。最大の合計を収録し、疑義を付した。",
                         staged.parts_doubted));
  }
  if (staged.rows_added > 0) {
    notes.push_back(text("{} rows were added to others of the same reporter, partner, product and period.",
                         "{}行を、報告国・相手国・品目・期間が同じ行に合算した。", staged.rows_added));
  }
  note_months(staged.frames, areas, notes);
  note_extents(staged.frames, notes);
  return notes;
}

}  // namespace noroshi::use_cases
