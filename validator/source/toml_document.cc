#include "validator/source/toml_document.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include <toml++/toml.h>

#include "validator/source/literal_scan.h"
#include "validator/source/toml_positions.h"
#include "validator/source/toml_scan.h"

namespace dateline {
namespace {

// Turns toml++'s tree into ours.
class Conversion {
 public:
  explicit Conversion(const SourceText& source) : source_(source), positions_(source.bytes()) {}

  [[nodiscard]] SourceSpan place(const toml::source_position& at) const {
    const std::size_t begin = offset(at);
    return source_.span(begin, std::min(begin + 1, source_.bytes().size()));
  }

  void members_of(const toml::table& table, TomlValue& out) {
    out.kind = TomlValue::Kind::kTable;
    out.members.reserve(table.size());
    for (const auto& [key, node] : table) {
      TomlMember member;
      member.key = std::string(key.str());
      member.key_span = region(key.source());
      convert(node, member.key_span, member.value);
      out.members.push_back(std::move(member));
    }
    std::stable_sort(out.members.begin(), out.members.end(),
                     [](const TomlMember& a, const TomlMember& b) {
                       return a.key_span.begin < b.key_span.begin;
                     });
  }

 private:
  [[nodiscard]] std::size_t offset(const toml::source_position& at) const {
    return positions_.offset(at.line, at.column);
  }

  [[nodiscard]] SourceSpan region(const toml::source_region& at) const {
    const std::size_t begin = offset(at.begin);
    return source_.span(begin, std::max(begin, offset(at.end)));
  }

  // A scalar's own text: toml++ ends some dates behind the blank that follows them.
  [[nodiscard]] SourceSpan scalar_region(const toml::source_region& at) const {
    SourceSpan span = region(at);
    const std::string_view text = source_.slice(span);
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    span.length = static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last + 1);
    return span;
  }

  void convert(const toml::node& node, SourceSpan key, TomlValue& out) {
    if (const toml::table* table = node.as_table()) {
      out.span = region(node.source());
      members_of(*table, out);
    } else if (const toml::array* array = node.as_array()) {
      convert_array(*array, key, out);
    } else {
      out.span = scalar_region(node.source());
      convert_scalar(node, out);
    }
  }

  void convert_array(const toml::array& array, SourceSpan key, TomlValue& out) {
    out.kind = TomlValue::Kind::kArray;
    out.span = region(array.source());
    out.items.resize(array.size());
    for (std::size_t i = 0; i < array.size(); ++i) convert(array[i], key, out.items[i]);
    // [[rule]] written three times: toml++'s region runs from the first header to the last.
    const bool of_headers = key.begin > out.span.begin;
    if (of_headers && !out.items.empty()) out.span = out.items.front().span;
  }

  void convert_scalar(const toml::node& node, TomlValue& out) const {
    switch (node.type()) {
      case toml::node_type::string:
        convert_string(out);
        return;
      case toml::node_type::integer:
        out.kind = TomlValue::Kind::kInteger;
        out.integer = node.as_integer()->get();
        return;
      case toml::node_type::floating_point:
        out.kind = TomlValue::Kind::kFloat;
        out.number = node.as_floating_point()->get();
        return;
      case toml::node_type::boolean:
        out.kind = TomlValue::Kind::kBoolean;
        out.boolean = node.as_boolean()->get();
        return;
      case toml::node_type::date:
        out.kind = TomlValue::Kind::kDate;
        out.date = date_of_toml(node.as_date()->get());
        return;
      case toml::node_type::time:
        out.kind = TomlValue::Kind::kTime;
        out.integer = seconds_of(node.as_time()->get());
        return;
      case toml::node_type::date_time:
        convert_date_time(node.as_date_time()->get(), out);
        return;
      default:
        return;  // tables and arrays were seen to
    }
  }

  // Decoded here and not taken from toml++, so that toml_string_part() and the value cannot differ.
  void convert_string(TomlValue& out) const {
    out.kind = TomlValue::Kind::kString;
    LiteralScan scan = LiteralScan::quoted(source_.slice(out.span));
    LiteralUnit unit;
    while (scan.next(unit)) out.string += unit.bytes;
  }

