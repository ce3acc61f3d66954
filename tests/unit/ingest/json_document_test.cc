#include "validator/ingest/json_document.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "validator/source/source_text.h"

namespace dateline {
namespace {

constexpr std::size_t kDepth = 256;

// The nodes as a tree: o{…} and a[…], strings with their raw text, a repeated key with '!'.
std::string draw(std::string_view text, const JsonNodes& nodes, std::size_t& at) {
  const JsonNode node = nodes[at];
  const std::string raw(text.substr(node.begin, node.length));
  ++at;
  if (node.kind == JsonNode::Kind::kString) return "'" + raw + "'" + (node.escaped ? "\\" : "");
  const bool object = node.kind == JsonNode::Kind::kObject;
  if (!object && node.kind != JsonNode::Kind::kArray) return raw;
  std::string out = object ? "{" : "[";
  while (at < node.next) {
    if (object) {
      const bool repeated = nodes[at].repeated;
      out += draw(text, nodes, at) + (repeated ? "!:" : ":");
    }
    out += draw(text, nodes, at) + " ";
  }
  return out + (object ? "}" : "]");
}

std::string parsed(std::string_view text, std::size_t depth = kDepth) {
  const SourceText source(0, "test.json", text);
  JsonParser parser;
  JsonNodes nodes;
  const auto fault = parser.parse(source.bytes(), depth, nodes);
  if (fault) return std::to_string(fault->offset) + ": " + fault->message;
  std::size_t at = 0;
  return draw(source.bytes(), nodes, at);
}

TEST(JsonDocument, KeepsEveryValueInItsOrder) {
  struct Case {
    std::string_view text = {};
    std::string_view nodes = {};
  };
  for (const Case& c : {
           Case{"{}", "{}"},
           Case{" [ ] ", "[]"},
           Case{R"({"a": 1, "b": [true, null, "x"]})", "{'a':1 'b':[true null 'x' ] }"},
           Case{R"({"a": {"b": {}}, "c": "d"})", "{'a':{'b':{} } 'c':'d' }"},
           Case{R"(["\n", "a\"b"])", R"(['\n'\ 'a\"b'\ ])"},
           Case{R"("alone")", R"('"alone"')"},
           Case{" 7 ", "7"},
           Case{R"({"a": 1, "b": 2, "a": 3, "\u0061": 4})", "{'a':1 'b':2 'a'!:3 '\\u0061'\\!:4 }"},
           Case{R"([12345678901234567890123, 1e999])", "[12345678901234567890123 1e999 ]"},
       }) {
    EXPECT_EQ(parsed(c.text), c.nodes) << c.text;
  }
}

TEST(JsonDocument, AnObjectReachesFromBraceToBrace) {
  const SourceText source(0, "test.json", R"( {"a": {"b": 1 } , "c": [ 1 ]  } )");
  JsonParser parser;
  JsonNodes nodes;
  ASSERT_FALSE(parser.parse(source.bytes(), kDepth, nodes));
  std::string extents;
  for (const JsonNode& node : nodes) {
    if (node.kind != JsonNode::Kind::kObject && node.kind != JsonNode::Kind::kArray) continue;
    extents += std::string(source.bytes().substr(node.begin, node.length)) + "|";
  }
  EXPECT_EQ(extents, R"({"a": {"b": 1 } , "c": [ 1 ]  }|{"b": 1 }|[ 1 ]|)");
}

// Each of these passes a reader that trusts simdjson to skip what it does not read.
TEST(JsonDocument, RefusesWhatALazyReaderPassesOver) {
  struct Case {
    std::string_view text = {};
    std::string_view fault = {};
  };
  for (const Case& c : {
           Case{R"({"a":"b":1})", "8: expected ',' or '}', found ':'"},
           Case{R"({"a":{})", "7: the text ends inside an object"},
           Case{R"({"a":[1})", "7: expected ',' or ']', found '}'"},
           Case{R"([{]})", "2: expected a key in double quotes, found ']'"},
           Case{R"({}})", "2: more text behind the end of the JSON value"},
           Case{R"([1]x])", "3: more text behind the end of the JSON value"},
           Case{R"({"a":trux})", "5: expected a JSON value, found 'trux'"},
           Case{R"({"\q":1})", "2: '\\q' is no JSON escape"},
           Case{R"([nul])", "1: expected a JSON value, found 'nul'"},
           Case{R"(["a"b])", "4: expected ',' or ']', found 'b'"},
           Case{"[1\f]", "1: expected a JSON value, found '1\\u{c}'"},
       }) {
    EXPECT_EQ(parsed(c.text), c.fault) << c.text;
  }
}

TEST(JsonDocument, MarksRepeatedKeysAmongManyInLinearTime) {
  std::string text = "{";
  for (int i = 0; i < 50'000; ++i) text += "\"key" + std::to_string(i) + "\":0,";
  text += R"("key7":1,"other":2})";
  const SourceText source(0, "test.json", text);
  JsonParser parser;
  JsonNodes nodes;
  ASSERT_FALSE(parser.parse(source.bytes(), kDepth, nodes));
  std::size_t repeated = 0;
  for (const JsonNode& node : nodes) repeated += node.repeated ? 1 : 0;
  EXPECT_EQ(repeated, 1u);
  EXPECT_TRUE(nodes[1 + 2 * 50'000].repeated);
}

TEST(JsonDocument, CountsTheDepthOnBothSidesOfTheLimit) {
  EXPECT_EQ(parsed("[[[]]]", 3), "[[[] ] ]");
  EXPECT_EQ(parsed("[[[[]]]]", 3), "3: nested more than 3 levels deep");
  EXPECT_EQ(parsed(R"({"a":{"b":[{}]}})", 3), "11: nested more than 3 levels deep");
}

TEST(JsonDocument, AHundredThousandBracketsAreOneFault) {
  EXPECT_EQ(parsed(std::string(100'000, '[')), "256: nested more than 256 levels deep");
  std::string objects;
  for (int i = 0; i < 50'000; ++i) objects += R"({"a":)";
  EXPECT_EQ(parsed(objects), "1280: nested more than 256 levels deep");
}

TEST(JsonDocument, IsReadWithinALineOfALargerText) {
  const SourceText source(0, "test.jsonl", "{\"a\": [\n\"}]}\": 1}\n");
  JsonParser parser;
  JsonNodes nodes;
  const auto fault = parser.parse(source.bytes().substr(0, 7), kDepth, nodes);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->message, "the text ends inside an array");
}

// The fast reader and the slow one must give the same verdict on every text. A parser lives through
// all of them, as it does in a file of many lines.
TEST(JsonDocumentProperty, FastAndSlowReaderAgreeOnEveryMutant) {
  const std::string base =
      R"({"id": "1", "event": {"date": "2015-09-15", "n": -1.5e3}, "t": [{"x": ["\u2019", ""]}, null, true]})";
  const std::string_view bytes("\"\\{}[],:0ae\x1f \xE3\0", 15);
  JsonParser parser;
  JsonNodes nodes;
  std::size_t mutants = 0;
  const auto check = [&](const std::string& text) {
    const SourceText source(0, "mutant.json", text);
    const auto fast = parser.parse(source.bytes(), kDepth, nodes);
    const auto slow = find_json_fault(source.bytes(), kDepth);
    ASSERT_EQ(fast.has_value(), slow.has_value()) << text;
    if (fast) {
      ASSERT_EQ(fast->message, slow->message) << text;
    }
    ++mutants;
  };
  for (std::size_t i = 0; i < base.size(); ++i) {
    check(base.substr(0, i));
    check(std::string(base).erase(i, 1));
    check(std::string(base).erase(i, 2));
    for (const char byte : bytes) {
      std::string changed = base;
      changed[i] = byte;
      check(changed);
      check(std::string(base).insert(i, 1, byte));
    }
  }
  EXPECT_GT(mutants, 3000u);
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

TEST(JsonTestSuite, EveryGoodTextIsReadAndEveryBadOneRefused) {
  const std::filesystem::path folder =
      DATELINE_ROOT "/../shared/data/hostile-input/JSONTestSuite/test_parsing";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no JSONTestSuite here";
  std::size_t texts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    const SourceText source(0, name, file_text(entry.path()));
    JsonParser parser;
    JsonNodes nodes;
    const auto fault = parser.parse(source.bytes(), kDepth, nodes);
    const auto slow = find_json_fault(source.bytes(), kDepth);
    EXPECT_EQ(fault.has_value(), slow.has_value()) << name;
    if (name[0] != 'i') {
      EXPECT_EQ(fault.has_value(), name[0] == 'n') << name;
    }
    // Two of the bad ones are nothing but 100,000 brackets.
    if (name[0] == 'n' && source.bytes().size() < 50'000) {
      EXPECT_NE(fault->kind, JsonFault::Kind::kTooDeep) << name;
    }
    ++texts;
  }
  EXPECT_GE(texts, 300u);
}

}  // namespace
}  // namespace dateline
