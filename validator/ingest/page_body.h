// The body of a page: who says what, what nobody says, and what stands under a picture.
//
// A paragraph that begins with a speaker label opens a turn; the paragraphs below belong to it
// until the next label. What precedes the first label is body. A separator ("* * *") ends the turn:
// what follows (a heading such as "Speech at the session", or a closing report) is body again until
// the next label, because nothing says that the same speaker goes on. A See-also list in the middle
// ends nothing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "validator/ingest/page_context.h"
#include "validator/record/record.h"

namespace dateline {

class BodyReader {
 public:
  explicit BodyReader(PageContext& page);

  // Before a page's first line: where its header ends and what its title is.
  void begin(std::string_view title);
  // Reads what begins at line `at`, which is no heading. Returns the line behind it.
  std::size_t read(std::size_t at, std::size_t last);
  // Lays everything into the record.
  void finish(Record& record);

 private:
  // Where name and role stand in a label, so that a label seen before is not parsed again.
  struct KnownLabel {
    std::string_view label = {};
    std::string_view name = {};
    std::string_view role = {};
  };
  struct OpenTurn {
    Turn turn = {};
    std::size_t first_paragraph = 0;
    std::size_t end_paragraph = 0;
  };

  // The label that the paragraph begins with, or an empty one.
  KnownLabel label_of(std::string_view paragraph);
  void open_turn(const Paragraph& paragraph, const KnownLabel& label);
  void add_paragraph(const Text& text);
  void count_photos(std::string_view counter);
  [[nodiscard]] bool is_caption(const Paragraph& paragraph, std::size_t last) const;

  PageContext& page_;
  std::string_view title_;
  bool first_ = true;            // nothing read yet: a bare caption may stand here
  bool below_counter_ = false;   // the next text is a caption
  std::size_t caption_end_ = 0;  // the line below the last caption
  std::uint32_t cuts_ = 0;
  std::uint32_t photos_ = 0;  // as the counter says
  bool speaking_ = false;
  std::vector<KnownLabel> known_labels_;
  std::vector<Text> body_;
  std::vector<Text> captions_;
  std::vector<Text> spoken_;
  std::vector<Text> all_;
  std::vector<OpenTurn> turns_;
};

}  // namespace dateline
