#include "normalize/concordance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace noroshi::normalize {
namespace {

using Pair = std::pair<std::string, std::string>;
constexpr double kRescalingBound = 0.01;  // published weights are rounded to two or three digits

template <class Values>
std::map<std::string, double, std::less<>> summed(const Values& values) {
  std::map<std::string, double, std::less<>> by_code;
  for (const auto& [code, value] : values) by_code[code] += value;
  return by_code;
}

std::size_t position(const std::vector<std::string>& sorted, std::string_view code) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), code);
  return at != sorted.end() && *at == code ? static_cast<std::size_t>(at - sorted.begin()) : sorted.size();
}

tl::unexpected<Error> refuse(Text why, std::string where) {
  return fail(ErrorCode::invalid_input, std::move(why), std::move(where));
}

struct SourceCode {
  std::map<std::string, double> weight;  // by target; 0 while none is given
  std::size_t with_weight = 0, rows = 0;
};

// Turns the weights of one code into shares that add up to 1, and counts how.
std::optional<Text> settle(const std::string& code, SourceCode& source, ConcordanceFacts& facts) {
  if (source.with_weight == 0) {
    for (auto& [target, weight] : source.weight) weight = 1.0 / static_cast<double>(source.weight.size());
    ++(source.weight.size() == 1 ? facts.one_to_one : facts.equal_split);
    return std::nullopt;
  }
  if (source.with_weight != source.rows) {
    return text("only some targets of {} have a weight. Give all or none.",
                "{} の対応先の一部にしか重みがありません。すべてに付けるか、すべて省いてください。", code);
  }
  double sum = 0.0;
  for (const auto& [target, weight] : source.weight) sum += weight;
  if (std::abs(sum - 1.0) > kRescalingBound) {
    return text("the weights of {} add up to {:.4f}, not 1. Correct the table.",
                "{} の重みの合計は {:.4f} で、1になりません。表を修正してください。", code, sum);
  }
  if (std::abs(sum - 1.0) > 1e-12) ++facts.rescaled;
  for (auto& [target, weight] : source.weight) weight /= sum;
  ++facts.given;
  return std::nullopt;
}

}  // namespace

std::string with_leading_zero(std::string_view scheme, std::string_view code) {
  const bool harmonized = scheme.starts_with("HS");
  const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::string whole;
  if (harmonized && digits && code.size() % 2 == 1) whole.push_back('0');
  whole.append(code);
  return whole;
}

double Conversion::conservation_error() const {
  return value_in == 0.0 ? 0.0 : std::abs(value_in - value_out - value_unmapped) / std::abs(value_in);
}

Concordance Concordance::assemble(std::string from_scheme, std::string to_scheme,
                                  std::vector<std::pair<Pair, double>> weights) {
  std::sort(weights.begin(), weights.end());
  Concordance made;
  made.from_scheme_ = std::move(from_scheme);
  made.to_scheme_ = std::move(to_scheme);
  for (const auto& [pair, weight] : weights) made.to_.push_back(pair.second);
  std::sort(made.to_.begin(), made.to_.end());
  made.to_.erase(std::unique(made.to_.begin(), made.to_.end()), made.to_.end());
  for (const auto& [pair, weight] : weights) {
    if (made.from_.empty() || made.from_.back() != pair.first) {
      made.from_.push_back(pair.first);
      made.begin_.push_back(static_cast<std::uint32_t>(made.links_.size()));
    }
    made.links_.push_back({static_cast<std::uint32_t>(position(made.to_, pair.second)), weight});
  }
  made.begin_.push_back(static_cast<std::uint32_t>(made.links_.size()));
  return made;
}

Result<Concordance> Concordance::from_rows(std::span<const ConcordanceRow> rows) {
  if (rows.empty())
    return refuse(text("a concordance without rows. Give its table.", "対応表に行がありません。"), "concordance");
  const auto& first = rows.front();
  std::map<std::string, SourceCode> sources;
  ConcordanceFacts facts;
  for (const auto& row : rows) {
    if (row.from_scheme != first.from_scheme || row.to_scheme != first.to_scheme) {
      return refuse(
          text("rows of two pairs of schemes: {} to {}. Split the table.",
               "異なる分類の組の行が混在しています：{} から {}。表を分けてください。", row.from_scheme, row.to_scheme),
          row.from_code);
    }
    if (row.weight && !(*row.weight >= 0.0)) {
      return refuse(text("weight {} of {} is not a share. Correct the table.",
                         "重み {}（{}）は比率ではありません。表を修正してください。", *row.weight, row.from_code),
                    row.from_code);
    }
    const std::string from = with_leading_zero(row.from_scheme, row.from_code);
    const std::string to = with_leading_zero(row.to_scheme, row.to_code);
    if (from != row.from_code) facts.repaired.push_back(from);
    if (to != row.to_code) facts.repaired.push_back(to);
    auto& source = sources[from];
    source.weight[to] += row.weight.value_or(0.0);
    ++source.rows;
    if (row.weight) ++source.with_weight;
  }
  std::vector<std::pair<Pair, double>> weights;
  for (auto& [code, source] : sources) {
    if (auto wrong = settle(code, source, facts)) return refuse(*std::move(wrong), code);
    for (const auto& [target, weight] : source.weight) weights.push_back({{code, target}, weight});
  }
  std::sort(facts.repaired.begin(), facts.repaired.end());
  facts.repaired.erase(std::unique(facts.repaired.begin(), facts.repaired.end()), facts.repaired.end());
  Concordance made = assemble(first.from_scheme, first.to_scheme, std::move(weights));
  made.facts_ = std::move(facts);
  return made;
}

