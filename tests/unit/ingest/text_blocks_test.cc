#include "validator/ingest/text_blocks.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

// "[begin,end) text", one for each block.
std::vector<std::string> drawn(const std::vector<TextBlock>& blocks) {
  std::vector<std::string> out;
  for (const TextBlock& block : blocks) {
    out.push_back("[" + std::to_string(block.begin) + "," + std::to_string(block.end) + ") " +
                  block.text);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(TextBlocks, PlainTextBreaksAtBlankLinesOrElseAtEachLine) {
  EXPECT_EQ(drawn(plain_blocks("")), Lines{});
  EXPECT_EQ(drawn(plain_blocks(" \n\n ")), Lines{});
  EXPECT_EQ(drawn(plain_blocks("one\ntwo")), (Lines{"[0,3) one", "[4,7) two"}));
  EXPECT_EQ(drawn(plain_blocks("one\rtwo\r\nthree")),
            (Lines{"[0,3) one", "[4,7) two", "[9,14) three"}));
  EXPECT_EQ(drawn(plain_blocks("one\ntwo\n \nthree")), (Lines{"[0,7) one two", "[10,15) three"}));
  EXPECT_EQ(drawn(plain_blocks("  one  two\n\n\n\nthree \n")),
            (Lines{"[2,10) one two", "[14,19) three"}));
}

TEST(TextBlocks, ABlankLineAloneEndsAParagraphOfMarkdown) {
  EXPECT_EQ(drawn(blank_line_blocks("one\ntwo")), Lines{"[0,7) one two"});
  EXPECT_EQ(drawn(blank_line_blocks("one\r\n\r\ntwo")), (Lines{"[0,3) one", "[7,10) two"}));
}

TEST(TextBlocks, HtmlHasOneForEachBlockElement) {
  EXPECT_EQ(drawn(html_blocks("<p>One</p><p>Two <b>bold</b>\n words</p>")),
            (Lines{"[3,6) One", "[13,35) Two bold words"}));
  EXPECT_EQ(drawn(html_blocks("<UL class='a > b'><LI>One<LI>Two</UL>Rest<br/>of it")),
            (Lines{"[22,25) One", "[29,32) Two", "[37,51) Rest of it"}));
  EXPECT_EQ(drawn(html_blocks("plain")), Lines{"[0,5) plain"});
}

TEST(TextBlocks, HtmlKeepsNoScriptStyleOrComment) {
  EXPECT_EQ(drawn(html_blocks("a<!-- <p>no</p> -->b<script>if (a < b) p();</SCRIPT >c")),
            Lines{"[0,54) abc"});
  EXPECT_EQ(drawn(html_blocks("a<style>p { }")), Lines{"[0,1) a"});
}

TEST(TextBlocks, EntitiesAreTheirCharacters) {
  struct Case {
    std::string_view html = {};
    std::string_view text = {};
  };
  for (const Case& c : {
           Case{"A &amp; B", "A & B"},
           Case{"5 &lt; 6 < 7", "5 < 6 < 7"},
           Case{"it&rsquo;s &#8220;so&#x201D;", "it’s “so”"},
           Case{"a&nbsp;&nbsp;b&#160;c", "a b c"},
           Case{"AT&T &unknown; &#0; &#xD800;", "AT&T &unknown; &#0; &#xD800;"},
           Case{"& &", "& &"},
       }) {
    const std::vector<TextBlock> blocks = html_blocks(c.html);
    ASSERT_EQ(blocks.size(), 1u) << c.html;
    EXPECT_EQ(blocks[0].text, c.text);
  }
}

TEST(TextBlocks, WhatIsNotClosedEndsQuietly) {
  for (const std::string_view html : {"<", "</", "<p", "<p title=\"", "<!--", "<!", "<script>",
                                      "<script></script", "&", "&#", "&#x;"}) {
    EXPECT_LE(html_blocks(html).size(), 1u) << html;
  }
}

}  // namespace
}  // namespace dateline
