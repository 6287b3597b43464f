#pragma once
// Dependency trees as one SVG drawing: each sentence on a line of its own, however wide, with arcs
// above the words, parts of speech below them, and names underlined with their type.
//
//   ParseDrawing drawing;
//   drawing.add(document, analysis);
//   std::string svg = drawing.finish();

#include <string>

#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

class ParseDrawing {
 public:
  // Costs the square of a sentence's words, of which there are at most Limits::max_sentence_tokens.
  void add(const Document& document, const Analysis& analysis);
  [[nodiscard]] bool is_empty() const { return body_.empty(); }
  // The whole file, in the subset of SVG that Office programs draw.
  [[nodiscard]] std::string finish() const;

 private:
  std::string body_;
  double width_ = 0;
  double height_ = 0;
};

}  // namespace dateline
