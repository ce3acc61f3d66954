#include "validator/ruleset/rule_schema.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "validator/base/json_writer.h"
#include "validator/ruleset/rule_keys.h"

namespace dateline {
namespace {

using Names = std::vector<std::string_view>;

constexpr std::string_view kVariable = "^[A-Za-z_][A-Za-z0-9_]*$";

class Schema {
 public:
  std::string write() {
    const RuleKeys& keys = rule_keys();
    json_.begin_object();
    json_.member("$schema", "http://json-schema.org/draft-07/schema#");
    json_.member("title", "Rules of an archive of event records");
    table(keys.file);
    names("required", {"rule"});
    json_.key("definitions").begin_object();
    for (const KeyTable* each :
         {&keys.ruleset, &keys.rule, &keys.signpost, &keys.group, &keys.adjacent, &keys.lookup,
          &keys.fix, &keys.param, &keys.table, &keys.example, &keys.record, &keys.expect}) {
      json_.key(each->name).begin_object();
      table(*each);
      constraints(*each);
      json_.end_object();
    }
    json_.end_object().end_object();
    return std::move(out_) + '\n';
  }

 private:
  void names(std::string_view key, const Names& list) {
    json_.key(key).begin_array();
    for (const std::string_view name : list) json_.string(name);
    json_.end_array();
  }

  // The members of a table's own schema; the object is open.
  void table(const KeyTable& table) {
    json_.member("type", "object");
    json_.key("properties").begin_object();
    Names needed;
    for (const KeyRow& row : table.rows) {
      json_.key(row.name).begin_object();
      if (!row.doc.empty()) json_.member("description", row.doc);
      value(row);
      json_.end_object();
      if (row.needed) needed.push_back(row.name);
    }
    json_.end_object();
    if (!needed.empty()) names("required", needed);
    json_.member("additionalProperties", false);
  }

  void value(const KeyRow& row) {
    switch (row.shape) {
      case KeyShape::kText:
        json_.member("type", "string");
        if (!row.words.empty()) names("enum", row.words);
        if (!row.pattern.empty()) json_.member("pattern", row.pattern);
        return;
      case KeyShape::kWording:
        return wording();
      case KeyShape::kFlag:
        json_.member("type", "boolean");
        return;
      case KeyShape::kNumber:
        json_.member("type", "integer");
        return;
      case KeyShape::kAny:
        return;
      case KeyShape::kList:
        json_.member("type", "array");
        return;
      case KeyShape::kTexts:
        json_.member("type", "array");
        json_.key("items").begin_object().member("type", "string").end_object();
        if (row.count > 0) json_.member("minItems", row.count).member("maxItems", row.count);
        return;
      case KeyShape::kTables:
        json_.member("type", "array");
        json_.key("items").begin_object();
        reference(*row.table);
        json_.end_object();
        return;
      case KeyShape::kTable:
        reference(*row.table);
        return;
      default:
        members(row);
    }
  }

  // A text, or a text for each language.
  void wording() {
    json_.key("type").begin_array().string("string").string("object").end_array();
    json_.key("propertyNames").begin_object().member("pattern", "^[a-z]{2,3}$").end_object();
    json_.key("additionalProperties").begin_object().member("type", "string").end_object();
    json_.member("minProperties", 1);
  }

  // Tables whose keys are the author's.
  void members(const KeyRow& row) {
    json_.member("type", "object");
    if (row.shape == KeyShape::kFreeTable) return;
    if (row.shape != KeyShape::kLabels) {
      json_.key("propertyNames").begin_object().member("pattern", kVariable).end_object();
    }
    json_.key("additionalProperties").begin_object();
    if (row.shape == KeyShape::kNamedTables) {
      reference(*row.table);
    } else {
      json_.member("type", "string");
    }
    json_.end_object();
    if (row.shape == KeyShape::kOneName)
      json_.member("minProperties", 1).member("maxProperties", 1);
  }

  // A [[rule]] is a rule or a signpost.
  void reference(const KeyTable& table) {
    const auto point = [&](const KeyTable& to) {
      json_.member("$ref", fmt::format("#/definitions/{}", to.name));
    };
    if (&table != &rule_keys().rule) {
      point(table);
      return;
    }
    json_.key("oneOf").begin_array();
    for (const KeyTable* each : {&rule_keys().rule, &rule_keys().signpost}) {
      json_.begin_object();
      point(*each);
      json_.end_object();
    }
    json_.end_array();
  }

