#include "render/measure.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "dateline/base/utf8.hpp"
#include "render/font_widths.hpp"

namespace dateline {
namespace {

constexpr double kUnitsPerEm = 2048.0;
// Characters that Arial lacks come from another font; these are the widths of the widest common
// fallbacks (Noto, DejaVu, MS Gothic), so that a line may end early but never runs over.
constexpr double kWideEm = 1.02;    // East Asian full width
constexpr double kEmojiEm = 1.40;   // colour emoji
constexpr double kOtherEm = 0.98;   // any other script
constexpr double kNarrowEm = 0.75;  // Hebrew, Arabic, Armenian, Georgian, Thai

bool is_zero_width(char32_t c) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
         category == UTF8PROC_CATEGORY_CF;
}

double fallback_em(char32_t c) {
  if (is_zero_width(c)) return 0;
  if (c >= 0x1F000 || (c >= 0x2600 && c <= 0x27BF)) return kEmojiEm;
  if (utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)) == 2) return kWideEm;
  const bool is_narrow =
      (c >= 0x0530 && c < 0x0780) || (c >= 0x0E00 && c < 0x0F00) || (c >= 0x10A0 && c < 0x1100);
  return is_narrow ? kNarrowEm : kOtherEm;
}

double em_width(char32_t c, Weight weight) {
  const auto found = std::lower_bound(
      kGlyphWidths.begin(), kGlyphWidths.end(), c,
      [](const GlyphWidth& glyph, char32_t code) { return glyph.code_point < code; });
  if (found == kGlyphWidths.end() || found->code_point != c) return fallback_em(c);
  return (weight == Weight::bold ? found->bold : found->regular) / kUnitsPerEm;
}

// Where a line may be broken behind a character inside a word: "app-store", "2011–2020", "and/or".
bool breaks_after(char32_t c) {
  return c == '-' || c == '/' || c == 0x2013 || c == 0x2014 || c == 0x3001 || c == 0x3002;
}

bool is_wide(char32_t c) { return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)) == 2; }

// Closing marks stay with what they close.
bool is_closing(char32_t c) {
  return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0x300D || c == 0x300F || c == 0xFF09 ||
         c == 0x300B || c == 0xFF1A || c == 0xFF1B;
}

struct Cluster {
  std::size_t begin = 0;
  std::size_t end = 0;
  double width = 0;
  bool is_space = false;
  bool may_break_after = false;
};

// One line under way: from `begin`, with the last place at which it may be broken.
struct Line {
  std::size_t begin = 0;     // cluster
  std::size_t break_at = 0;  // cluster behind the last break; begin when there is none
  double width = 0;          // up to the current cluster
  double width_at_break = 0;
};

std::vector<Cluster> split_clusters(std::string_view text, const TextWidth& measure) {
  std::vector<Cluster> clusters;
  char32_t before = 0;
  utf8proc_int32_t state = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_utf8(text, i);
    const char32_t c = decoded.code_point;
    const bool is_new = clusters.empty() ||
                        utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                                         static_cast<utf8proc_int32_t>(c), &state);
    if (is_new) {
      if (!clusters.empty() && is_wide(c) && !is_closing(c)) clusters.back().may_break_after = true;
      clusters.push_back({i, i, 0, c == ' ', c == ' ' || breaks_after(c) || is_wide(c)});
    }
    i += decoded.size;
    clusters.back().end = i;
    if (!clusters.empty() && clusters.size() > 1 && is_closing(c)) {
      clusters[clusters.size() - 2].may_break_after = false;
    }
    before = c;
  }
  for (Cluster& cluster : clusters) {
    cluster.width = measure(text.substr(cluster.begin, cluster.end - cluster.begin));
  }
  return clusters;
}

std::string trimmed(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  return std::string(line);
}

// The line with "…" behind it, shortened until both fit.
std::string with_ellipsis(std::string_view line, const WrapOptions& options) {
  const std::vector<Cluster> clusters = split_clusters(line, options.measure);
  double width = text_width(options.ellipsis, options.measure);
  std::size_t keep = 0;
  for (const Cluster& cluster : clusters) {
    width += cluster.width;
    if (width > options.width) break;
    keep = cluster.end;
  }
  return trimmed(line.substr(0, keep)) + std::string(options.ellipsis);
}

}  // namespace

TextWidth points(double font_size, Weight weight) {
  return [font_size, weight](std::string_view cluster) {
    double em = 0;
    for (std::size_t i = 0; i < cluster.size();) {
      const Decoded decoded = decode_utf8(cluster, i);
      em += em_width(decoded.code_point, weight);
      i += decoded.size;
    }
    return em * font_size;
  };
}

TextWidth columns() {
  return [](std::string_view cluster) {
    int width = 0;
    for (std::size_t i = 0; i < cluster.size();) {
      const Decoded decoded = decode_utf8(cluster, i);
      const auto c = static_cast<utf8proc_int32_t>(decoded.code_point);
      if (!is_zero_width(decoded.code_point)) width = std::max(width, utf8proc_charwidth(c));
      i += decoded.size;
    }
    return static_cast<double>(width);
  };
}

double text_width(std::string_view text, const TextWidth& measure) {
  double width = 0;
  for (const Cluster& cluster : split_clusters(text, measure)) width += cluster.width;
  return width;
}

double text_points(std::string_view text, double font_size, Weight weight) {
  return points(font_size, weight)(text);
}

std::size_t text_columns(std::string_view text) {
  return static_cast<std::size_t>(text_width(text, columns()));
}

std::vector<std::string> wrap(std::string_view text, const WrapOptions& options) {
  const std::vector<Cluster> clusters = split_clusters(text, options.measure);
  const auto offset = [&](std::size_t k) {
    return k < clusters.size() ? clusters[k].begin : text.size();
  };
  std::vector<std::string> lines;
  Line line;
  const auto end_line = [&](std::size_t end) {
    lines.push_back(trimmed(text.substr(offset(line.begin), offset(end) - offset(line.begin))));
  };
  const auto fits = [&](const Cluster& cluster) {
    return cluster.is_space || line.width + cluster.width <= options.width;
  };
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    const Cluster& cluster = clusters[k];
    while (!fits(cluster) && k > line.begin) {
      if (options.max_lines != 0 && lines.size() + 1 == options.max_lines) {
        const std::string_view rest = text.substr(offset(line.begin));
        lines.push_back(with_ellipsis(rest.substr(0, cluster.end - offset(line.begin)), options));
        return lines;
      }
      const bool has_break = line.break_at > line.begin;
      const std::size_t next = has_break ? line.break_at : k;
      end_line(next);
      line.width -= has_break ? line.width_at_break : line.width;
      line.begin = line.break_at = next;
    }
    line.width += cluster.width;
    if (cluster.may_break_after) {
      line.break_at = k + 1;
      line.width_at_break = line.width;
    }
  }
  end_line(clusters.size());
  return lines;
}

}  // namespace dateline
