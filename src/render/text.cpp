// The timeline for a terminal. Each event is a block of lines: at the left the date and its note,
// then the mark, the number and the words. Titles wrap and are never cut; below kNarrow columns the
// date stands above the title instead of beside it.
//
//   18 Sep 2020 ●  8  Inspectorate announces the bar, effective Sunday  ALLEGED
//               │     Inspectorate            → carries out 5
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/measure.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::size_t kNarrow = 60;
constexpr std::size_t kMinWidth = 24;
constexpr std::size_t kMinDateColumn = 9;
constexpr std::size_t kMaxDateColumn = 15;
constexpr std::size_t kActorColumn = 24;  // relations stand behind it where there is room

enum class Tone : unsigned char {
  plain,
  bold,
  dim,
  dim_italic,
  happened,
  alleged,
  blocked,
  dispute
};

std::string_view tone_code(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::bold:
      return "1";
    case Tone::dim:
      return "2";
    case Tone::dim_italic:
      return "2;3";
    case Tone::happened:
      return "1;34";
    case Tone::alleged:
      return "1;33";
    case Tone::blocked:
      return "1;31";
    case Tone::dispute:
      return "35";
  }
  return "";
}

struct Segment {
  std::string text;
  Tone tone = Tone::plain;
};
using Line = std::vector<Segment>;

// The signs that are drawn, and their ASCII forms.
struct Signs {
  std::string_view spine, gap, rule, to, from, blocks, dot;
};
constexpr Signs kUnicodeSigns{"│", "┊", "─", "→", "←", "⊣", "·"};
constexpr Signs kAsciiSigns{"|", ":", "-", "->", "<-", "-|", "-"};

struct Mark {
  std::string_view unicode, ascii, words;
  Tone tone;
};

Mark mark_of(Status status) {
  const std::string_view words = status_words(status);
  switch (status) {
    case Status::asserted:
      return {"●", "o", words, Tone::happened};
    case Status::ongoing:
      return {"◉", "O", words, Tone::happened};
    case Status::planned:
      return {"○", ">", words, Tone::bold};
    case Status::alleged:
      return {"◆", "?", words, Tone::alleged};
    case Status::denied:
      return {"◈", "!", words, Tone::dispute};
    case Status::blocked:
      return {"✖", "x", words, Tone::blocked};
    case Status::hypothetical:
      return {"◇", "%", words, Tone::bold};
    case Status::negated:
      return {"□", "#", words, Tone::dim};
  }
  return {"●", "o", words, Tone::plain};
}

constexpr Mark kUndated{"◐", "~", "day not known", Tone::happened};

// An uncertain day shows in the mark where the status leaves it free to.
Mark mark_of(const Row& row) {
  const bool is_happened = row.event->status == Status::asserted;
  return is_happened && row.uncertain ? kUndated : mark_of(row.event->status);
}

class TextPage {
 public:
  TextPage(const Story& story, const RenderOptions& options)
      : story_(story),
        options_(options),
        signs_(options.ascii ? kAsciiSigns : kUnicodeSigns),
        width_(std::max(options.width, kMinWidth)),
        is_narrow_(width_ < kNarrow) {
    measure_columns();
  }

