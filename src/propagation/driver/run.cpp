#include "propagation/driver/run.hpp"

#include <algorithm>

namespace noroshi::propagation {
namespace {

// What to ask the model for and where its groups go.
struct Recorder {
  std::size_t which = 0;
  const Record* record = nullptr;
  std::vector<double> raw;
};

tl::unexpected<Error> bad(const char* field, Text message) {
  return fail(Error{.code = ErrorCode::invalid_input, .message = std::move(message), .where = field});
}

Result<Recorder> recorder_of(const DisruptionModel& model, const Record& record) {
  const auto all = model.series();
  const auto found = std::ranges::find(all, record.series, [](const Series& s) { return std::string{s.id}; });
  if (found == all.end()) {
    std::vector<Near> near;
    for (const auto& s : all) near.push_back({std::string{s.id}, s.title});
    return fail(Error{.code = ErrorCode::not_found,
                      .message = text("the model has no series {}. Record one that it has",
                                      "モデルに系列{}はありません。あるものを指定してください", record.series),
                      .where = record.series,
                      .nearest = std::move(near)});
  }
  const bool grouped = !record.group.empty();
  if (grouped && (record.group.size() != found->width || record.groups == 0 ||
                  std::ranges::any_of(record.group, [&](std::uint32_t g) { return g >= record.groups; }))) {
    return bad("records",
               text("the groups of series {} do not fit its {} numbers. Give one group for each",
                    "系列{}の区分が要素数{}と合いません。要素ごとに一つ与えてください", record.series, found->width));
  }
  return Recorder{static_cast<std::size_t>(found - all.begin()), &record, std::vector<double>(found->width)};
}

std::size_t width_of(const Recorder& r) { return r.record->group.empty() ? r.raw.size() : r.record->groups; }

Result<void> check_memory(const std::vector<Recorder>& recorders, std::size_t lanes, const RunOptions& options) {
  std::size_t per_step = 0;
  for (const auto& r : recorders) per_step += width_of(r) * lanes * sizeof(double);
  if (per_step == 0) return {};
  const std::size_t kept = (options.steps - 1) / options.every + 1, fit = options.memory_bytes / per_step;
  if (kept <= fit) return {};
  return fail(Error{
      .code = ErrorCode::refused,
      .message = text("recording {} steps takes {} MB, more than the {} MB allowed; {} steps fit. Keep fewer steps "
                      "(every), fewer series, or sums over groups",
                      "{}段階の記録には{} MB要り、許された{} MBを超えます。{}段階なら入ります。間引く、系列を減らす、"
                      "区分の合計にするなどしてください",
                      kept, per_step / 1'000'000 * kept, options.memory_bytes / 1'000'000, fit),
      .where = "steps"});
}

void keep(DisruptionModel& model, std::vector<Recorder>& recorders, Recording& recording) {
  recording.steps.push_back(model.step() - 1);
  for (std::size_t k = 0; k < recorders.size(); ++k) {
    auto& r = recorders[k];
    auto& values = recording.series[k].values;
    for (std::size_t lane = 0; lane < recording.lanes; ++lane) {
      model.observe(r.which, lane, r.raw);
      if (r.record->group.empty()) {
        values.insert(values.end(), r.raw.begin(), r.raw.end());
        continue;
      }
      values.resize(values.size() + r.record->groups, 0.0);
      double* const sums = values.data() + values.size() - r.record->groups;
      for (std::size_t j = 0; j < r.raw.size(); ++j) sums[r.record->group[j]] += r.raw[j];
    }
  }
}

Result<void> check_same_run(const Recording& old, const Recording& fresh, const RunOptions& options) {
  bool same =
      old.lanes == fresh.lanes && old.series.size() == fresh.series.size() && old.checkpoint.step <= options.steps;
  same = same && old.steps.size() == (old.checkpoint.step + options.every - 1) / options.every;
  for (std::size_t k = 0; same && k < old.series.size(); ++k) {
    const auto& [id, width, values] = old.series[k];
    same = id == fresh.series[k].id && width == fresh.series[k].width &&
           values.size() == old.steps.size() * old.lanes * width;
  }
  if (same) return {};
  return bad("unfinished",
             {"the stopped run recorded other things than are asked for now. Ask for the same, or start anew",
              "中断した計算の記録が今の求めと違います。同じものを求めるか、初めから計算してください"});
}

}  // namespace

const RecordedSeries* Recording::find(std::string_view id) const {
  const auto found = std::ranges::find(series, id, &RecordedSeries::id);
  return found == series.end() ? nullptr : &*found;
}

Result<Recording> run(DisruptionModel& model, const RunOptions& options, const Progress& progress,
                      std::optional<Recording> unfinished) {
  if (options.steps == 0 || options.every == 0)
    return bad("steps", {"a run needs at least one step, and keeps every one or a whole number apart. Give 1 or more",
                         "段階数と間隔は1以上でなければなりません"});
  Recording recording{.lanes = model.lanes()};
  std::vector<Recorder> recorders;
  for (const auto& record : options.records) {
    auto recorder = recorder_of(model, record);
    if (!recorder) return fail(recorder.error());
    recording.series.push_back({record.series, width_of(*recorder), {}});
    recorders.push_back(std::move(*recorder));
  }
  if (auto fits = check_memory(recorders, model.lanes(), options); !fits) return fail(fits.error());
  if (unfinished) {
    if (auto same = check_same_run(*unfinished, recording, options); !same) return fail(same.error());
    if (auto restored = model.restore(unfinished->checkpoint); !restored) return fail(restored.error());
    recording = std::move(*unfinished);
  }
  while (model.step() < options.steps && !progress.stop_requested()) {
    model.advance();
    if ((model.step() - 1) % options.every == 0) keep(model, recorders, recording);
    progress({"steps", "段階"}, static_cast<double>(model.step()) / static_cast<double>(options.steps));
  }
  recording.complete = model.step() == options.steps;
  recording.checkpoint = model.checkpoint();
  return recording;
}

}  // namespace noroshi::propagation
