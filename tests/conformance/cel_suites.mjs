// Prints the suites of google/cel-spec, as @bufbuild/cel-spec carries them, as JSON lines:
// {"suite", "section", "name", "original", "type", "error", "skip"}. Nothing of it is kept in the tree.
import { tests as conformance } from "@bufbuild/cel-spec/testdata/conformance.js";
import { tests as parsing } from "@bufbuild/cel-spec/testdata/parsing.js";
import { tests as checking } from "@bufbuild/cel-spec/testdata/checking.js";

// What needs protobuf messages, which records of ours are not.
const protobuf =
  /TestAllTypes|TestRequired|GlobalEnum|NestedEnum|NestedMessage|google\.protobuf\.(Any|Struct|Value|ListValue|Empty|FieldMask|\w+Value)\b|cel\.expr\.conformance|"container":"google\.protobuf"|"wrapper"|messageType":"(?!google\.protobuf\.(Timestamp|Duration)")/;
// Refusals of cel-go's parser that come from switches it was run with, not from the grammar.
const switches = /unsupported syntax|recursion|lookahead limit|overwrites accumulator/;

function skipped(suite, test) {
  if (protobuf.test(JSON.stringify(test.original))) return "protobuf";
  if (suite !== "conformance" && switches.test(test.error)) return "switch";
  return "";
}

function print(suite, section, node) {
  for (const child of node.suites ?? []) print(suite, section || child.name, child);
  for (const { original, type = "", error = "", ...rest } of node.tests ?? []) {
    const test = { original, error };
    const name = original.name ? `${node.name}/${original.name}` : original.expr;
    console.log(JSON.stringify({ suite, section, name, original, type, error, skip: skipped(suite, test) }));
  }
}

for (const root of [conformance, parsing, checking]) print(root.name, "", root);
