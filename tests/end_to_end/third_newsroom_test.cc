// A newsroom that nobody thought of when the program was written: a profile in a folder of rules,
// and its pages are read. One defect is planted, published ten minutes after the event.
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/end_to_end/validate_run.h"
#include "tests/support/temp_folder.h"

namespace dateline::end_to_end {
namespace {

const std::string kNewsroom = DATELINE_ROOT "/tests/end_to_end/third_newsroom";

TEST(ThirdNewsroom, EveryFieldIsReadByItsProfile) {
  const CommandResult result =
      run_validate({"inspect", kNewsroom + "/archive", "--rules", kNewsroom + "/rules"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  for (const char* part : {
           R"("kind":"meeting","language":"de")",
           R"("title":"Treffen mit Hafenkapitänin Wiebke Carstens")",
           R"("lead":"Es ging um die neue Fahrrinne.")",
           R"("date":"2015-09-15","time":"14:40","zone":"Europe/Berlin","zone_from":"profile")",
           R"("at":"2015-09-15T14:40:00+02:00","place":"Lübeck")",
           R"("at":"2015-09-15T14:50:00+02:00","sections":["Wirtschaft","Hafen"])",
           R"("speaker":"Wiebke Carstens","role":"Hafenkapitänin")",
           R"("label":"Jette Brandt","name":"Jette Brandt","house":true)",
           R"("label":"Frage","name":"Frage","house":false,"generic":true)",
           R"("persons":["Carstens Wiebke"],"geography":["Deutschland"],"topics":["Hafen"])",
           R"("profile":"hafenblatt")",
       }) {
    EXPECT_NE(result.out.find(part), std::string::npos) << part << " is not in\n" << result.out;
  }
}

TEST(ThirdNewsroom, AShippedRuleFindsThePlantedDefectAtItsPlace) {
  const TempFolder rules;
  std::filesystem::copy(kNewsroom + "/rules", rules.path(),
                        std::filesystem::copy_options::recursive);
  std::filesystem::copy(shipped_rules() + "/time/publication.toml",
                        rules.path() + "/publication.toml");
  const CommandResult result =
      run_validate({kNewsroom + "/archive", "--rules", rules.path(), "--format", "json"});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_EQ(with_short_paths(parse_report(result.out).findings),
            (std::vector<Seen>{{"time/publication-matches-event", "treffen.txt", 18, 13}}));
}

}  // namespace
}  // namespace dateline::end_to_end
