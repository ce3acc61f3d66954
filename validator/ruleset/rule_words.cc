// The parts of a rule in words: scope, parameters, examples.
#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/ruleset/rule_page.h"

namespace dateline {
namespace {

// As the file has it, line ends and runs of blanks as one blank.
std::string as_written(const TomlValue& value, const SourceText& source) {
  std::string out;
  for (const std::string& line : wrapped(source.slice(value.span), std::string::npos)) out += line;
  return out;
}

std::string without_quotes(std::string text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                      text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

std::string what_is_checked(const ExampleRecordSpec& record, const SourceText& source) {
  if (!record.text.empty()) return fmt::format("a page of {} bytes", record.text.size());
  std::string out = record.record.is(TomlValue::Kind::kTable)
                        ? "the record " + as_written(record.record, source)
                        : record.base;
  const char* joint = " with ";
  for (const TomlMember& member : record.set.members) {
    out += fmt::format("{}{} = {}", joint, member.key, as_written(member.value, source));
    joint = ", ";
  }
  return out;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    at = text.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t size = count_code_points(word);
    if (lines.empty() || columns + 1 + size > width) {
      lines.emplace_back(word);
      columns = size;
    } else {
      lines.back() += ' ';
      lines.back() += word;
      columns += 1 + size;
    }
    at = end;
  }
  return lines;
}

std::string scope_in_words(const RuleSpec& spec) {
  const auto items = [](const SpecNamed& each) {
    return each.text.present ? fmt::format("each of {}, as {}", each.text.text, each.name)
                             : std::string("each record");
  };
  if (spec.adjacent.present) {
    const AdjacentSpec& adjacent = spec.adjacent;
    return fmt::format("each two neighbours {} and {}: {}, a row per {}, ordered by {}",
                       adjacent.first, adjacent.second, items(adjacent.each), adjacent.by.text,
                       adjacent.order.text);
  }
  if (spec.group.present) {
    return fmt::format("each group {}: {}, one group per {}", spec.group.as, items(spec.group.of),
                       spec.group.by.text);
  }
  std::string out = items(spec.each);
  for (const LookupSpec& lookup : spec.lookups) {
    out += lookup.linked ? fmt::format(", with the records {} that it means", lookup.name)
                         : fmt::format(", with the records {} whose {} is {}", lookup.name,
                                       lookup.key.text, lookup.equals.text);
  }
  return out;
}

std::string param_in_words(const ParamSpec& param, const SourceText& source) {
  const auto part = [&](const char* name, const TomlValue& value) {
    return fmt::format(", {} {}", name, without_quotes(as_written(value, source)));
  };
  std::string out = param.type + part("default", param.default_value);
  if (!param.min.is(TomlValue::Kind::kTable)) out += part("min", param.min);
  if (!param.max.is(TomlValue::Kind::kTable)) out += part("max", param.max);
  if (!param.allowed.items.empty()) out += part("one of", param.allowed);
  return out;
}

std::vector<std::string> example_in_words(const ExampleSpec& example, const SourceText& source) {
  std::vector<std::string> out;
  for (const ExampleRecordSpec& record : example.records)
    out.push_back(what_is_checked(record, source));
  if (!example.params.members.empty())
    out.push_back("params " + as_written(example.params, source));
  return out;
}

}  // namespace dateline
