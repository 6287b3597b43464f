// One page that opens from a disk, without network: an overview strip, the list of events with
// their source sentences, the sources, and the case itself as data. It reads the same without
// scripts; the one script (data/page.js) adds search and filters, and the page's policy allows no
// other. Everything of an article passes through xml_text, xml_attr or json_text; links lead to
// places on the page or through safe_url.
#include <fmt/format.h>
#include <algorithm>

#include "dateline/base/file.hpp"
#include "dateline/base/knowledge.hpp"
#include "dateline/base/utf8.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/strip.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'sha256-{}'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'";
constexpr std::size_t kMaxQuote = 2000;  // code points of a source sentence that are shown

// Base64 of the bytes that hexadecimal digits stand for, as a content policy names a script.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [&](std::size_t at) {
    const char c = at < hex.size() ? hex[at] : '0';
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 3) {  // three digits are two of base 64
    const unsigned bits = nibble(at) << 8 | nibble(at + 1) << 4 | nibble(at + 2);
    out += kDigits[bits >> 6];
    if (at + 1 < hex.size()) out += kDigits[bits & 63];
  }
  while (out.size() % 4 != 0) out += '=';
  return out;
}

// JSON inside a script element: "<" only stands in strings, where it may be written so.
std::string json_text(std::string_view json) {
  std::string out;
  for (const char c : json) {
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  }
  return out;
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>", name, xml_text(text));
}

