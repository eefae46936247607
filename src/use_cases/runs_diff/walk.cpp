#include "use_cases/runs_diff/walk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/build_id.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kShownDigits = 12;  // of a digest, for people
constexpr std::string_view kAsOf = "as_of";

Text shown(std::string_view digest) {
  const std::string digits{digest.substr(0, kShownDigits)};
  return {digits, digits};
}

Text said(const std::vector<std::string>& words) {
  if (words.empty()) return {"none", "なし"};
  const auto list = fmt::format("{}", fmt::join(words, ","));
  return {list, list};
}

void append(Text& list, const Text& more) {
  const bool first = list.en.empty();
  list.en += (first ? "" : " + ") + more.en;
  list.ja += (first ? "" : "＋") + more.ja;
}

struct InputChange {
  Text what, from, to;
  [[nodiscard]] bool any() const { return !what.en.empty(); }
};

// Inputs whose bytes differ between two runs, or that only one of them used.
InputChange changed_inputs(const std::vector<RunInput>& before, const std::vector<RunInput>& after) {
  InputChange change;
  const auto add = [&](const RunInput* from, const RunInput* to) {
    const auto& name = (from != nullptr ? from : to)->name;
    const auto which = [](const RunInput* input) {
      return input == nullptr ? Text{"none", "なし"} : text("{} ({})", "{}（{}）", input->what, shown(input->digest));
    };
    append(change.what, {name, name});
    append(change.from, which(from));
    append(change.to, which(to));
  };
  for (const auto& input : before) {
    const auto now = std::ranges::find(after, input.name, &RunInput::name);
    if (now == after.end())
      add(&input, nullptr);
    else if (now->digest != input.digest)
      add(&input, &*now);
  }
  for (const auto& input : after) {
    if (std::ranges::find(before, input.name, &RunInput::name) == before.end()) add(nullptr, &input);
  }
  return change;
}

// Takes the steps in order, running the job at each.
class Walker {
 public:
  Walker(const holdings::OpenedWorkspace& workspace, const RunRecord& a, const RunRecord& b,
         const holdings::RunAgain& run_again, const Progress& progress)
      : workspace_{workspace}, a_{a}, b_{b}, run_again_{run_again}, progress_{progress}, now_{a.issued_at} {}

  Result<Walk> operator()() {
    auto from = holdings::fields_to_repeat(workspace_, a_), to = holdings::fields_to_repeat(workspace_, b_);
    if (!from) return fail(from.error());
    if (!to) return fail(to.error());
    fields_ = std::move(*from);
    target_ = std::move(*to);
    walk_.steps.push_back({ChangeKind::start, {"as recorded", "記録値"}, {}, shown(a_.id), a_.headlines});
    auto done = repeat_first();
    if (done) done = change_fields();
    if (done) done = change_data();
    if (!done) return fail(done.error());
    finish();
    return std::move(walk_);
  }

 private:
  Result<RunAnswer> answer() {
    auto then = workspace_.at(now_);
    auto made = run_again_(then, a_.job, fields_, progress_);
    if (made && made->share_done < 1.0)
      return fail(ErrorCode::cancelled,
                  {"stopped before the end; nothing is compared.", "中断のため比較は未実施です。"});
    return made;
  }

  // A as it comes out now: another build, or an input that was replaced since.
  Result<void> repeat_first() {
    auto made = answer();
    if (!made) return fail(made.error());
    const auto inputs = changed_inputs(a_.inputs, made->inputs);
    WalkStep step{ChangeKind::code, {"program", "プログラム"}, shown(a_.build), shown(build_id()), made->headlines};
    if (inputs.any() && a_.build == build_id()) {
      step.kind = ChangeKind::input;
      step.what = inputs.what, step.from = inputs.from, step.to = inputs.to;
    } else if (inputs.any()) {
      append(step.what, inputs.what), append(step.from, inputs.from), append(step.to, inputs.to);
    }
    walk_.steps.push_back(std::move(step));
    inputs_ = std::move(made->inputs);
    return {};
  }

  Result<void> change_fields() {
    for (const auto& field : b_.fields) {
      if (field.name == kAsOf || fields_[field.name] == target_[field.name]) continue;
      append(pending_.what, {field.name, field.name});
      append(pending_.from, said(fields_[field.name]));
      append(pending_.to, said(target_[field.name]));
      fields_[field.name] = target_[field.name];
      if (auto taken = take(ChangeKind::option); !taken) return taken;
    }
    return {};
  }

  Result<void> change_data() {
    const auto inputs = changed_inputs(inputs_, b_.inputs);
    const auto from = fields_.find(kAsOf), to = target_.find(kAsOf);
    const bool other_day = from != fields_.end() && to != target_.end() && from->second != to->second;
    if (!inputs.any() && !other_day && a_.known_as_of == b_.known_as_of) return {};
    if (other_day) from->second = to->second;
    now_ = b_.issued_at;
    append(pending_.what, inputs.any() ? inputs.what : Text{"day", "基準日"});
    append(pending_.from, inputs.any() ? inputs.from : text("{}", "{}", to_string(a_.known_as_of)));
    append(pending_.to, inputs.any() ? inputs.to : text("{}", "{}", to_string(b_.known_as_of)));
    return take(ChangeKind::input);
  }

  // One step with what is pending. What the job refuses waits for the next change; what stays is said at the end.
  Result<void> take(ChangeKind kind) {
    auto made = answer();
    if (!made) {
      if (made.error().code == ErrorCode::cancelled) return fail(made.error());
      refused_ = made.error();
      return {};
    }
    refused_.reset();
    inputs_ = std::move(made->inputs);
    walk_.steps.push_back({kind, pending_.what, pending_.from, pending_.to, std::move(made->headlines)});
    pending_ = {};
    return {};
  }

  void finish() {
    WalkStep rest{ChangeKind::code, {"program", "プログラム"}, shown(build_id()), shown(b_.build), b_.headlines};
    if (refused_) {
      append(rest.what, pending_.what), append(rest.from, pending_.from), append(rest.to, pending_.to);
      walk_.notes.push_back(text("{} cannot be told apart from the program: with the fields of run {} it says: {}",
                                 "{} の影響はプログラムの変更と区別できない（実行 {} の条件での応答：{}）。",
                                 pending_.what, b_.id, refused_->message));
    }
    walk_.steps.push_back(std::move(rest));
  }

  const holdings::OpenedWorkspace& workspace_;
  const RunRecord &a_, &b_;
  const holdings::RunAgain& run_again_;
  const Progress& progress_;
  Instant now_;
  FieldValues fields_, target_;
  std::vector<RunInput> inputs_;
  InputChange pending_;
  std::optional<Error> refused_;
  Walk walk_;
};

}  // namespace

Result<Walk> walk_between(const holdings::OpenedWorkspace& workspace, const RunRecord& a, const RunRecord& b,
                          const holdings::RunAgain& run_again, const Progress& progress) {
  return Walker{workspace, a, b, run_again, progress}();
}

}  // namespace noroshi::use_cases