std::size_t Concordance::find(std::string_view code) const { return position(from_, code); }

std::vector<CodeValue> Concordance::targets_of(std::string_view code) const {
  std::vector<CodeValue> targets;
  const std::size_t from = find(code);
  if (from == size()) return targets;
  for (const Link& link : links_of(from)) targets.push_back({to_[link.target], link.weight});
  return targets;
}

std::span<const std::string> Concordance::codes_below(std::string_view number) const {
  const auto first = std::ranges::lower_bound(from_, number);
  const auto last = std::find_if_not(first, from_.end(), [&](const auto& code) { return code.starts_with(number); });
  return {first, last};
}

Conversion Concordance::convert(std::span<const CodeValue> values) const {
  Conversion result;
  std::vector<double> out(to_.size(), 0.0);
  std::vector<char> reached(to_.size(), 0);
  for (const auto& [code, value] : summed(values)) {
    result.value_in += value;
    const std::size_t from = find(code);
    double mapped = 0.0;
    if (from != size()) {
      for (const Link& link : links_of(from)) {
        out[link.target] += value * link.weight;
        reached[link.target] = 1;
        mapped += link.weight;
      }
    }
    if (constexpr double kRounding = 1e-9; 1.0 - mapped > kRounding) {
      result.unmapped.push_back({code, value * (1.0 - mapped)});
      result.value_unmapped += result.unmapped.back().value;
    }
  }
  for (std::size_t t = 0; t < to_.size(); ++t) {
    if (!reached[t]) continue;
    result.values.push_back({to_[t], out[t]});
    result.value_out += out[t];
  }
  return result;
}

Concordance Concordance::with_headings(std::span<const std::string> codes) const {
  std::vector<std::pair<Pair, double>> weights;
  for (std::size_t f = 0; f < size(); ++f) {
    for (const Link& link : links_of(f)) weights.push_back({{from_[f], to_[link.target]}, link.weight});
  }
  for (const auto& code : std::set<std::string>{codes.begin(), codes.end()}) {
    if (code.empty() || find(code) != size()) continue;
    const auto first = static_cast<std::size_t>(std::ranges::lower_bound(from_, code) - from_.begin());
    std::optional<std::uint32_t> target;
    bool agree = true;
    for (std::size_t f = first; f < size() && from_[f].starts_with(code); ++f) {
      const auto links = links_of(f);
      const bool single = links.size() == 1 && links.front().weight == 1.0;
      agree = agree && single && (!target || links.front().target == *target);
      if (single) target = links.front().target;
    }
    if (target && agree) weights.push_back({{code, to_[*target]}, 1.0});
  }
  Concordance more = assemble(from_scheme_, to_scheme_, std::move(weights));
  more.facts_ = facts_;
  more.facts_.derived += more.size() - size();
  return more;
}

Result<Concordance> Concordance::then(const Concordance& next) const {
  if (next.from_scheme_ != to_scheme_) {
    return refuse(text("cannot go on from {} with a table that begins at {}. Choose tables that meet.",
                       "{} の先を、{} から始まる表で続けることはできません。つながる表を選んでください。", to_scheme_,
                       next.from_scheme_),
                  "concordance");
  }
  std::vector<std::pair<Pair, double>> weights;
  for (std::size_t f = 0; f < size(); ++f) {
    std::map<std::uint32_t, double> sums;
    for (const Link& step : links_of(f)) {
      const std::size_t middle = next.find(to_[step.target]);
      if (middle == next.size()) continue;  // this share has no way on; convert() reports it
      for (const Link& link : next.links_of(middle)) sums[link.target] += step.weight * link.weight;
    }
    for (const auto& [target, weight] : sums) weights.push_back({{from_[f], next.to_[target]}, weight});
  }
  Concordance composed = assemble(from_scheme_, next.to_scheme_, std::move(weights));
  composed.facts_.derived = composed.size();
  return composed;
}

Concordance Concordance::inverse(std::span<const CodeValue> source_values) const {
  const auto given = summed(source_values);
  std::vector<double> brought(to_.size(), 0.0), plain(to_.size(), 0.0);
  const auto value_of = [&](std::size_t f) {
    if (source_values.empty()) return 1.0;
    const auto at = given.find(from_[f]);
    return at == given.end() ? 0.0 : std::max(at->second, 0.0);
  };
  for (std::size_t f = 0; f < size(); ++f) {
    for (const Link& link : links_of(f)) {
      brought[link.target] += value_of(f) * link.weight;
      plain[link.target] += link.weight;
    }
  }
  std::vector<std::pair<Pair, double>> weights;
  for (std::size_t f = 0; f < size(); ++f) {
    for (const Link& link : links_of(f)) {
      const bool reached = brought[link.target] > 0.0;
      const double part = (reached ? value_of(f) : 1.0) * link.weight;
      const double whole = reached ? brought[link.target] : plain[link.target];
      if (part > 0.0) weights.push_back({{to_[link.target], from_[f]}, part / whole});
    }
  }
  Concordance back = assemble(to_scheme_, from_scheme_, std::move(weights));
  back.facts_.derived = back.size();
  return back;
}

}  // namespace noroshi::normalize
