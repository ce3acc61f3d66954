// SourceText: the bytes of one input and the name it has in messages. The buffer is padded as
// simdjson wants it, so no reader copies it. Move-only; views into bytes() live as long as the
// SourceText.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "validator/source/source_span.h"

namespace dateline {

class SourceText {
 public:
  static constexpr std::size_t kPadding =
      64;  // zero bytes behind the text, ≥ simdjson's SIMDJSON_PADDING

  SourceText() = default;
  // Copies `bytes`. `name` is the path as given, with '/'.
  SourceText(SourceId id, std::string name, std::string_view bytes);
  // Takes a buffer that already has kPadding bytes of room behind `size`.
  SourceText(SourceId id, std::string name, std::unique_ptr<char[]> buffer, std::size_t size);

  [[nodiscard]] SourceId id() const { return id_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return {buffer_.get(), size_}; }
  [[nodiscard]] std::string_view slice(SourceSpan span) const {
    return bytes().substr(span.begin, span.length);
  }
  [[nodiscard]] SourceSpan span(std::size_t begin, std::size_t end) const {
    return {begin, static_cast<std::uint32_t>(end - begin), id_};
  }
  // The span of a view that points into bytes().
  [[nodiscard]] SourceSpan span_of(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - buffer_.get());
    return span(begin, begin + part.size());
  }

 private:
  SourceId id_ = kNoSource;
  std::string name_;
  std::unique_ptr<char[]> buffer_;
  std::size_t size_ = 0;
};

}  // namespace dateline
