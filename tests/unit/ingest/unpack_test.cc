#include "validator/ingest/unpack.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/ingest/source_reader.h"

#include "tests/unit/ingest/json_reading.h"

namespace dateline {
namespace {

using namespace std::string_literals;

// kLines by gzip and by zstd.
const std::string kGzip =
    "\037\213\010\000\000\000\000\000\002\003\253\126\312\114\121\262"
    "\122\112\124\252\345\252\206\060\223\200\114\000\274\354\075\102"
    "\026\000\000\000"s;
const std::string kZstd =
    "\050\265\057\375\004\130\261\000\000\173\042\151\144\042\072\042"
    "\141\042\175\012\173\042\151\144\042\072\042\142\042\175\012\074"
    "\225\105\153"s;
// 100,000 letters "a" by gzip.
const std::string kBomb =
    "\037\213\010\000\000\000\000\000\002\003\355\301\061\001\000\000"
    "\000\302\240\254\353\137\302\032\036\100\001\000\000\000\000\000"
    "\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\000\000\000\000\000\000\000\257\006\207\372\342"
    "\033\240\206\001\000"s;
// kGzip by gzip again.
const std::string kTwice =
    "\037\213\010\000\000\000\000\000\002\003\223\357\346\140\000\001"
    "\046\346\325\141\247\174\002\067\005\171\205\254\172\272\252\315"
    "\140\162\203\017\303\236\067\266\116\142\100\071\000\361\355\107"
    "\304\044\000\000\000"s;
constexpr std::string_view kLines = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n";

struct Unpacked {
  std::optional<SourceText> text = {};
  FindingSink sink = {};
};

void unpack_bytes(const std::string& bytes, std::size_t most, const Limits& limits, Unpacked& out) {
  out.text = unpack(SourceText(2, "a.jsonl.gz", bytes), most, limits, out.sink);
}

TEST(Unpack, TellsPackingByTheFirstBytes) {
  EXPECT_EQ(packing_of(kGzip), "gzip");
  EXPECT_EQ(packing_of(kZstd), "zstd");
  EXPECT_EQ(packing_of(kLines), "");
  EXPECT_EQ(packing_of(""), "");
  EXPECT_EQ(name_without_packing("a/b.jsonl.gz"), "a/b.jsonl");
  EXPECT_EQ(name_without_packing("a/b.txt.zst"), "a/b.txt");
  EXPECT_EQ(name_without_packing("a/b.json"), "a/b.json");
}

TEST(Unpack, GivesTheTextUnderTheSameNameWithPaddingBehindIt) {
  for (const std::string& bytes : {kGzip, kZstd}) {
    Unpacked out;
    unpack_bytes(bytes, 1000, {}, out);
    ASSERT_TRUE(out.text.has_value());
    EXPECT_EQ(out.text->bytes(), kLines);
    EXPECT_EQ(out.text->name(), "a.jsonl.gz");
    EXPECT_EQ(out.text->id(), 2u);
    const std::string_view behind(out.text->bytes().end(), SourceText::kPadding);
    EXPECT_EQ(behind, std::string(SourceText::kPadding, '\0'));
  }
}

TEST(Unpack, SeveralBehindOneAnotherAreOneText) {
  for (const std::string& bytes : {kGzip, kZstd}) {
    Unpacked out;
    unpack_bytes(bytes + bytes, 1000, {}, out);
    ASSERT_TRUE(out.text.has_value());
    EXPECT_EQ(out.text->bytes(), std::string(kLines) + std::string(kLines));
  }
}

TEST(Unpack, CutShortAnywhereIsOneDoubtAtTheStart) {
  for (const std::string& bytes : {kGzip, kZstd}) {
    for (std::size_t size = 4; size < bytes.size(); ++size) {
      Unpacked out;
      unpack_bytes(bytes.substr(0, size), 1000, {}, out);
      EXPECT_FALSE(out.text.has_value()) << size;
      ASSERT_EQ(out.sink.doubts().size(), 1u) << size;
      EXPECT_EQ(out.sink.doubts()[0].rule, "input/syntax") << size;
      EXPECT_EQ(out.sink.doubts()[0].where, (SourceSpan{0, 0, 2}));
    }
  }
}

TEST(Unpack, DamageIsOneDoubt) {
  std::string bytes = kGzip;
  bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);  // the check sum
  Unpacked out;
  unpack_bytes(bytes, 1000, {}, out);
  EXPECT_FALSE(out.text.has_value());
  ASSERT_EQ(out.sink.doubts().size(), 1u);
  EXPECT_EQ(out.sink.doubts()[0].message,
            "the gzip data is damaged after 22 bytes of text: not read");
}

TEST(Unpack, TheLimitOnTheTextHoldsOnBothSides) {
  Unpacked fits;
  unpack_bytes(kGzip, 22, {}, fits);
  EXPECT_TRUE(fits.text.has_value());
  Unpacked large;
  unpack_bytes(kGzip, 21, {}, large);
  EXPECT_FALSE(large.text.has_value());
  ASSERT_EQ(large.sink.doubts().size(), 1u);
  EXPECT_EQ(large.sink.doubts()[0].rule, "input/too-large");
  EXPECT_EQ(large.sink.doubts()[0].message,
            "the " + std::to_string(kGzip.size()) +
                " bytes of gzip unpack to more than the limit of 21 bytes: not read");
}

TEST(Unpack, TheLimitOnTheRatioHoldsOnBothSides) {
  Limits limits;
  const std::size_t exact = 100'000 / kBomb.size() + 1;
  limits.unpack_ratio = exact;
  Unpacked fits;
  unpack_bytes(kBomb, 1'000'000, limits, fits);
  EXPECT_TRUE(fits.text.has_value());
  limits.unpack_ratio = exact - 1;
  Unpacked large;
  unpack_bytes(kBomb, 1'000'000, limits, large);
  EXPECT_FALSE(large.text.has_value());
  ASSERT_EQ(large.sink.doubts().size(), 1u);
  EXPECT_EQ(large.sink.doubts()[0].message,
            "the " + std::to_string(kBomb.size()) + " bytes of gzip unpack to more than " +
                std::to_string((exact - 1) * kBomb.size()) + " bytes, " +
                std::to_string(exact - 1) + " times its size: not read");
  EXPECT_EQ(Limits{}.unpack_ratio, 100u);
}

TEST(Unpack, PackedLinesAreReadAndTheirPlacesAreInTheText) {
  std::vector<Profile> profiles;
  profiles.push_back(test_profile());
  for (const std::string& bytes : {kGzip, kZstd}) {
    EXPECT_EQ(detect_format(bytes, profiles), "jsonl");
    FindingSink sink;
    const RecordBatch batch =
        read_source(SourceText(0, "a.jsonl.gz", bytes), {.profiles = &profiles}, sink);
    ASSERT_EQ(batch.records.size(), 2u);
    EXPECT_EQ(batch.source.bytes(), kLines);
    EXPECT_EQ(batch.source.slice(batch.records[1].id.span), "b");
    EXPECT_EQ(batch.records[1].input.format, "jsonl");
  }
}

TEST(Unpack, WhatIsPackedTwiceIsNoInputAndWhatIsBrokenIs) {
  std::vector<Profile> profiles;
  profiles.push_back(test_profile());
  EXPECT_EQ(detect_format(kTwice, profiles), "");
  EXPECT_EQ(detect_format(kGzip.substr(0, 5), profiles), "gzip");
  FindingSink sink;
  const RecordBatch batch =
      read_source(SourceText(0, "a.json.gz", kGzip.substr(0, 5)), {.profiles = &profiles}, sink);
  EXPECT_TRUE(batch.records.empty());
  ASSERT_EQ(sink.doubts().size(), 1u);
  EXPECT_EQ(sink.doubts()[0].rule, "input/syntax");
}

}  // namespace
}  // namespace dateline
