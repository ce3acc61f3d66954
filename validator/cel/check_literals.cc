// What a formula spells out as text (patterns, durations, timestamps, dates, zones) is read when
// the rule is loaded: a slip is an issue at the literal, not an error on every record.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/cel/checker.h"
#include "validator/cel/library_time.h"

namespace dateline::cel {
namespace {

class LiteralCompiler {
 public:
  LiteralCompiler(const Ast& ast, const Limits& limits, Issues& issues)
      : ast_(ast), limits_(limits), issues_(issues) {}

  void walk(Expr& expr) {
    if (auto* call = std::get_if<Call>(&expr.node)) compile(*call);
    for_each_child(expr, [&](Expr& child) { walk(child); });
  }

 private:
  [[nodiscard]] std::string_view source(const Expr& expr) const {
    return ast_.text.substr(expr.place.begin, expr.place.end - expr.place.begin);
  }

  void report(std::string_view code, const Expr& expr, std::string message) {
    issues_.push_back({.code = std::string(code),
                       .begin = expr.place.begin,
                       .end = expr.place.end,
                       .message = std::move(message)});
  }

  static const Value* text_literal(const Expr& expr) {
    const auto* literal = std::get_if<Literal>(&expr.node);
    return literal != nullptr && literal->value.kind() == Kind::kString ? &literal->value : nullptr;
  }

  void compile(Call& call) {
    if (call.candidates.size() != 1 || call.arguments.empty()) return;
    const std::string& id = call.candidates.front().id;
    const Expr& last = *call.arguments.back();
    const Value* text = text_literal(last);
    if (text == nullptr) return;
    if (id == "matches" || id == "matches_string" || id == "regex_extract_string_string") {
      compile_pattern(call, last, text->as_string());
    } else if (is_zoned_part(id)) {
      compile_zone(call, last, text->as_string());
    } else if (id == "string_to_duration" && !parse_duration(text->as_string())) {
      report("E231", last,
             fmt::format("no duration: {} (like '24h', '1h30m', '45s')", source(last)));
    } else if (id == "string_to_timestamp" && !read_timestamp(text->as_string())) {
      report("E231", last,
             fmt::format("no timestamp: {} (like '2015-09-15T14:40:00+03:00')", source(last)));
    } else if (id == "string_to_date" && !parse_date(text->as_string())) {
      report("E231", last, fmt::format("no date: {} (like '2015-09-15')", source(last)));
    } else if (id == "string_to_local" && !parse_local(text->as_string())) {
      report("E231", last,
             fmt::format("no local time: {} (like '2015-09-15 14:40')", source(last)));
    }
  }

  void compile_pattern(Call& call, const Expr& literal, std::string_view pattern) {
    auto regex = std::make_unique<Regex>();
    RegexError error;
    if (Regex::compile(pattern, limits_, *regex, error)) {
      call.regex = std::move(regex);
      return;
    }
    // RE2 repeats the pattern's fragment; the literal shows it with the rest.
    std::string_view message = error.message;
    const std::string tail = ": " + error.fragment;
    if (message.ends_with(tail)) message.remove_suffix(tail.size());
    report("E230", literal, fmt::format("invalid RE2 pattern: {}: {}", message, source(literal)));
  }

  void compile_zone(Call& call, const Expr& literal, std::string_view name) {
    Result<TimeZone> zone = TimeZone::find(name);
    if (zone) {
      call.zone = *zone;
      return;
    }
    report("E231", literal,
           fmt::format("no time zone: {} (like 'Europe/Moscow', '+03:00')", source(literal)));
  }

  const Ast& ast_;
  const Limits& limits_;
  Issues& issues_;
};

}  // namespace

void compile_literals(Ast& ast, const Limits& limits, Issues& issues) {
  LiteralCompiler(ast, limits, issues).walk(*ast.root);
}

}  // namespace dateline::cel
