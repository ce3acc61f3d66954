#include "validator/cel/parser.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/marked_text.h"

namespace dateline::cel {
namespace {

// The tree in brackets: "(_+_ 1 (_*_ 2 3))".
std::string dump(const Expr& expr);

std::string dump_all(const std::vector<ExprPtr>& nodes) {
  std::string out;
  for (const ExprPtr& node : nodes) out += " " + dump(*node);
  return out;
}

struct Dumper {
  std::string operator()(const Literal& node) const {
    std::string out;
    append_display(out, node.value);
    return node.value.kind() == Kind::kString ? "'" + out + "'" : out;
  }
  std::string operator()(const Ident& node) const { return node.name; }
  std::string operator()(const Select& node) const {
    return fmt::format("({}{} {})",
                       node.test       ? "has."
                       : node.optional ? ".?"
                                       : ".",
                       node.field, dump(*node.operand));
  }
  std::string operator()(const Call& node) const {
    const std::string target = node.target ? " " + dump(*node.target) + "." : "";
    return fmt::format("({}{}{})", node.function, target, dump_all(node.arguments));
  }
  std::string operator()(const Logic& node) const {
    return fmt::format("({}{})", node.kind == LogicKind::kAnd ? "&&" : "||",
                       dump_all(node.operands));
  }
  std::string operator()(const Conditional& node) const {
    return fmt::format("(? {} {} {})", dump(*node.condition), dump(*node.when_true),
                       dump(*node.when_false));
  }
  std::string operator()(const ListLiteral& node) const {
    std::string out = "[";
    for (const ListItem& item : node.items) {
      out += (item.optional ? "?" : "") + dump(*item.value) + ",";
    }
    return out + "]";
  }
  std::string operator()(const MapLiteral& node) const {
    std::string out = "{";
    for (const MapItem& item : node.items) {
      out += (item.optional ? "?" : "") + dump(*item.key) + ":" + dump(*item.value) + ",";
    }
    return out + "}";
  }
  std::string operator()(const StructLiteral& node) const { return node.type + "{}"; }
  std::string operator()(const Comprehension& node) const {
    std::string out = fmt::format("(macro{} {}", static_cast<int>(node.macro), node.first);
    if (!node.second.empty()) out += "," + node.second;
    out += " " + dump(*node.range);
    if (node.condition) out += " if " + dump(*node.condition);
    if (node.body) out += " " + dump(*node.body);
    return out + ")";
  }
};

std::string dump(const Expr& expr) {
  return std::visit(Dumper{}, expr.node);
}

std::string parsed(std::string_view text) {
  Issues issues;
  const auto ast = parse(text, Limits{}, {}, issues);
  return ast ? dump(*ast->root) : issues.front().message;
}

TEST(Parser, BindsOperatorsAsTheGrammarSays) {
  struct Row {
    std::string_view text;
    std::string_view tree;
  };
  constexpr Row kRows[] = {
      {"1 + 2 * 3", "(_+_ 1 (_*_ 2 3))"},
      {"(1 + 2) * 3", "(_*_ (_+_ 1 2) 3)"},
      {"1 - 2 - 3", "(_-_ (_-_ 1 2) 3)"},
      {"a || b || c && d && e", "(|| a b (&& c d e))"},
      {"(a || b) || c", "(|| (|| a b) c)"},
      {"a ? b : c ? d : e", "(? a b (? c d e))"},
      {"a < b == c", "(_==_ (_<_ a b) c)"},
      {"a in b", "(@in a b)"},
      {"-1", "-1"},
      {"- a", "(-_ a)"},
      {"--a", "a"},
      {"!!!a", "(!_ a)"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"a.b.c", "(.c (.b a))"},
      {"a.?b[?0]", "(_[?_] (.?b a) 0)"},
      {"a.`b-c`", "(.b-c a)"},
      {"a.if", "(.if a)"},
      {".a", ".a"},
      {"a.f(1)[2]", "(_[_] (f a. 1) 2)"},
      {"f()", "(f)"},
      {"[1, ?a, ]", "[1,?a,]"},
      {"{'k': 1, ?'l': b,}", "{'k':1,?'l':b,}"},
      {"[]", "[]"},
      {"a.B{c: 1}", "a.B{}"},
      {"has(a.b)", "(has.b a)"},
      {"[1].all(x, x > 0)", "(macro0 x [1,] (_>_ x 0))"},
      {"[1].filter(x, x > 0)", "(macro3 x [1,] if (_>_ x 0))"},
      {"[1].map(x, x > 0, x)", "(macro3 x [1,] if (_>_ x 0) x)"},
      {"m.exists(k, v, v)", "(macro1 k,v m v)"},
      {"cel.bind(a, 1, a)", "(macro7 a 1 a)"},
      {"x.all(1)", "(all x. 1)"},
      {"math.greatest(1, 2, 3)", "(greatest math. [1,2,3,])"},
      {"'a' // the rest\n + 'b'", "(_+_ 'a' 'b')"},
  };
  for (const Row& row : kRows) EXPECT_EQ(parsed(row.text), row.tree) << row.text;
}

TEST(Parser, PointsAtWhatItCannotRead) {
  struct Row {
    std::string_view drawn;
    std::string_view message;
  };
  constexpr Row kRows[] = {
      {"1 +⟦⟧", "expected a value but the formula ends"},
      {"1 + ⟦)⟧", "expected a value but found ')'"},
      {"(1 + 2⟦⟧", "expected ')' but the formula ends"},
      {"f(1, ⟦)⟧", "expected a value but found ')'"},
      {"a ⟦b⟧", "expected an operator or the end but found 'b'"},
      {"a⟦.1⟧", "expected an operator or the end but found '.1'"},
      {"a.⟦'b'⟧", "expected a field or function name but found ''b''"},
      {"a ⟦=⟧ b", "'=' is no operator; equality is '=='"},
      {"title == ⟦'Talks⟧", "unterminated string"},
      {"'ab⟦\\q⟧'", "no such escape in a string"},
      {"⟦while⟧ + 1", "'while' is a reserved word"},
      {"⟦9223372036854775808⟧", "int literal out of range"},
      {"⟦1e999⟧", "double literal out of range"},
      {"x.map(a⟦.b⟧, 1)", "the variable of a macro is a plain name"},
      {"x.all(i, ⟦i⟧, true)", "both variables are named 'i'"},
      {"has(⟦m⟧)", "has() asks for a field: has(record.field)"},
      {"a ? b ⟦⟧", "expected ':' but the formula ends"},
      {"{1 ⟦}⟧", "expected ':' but found '}'"},
      {"a.⟦true⟧", "expected a field or function name but found 'true'"},
  };
  for (const Row& row : kRows) {
    const MarkedText marked = parse_marked(row.drawn);
    Issues issues;
    EXPECT_FALSE(parse(marked.text, Limits{}, {}, issues)) << row.drawn;
    ASSERT_EQ(issues.size(), 1u) << row.drawn;
    EXPECT_EQ(issues[0].code, "E201") << row.drawn;
    EXPECT_EQ(issues[0].message, row.message) << row.drawn;
    MarkedText found{.text = marked.text, .spans = {{issues[0].begin, issues[0].end}}};
    EXPECT_EQ(draw_marks(found), row.drawn);
  }
}

TEST(Parser, HoldsTheLimitsOnBothSides) {
  const auto code = [](const std::string& text, const Limits& limits) {
    Issues issues;
    return parse(text, limits, {}, issues) ? std::string() : issues.front().code;
  };
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "1" + std::string(depth, ')');
  };
  Limits limits;
  limits.cel_depth = 50;
  EXPECT_EQ(code(nested(49), limits), "");
  EXPECT_EQ(code(nested(50), limits), "E208");
  std::string chain = "1";
  for (int i = 0; i < 49; ++i) chain += " + 1";
  EXPECT_EQ(code(chain, limits), "");
  EXPECT_EQ(code(chain + " + 1", limits), "E208");
  std::string flat = "true";
  for (int i = 0; i < 500; ++i) flat += " && true";
  EXPECT_EQ(code(flat, limits), "");
  EXPECT_EQ(code(nested(100'000), Limits{}), "E208");

  limits.cel_bytes = 8;
  EXPECT_EQ(code("'Москва'", limits), "");
  EXPECT_EQ(code("'Кремль1'", limits), "E208");
}

TEST(Parser, KeepsThePlaceOfEveryNode) {
  Issues issues;
  const auto ast = parse("size(title) > 3", Limits{}, {}, issues);
  ASSERT_TRUE(ast);
  EXPECT_EQ(ast->root->place.begin, 0u);
  EXPECT_EQ(ast->root->place.end, 15u);
  EXPECT_EQ(ast->root->token.begin, 12u);
  const auto& call = std::get<Call>(ast->root->node);
  EXPECT_EQ(call.arguments[0]->place.end, 11u);
  EXPECT_EQ(call.arguments[0]->token.end, 4u);
}

}  // namespace
}  // namespace dateline::cel