  // What holds between the keys of a table.
  void constraints(const KeyTable& table) {
    const RuleKeys& keys = rule_keys();
    if (&table == &keys.rule) {
      scopes();
    } else if (&table == &keys.example) {
      verdicts();
    } else if (&table == &keys.param) {
      types();
    } else if (&table == &keys.fix) {
      actions();
    } else if (&table == &keys.adjacent) {
      json_.key("dependencies").begin_object();
      depends("previous", "each");
      json_.end_object();
    } else if (&table == &keys.lookup) {
      json_.key("dependencies").begin_object();
      depends("within", "order");
      json_.end_object();
    }
  }

  void without(const Names& keys) {
    json_.key("not").begin_object();
    one_at_least(keys);
    json_.end_object();
  }

  void one_at_least(const Names& keys) {
    json_.key("anyOf").begin_array();
    for (const std::string_view key : keys) {
      json_.begin_object();
      names("required", {key});
      json_.end_object();
    }
    json_.end_array();
  }

  void only(std::string_view key, std::string_view word) {
    json_.key("properties").begin_object().key(key).begin_object();
    names("enum", {word});
    json_.end_object().end_object();
  }

  // An archive rule has one of three keys, and `each` only beside lookup; a record rule has none.
  void scopes() {
    json_.key("anyOf").begin_array();
    json_.begin_object();
    only("scope", "record");
    json_.end_object();
    for (const std::string_view key : {"group", "adjacent", "lookup", "linked"}) {
      json_.begin_object();
      names("required", {key});
      json_.end_object();
    }
    json_.end_array();
    json_.key("dependencies").begin_object();
    key_of_archive("group", {"adjacent", "lookup", "linked", "each"});
    key_of_archive("adjacent", {"group", "lookup", "linked", "each"});
    key_of_archive("lookup", {"group", "adjacent"});
    key_of_archive("linked", {"group", "adjacent"});
    json_.key("unmatched").begin_object();
    one_at_least({"lookup", "linked"});
    json_.end_object();
    json_.end_object();
  }

  void key_of_archive(std::string_view key, const Names& others) {
    json_.key(key).begin_object();
    only("scope", "archive");
    names("required", {"scope"});
    without(others);
    json_.end_object();
  }

  void depends(std::string_view key, std::string_view other) { names(key, {other}); }

  void verdicts() {
    json_.key("oneOf").begin_array();
    for (const bool valid : {true, false}) {
      json_.begin_object().key("properties").begin_object();
      json_.key("valid").begin_object().key("enum").begin_array().boolean(valid).end_array();
      json_.end_object().key("expect").begin_object();
      json_.member(valid ? "maxItems" : "minItems", valid ? 0 : 1);
      json_.end_object().end_object();
      if (!valid) names("required", {"expect"});
      json_.end_object();
    }
    json_.end_array();
  }

  // The default, min and max are what `type` says. Dates are TOML's own; as JSON they are texts.
  void types() {
    struct Row {
      std::string_view type;
      std::string_view json;
    };
    json_.key("oneOf").begin_array();
    for (const Row& row : {Row{"bool", "boolean"}, Row{"int", "integer"}, Row{"double", "number"},
                           Row{"string", "string"}, Row{"duration", "string"},
                           Row{"date", "string"}, Row{"strings", "array"}}) {
      json_.begin_object().key("properties").begin_object();
      json_.key("type").begin_object();
      names("enum", {row.type});
      json_.end_object();
      for (const char* key : {"default", "min", "max"}) {
        json_.key(key).begin_object().member("type", row.json).end_object();
      }
      json_.end_object().end_object();
    }
    json_.end_array();
  }

  // One action; all but delete say with what.
  void actions() {
    json_.key("oneOf").begin_array();
    for (const std::string_view action : rule_keys().fix.one_of) {
      json_.begin_object();
      if (action == "delete") {
        names("required", {action});
      } else {
        names("required", {action, "with"});
      }
      Names others;
      for (const std::string_view other : rule_keys().fix.one_of) {
        if (other != action) others.push_back(other);
      }
      without(others);
      json_.end_object();
    }
    json_.end_array();
  }

  std::string out_;
  JsonWriter json_ = JsonWriter(out_, 2);
};

}  // namespace

std::string rule_file_schema() {
  return Schema().write();
}

}  // namespace dateline