  std::string write() {
    for (const std::string& line : wrapped(story_.title, width_)) add({{line, Tone::bold}});
    if (!story_.subtitle.empty()) {
      for (const std::string& line : wrapped(story_.subtitle, width_)) add({{line, Tone::dim}});
    }
    for (const Period& period : story_.periods) write_period(period);
    add({});
    write_legend();
    write_sources();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string plain(std::string_view text) const {
    return options_.ascii ? tty_ascii(text) : tty_text(text);
  }
  [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width) const {
    return wrap(plain(text), {static_cast<double>(width), columns(), 0, "…"});
  }
  [[nodiscard]] std::string sign_of(const Mark& mark) const {
    return std::string(options_.ascii ? mark.ascii : mark.unicode);
  }

  void measure_columns() {
    std::size_t widest = kMinDateColumn;
    for (const Row& row : story_.rows) {
      widest =
          std::max({widest, text_columns(row.brief_date.main), text_columns(row.brief_date.note)});
    }
    date_column_ = is_narrow_ ? 0 : std::min(widest, kMaxDateColumn);
    int largest = 1;
    for (const Row& row : story_.rows) largest = std::max(largest, row.number);
    number_column_ = std::max<std::size_t>(2, std::to_string(largest).size());
    // Date, space, mark, space, number, two spaces.
    body_column_ = (is_narrow_ ? 0 : date_column_ + 1) + 2 + number_column_ + 2;
    body_width_ = width_ > body_column_ + 8 ? width_ - body_column_ : 8;
  }

  void add(const Line& line) {
    std::size_t end = line.size();
    while (end > 0 && line[end - 1].text.find_first_not_of(' ') == std::string::npos) --end;
    for (std::size_t i = 0; i < end; ++i) {
      const std::string_view code = options_.color ? tone_code(line[i].tone) : std::string_view();
      out_ += code.empty() ? line[i].text : fmt::format("\x1b[{}m{}\x1b[0m", code, line[i].text);
    }
    out_ += '\n';
  }

  [[nodiscard]] static std::string right_aligned(const std::string& text, std::size_t width) {
    const std::size_t used = text_columns(text);
    return std::string(width > used ? width - used : 0, ' ') + text;
  }

  [[nodiscard]] std::string indent() const {
    return is_narrow_ ? std::string() : std::string(date_column_ + 1, ' ');
  }

  void write_period(const Period& period) {
    if (!period.gap.empty()) {
      add({{indent()},
           {std::string(signs_.gap) + "  ", Tone::dim},
           {plain(period.gap), Tone::dim_italic}});
    } else {
      add({});
    }
    std::string rule =
        std::string(signs_.rule) + std::string(signs_.rule) + ' ' + plain(period.heading) + ' ';
    const std::size_t used = indent().size() + 3 + text_columns(rule);
    for (std::size_t i = used; i < width_; ++i) rule += signs_.rule;
    add({{indent()}, {std::string(signs_.spine) + "  " + rule, Tone::dim}});
    for (std::size_t i = period.first; i < period.last; ++i) write_row(story_.rows[i]);
  }

  // What stands in the date column, line by line.
  [[nodiscard]] std::vector<Segment> date_lines(const Row& row) const {
    std::vector<Segment> lines;
    for (std::string& line : wrapped(row.brief_date.main, date_column_)) {
      lines.push_back({std::move(line), Tone::plain});
    }
    if (row.brief_date.note.empty()) return lines;
    for (std::string& line : wrapped(row.brief_date.note, date_column_)) {
      lines.push_back({std::move(line), Tone::dim});
    }
    return lines;
  }

  void write_row(const Row& row) {
    const std::vector<Line> body = body_lines(row);
    const Mark mark = mark_of(row);
    const std::string number = right_aligned(std::to_string(row.number), number_column_);
    if (is_narrow_) {
      std::string date = row.date.main;
      if (!row.date.note.empty()) date += " (" + row.date.note + ")";
      const std::vector<std::string> lines = wrapped(date, body_width_);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        add_body_line(i == 0, {{lines[i]}}, mark, number);
      }
      for (const Line& line : body) add_body_line(false, line, mark, number);
      return;
    }
    const std::vector<Segment> dates = date_lines(row);
    for (std::size_t i = 0; i < std::max(dates.size(), body.size()); ++i) {
      const Segment date = i < dates.size() ? dates[i] : Segment{};
      pending_date_ = {right_aligned(date.text, date_column_) + ' ', date.tone};
      add_body_line(i == 0, i < body.size() ? body[i] : Line{}, mark, number);
    }
  }

  void add_body_line(bool is_first, const Line& body, const Mark& mark, const std::string& number) {
    Line line;
    if (!is_narrow_) line.push_back(pending_date_);
    if (is_first) {
      line.push_back({sign_of(mark), mark.tone});
      line.push_back({' ' + number, Tone::bold});
      line.push_back({"  "});
    } else {
      line.push_back({std::string(signs_.spine), Tone::dim});
      line.push_back({std::string(number_column_ + 3, ' ')});
    }
    line.insert(line.end(), body.begin(), body.end());
    add(line);
  }

  [[nodiscard]] std::vector<Line> body_lines(const Row& row) const {
    std::vector<Line> lines;
    for (std::string& line : wrapped(row.title, body_width_)) lines.push_back({{std::move(line)}});
    std::vector<Segment> tails;
    if (story_.sources.size() > 1 && !row.sources.empty()) {
      tails.push_back({'[' + source_marks(row, ",") + ']', Tone::dim});
    }
    if (!row.tag.empty()) tails.push_back({std::string(row.tag), mark_of(row.event->status).tone});
    for (Segment& tail : tails) append_or_break(lines, std::move(tail), 2);
    const std::string by = byline(row);
    if (!by.empty()) {
      for (std::string& line : wrapped(by, body_width_)) {
        lines.push_back({{std::move(line), Tone::dim}});
      }
    }
    add_links(row, !by.empty(), lines);
    return lines;
  }

  // Behind the last line where it fits, with `space` before it; else on a line of its own.
  void append_or_break(std::vector<Line>& lines, Segment segment, std::size_t space) const {
    std::size_t used = 0;
    for (const Segment& each : lines.back()) used += text_columns(each.text);
    if (used + space + text_columns(segment.text) > body_width_) {
      lines.push_back({std::move(segment)});
      return;
    }
    lines.back().push_back({std::string(space, ' ')});
    lines.back().push_back(std::move(segment));
  }

