#include "validator/ingest/page_body.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#include "validator/base/text.h"
#include "validator/ingest/speaker_label.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestCaption = 360;  // below a counter: sentences and a photographer
constexpr std::size_t kLongestLoneCaption =
    260;  // without one: a sentence, perhaps who is with whom
constexpr std::size_t kLongestBareCaption = 160;  // one without a full stop
constexpr std::size_t kMostKnownLabels = 64;      // a page of more labels is searched no longer
constexpr std::size_t kMostKnownCaptions = 64;

std::string_view without_full_stop(std::string_view text) {
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  return text;
}

// At most one sentence ends before the last: no prose, so worth a look at the patterns.
bool has_few_sentences(std::string_view text) {
  const std::size_t first = text.find(". ");
  return first == std::string_view::npos || text.find(". ", first + 2) == std::string_view::npos;
}

bool ends_open(std::string_view text) {
  return std::string_view(".:;,!?\"").find(text.back()) == std::string_view::npos &&
         static_cast<unsigned char>(text.back()) < 0x80;
}

}  // namespace

BodyReader::BodyReader(PageContext& page) : page_(page) {
  // A page of some length; growing from nothing would cost a handful of allocations a file.
  known_labels_.reserve(8);
  body_.reserve(16);
  captions_.reserve(8);
  all_.reserve(32);
}

void BodyReader::begin(std::string_view title) {
  title_ = title;
  first_ = true;
  below_counter_ = false;
  speaking_ = false;
  body_.clear();
  captions_.clear();
  spoken_.clear();
  all_.clear();
  turns_.clear();
  if (known_labels_.size() == kMostKnownLabels) known_labels_.clear();
}

BodyReader::KnownLabel BodyReader::label_of(std::string_view paragraph) {
  const void* found =
      std::memchr(paragraph.data(), ':', std::min<std::size_t>(paragraph.size(), 320));
  if (found == nullptr) return {};
  const auto colon = static_cast<std::size_t>(static_cast<const char*>(found) - paragraph.data());
  const std::string_view printed = trim(paragraph.substr(0, colon));
  for (const KnownLabel& known : known_labels_) {
    if (known.label != printed) continue;
    // The same words here: name and role stand at the same offsets.
    const auto here = [&](std::string_view part) {
      if (part.empty()) return std::string_view{};
      return printed.substr(static_cast<std::size_t>(part.data() - known.label.data()),
                            part.size());
    };
    return {printed, here(known.name), here(known.role)};
  }
  const FoundLabel at_start = find_label(paragraph, page_.profile, page_.knowledge);
  if (at_start.length == 0) return {};
  const KnownLabel found_label{paragraph.substr(0, at_start.length), at_start.split.name,
                               at_start.split.role};
  if (known_labels_.size() < kMostKnownLabels) known_labels_.push_back(found_label);
  return found_label;
}

void BodyReader::add_paragraph(const Text& text) {
  (speaking_ ? spoken_ : body_).push_back(text);
  all_.push_back(text);
  if (speaking_) turns_.back().end_paragraph = spoken_.size();
}

void BodyReader::open_turn(const Paragraph& paragraph, const KnownLabel& label) {
  OpenTurn open{.first_paragraph = spoken_.size(), .end_paragraph = spoken_.size()};
  open.turn.label = page_.paragraphs.text(paragraph, label.label);
  if (!label.name.empty()) open.turn.name = page_.paragraphs.text(paragraph, label.name);
  if (!label.role.empty()) open.turn.role = page_.paragraphs.text(paragraph, label.role);
  turns_.push_back(open);
  speaking_ = true;
  const std::size_t colon = paragraph.text.find(':', label.label.size());
  const std::string_view words = trim(paragraph.text.substr(colon + 1));
  if (!words.empty()) add_paragraph(page_.paragraphs.text(paragraph, words));
}

bool BodyReader::is_caption(const Paragraph& paragraph, std::size_t last) const {
  const std::string_view text = paragraph.text;
  if (below_counter_) return text.size() <= kLongestCaption;
  if (paragraph.line_count > 1 || text.size() > kLongestLoneCaption) return false;
  const std::string_view words = without_full_stop(text);
  if (words == title_ && !title_.empty() && text.size() > words.size()) return true;
  const std::size_t known = std::min(captions_.size(), kMostKnownCaptions);
  for (std::size_t i = 0; i < known; ++i) {
    // Straight below itself the sentence is the text: some pages have no other.
    if (without_full_stop(captions_[i].value) == words) return paragraph.first_line != caption_end_;
  }
  const Profile::Layout::Compiled& patterns = page_.profile.layout.compiled;
  if (has_few_sentences(text) && patterns.captions.search(text))
    return !patterns.not_captions.search(text);
  // "Visiting the pulp mill" straight below the time, with prose under it: a caption that lost its
  // full stop. Above a label it is the heading of the transcript.
  const std::size_t below = paragraph.first_line + paragraph.line_count;
  return first_ && text.size() <= kLongestBareCaption && ends_open(text) && below < last &&
         page_.lines[below].kind == LineKind::kText &&
         page_.lines[below].text.size() > text.size() && !page_.paragraphs.opens_turn(below, last);
}

// "3 of 5": five photos, of which the page's text shows the caption of one.
void BodyReader::count_photos(std::string_view counter) {
  const std::size_t begin = counter.find_last_not_of("0123456789") + 1;
  std::uint32_t photos = 0;
  std::from_chars(counter.data() + begin, counter.data() + counter.size(), photos);
  photos_ = std::max(photos_, photos);
}

std::size_t BodyReader::read(std::size_t at, std::size_t last) {
  switch (page_.lines[at].kind) {
    case LineKind::kCounter:
      below_counter_ = true;
      count_photos(page_.lines[at].text);
      return at + 1;
    case LineKind::kSeparator:
      speaking_ = false;
      below_counter_ = false;
      first_ = false;
      return at + 1;
    case LineKind::kCut:
      ++cuts_;
      return at + 1;
    case LineKind::kAttachment:
      return at + 1;
    default:
      break;
  }
  const Join join = below_counter_ ? Join::kClearly : Join::kLikely;
  const Paragraph paragraph = page_.paragraphs.read(at, last, join);
  const std::size_t next = at + paragraph.line_count;
  if (const KnownLabel label = label_of(paragraph.text); !label.label.empty()) {
    open_turn(paragraph, label);
  } else if (is_caption(paragraph, last)) {
    captions_.push_back(page_.paragraphs.text(paragraph));
    caption_end_ = next;
  } else {
    add_paragraph(page_.paragraphs.text(paragraph));
  }
  below_counter_ = false;
  first_ = false;
  return next;
}

void BodyReader::finish(Record& record) {
  Arena& arena = page_.batch.arena;
  record.body = arena.copy(body_);
  record.captions = arena.copy(captions_);
  const auto shown = static_cast<std::uint32_t>(captions_.size());
  record.cuts = cuts_;
  if (photos_ > shown) record.captions_more = photos_ - shown;
  record.paragraphs = arena.copy(all_);
  const std::span<const Text> spoken = arena.copy(spoken_);
  const std::span<Turn> turns = arena.make_array<Turn>(turns_.size());
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    const OpenTurn& open = turns_[i];
    turns[i] = open.turn;
    turns[i].paragraphs =
        spoken.subspan(open.first_paragraph, open.end_paragraph - open.first_paragraph);
  }
  record.transcript = turns;
}

}  // namespace dateline
