#include "validator/cli/help.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/golden.h"

namespace dateline {
namespace {

constexpr Verb kVerbs[] = {Verb::kValidate, Verb::kInspect, Verb::kRules};

TEST(HelpGolden, IsReadBeforeItChanges) {
  EXPECT_TRUE(matches_golden("help/validate.txt", help_text(Verb::kValidate)));
  EXPECT_TRUE(matches_golden("help/inspect.txt", help_text(Verb::kInspect)));
  EXPECT_TRUE(matches_golden("help/rules.txt", help_text(Verb::kRules)));
}

TEST(Help, NamesEveryFlagOfItsVerb) {
  for (const Verb verb : kVerbs) {
    const std::string help = help_text(verb);
    for (const std::string& flag : flags_of(verb)) {
      EXPECT_NE(help.find("\n  " + flag + " "), std::string::npos) << flag << " is not in\n"
                                                                   << help;
    }
  }
}

TEST(Help, NamesNoFlagThatItsVerbDoesNotHave) {
  for (const Verb verb : kVerbs) {
    const std::string help = help_text(verb);
    for (const std::string& flag : flags_of(Verb::kValidate)) {
      const std::vector<std::string> own = flags_of(verb);
      if (std::find(own.begin(), own.end(), flag) != own.end()) continue;
      EXPECT_EQ(help.find(flag + " "), std::string::npos) << flag;
    }
  }
}

TEST(Help, FitsATerminalOfEightyColumns) {
  for (const Verb verb : kVerbs) {
    std::istringstream in(help_text(verb));
    for (std::string line; std::getline(in, line);) EXPECT_LE(line.size(), 80U) << line;
  }
}

}  // namespace
}  // namespace dateline