  static Tone link_tone(RelationType type) {
    switch (type) {
      case RelationType::blocks:
        return Tone::blocked;
      case RelationType::challenges:
      case RelationType::denies:
      case RelationType::contradicts:
        return Tone::dispute;
      default:
        return Tone::dim;
    }
  }

  // Links of one tone and direction are one phrase: "← reported by 3, denied by 4".
  [[nodiscard]] std::vector<Segment> link_phrases(const Row& row) const {
    std::vector<Segment> phrases;
    for (const Tone tone : {Tone::blocked, Tone::dispute, Tone::dim}) {
      for (const bool is_outgoing : {true, false}) {
        std::vector<std::string> words;
        for (const Link& link : row.links) {
          if (link.is_outgoing != is_outgoing || link_tone(link.type) != tone) continue;
          words.push_back(fmt::format("{} {}", link.verb, link.number));
        }
        if (words.empty()) continue;
        const std::string_view sign = tone == Tone::blocked ? signs_.blocks
                                      : is_outgoing         ? signs_.to
                                                            : signs_.from;
        phrases.push_back({std::string(sign) + ' ' + join(words, ", "), tone});
      }
    }
    return phrases;
  }

  void add_links(const Row& row, bool has_actors, std::vector<Line>& lines) const {
    bool is_first = true;
    for (const Segment& phrase : link_phrases(row)) {
      const std::vector<std::string> parts = wrapped_phrase(phrase.text);
      const std::size_t used = text_columns(lines.back().back().text);
      const bool fits_beside =
          is_first && has_actors && !is_narrow_ && parts.size() == 1 && lines.back().size() == 1 &&
          std::max(used + 2, kActorColumn) + text_columns(parts[0]) <= body_width_;
      if (fits_beside) {
        append_or_break(lines, {parts[0], phrase.tone}, std::max(used + 2, kActorColumn) - used);
      } else {
        for (const std::string& part : parts) lines.push_back({{part, phrase.tone}});
      }
      is_first = false;
    }
  }

  // Our own words and signs only, so nothing is left to escape.
  [[nodiscard]] std::vector<std::string> wrapped_phrase(std::string_view text) const {
    return wrap(text, {static_cast<double>(body_width_), columns(), 0, "…"});
  }

  [[nodiscard]] std::vector<Mark> legend_marks() const {
    std::vector<Mark> marks;
    bool has_undated = false;
    for (const Row& row : story_.rows) {
      has_undated = has_undated || mark_of(row).words == kUndated.words;
    }
    for (const Status status : story_.statuses) {
      const bool is_seen = std::any_of(story_.rows.begin(), story_.rows.end(), [&](const Row& row) {
        return row.event->status == status && mark_of(row).words != kUndated.words;
      });
      if (is_seen) marks.push_back(mark_of(status));
    }
    if (has_undated) marks.push_back(kUndated);
    return marks;
  }

  void write_legend() {
    Line line;
    std::size_t used = 0;
    for (const Mark& mark : legend_marks()) {
      const std::string words = ' ' + std::string(mark.words);
      const std::size_t wanted = 1 + words.size() + 2;
      if (used != 0 && used + wanted > width_ + 2) {
        add(line);
        line.clear();
        used = 0;
      }
      line.push_back({sign_of(mark), mark.tone});
      line.push_back({words + "  ", Tone::dim});
      used += wanted;
    }
    if (!line.empty()) {
      while (!line.back().text.empty() && line.back().text.back() == ' ') {
        line.back().text.pop_back();
      }
      add(line);
    }
  }

  void write_sources() {
    for (std::size_t i = 0; i < story_.sources.size(); ++i) {
      const std::string mark = fmt::format("[{}] ", i + 1);
      std::string indented(mark.size(), ' ');
      std::string head = mark;
      for (const std::string& line : wrapped(story_.sources[i].words, width_ - mark.size())) {
        add({{head + line, Tone::dim}});
        head = indented;
      }
      // Not wrapped: an address in two pieces is none. It is plain ASCII by safe_url.
      if (story_.sources[i].url) add({{indented + *story_.sources[i].url, Tone::dim}});
    }
  }

  const Story& story_;
  const RenderOptions& options_;
  Signs signs_;
  std::size_t width_;
  bool is_narrow_;
  std::size_t date_column_ = 0;
  std::size_t number_column_ = 2;
  std::size_t body_column_ = 0;
  std::size_t body_width_ = 0;
  Segment pending_date_;
  std::string out_;
};

}  // namespace

std::string render_text(const Story& story, const RenderOptions& options) {
  return TextPage(story, options).write();
}

}  // namespace dateline
