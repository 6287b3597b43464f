#include "read/formats/page_of_text.hpp"

namespace dateline {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
}

std::string page_of_fragment(std::string_view title, std::string_view fragment) {
  std::string page = "<!doctype html><html><head><title>";
  append_escaped(page, title);
  page += "</title></head><body><article><h1>";
  append_escaped(page, title);
  page += "</h1>";
  const bool is_plain = !has_markup(fragment);
  if (is_plain) page += "<p>";
  page += fragment;
  if (is_plain) page += "</p>";
  return page + "</article></body></html>";
}

bool has_markup(std::string_view text) {
  for (const std::string_view tag : {"</p>", "<p>", "<p ", "<br", "</div>", "</li>", "</h2>"})
    if (text.find(tag) != std::string_view::npos) return true;
  return false;
}

}  // namespace dateline
