#include "validator/ingest/unpack.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

namespace dateline {
namespace {

enum class Step { kMore, kDone, kDamaged, kTruncated };

// Some bytes more: both libraries behind one shape. `packed` and `out` shrink by what was used.
class Unpacker {
 public:
  virtual ~Unpacker() = default;
  virtual Step step(std::string_view& packed, char*& out, std::size_t& room) = 0;
};

class GzipUnpacker : public Unpacker {
 public:
  GzipUnpacker() { ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK; }
  ~GzipUnpacker() override { inflateEnd(&stream_); }
  GzipUnpacker(const GzipUnpacker&) = delete;
  GzipUnpacker& operator=(const GzipUnpacker&) = delete;

  Step step(std::string_view& packed, char*& out, std::size_t& room) override {
    if (!ready_) return Step::kDamaged;
    const uInt in_size = clamp(packed.size());
    const uInt out_size = clamp(room);
    // zlib's interface is older than const; it does not write here.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = in_size;
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = out_size;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    const std::size_t written = out_size - stream_.avail_out;
    const std::size_t taken = in_size - stream_.avail_in;
    packed.remove_prefix(taken);
    out += written;
    room -= written;
    if (result == Z_STREAM_END) return next_member(packed);
    if (result == Z_BUF_ERROR || (result == Z_OK && taken == 0 && written == 0)) {
      return packed.empty() ? Step::kTruncated : Step::kMore;
    }
    return result == Z_OK ? Step::kMore : Step::kDamaged;
  }

 private:
  static constexpr int kGzipOnly = 15 + 16;

  static uInt clamp(std::size_t size) {
    return static_cast<uInt>(std::min<std::size_t>(size, std::size_t{1} << 30));
  }

  // A .gz may be several behind one another, as `cat a.gz b.gz` makes them. Padding is passed over.
  Step next_member(std::string_view& packed) {
    if (packed.find_first_not_of('\0') == std::string_view::npos) return Step::kDone;
    return inflateReset(&stream_) == Z_OK ? Step::kMore : Step::kDamaged;
  }

  z_stream stream_ = {};
  bool ready_ = false;
};

class ZstdUnpacker : public Unpacker {
 public:
  Step step(std::string_view& packed, char*& out, std::size_t& room) override {
    if (stream_ == nullptr) return Step::kDamaged;
    ZSTD_inBuffer in = {packed.data(), packed.size(), 0};
    ZSTD_outBuffer to = {out, room, 0};
    const std::size_t result = ZSTD_decompressStream(stream_.get(), &to, &in);
    packed.remove_prefix(in.pos);
    out += to.pos;
    room -= to.pos;
    if (ZSTD_isError(result) != 0) return Step::kDamaged;
    // 0: a frame has ended; another one may follow.
    if (packed.empty() && result == 0) return Step::kDone;
    if (packed.empty() && room > 0 && to.pos == 0) return Step::kTruncated;
    return Step::kMore;
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  std::unique_ptr<ZSTD_DStream, Free> stream_{ZSTD_createDStream()};
};

std::unique_ptr<Unpacker> unpacker_for(std::string_view packing) {
  if (packing == "gzip") return std::make_unique<GzipUnpacker>();
  return std::make_unique<ZstdUnpacker>();
}

constexpr std::size_t kFirstRoom = std::size_t{64} << 10;

// A buffer that doubles; always with SourceText's padding behind it.
class Output {
 public:
  void grow(std::size_t most) {
    const std::size_t next = std::min(most, std::max(kFirstRoom, 2 * capacity_));
    auto bigger = std::make_unique<char[]>(next + SourceText::kPadding);
    if (size_ > 0) std::memcpy(bigger.get(), buffer_.get(), size_);
    buffer_ = std::move(bigger);
    capacity_ = next;
  }
  Step fill(Unpacker& unpacker, std::string_view& packed) {
    char* out = buffer_.get() + size_;
    std::size_t room = capacity_ - size_;
    const Step step = unpacker.step(packed, out, room);
    size_ = capacity_ - room;
    return step;
  }
  [[nodiscard]] bool full() const { return size_ == capacity_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  std::unique_ptr<char[]> take() { return std::move(buffer_); }

 private:
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
};

// Unpacks until the end, until something is wrong, or until there are `most` bytes.
Step unpack_some(std::string_view packed, std::size_t most, Output& output) {
  const std::unique_ptr<Unpacker> unpacker = unpacker_for(packing_of(packed));
  Step step = Step::kMore;
  while (step == Step::kMore && output.size() < most) {
    if (output.full()) output.grow(most);
    step = output.fill(*unpacker, packed);
  }
  return step;
}

void refuse(const SourceText& packed, std::string rule, std::string message, FindingSink& sink) {
  sink.add(InputDoubt{
      .rule = std::move(rule), .message = std::move(message), .where = packed.span(0, 0)});
}

}  // namespace

std::string_view packing_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x1F\x8B\x08"sv)) return "gzip";
  if (bytes.starts_with("\x28\xB5\x2F\xFD"sv)) return "zstd";
  return {};
}

std::string_view name_without_packing(std::string_view name) {
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

std::string unpack_sample(std::string_view bytes, std::size_t most) {
  Output output;
  unpack_some(bytes, most, output);
  const std::size_t size = output.size();
  const std::unique_ptr<char[]> buffer = output.take();
  return size == 0 ? std::string() : std::string(buffer.get(), size);
}

std::optional<SourceText> unpack(const SourceText& packed, std::size_t most, const Limits& limits,
                                 FindingSink& sink) {
  const std::string_view bytes = packed.bytes();
  const std::string_view packing = packing_of(bytes);
  const std::size_t by_ratio = bytes.size() * limits.unpack_ratio;
  const std::size_t allowed = std::min(most, by_ratio);
  Output output;
  const Step step = unpack_some(bytes, allowed + 1, output);
  if (output.size() > allowed) {
    const std::string limit =
        allowed == most ? fmt::format("the limit of {} bytes", most)
                        : fmt::format("{} bytes, {} times its size", by_ratio, limits.unpack_ratio);
    refuse(packed, "input/too-large",
           fmt::format("the {} bytes of {} unpack to more than {}: not read", bytes.size(), packing,
                       limit),
           sink);
    return std::nullopt;
  }
  if (step != Step::kDone) {
    const std::string_view what = step == Step::kTruncated ? "ends too early" : "is damaged";
    refuse(packed, "input/syntax",
           fmt::format("the {} data {} after {} bytes of text: not read", packing, what,
                       output.size()),
           sink);
    return std::nullopt;
  }
  const std::size_t size = output.size();
  if (size == 0) return SourceText(packed.id(), packed.name(), "");
  return SourceText(packed.id(), packed.name(), output.take(), size);
}

}  // namespace dateline