// "ALLEGED" is a shout on a page: "Alleged".
std::string sentence_case(std::string_view tag) {
  std::string out;
  for (const char c : tag) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    out += out.empty() || !is_upper ? c : static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::size_t byte_offset(std::string_view text, std::size_t code_points) {
  std::size_t i = 0;
  for (; i < text.size() && code_points > 0; --code_points) i += decode_utf8(text, i).size;
  return i;
}

// The sentence with the event's word marked, where the word lies in it.
std::string marked_quote(const Event& event) {
  const std::string quote = clip(event.quote.text, kMaxQuote);
  const Citation& trigger = event.trigger;
  const bool is_inside = trigger.document == event.quote.document &&
                         trigger.start >= event.quote.start && trigger.end > trigger.start &&
                         trigger.end <= event.quote.end;
  if (!is_inside) return xml_text(quote);
  const std::string_view text = quote;
  const std::size_t begin = byte_offset(text, trigger.start - event.quote.start);
  const std::size_t end = byte_offset(text, trigger.end - event.quote.start);
  return fmt::format("{}<mark>{}</mark>{}", xml_text(text.substr(0, begin)),
                     xml_text(text.substr(begin, end - begin)), xml_text(text.substr(end)));
}

std::string source_links(const Row& row) {
  std::string out;
  for (const int source : row.sources) {
    if (!out.empty()) out += ", ";
    out += fmt::format(R"(<a href="#s{0}" aria-label="source {0}">{0}</a>)", source);
  }
  return out;
}

// How the date was worked out, then what bounds it.
std::string date_reason(const Row& row) {
  const DateEvidence& evidence = row.event->date_evidence;
  std::string out;
  if (evidence.citation && !evidence.citation->text.empty()) {
    out += "“" + xml_text(one_line(evidence.citation->text)) + "”: ";
  }
  out += evidence.reason.empty() && out.empty() ? "The text gives no date."
                                                : xml_text(one_line(evidence.reason));
  std::string bounds;
  if (row.days.earliest) bounds += "not before " + long_day_words(*row.days.earliest);
  if (row.days.latest) {
    bounds += (bounds.empty() ? "" : ", ") + ("not after " + long_day_words(*row.days.latest));
  }
  const bool is_one_day = row.days.earliest && row.days.earliest == row.days.latest;
  if (bounds.empty() || is_one_day) return "<p>" + out + "</p>";
  return fmt::format("<p>{}</p><p>Possible days: {}.</p>", out, bounds);
}

std::string actor_list(const Case& value, const std::vector<ActorId>& ids) {
  std::vector<std::string> names;
  for (const ActorId id : ids) {
    if (index(id) < value.actors.size()) names.push_back(one_line(value.actors[index(id)].name));
  }
  return join(names, ", ");
}

void add_term(std::string& out, std::string_view term, std::string_view words) {
  if (!words.empty()) out += element("dt", term) + element("dd", words);
}

std::string said_by(const Case& value, const Event& event) {
  std::vector<std::string> parts;
  for (const Attribution& source : event.sources) {
    std::string cue = one_line(source.cue.text);
    if (!cue.empty()) cue = "“" + cue + "”";
    const bool is_known = source.actor && index(*source.actor) < value.actors.size();
    const std::string name = is_known ? one_line(value.actors[index(*source.actor)].name) : "";
    if (name.empty() && cue.empty()) continue;
    parts.push_back(name.empty() || cue.empty() ? name + cue : name + " (" + cue + ")");
  }
  return join(parts, "; ");
}

std::string facts(const Case& value, const Row& row) {
  const Event& event = *row.event;
  std::string out;
  add_term(out, "Status", status_words(event.status));
  add_term(out, event.agents_are_implied ? "Who (from the context)" : "Who",
           actor_list(value, event.agents));
  add_term(out, "To whom", actor_list(value, event.targets));
  add_term(out, "What", actor_list(value, event.roles.object));
  add_term(out, "Under", actor_list(value, event.roles.basis));
  add_term(out, "For", actor_list(value, event.roles.beneficiary));
  add_term(out, "Where", actor_list(value, event.roles.venue));
  if (event.roles.amount) add_term(out, "Amount", one_line(*event.roles.amount));
  add_term(out, "Says who", said_by(value, event));
  return "<dl>" + out + "</dl>";
}

std::string evidence(const Case& value, const Story& story, const Row& row) {
  std::string out = "<details><summary>Source and date</summary><div class=\"evidence\">";
  if (!row.event->quote.text.empty()) {
    out += "<blockquote>" + marked_quote(*row.event) + "</blockquote>";
  }
  for (const int number : row.sources) {
    const auto at = static_cast<std::size_t>(number - 1);
    if (at >= story.sources.size()) continue;
    out += fmt::format(R"(<p class="cite">{} {}</p>)", number, xml_text(story.sources[at].words));
  }
  out += "<h4>How the date was worked out</h4>" + date_reason(row);
  out += "<h4>Who and what</h4>" + facts(value, row);
  return out + "</div></details>";
}

std::string links(const Row& row) {
  if (row.links.empty()) return {};
  std::string out = "<ul class=\"links\">";
  for (const Link& link : row.links) {
    out += fmt::format(R"(<li><a class="{0}" href="#e{1}">{2} <b>{1}</b></a></li>)",
                       tie_class(link.type), link.number, xml_text(link.verb));
  }
  return out + "</ul>";
}

std::string badge(Status status, int number) {
  return fmt::format(R"(<svg viewBox="-14 -14 28 28" aria-hidden="true">{}</svg>)",
                     page_marker(status, 10.5, number));
}

// "enact/vote" -> "enact: vote"
std::string type_words(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (c == '/')
      out += ": ";
    else
      out += c == '_' ? ' ' : c;
  }
  return out;
}

// Who did it and to whom, with "|" between them, which no name keeps.
std::string all_actors(const Case& value, const Event& event) {
  std::vector<std::string> names;
  for (const auto* ids : {&event.agents, &event.targets})
    for (const ActorId id : *ids) {
      if (index(id) >= value.actors.size()) continue;
      std::string name = one_line(value.actors[index(id)].name);
      std::replace(name.begin(), name.end(), '|', '/');
      if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
  return join(names, "|");
}

std::string list_item(const Case& value, const Story& story, const Row& row) {
  const Status status = row.event->status;
  std::string out = fmt::format(
      R"(<li class="event {}" id="e{}" data-event="e{}" data-status="{}" data-type="{}" )"
      R"(data-actors="{}">)",
      look_of(status).name, row.number, row.event - value.events.data() + 1,
      xml_attr(status_words(status)), xml_attr(type_words(row.event->type)),
      xml_attr(all_actors(value, *row.event)));
  out += "<div class=\"date\">";
  out += xml_text(row.date.main);
  if (!row.date.note.empty()) out += fmt::format(" {}", element("small", row.date.note));
  out += fmt::format(R"(</div><a class="badge" href="#e{0}" aria-label="event {0}">{1}</a>)",
                     row.number, badge(status, row.number));
  out += "<div class=\"what\"><h3><bdi>" + xml_text(row.title) + "</bdi>";
  if (!row.sources.empty()) out += fmt::format(" <sup>{}</sup>", source_links(row));
  out += "</h3>";
  const std::string by = byline(row);
  if (!by.empty() || !row.tag.empty()) {
    out += "<p class=\"by\">";
    if (!row.tag.empty()) out += fmt::format(R"(<b class="tag">{}</b>)", sentence_case(row.tag));
    out += xml_text(by) + "</p>";
  }
  out += evidence(value, story, row);
  return out + "</div>" + links(row) + "</li>\n";
}

std::string section(const Case& value, const Story& story, std::size_t at) {
  const Period& period = story.periods[at];
  std::string out = fmt::format("<section aria-labelledby=\"p{}\">", at + 1);
  if (!period.gap.empty()) out += fmt::format(R"(<p class="between">{}</p>)", xml_text(period.gap));
  out += fmt::format("<h2 id=\"p{}\">{}</h2>\n<ol>\n", at + 1, xml_text(period.heading));
  for (std::size_t i = period.first; i < period.last; ++i) {
    out += list_item(value, story, story.rows[i]);
  }
  return out + "</ol></section>\n";
}

std::string legend(const Story& story) {
  std::string out = "<ul class=\"legend\" aria-label=\"Legend\">";
  for (const Status status : story.statuses) {
    out += fmt::format(R"(<li class="{}">{}{}</li>)", look_of(status).name, badge(status, 0),
                       xml_text(status_words(status)));
  }
  return out + "</ul>\n";
}

std::string footer(const Story& story) {
  std::string out = "<footer><ol aria-label=\"Sources\">";
  for (std::size_t i = 0; i < story.sources.size(); ++i) {
    const StorySource& source = story.sources[i];
    out += fmt::format("<li id=\"s{}\">{}", i + 1, xml_text(source.words));
    if (source.url) {
      out += fmt::format(R"( <a href="{}" rel="noreferrer">{}</a>)", xml_attr(*source.url),
                         xml_text(*source.url));
    }
    out += "</li>";
  }
  return out + "</ol></footer>\n";
}

std::string conflicts(const Case& value) {
  if (value.conflicts.empty()) return {};
  std::string out =
      "<section class=\"conflicts\"><h2>Where the sources contradict each other</h2><ul>";
  for (const Conflict& conflict : value.conflicts) {
    out += element("li", one_line(conflict.reason));
  }
  return out + "</ul></section>\n";
}

std::string head(const Story& story) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n{}\n<style>\n{}</style></head>\n",
      fmt::format(kContentPolicy, base64_of_hex(sha256_hex(builtin_knowledge("page.js")))),
      element("title", story.title), builtin_knowledge("page.css"));
}

}  // namespace

std::string render_html(const Case& value, const Case& saved, const Story& story) {
  std::string out = head(story);
  out += "<body><div class=\"page\"><header>" + element("h1", story.title);
  if (!story.subtitle.empty()) {
    out += fmt::format(R"(<p class="lead">{}</p>)", xml_text(story.subtitle));
  }
  out += "</header>\n";
  if (!story.rows.empty()) out += "<div class=\"strip\">" + draw_strip(story) + "</div>\n";
  out += legend(story) + "<main>\n";
  for (std::size_t at = 0; at < story.periods.size(); ++at) out += section(value, story, at);
  out += conflicts(value) + "</main>\n" + footer(story) + "</div>\n";
  out += fmt::format("<script type=\"application/json\" id=\"dateline\">{}</script>\n",
                     json_text(write_case(saved, -1)));
  out += fmt::format("<script>{}</script></body></html>\n", builtin_knowledge("page.js"));
  return out;
}

}  // namespace dateline
