#include "validator/record/record.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(RecordKind, EveryKindIsFoundByItsName) {
  for (int i = 0; i <= static_cast<int>(RecordKind::kAnnouncement); ++i) {
    const auto kind = static_cast<RecordKind>(i);
    RecordKind found = RecordKind::kOther;
    EXPECT_TRUE(kind_named(name_of(kind), found)) << name_of(kind);
    EXPECT_EQ(found, kind) << name_of(kind);
  }
}

TEST(RecordKind, AnUnknownNameLeavesTheKindAlone) {
  for (const std::string_view name : {"", "Meeting", "meeting ", "dinner"}) {
    RecordKind kind = RecordKind::kSummit;
    EXPECT_FALSE(kind_named(name, kind)) << name;
    EXPECT_EQ(kind, RecordKind::kSummit);
  }
}

TEST(RecordKind, OnlyKindsWherePeopleMeetHaveBodilyPresence) {
  struct Case {
    std::string_view kind = {};
    bool bodily = false;
  };
  for (const Case& c : {
           Case{"meeting", true},
           Case{"talks", true},
           Case{"news_conference", true},
           Case{"speech", true},
           Case{"summit", true},
           Case{"visit", true},
           Case{"ceremony", true},
           Case{"telephone", false},
           Case{"videoconference", false},
           Case{"greeting", false},
           Case{"condolences", false},
           Case{"order", false},
           Case{"instruction", false},
           Case{"statement", false},
           Case{"interview", false},
           Case{"announcement", false},
           Case{"other", false},
       }) {
    RecordKind kind = RecordKind::kOther;
    ASSERT_TRUE(kind_named(c.kind, kind)) << c.kind;
    EXPECT_EQ(has_bodily_presence(kind), c.bodily) << c.kind;
  }
}

TEST(RecordNames, ClaimsLinksAndZonesHaveNamesForReports) {
  EXPECT_EQ(name_of(ClaimKind::kAfter), "after");
  EXPECT_EQ(name_of(ClaimKind::kBefore), "before");
  EXPECT_EQ(name_of(ClaimKind::kDuring), "during");
  EXPECT_EQ(name_of(SeeAlsoKind::kVisit), "visit");
  EXPECT_EQ(name_of(SeeAlsoKind::kEvent), "event");
  EXPECT_EQ(name_of(SeeAlsoKind::kOther), "other");
  EXPECT_EQ(name_of(ZoneOrigin::kNone), "none");
  EXPECT_EQ(name_of(ZoneOrigin::kProfile), "profile");
  EXPECT_EQ(name_of(ZoneOrigin::kRecord), "record");
  EXPECT_EQ(name_of(ZoneOrigin::kOffset), "offset");
}

}  // namespace
}  // namespace dateline
