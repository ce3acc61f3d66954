// Every limit has a name, a default and a test on both sides. Nothing else in the program holds a
// number that cuts work short.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

struct Limits {
  // Input
  std::size_t document_bytes = std::size_t{64} << 20;    // one page-text or JSON document
  std::size_t jsonl_line_bytes = std::size_t{64} << 20;  // one line of JSONL
  std::size_t jsonl_file_bytes = std::size_t{4} << 30;   // one JSONL file
  std::size_t unpack_ratio = 100;                    // a packed file's text against its own bytes
  std::size_t unpack_sample = std::size_t{1} << 20;  // text looked at to tell what is packed
  std::size_t json_depth = 256;                      // nesting of a JSON document
  std::size_t tree_depth = 64;                       // folders below a named path
  std::size_t input_findings = 100;  // doubts about one document; how many more is said

  // Rule files
  std::size_t toml_bytes = std::size_t{8} << 20;
  std::size_t toml_depth = 64;      // nesting of tables and arrays, dotted keys included
  std::size_t toml_key_parts = 64;  // parts of one dotted key
  std::size_t toml_dots = 50'000;   // dots in all keys of a file: toml++ takes their square in time
  std::size_t rule_issues = 100;    // issues shown a run; how many more is said

  // Formulas (CEL)
  std::size_t cel_bytes = 100'000;             // code points of one formula
  std::size_t cel_depth = 250;                 // nesting of the tree
  std::uint64_t cel_steps = 1'000'000;         // steps of one evaluation
  std::uint64_t cel_string_bytes = 16u << 20;  // string bytes one evaluation may build

  // Regular expressions (RE2)
  std::int64_t regex_memory = 8 << 20;
  int regex_program = 20'000;  // instructions of one compiled pattern

  // Reports
  std::size_t snippet_bytes = 240;  // quoted text of one place
};

}  // namespace dateline
