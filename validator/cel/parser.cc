#include "validator/cel/parser.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/cel/lexer.h"
#include "validator/cel/literal.h"
#include "validator/cel/macros.h"

namespace dateline::cel {
namespace {

struct BinaryOperator {
  std::string_view symbol;
  std::string_view function;
  int level;
};

constexpr int kRelation = 0;
constexpr int kUnary = 3;
constexpr BinaryOperator kBinary[] = {
    {"<", "_<_", 0},   {"<=", "_<=_", 0}, {">", "_>_", 0},  {">=", "_>=_", 0},
    {"==", "_==_", 0}, {"!=", "_!=_", 0}, {"in", "@in", 0}, {"+", "_+_", 1},
    {"-", "_-_", 1},   {"*", "_*_", 2},   {"/", "_/_", 2},  {"%", "_%_", 2},
};

constexpr std::string_view kReserved[] = {
    "as",  "break", "const",   "continue",  "else",   "for", "function", "if",    "import",
    "let", "loop",  "package", "namespace", "return", "var", "void",     "while",
};
constexpr std::string_view kKeywords[] = {"in", "true", "false", "null"};

bool listed(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Parser {
 public:
  Parser(Ast& ast, const Limits& limits, const ParserOptions& options, Issues& issues)
      : ast_(ast), lexer_(ast.text), limits_(limits), options_(options), issues_(issues) {
    advance();
  }

  ExprPtr whole() {
    ExprPtr out = expression();
    if (out == nullptr) return nullptr;
    if (current_.kind != TokenKind::kEnd) return unexpected("an operator or the end");
    return out;
  }

 private:
  // One level of recursion; fails where the author nests deeper than the limit.
  class Depth {
   public:
    explicit Depth(Parser& parser) : parser_(parser) { ++parser_.depth_; }
    ~Depth() { --parser_.depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    [[nodiscard]] bool too_deep() const { return parser_.depth_ > parser_.limits_.cel_depth; }

   private:
    Parser& parser_;
  };

  void advance() {
    previous_end_ = current_.place.end;
    current_ = lexer_.next();
  }
  [[nodiscard]] bool is(std::string_view symbol) const {
    return current_.kind == TokenKind::kSymbol && current_.text == symbol;
  }
  bool accept(std::string_view symbol) {
    if (!is(symbol)) return false;
    advance();
    return true;
  }

  ExprPtr fail(Place place, std::string message, std::string_view code = "E201") {
    if (!failed_) {
      issues_.push_back({.code = std::string(code),
                         .begin = place.begin,
                         .end = place.end,
                         .message = std::move(message)});
    }
    failed_ = true;
    return nullptr;
  }
  ExprPtr too_deep(Place place) {
    return fail(place, fmt::format("expression nested deeper than {}", limits_.cel_depth), "E208");
  }
  ExprPtr unexpected(std::string_view wanted) {
    if (current_.kind == TokenKind::kBad) return fail(current_.place, std::string(current_.text));
    if (current_.kind == TokenKind::kEnd) {
      return fail(current_.place, fmt::format("expected {} but the formula ends", wanted));
    }
    return fail(current_.place, fmt::format("expected {} but found '{}'", wanted, current_.text));
  }
  bool expect(std::string_view symbol) {
    if (accept(symbol)) return true;
    unexpected(fmt::format("'{}'", symbol));
    return false;
  }

  template <class Node>
  ExprPtr make(std::uint32_t begin, Place token, Node node) {
    auto out = std::make_unique<Expr>();
    out->place = {begin, previous_end_};
    out->token = token;
    out->node = std::move(node);
    for_each_child(
        *out, [&](const Expr& child) { out->height = std::max(out->height, child.height + 1); });
    if (out->height > limits_.cel_depth) return too_deep(token);
    return out;
  }
  // A call, or what the macro of that name makes of it.
  ExprPtr make_call(std::uint32_t begin, Place token, Call call) {
    ExprPtr out = make(begin, token, std::move(call));
    if (out == nullptr) return nullptr;
    MacroError error;
    expand_macro(*out, options_, error);
    if (!error.message.empty()) return fail(error.place, std::move(error.message));
    if (out->height > limits_.cel_depth) return too_deep(token);
    return out;
  }

  ExprPtr expression() {
    const Depth depth(*this);
    if (depth.too_deep()) return too_deep(current_.place);
    const std::uint32_t begin = current_.place.begin;
    ExprPtr condition = logic(LogicKind::kOr);
    if (condition == nullptr || !is("?")) return condition;
    const Place token = current_.place;
    advance();
    Conditional node;
    node.condition = std::move(condition);
    node.when_true = logic(LogicKind::kOr);
    if (node.when_true == nullptr || !expect(":")) return nullptr;
    node.when_false = expression();
    if (node.when_false == nullptr) return nullptr;
    return make(begin, token, std::move(node));
  }

  ExprPtr logic(LogicKind kind) {
    const bool is_or = kind == LogicKind::kOr;
    const auto operand = [&] { return is_or ? logic(LogicKind::kAnd) : binary(kRelation); };
    const std::string_view symbol = is_or ? "||" : "&&";
    const std::uint32_t begin = current_.place.begin;
    ExprPtr first = operand();
    if (first == nullptr || !is(symbol)) return first;
    Logic node;
    node.kind = kind;
    node.operands.push_back(std::move(first));
    while (is(symbol)) {
      node.operators.push_back(current_.place);
      advance();
      node.operands.push_back(operand());
      if (node.operands.back() == nullptr) return nullptr;
    }
    const Place token = node.operators.front();
    return make(begin, token, std::move(node));
  }

  [[nodiscard]] const BinaryOperator* binary_operator(int level) const {
    if (current_.kind != TokenKind::kSymbol && current_.kind != TokenKind::kName) return nullptr;
    for (const BinaryOperator& row : kBinary) {
      if (row.level == level && row.symbol == current_.text) return &row;
    }
    return nullptr;
  }

  ExprPtr binary(int level) {
    if (level == kUnary) return unary();
    const std::uint32_t begin = current_.place.begin;
    ExprPtr left = binary(level + 1);
    while (left != nullptr) {
      const BinaryOperator* row = binary_operator(level);
      if (row == nullptr) break;
      const Place token = current_.place;
      advance();
      Call call;
      call.function = row->function;
      call.arguments.push_back(std::move(left));
      call.arguments.push_back(binary(level + 1));
      if (call.arguments.back() == nullptr) return nullptr;
      left = make(begin, token, std::move(call));
    }
    return left;
  }

  ExprPtr unary() {
    if (!is("!") && !is("-")) return member();
    const Token first = current_;
    bool odd = false;
    std::size_t count = 0;
    while (current_.kind == TokenKind::kSymbol && current_.text == first.text) {
      odd = !odd;
      ++count;
      advance();
    }
    const bool number = current_.kind == TokenKind::kInt || current_.kind == TokenKind::kUint ||
                        current_.kind == TokenKind::kDouble;
    if (first.text == "-" && count == 1 && number) return member(&first);
    ExprPtr operand = member();
    if (operand == nullptr || !odd) return operand;
    Call call;
    call.function = first.text == "!" ? "!_" : "-_";
    call.arguments.push_back(std::move(operand));
    return make(first.place.begin, first.place, std::move(call));
  }

  ExprPtr member(const Token* minus = nullptr) {
    const std::uint32_t begin = minus != nullptr ? minus->place.begin : current_.place.begin;
    ExprPtr out = primary(minus);
    while (out != nullptr) {
      if (accept(".")) {
        out = selection(begin, std::move(out));
      } else if (is("[")) {
        out = index(begin, std::move(out));
      } else if (is("{") && !qualified_name(*out).empty()) {
        out = struct_literal(begin, *out);
      } else {
        break;
      }
    }
    return out;
  }

  // "a.b.c" of a chain of plain names, or empty.
  static std::string qualified_name(const Expr& expr) {
    if (const auto* ident = std::get_if<Ident>(&expr.node)) return ident->name;
    const auto* select = std::get_if<Select>(&expr.node);
    if (select == nullptr || select->optional || select->test) return {};
    std::string operand = qualified_name(*select->operand);
    return operand.empty() ? operand : operand + "." + select->field;
  }

  ExprPtr selection(std::uint32_t begin, ExprPtr operand) {
    const bool optional = accept("?");
    const Token name = current_;
    const bool quoted = name.kind == TokenKind::kQuotedName;
    if (!quoted && (name.kind != TokenKind::kName || listed(name.text, kKeywords))) {
      return unexpected("a field or function name");
    }
    advance();
    if (!optional && !quoted && is("(")) {
      Call call;
      call.function = name.text;
      call.target = std::move(operand);
      if (!arguments(call.arguments)) return nullptr;
      return make_call(begin, name.place, std::move(call));
    }
    Select node;
    node.operand = std::move(operand);
    node.field = name.text;
    node.optional = optional;
    return make(begin, name.place, std::move(node));
  }

  ExprPtr index(std::uint32_t begin, ExprPtr operand) {
    const Place token = current_.place;
    advance();
    Call call;
    call.function = accept("?") ? "_[?_]" : "_[_]";
    call.arguments.push_back(std::move(operand));
    call.arguments.push_back(expression());
    if (call.arguments.back() == nullptr || !expect("]")) return nullptr;
    return make(begin, token, std::move(call));
  }

  // "(a, b)"; a comma before the closing parenthesis is an error, as in cel-go.
  bool arguments(std::vector<ExprPtr>& out) {
    if (!expect("(")) return false;
    if (accept(")")) return true;
    do {
      out.push_back(expression());
      if (out.back() == nullptr) return false;
    } while (accept(","));
    return expect(")");
  }

  ExprPtr primary(const Token* minus) {
    const Token token = current_;
    switch (token.kind) {
      case TokenKind::kInt:
      case TokenKind::kUint:
      case TokenKind::kDouble:
        return number(minus);
      case TokenKind::kString:
      case TokenKind::kBytes:
        return string();
      case TokenKind::kName:
        return name();
      case TokenKind::kSymbol:
        if (token.text == "(") return parenthesised();
        if (token.text == "[") return list();
        if (token.text == "{") return map();
        if (token.text == ".") return name();
        return unexpected("a value");
      case TokenKind::kEnd:
      case TokenKind::kBad:
      case TokenKind::kQuotedName:
        return unexpected("a value");
    }
    return nullptr;
  }

  ExprPtr literal_failure(const Token& token, const LiteralError& error) {
    const auto at = [&](std::size_t offset) {
      return token.place.begin + static_cast<std::uint32_t>(offset);
    };
    return fail({at(error.begin), at(error.end)}, error.message);
  }

  ExprPtr number(const Token* minus) {
    const Token token = current_;
    Literal node;
    LiteralError error;
    if (!read_number(token, minus != nullptr, node.value, error)) {
      return literal_failure(token, error);
    }
    advance();
    const std::uint32_t begin = minus != nullptr ? minus->place.begin : token.place.begin;
    return make(begin, {begin, token.place.end}, node);
  }

  ExprPtr string() {
    const Token token = current_;
    std::string decoded;
    LiteralError error;
    if (!read_string(token, decoded, error)) return literal_failure(token, error);
    advance();
    const std::string_view kept = ast_.arena.copy(decoded);
    Literal node;
    node.value = token.kind == TokenKind::kBytes ? Value::bytes(kept) : Value::string(kept);
    return make(token.place.begin, token.place, node);
  }

  ExprPtr name() {
    const std::uint32_t begin = current_.place.begin;
    const bool dotted = accept(".");
    const Token token = current_;
    if (token.kind != TokenKind::kName) return unexpected("a name");
    if (!dotted && listed(token.text, kKeywords) && token.text != "in") {
      advance();
      Literal node;
      node.value = token.text == "null" ? Value::null() : Value::boolean(token.text == "true");
      return make(begin, token.place, node);
    }
    if (listed(token.text, kKeywords)) return unexpected("a value");
    if (listed(token.text, kReserved)) {
      return fail(token.place, fmt::format("'{}' is a reserved word", token.text));
    }
    advance();
    const std::string full = (dotted ? "." : "") + std::string(token.text);
    if (!is("(")) return make(begin, token.place, Ident{.name = full});
    Call call;
    call.function = full;
    if (!arguments(call.arguments)) return nullptr;
    return make_call(begin, token.place, std::move(call));
  }

  ExprPtr parenthesised() {
    const std::uint32_t begin = current_.place.begin;
    advance();
    ExprPtr out = expression();
    if (out == nullptr || !expect(")")) return nullptr;
    out->place = {begin, previous_end_};
    return out;
  }

  ExprPtr list() {
    const Token open = current_;
    advance();
    ListLiteral node;
    while (!is("]")) {
      const bool optional = accept("?");
      ExprPtr value = expression();
      if (value == nullptr) return nullptr;
      node.items.push_back({.value = std::move(value), .optional = optional});
      if (!accept(",")) break;
    }
    if (!expect("]")) return nullptr;
    return make(open.place.begin, open.place, std::move(node));
  }

  ExprPtr map() {
    const Token open = current_;
    advance();
    MapLiteral node;
    while (!is("}")) {
      MapItem item;
      item.optional = accept("?");
      item.key = expression();
      if (item.key == nullptr || !expect(":")) return nullptr;
      item.value = expression();
      if (item.value == nullptr) return nullptr;
      node.items.push_back(std::move(item));
      if (!accept(",")) break;
    }
    if (!expect("}")) return nullptr;
    return make(open.place.begin, open.place, std::move(node));
  }

  ExprPtr struct_literal(std::uint32_t begin, const Expr& type) {
    const Place token = type.place;
    StructLiteral node;
    node.type = qualified_name(type);
    advance();
    while (!is("}")) {
      accept("?");
      if (current_.kind != TokenKind::kName && current_.kind != TokenKind::kQuotedName) {
        return unexpected("a field name");
      }
      std::string field(current_.text);
      advance();
      if (!expect(":")) return nullptr;
      ExprPtr value = expression();
      if (value == nullptr) return nullptr;
      node.fields.emplace_back(std::move(field), std::move(value));
      if (!accept(",")) break;
    }
    if (!expect("}")) return nullptr;
    return make(begin, token, std::move(node));
  }

  Ast& ast_;
  Lexer lexer_;
  const Limits& limits_;
  const ParserOptions& options_;
  Issues& issues_;
  Token current_ = {};
  std::uint32_t previous_end_ = 0;
  std::size_t depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<Ast> parse(std::string_view text, const Limits& limits, const ParserOptions& options,
                         Issues& issues) {
  if (text.size() > limits.cel_bytes && count_code_points(text) > limits.cel_bytes) {
    issues.push_back(
        {.code = "E208",
         .begin = 0,
         .end = text.size(),
         .message = fmt::format("formula longer than {} characters", limits.cel_bytes)});
    return std::nullopt;
  }
  Ast ast;
  ast.text = ast.arena.copy(text);
  ast.root = Parser(ast, limits, options, issues).whole();
  if (ast.root == nullptr) return std::nullopt;
  return ast;
}

}  // namespace dateline::cel
