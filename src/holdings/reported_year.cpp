#include "holdings/reported_year.hpp"

#include <algorithm>
#include <tuple>

namespace noroshi::holdings {
namespace {

// Of a product's exports that exporters with whole lists must carry to stand in for importers: a supplier with more
// than what is left would be missed.
constexpr double kCarriedNeeded = 0.95;

// Measured on the product itself: integrated circuits and crude oil are reported with very different care.
float report_error(const normalize::MirrorReport& report, ProductCode product) {
  constexpr std::size_t kFewestPairs = 30;
  const auto found = report.by_product.find(product);
  if (found == report.by_product.end() || found->second.pairs < kFewestPairs) return 0.0f;
  return static_cast<float>(found->second.sigma_log);
}

PositionSource source_of(const normalize::ReconciledFlow& flow, const FeedReport& report) {
  const auto other = report.reported_in.find({flow.product, flow.importer});
  const bool in_other = !flow.mirrored && other != report.reported_in.end();
  return {.feed = report.feed,
          .mirrored = flow.mirrored,
          .edition = in_other ? other->second : flow.product.nomenclature(),
          .report_error = report_error(report.trade.report, flow.product)};
}

// The smaller the better; of equals the feed that came first speaks.
std::pair<bool, bool> rank(const PositionWord& word) {
  return {word.source.mirrored, word.lack.shortfall.gap != Gap::none};
}

}  // namespace

void ReportedYear::add(FeedReport report) {
  for (const auto importer : report.frames.reporters(Flow::import)) {
    if (report.frames.shows_all(Flow::import, importer)) shows_all_.add(importer);
  }
  reports_.push_back(std::move(report));
}

void ReportedYear::add_flow(ProductCode product, AreaCode importer, AreaCode exporter, double value_usd) {
  chosen_.value_usd += value_usd;
  TradeRecord r;
  r.product = product;
  r.reporter = importer;
  r.partner = exporter;
  r.value_usd = value_usd;
  r.period = period_;
  chosen_.flows.push_back(r);
}

void ReportedYear::add_reconciled(ProductCode product, AreaCode importer, AreaCode exporter, double value_usd,
                                  const PositionSource& source) {
  const Key key{product.packed(), importer.value};
  if (last_word_ == nullptr || !(last_key_ == key)) {  // rows come by product and importer
    const auto [word, is_new] = words_.try_emplace(key);
    if (is_new) word->second = {.source = source, .lack = {}, .reported = true};
    last_key_ = key;
    last_word_ = &word->second;
  }
  if (last_word_->source.feed == source.feed) add_flow(product, importer, exporter, value_usd);
}

void ReportedYear::find_whole_exporters(FeedReport& report, const normalize::UsualValues& named_now) {
  struct Selling {
    AreaSet whole;
    std::map<AreaCode, double> sold;
  };
  std::map<ProductCode, Selling> selling;
  for (const auto& r : report.exports) {
    if (!report.frames.of(Flow::export_, r.reporter, r.product).nothing()) continue;
    auto& product = selling[r.product];
    product.whole.add(r.reporter);
    if (areas_.contains(r.partner) && areas_.is_identified(r.partner)) product.sold[r.partner] += r.value_usd;
  }
  for (const auto& [product, by] : selling) {
    double part = 0.0, all = 0.0;
    for (const auto* named : {&named_earlier_, &named_now}) {
      for (const auto& v : named->of(product)) {
        all += v.value_usd;
        if (by.whole.has(v.area)) part += v.value_usd;
      }
    }
    WholeExporters exporters{.carried = all > 0.0 ? part / all : 0.0, .sold = {}};
    for (const auto& [area, usd] : by.sold) exporters.sold.push_back({area, usd});
    const auto [best, is_new] = exporters_.try_emplace(product, exporters);
    if (!is_new && best->second.carried < exporters.carried) best->second = exporters;
    report.whole_exporters.emplace(product, std::move(exporters));
  }
}

void ReportedYear::find_whole_exporters() {
  normalize::UsualValues named;
  for (const auto& report : reports_) {
    for (const auto& flow : report.trade.flows) {
      if (!flow.mirrored && areas_.is_identified(flow.exporter)) named.add(flow.product, flow.exporter, flow.value_usd);
    }
  }
  named.finish();
  for (auto& report : reports_) find_whole_exporters(report, named);
}

void ReportedYear::propose_words(const FeedReport& report) {
  const normalize::ReconciledFlow* last = nullptr;
  for (const auto& flow : report.trade.flows) {  // by position
    const bool same = last != nullptr && last->product == flow.product && last->importer == flow.importer;
    last = &flow;
    if (same || (flow.mirrored && shows_all_.has(flow.importer))) continue;
    PositionWord word{.source = source_of(flow, report), .lack = {}, .reported = !flow.mirrored};
    if (flow.mirrored) {
      const auto whole = report.whole_exporters.find(flow.product);
      const double carried = whole != report.whole_exporters.end() ? whole->second.carried : 0.0;
      if (carried < kCarriedNeeded)
        word.lack.shortfall = {.gap = Gap::mirrored_partial, .share = static_cast<float>(carried)};
    } else {
      word.lack = report.frames.of(Flow::import, flow.importer, flow.product);
      word.reported = report.standing != Standing::cited;
    }
    const auto [best, is_new] = words_.try_emplace({flow.product.packed(), flow.importer.value}, word);
    if (!is_new && rank(word) < rank(best->second)) best->second = word;
  }
}

void ReportedYear::take_flows(const FeedReport& report) {
  for (const auto& flow : report.trade.flows) {
    const auto* said = word(flow.product, flow.importer);
    if (said == nullptr || said->source.feed != report.feed || said->source.mirrored != flow.mirrored) continue;
    if (flow.mirrored) chosen_.value_mirrored += flow.value_usd;
    add_flow(flow.product, flow.importer, flow.exporter, flow.value_usd);
  }
}

ReportedYear::Chosen ReportedYear::choose() {
  find_whole_exporters();
  for (const auto& report : reports_) propose_words(report);
  for (const auto& report : reports_) take_flows(report);
  return std::move(chosen_);
}

const PositionWord* ReportedYear::word(ProductCode product, AreaCode importer) const {
  const auto found = words_.find({product.packed(), importer.value});
  return found != words_.end() ? &found->second : nullptr;
}

}  // namespace noroshi::holdings