  static Date date_of_toml(const toml::date& date) {
    return to_date({date.year, date.month, date.day});
  }
  static std::int64_t seconds_of(const toml::time& time) {
    return std::int64_t{time.hour} * 3600 + time.minute * 60 + time.second;
  }
  static void convert_date_time(const toml::date_time& value, TomlValue& out) {
    const std::int64_t seconds =
        std::int64_t{date_of_toml(value.date).days} * 86'400 + seconds_of(value.time);
    if (!value.offset) {
      out.kind = TomlValue::Kind::kLocal;
      out.local = {seconds};
      return;
    }
    out.kind = TomlValue::Kind::kInstant;
    out.instant = {seconds - std::int64_t{value.offset->minutes} * 60,
                   static_cast<std::int32_t>(value.time.nanosecond)};
  }

  const SourceText& source_;
  TomlPositions positions_;
};

// "Error while parsing key-value pair: cannot redefine …": what was parsed shows in the excerpt.
std::string shortened(std::string_view description) {
  constexpr std::string_view kStart = "Error while parsing ";
  const std::size_t colon = description.find(": ");
  if (description.substr(0, kStart.size()) != kStart || colon == std::string_view::npos) {
    return std::string(description);
  }
  return std::string(description.substr(colon + 2));
}

}  // namespace

const TomlMember* TomlValue::find_member(std::string_view key) const {
  for (const TomlMember& member : members) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

const TomlValue* TomlValue::find(std::string_view key) const {
  const TomlMember* member = find_member(key);
  return member == nullptr ? nullptr : &member->value;
}

std::string_view name_of(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::kTable:
      return "a table";
    case TomlValue::Kind::kArray:
      return "an array";
    case TomlValue::Kind::kString:
      return "a string";
    case TomlValue::Kind::kInteger:
      return "an integer";
    case TomlValue::Kind::kFloat:
      return "a float";
    case TomlValue::Kind::kBoolean:
      return "a boolean";
    case TomlValue::Kind::kDate:
      return "a date";
    case TomlValue::Kind::kTime:
      return "a time";
    case TomlValue::Kind::kLocal:
      return "a date and time";
    case TomlValue::Kind::kInstant:
      return "a date and time with an offset";
  }
  return "a value";
}

bool parse_toml(const SourceText& source, const Limits& limits, TomlValue& root,
                RuleIssues& issues) {
  root = {};
  root.span = source.span(0, 0);
  if (!scan_toml(source, limits, issues)) return false;
  RuleIssue issue;
  issue.code = "E101";
  issue.path = source.name();
  try {
    const toml::table table = toml::parse(source.bytes(), std::string_view(source.name()));
    Conversion(source).members_of(table, root);
    return true;
  } catch (const toml::parse_error& error) {
    issue.message = shortened(error.description());
    issue.where = Conversion(source).place(error.source().begin);
  } catch (const std::bad_alloc&) {
    throw;  // not a word about the file
  } catch (const std::exception& error) {
    issue.message = error.what();
    issue.where = source.span(0, 0);
  }
  root = {};
  issues.push_back(std::move(issue));
  return false;
}

SourceSpan toml_string_part(const SourceText& source, const TomlValue& value, std::size_t begin,
                            std::size_t end) {
  LiteralScan scan = LiteralScan::quoted(source.slice(value.span));
  end = std::min(end, value.string.size());
  begin = std::min(begin, end);
  std::size_t first = scan.content_end();
  std::size_t behind = first;
  std::size_t at = 0;  // bytes of the value that are behind us
  bool begun = false;
  LiteralUnit unit;
  while ((!begun || at < end) && scan.next(unit)) {
    const std::size_t size = unit.bytes.size();
    if (!begun && at + size > begin) {
      first = unit.begin;
      behind = first;
      begun = true;
    }
    at += size;
    if (begun && begin != end && size != 0) behind = unit.end;
  }
  return source.span(value.span.begin + first, value.span.begin + std::max(first, behind));
}

}  // namespace dateline
