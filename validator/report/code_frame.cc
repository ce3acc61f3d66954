#include "validator/report/code_frame.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

// One character of the line, as it will be shown.
struct Cell {
  std::string_view raw = {};
  std::string escaped = {};  // empty: shown as it is
  std::size_t width = 1;

  [[nodiscard]] std::string_view shown() const { return escaped.empty() ? raw : escaped; }
};

// Half-open range of cells.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_plain_ascii(char byte) {
  return byte >= ' ' && byte <= '~' && byte != '#';
}

// Each character on its own, so that the marks below line up with what is shown above.
std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  cells.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    next_code_point(line, at);
    Cell cell{.raw = line.substr(begin, at - begin)};
    if (!is_plain_ascii(line[begin])) {
      const bool obeyed = begin > 0 && starts_runner_command(line.substr(begin - 1));
      cell.escaped = obeyed ? kBrokenHash : printable(cell.raw);
      cell.width = count_code_points(cell.escaped);
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

// Which cells the place means. A place without words (something is missing there) has one mark.
Range marked_cells(const ReportPlace& place, std::size_t count) {
  const auto cell_at = [&](std::uint64_t column) {
    const std::uint64_t first = place.line_text_column;
    return static_cast<std::size_t>(column > first ? column - first : 0);
  };
  Range mark{cell_at(place.region.column), count};
  if (place.region.end_line == place.region.line) mark.end = cell_at(place.region.end_column);
  mark.begin = std::min(mark.begin, count);
  mark.end = std::clamp(mark.end, mark.begin, count);
  return mark;
}

// The cells to show: the place first, then what surrounds it, as far as `width` reaches.
Range window_round(const std::vector<Cell>& cells, Range mark, std::size_t width) {
  Range window{mark.begin, mark.begin};
  std::size_t left = width;
  const auto grow_right = [&](std::size_t limit, std::size_t keep) {
    while (window.end < limit && cells[window.end].width + keep <= left) {
      left -= cells[window.end++].width;
    }
  };
  const auto grow_left = [&](std::size_t keep) {
    while (window.begin > 0 && cells[window.begin - 1].width + keep <= left) {
      left -= cells[--window.begin].width;
    }
  };
  grow_right(mark.end, 0);
  grow_left(left / 2);
  grow_right(cells.size(), 0);
  grow_left(0);
  return window;
}

// White space as wide as the cells; tabs stay tabs, so that both lines jump alike.
std::string blanks(const std::vector<Cell>& cells, Range range) {
  std::string out;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (cells[i].raw == "\t") {
      out += '\t';
    } else {
      out.append(cells[i].width, ' ');
    }
  }
  return out;
}

std::size_t width_of(const std::vector<Cell>& cells, Range range) {
  std::size_t width = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) width += cells[i].width;
  return width;
}

std::string text_of(const std::vector<Cell>& cells, Range range) {
  std::string text;
  for (std::size_t i = range.begin; i < range.end; ++i) text += cells[i].shown();
  return text;
}

void append_line(std::string& out, std::string_view gutter, std::string_view text,
                 const Paint& paint) {
  out += paint.dim(fmt::format("{:>{}} |", gutter, kGutterDigits));
  if (!text.empty()) out.append(" ").append(text);
  out += '\n';
}

}  // namespace

void append_code_frame(std::string& out, const ReportPlace& place, const FrameStyle& style,
                       const Paint& paint) {
  if (place.region.line == 0) return;
  const std::vector<Cell> cells = cells_of(place.line_text);
  const Range mark = marked_cells(place, cells.size());
  const Range window = window_round(cells, mark, style.width);
  const Range shown_mark{mark.begin, std::min(mark.end, window.end)};

  const bool cut_left = window.begin > 0 || place.line_text_column > 1;
  std::string line = cut_left ? "…" : "";
  line += text_of(cells, window);
  if (window.end < cells.size()) line += "…";
  append_line(out, std::to_string(place.region.line), line, paint);

  std::string marks = cut_left ? " " : "";
  marks += blanks(cells, {window.begin, mark.begin});
  std::string strokes(std::max<std::size_t>(width_of(cells, shown_mark), 1), style.mark);
  if (!style.label.empty()) strokes.append(" ").append(terminal_text(style.label));
  marks += paint.by(style.severity, strokes);
  append_line(out, "", marks, paint);
}

}  // namespace dateline
