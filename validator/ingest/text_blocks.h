// Running text to paragraphs, each with its place in that text: plain text, and HTML by a small tag
// stripper. The stripper is no browser: it knows which elements begin a paragraph, which hold no
// text (script, style), comments, and the entities that newsrooms write. Never fails; an unclosed
// tag swallows the rest. O(bytes).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct TextBlock {
  std::string text = {};  // white space folded, tags and entities gone
  std::size_t begin = 0;  // from its first character to behind its last one
  std::size_t end = 0;
};

// Paragraphs stand between blank lines; a text without a blank line has one on each line.
std::vector<TextBlock> plain_blocks(std::string_view text);
// Between blank lines only: a line break inside a paragraph is a space.
std::vector<TextBlock> blank_line_blocks(std::string_view text);
// One for each block element ("<p>", "<li>", "<h2>"); "<br>" is a space.
std::vector<TextBlock> html_blocks(std::string_view html);

}  // namespace dateline
