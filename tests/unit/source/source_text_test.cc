#include "validator/source/source_text.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include <gtest/gtest.h>

namespace dateline {
namespace {

bool padded(const SourceText& text) {
  const char* end = text.bytes().data() + text.bytes().size();
  return std::all_of(end, end + SourceText::kPadding, [](char c) { return c == '\0'; });
}

TEST(SourceText, CopiesItsBytesAndPadsThem) {
  const SourceText text(3, "archive/a.txt", "some news");
  EXPECT_EQ(text.id(), 3u);
  EXPECT_EQ(text.name(), "archive/a.txt");
  EXPECT_EQ(text.bytes(), "some news");
  EXPECT_TRUE(padded(text));
  EXPECT_TRUE(padded(SourceText(0, "", "")));
}

TEST(SourceText, TakesABufferAndPadsIt) {
  auto buffer = std::make_unique<char[]>(4 + SourceText::kPadding);
  std::memset(buffer.get(), 'x', 4 + SourceText::kPadding);
  const SourceText text(0, "-", std::move(buffer), 4);
  EXPECT_EQ(text.bytes(), "xxxx");
  EXPECT_TRUE(padded(text));
}

TEST(SourceText, GivesSpansOfItsParts) {
  const SourceText text(3, "a", "some news");
  const SourceSpan span = text.span_of(text.bytes().substr(5));
  EXPECT_EQ(span, (SourceSpan{5, 4, 3}));
  EXPECT_EQ(text.slice(span), "news");
  EXPECT_EQ(span.end(), 9u);
  EXPECT_TRUE(span.known());
  EXPECT_FALSE(SourceSpan().known());
}

TEST(SourceText, ViewsOutliveAMove) {
  SourceText text(0, "a", "short");
  const std::string_view bytes = text.bytes();
  const SourceText moved = std::move(text);
  EXPECT_EQ(bytes, moved.bytes());
  EXPECT_EQ(bytes.data(), moved.bytes().data());
}

}  // namespace
}  // namespace dateline
