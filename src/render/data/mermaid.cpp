// Mermaid's timeline (https://mermaid.js.org/syntax/timeline.html): sections are periods. What it
// takes for syntax stands as its entity codes.
#include <fmt/format.h>

#include "render/data/times_of.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"

namespace dateline {
namespace {

// ":" begins the next event, ";" and line ends the next statement, "#" an entity, "%%" a comment.
std::string mermaid_text(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (std::string_view(":;#%<>&\"{}\\`[]()").find(c) == std::string_view::npos)
      out += c;
    else
      out += fmt::format("#{};", static_cast<int>(c));
  }
  return out.empty() ? "-" : out;
}

}  // namespace

std::string render_mermaid(const Story& story) {
  std::string out = fmt::format("timeline\n    title {}\n", mermaid_text(story.title));
  for (const Period& period : story.periods) {
    out += fmt::format("    section {}\n", mermaid_text(period.heading));
    std::string last;
    for (std::size_t i = period.first; i < period.last; ++i) {
      const Row& row = story.rows[i];
      const std::string when = mermaid_text(when_in_words(row));
      std::string title = mermaid_text(row.title);
      if (!row.tag.empty()) title += " — " + mermaid_text(row.tag);
      out += when == last ? fmt::format("        : {}\n", title)
                          : fmt::format("        {} : {}\n", when, title);
      last = when;
    }
  }
  return out;
}

}  // namespace dateline
