#include "validator/evaluate/example_runner.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "validator/base/json_writer.h"
#include "validator/base/text.h"
#include "validator/evaluate/archive_pass.h"
#include "validator/evaluate/record_edit.h"
#include "validator/evaluate/record_pass.h"
#include "validator/ingest/complete_record.h"
#include "validator/ingest/json_reader.h"
#include "validator/ingest/page_reader.h"
#include "validator/source/toml_json.h"

namespace dateline {
namespace {

using Kind = TomlValue::Kind;

// The records of one example, ready to be checked.
class ExampleArchive {
 public:
  ExampleArchive(const RuleSet& rules, const std::vector<Profile>& profiles,
                 const RunContext& context)
      : rules_(rules), profiles_(profiles), context_(context) {}

  // Empty on success, else what is wrong with the example itself.
  std::string add(const ExampleRecordSpec& spec) {
    if (profiles_.empty()) return "there is no profile to read it by";
    const Profile& profile = profiles_.front();
    // Numbered, so that findings come in the order of the records.
    const std::string name = fmt::format("{:03}-{}", batches_.size() + 1, spec.base);
    const auto id = static_cast<SourceId>(batches_.size());
    RecordBatch batch;
    FindingSink sink;
    if (!spec.text.empty()) {
      batch.source = SourceText(id, name, spec.text);
      read_pages(batch, profile, *context_.knowledge, sink);
    } else {
      std::string json;
      if (std::string problem = json_of(spec, json); !problem.empty()) return problem;
      batch.source = SourceText(id, name, json);
      read_json(batch, JsonForm::kDocument, profile, context_.limits, sink, context_.knowledge);
    }
    if (!sink.doubts().empty())
      return fmt::format("its record is doubtful: {}", sink.doubts().front().message);
    if (batch.records.empty()) return "it holds no record";
    batches_.push_back(std::move(batch));
    return complete(batches_.back(), spec, profile);
  }

  [[nodiscard]] std::vector<Finding> check(const Rule& rule) {
    std::vector<Finding> findings = rule.archive ? archive(rule) : records(rule);
    std::sort(findings.begin(), findings.end(), &report_order);
    return findings;
  }

 private:
  std::vector<Finding> archive(const Rule& rule) {
    return check_archive({&rule, 1}, batches_, std::vector<bool>(batches_.size(), true), context_)
        .findings;
  }
  std::vector<Finding> records(const Rule& rule) {
    std::vector<Finding> findings;
    for (const RecordBatch& batch : batches_) {
      PassResult result = check_records({&rule, 1}, batch, context_);
      std::move(result.findings.begin(), result.findings.end(), std::back_inserter(findings));
    }
    return findings;
  }

  std::string json_of(const ExampleRecordSpec& spec, std::string& json) const {
    if (spec.record.is(Kind::kTable)) {
      JsonWriter writer(json);
      append_json(writer, spec.record);  // canonical JSON, written as TOML
      return {};
    }
    const std::string wanted = fmt::format("/{}.json", spec.base);
    std::vector<std::string_view> names;
    for (const SourceText* file : rules_.example_files) {
      const std::string_view path = file->name();
      if (path.size() >= wanted.size() && path.substr(path.size() - wanted.size()) == wanted) {
        json = file->bytes();
        return {};
      }
      const auto slash = path.rfind('/') + 1;
      names.push_back(path.substr(slash, path.size() - slash - std::string_view(".json").size()));
    }
    const auto near = nearest(spec.base, names);
    return fmt::format("there is no examples/{}.json{}", spec.base,
                       near ? fmt::format(", did you mean '{}'?", *near) : "");
  }

  std::string complete(RecordBatch& batch, const ExampleRecordSpec& spec, const Profile& profile) {
    for (const TomlMember& member : spec.set.members) {
      std::string problem = set_field(batch.records.front(), member.key, member.value, batch.arena);
      if (!problem.empty()) return problem;
    }
    std::uint32_t ordinal = 0;
    for (Record& record : batch.records) {
      complete_record(record, batch.source, *context_.knowledge, profile, batch.arena);
      record.input = {.path = batch.arena.copy(batch.source.name()),
                      .ordinal = ++ordinal,
                      .format = "json",
                      .profile = profile.name};
    }
    return {};
  }

  const RuleSet& rules_;
  const std::vector<Profile>& profiles_;
  const RunContext& context_;
  std::vector<RecordBatch> batches_;
};

class ExampleCheck {
 public:
  ExampleCheck(const RuleSet& rules, const std::vector<Profile>& profiles,
               const RunContext& context, RuleIssues& issues)
      : rules_(rules), profiles_(profiles), context_(context), issues_(issues) {}

  // Whether the example holds.
  bool check(const Rule& rule, const RuleSpec& spec, const ExampleSpec& example,
             std::size_t number) {
    const std::string who = fmt::format("example {} of {}", number, rule.info.id);
    RunContext context = context_;
    context.run.stage = example.stage;
    ExampleArchive archive(rules_, profiles_, context);
    for (const ExampleRecordSpec& record : example.records) {
      if (std::string problem = archive.add(record); !problem.empty()) {
        return fail("E302", fmt::format("{}: {}", who, problem), example.span);
      }
    }
    if (example.params.members.empty()) return compare(archive.check(rule), example, who);
    const auto own = compile_rule(spec, {}, &example.params, context_.limits, issues_);
    return own && compare(archive.check(*own), example, who);
  }

 private:
  bool fail(std::string code, std::string message, SourceSpan where) {
    issues_.push_back({.code = std::move(code), .message = std::move(message), .where = where});
    return false;
  }

  bool compare(const std::vector<Finding>& findings, const ExampleSpec& example,
               const std::string& who) {
    if (findings.size() != example.expect.size()) {
      std::string got;
      for (const Finding& finding : findings)
        got += fmt::format("; at {}: {}", finding.field, finding.message);
      return fail("E301",
                  fmt::format("{}: expected {} finding{}, got {}{}", who, example.expect.size(),
                              example.expect.size() == 1 ? "" : "s", findings.size(), got),
                  example.span);
    }
    bool good = true;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const ExpectSpec& expect = example.expect[i];
      if (findings[i].rule == "engine/rule-error") {
        good = fail("E303", fmt::format("{}: {}", who, findings[i].message), expect.span);
      } else if (findings[i].field != expect.at) {
        good =
            fail("E301",
                 fmt::format("{}: expected at '{}', got '{}'", who, expect.at, findings[i].field),
                 expect.span);
      } else if (!expect.message.empty() && findings[i].message != expect.message) {
        good = fail(
            "E301",
            fmt::format("{}: expected '{}', got '{}'", who, expect.message, findings[i].message),
            expect.span);
      }
    }
    return good;
  }

  const RuleSet& rules_;
  const std::vector<Profile>& profiles_;
  const RunContext& context_;
  RuleIssues& issues_;
};

}  // namespace

ExampleTally run_examples(const RuleSet& rules, const std::vector<Profile>& profiles,
                          const RunContext& context, RuleIssues& issues) {
  ExampleTally tally;
  RunContext fixed = context;
  fixed.run.as_of = kExamplesAsOf;
  ExampleCheck check(rules, profiles, fixed, issues);
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const Rule& rule = rules.rules[i];
    std::size_t number = 0;
    for (const ExampleSpec& example : rule.examples) {
      ++(check.check(rule, rules.specs[rules.spec_of[i]], example, ++number) ? tally.passed
                                                                             : tally.failed);
    }
  }
  return tally;
}

}  // namespace dateline
