#include "tests/fuzz/fuzz_targets.h"

#include <optional>
#include <utility>
#include <vector>

#include "validator/base/text.h"
#include "validator/cel/program.h"
#include "validator/evaluate/profiles.h"
#include "validator/ingest/source_reader.h"
#include "validator/record/record_json.h"
#include "validator/ruleset/record_schema.h"
#include "validator/ruleset/rule_compiler.h"
#include "validator/ruleset/rule_set.h"
#include "validator/source/file_tree.h"

namespace dateline {
namespace {

// The built-in knowledge and profiles, made once: they cost more than a run.
struct Shipped {
  RuleSet rules = {};
  std::vector<Profile> profiles = {};
};

const Shipped& shipped() {
  static const Shipped made = [] {
    const auto files = memory_file_tree({});
    RuleIssues issues;
    auto rules = load_rules(*files, {}, Limits{}, issues);
    Shipped out{.rules = std::move(rules).value()};
    out.profiles = read_profiles(out.rules, Limits{}, issues);
    return out;
  }();
  return made;
}

// Each record as canonical JSON, a line each.
std::string printed(const std::string& name, std::string_view bytes) {
  const ReadOptions options{.knowledge = &shipped().rules.knowledge,
                            .profiles = &shipped().profiles};
  FindingSink sink;
  const RecordBatch batch = read_source(SourceText(0, name, bytes), options, sink);
  std::string out;
  for (Record record : batch.records) {
    record.input = {};  // where it was read is the one thing that has to differ
    append_record_json(out, record);
    out += '\n';
  }
  return out;
}

FuzzVerdict reads_back(const std::string& name, std::string_view bytes) {
  std::string first = printed(name, bytes);
  if (first.empty()) return {};
  // A bad byte is printed as U+FFFD, and what follows from the text may follow from that: such a
  // page is held to its own print.
  if (first_invalid_utf8(bytes)) first = printed("again.jsonl", first);
  const std::string second = printed("again.jsonl", first);
  return first == second ? FuzzVerdict() : "printed\n" + first + "read back\n" + second;
}

// As the conformance suite compares: numbers, strings and times as they are shown.
std::string shown(const cel::Value& value) {
  std::string out = std::to_string(static_cast<int>(value.kind())) + " ";
  if (!value.is_error()) cel::append_display(out, value);
  return out;
}

cel::Value evaluate(const cel::CheckedAst* ast, const cel::Program* program, Arena& arena) {
  const Record record;
  std::vector<cel::Value> slots(record_schema().record_env.slot_count());
  cel::Activation activation{.slots = slots, .host = const_cast<Record*>(&record)};
  activation.fill = [](cel::Evaluation& evaluation, void* host, std::uint32_t slot) {
    const cel::Field& field = record_schema().record.type.fields[slot];
    return field.get(host, field.index, *evaluation.arena);
  };
  cel::Evaluation evaluation{.arena = &arena,
                             .activation = &activation,
                             .host = &shipped().rules.knowledge,
                             .steps = cel::Allowance(100'000),
                             .string_bytes = cel::Allowance(1 << 20)};
  return program ? program->evaluate(evaluation) : cel::evaluate_reference(*ast, evaluation);
}

constexpr FuzzTarget kTargets[] = {{"page", &fuzz_page},
                                   {"json", &fuzz_json},
                                   {"rule_file", &fuzz_rule_file},
                                   {"formula", &fuzz_formula}};

}  // namespace

FuzzVerdict fuzz_page(std::string_view bytes) {
  return reads_back("page.txt", bytes);
}

FuzzVerdict fuzz_json(std::string_view bytes) {
  return reads_back("records.jsonl", bytes);
}

FuzzVerdict fuzz_rule_file(std::string_view bytes) {
  const SourceText source(0, "rules/fuzz.toml", bytes);
  RuleIssues issues;
  TomlValue root;
  std::vector<RuleSpec> specs;
  if (parse_toml(source, Limits{}, root, issues)) read_rule_file(source, root, specs, issues);
  for (const RuleSpec& spec : specs) {
    const std::size_t before = issues.size();
    const auto rule = compile_rule(spec, {}, nullptr, Limits{}, issues);
    if (!rule && issues.size() == before) return spec.id.text + " refused without a word";
  }
  for (const RuleIssue& issue : issues) {
    if (issue.where.known() && issue.where.end() > bytes.size()) {
      return issue.code + " points past the end: " + issue.message;
    }
  }
  return {};
}

FuzzVerdict fuzz_formula(std::string_view bytes) {
  cel::Issues issues;
  auto ast = cel::compile(record_schema().record_env, bytes, Limits{}, issues);
  if (!ast) return issues.empty() ? FuzzVerdict("refused without a word") : FuzzVerdict();
  Arena arena;
  const std::string reference = shown(evaluate(&*ast, nullptr, arena));
  const cel::Program program = cel::plan(*std::move(ast));
  const std::string planned = shown(evaluate(nullptr, &program, arena));
  return reference == planned ? FuzzVerdict() : "reference " + reference + ", planned " + planned;
}

std::span<const FuzzTarget> fuzz_targets() {
  return kTargets;
}

}  // namespace dateline
