#include "validator/evaluate/formula_lines.h"

#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/cel/checker.h"
#include "validator/cel/program.h"
#include "validator/evaluate/json_view.h"
#include "validator/evaluate/value_json.h"
#include "validator/source/source_text.h"

namespace dateline {
namespace {

// Unset: not said. One of the three is said of every line.
struct Answer {
  std::string value = {};  // JSON
  std::string error = {};
  std::string unsupported = {};
};

std::string line_of(const Answer& answer) {
  std::string out;
  if (!answer.value.empty()) return "{\"value\":" + answer.value + "}\n";
  JsonWriter json(out);
  json.begin_object();
  if (!answer.unsupported.empty()) {
    json.member("unsupported", answer.unsupported);
  } else {
    json.member("error", answer.error);
  }
  json.end_object();
  return out + '\n';
}

// What only protobuf has: a message that is built, and the names of its packages.
bool is_about_messages(const cel::Issue& issue) {
  if (issue.code != "E202") return false;
  return issue.message.find("that a formula could build") != std::string::npos ||
         issue.message.find("google.protobuf.") != std::string::npos ||
         issue.message.find("cel.expr.") != std::string::npos;
}

class Asker {
 public:
  explicit Asker(const Limits& limits) : limits_(limits) { cel::add_standard_library(base_); }

  Answer ask(std::string_view line) {
    const SourceText padded(0, "line", line);
    JsonTree tree{.text = padded.bytes()};
    if (const auto fault = parser_.parse(tree.text, limits_.json_depth, tree.nodes)) {
      return {.error = fmt::format("not JSON at byte {}: {}", fault->offset, fault->message)};
    }
    const JsonView question(tree, 0);
    if (!question.find("expr").is(JsonNode::Kind::kString)) {
      return {.error = "there is no \"expr\""};
    }
    return ask(question);
  }

 private:
  Answer ask(const JsonView& question) {
    Answer answer;
    cel::Env env = base_.child();
    if (!declare_json(question.find("typeEnv"), env, answer.unsupported)) return answer;
    cel::CompileOptions options;
    options.container = question.find("container").text();
    options.dynamic = question.find("disableCheck").is_true();
    options.parser.block_macros = true;
    cel::Issues issues;
    auto ast = cel::compile_with(env, question.find("expr").text(), limits_, options, issues);
    if (!ast) {
      for (const cel::Issue& issue : issues) {
        if (is_about_messages(issue)) return {.unsupported = issue.message};
      }
      return {.error = issues.empty() ? "no formula" : issues.front().message};
    }
    return evaluate(env, question, *std::move(ast));
  }

  Answer evaluate(const cel::Env& env, const JsonView& question, cel::CheckedAst ast) {
    Answer answer;
    Arena arena;
    std::vector<cel::Value> slots(env.slot_count());
    for (const auto& binding : question.find("bindings").members()) {
      const auto slot = env.slot(binding.name);
      if (!slot) continue;
      const auto value = value_of_json(binding.value.find("value"), arena, answer.unsupported);
      if (!value) return answer;
      slots[*slot] = *value;
    }
    cel::Activation activation{.slots = slots};
    cel::Evaluation evaluation{.arena = &arena,
                               .activation = &activation,
                               .steps = cel::Allowance(limits_.cel_steps),
                               .string_bytes = cel::Allowance(limits_.cel_string_bytes)};
    const cel::Program program = cel::plan(std::move(ast));
    const cel::Value value = program.evaluate(evaluation);
    if (value.is_error()) {
      answer.error = value.is_absent() ? fmt::format("no value for '{}'", value.error_message())
                                       : std::string(value.error_message());
      return answer;
    }
    JsonWriter json(answer.value);
    if (!append_value_json(json, value, answer.unsupported)) answer.value.clear();
    return answer;
  }

  const Limits& limits_;
  cel::Env base_;
  JsonParser parser_;
};

}  // namespace

std::string answer_formula_lines(std::string_view text, const Limits& limits) {
  Asker asker(limits);
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) out += line_of(asker.ask(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace dateline
