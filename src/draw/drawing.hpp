#pragma once
// What each part of the drawing program gives back: the picture, or a code and why.

#include <string>

#include "draw/protocol.hpp"

namespace dateline::draw {

struct Drawing {
  ExitCode code = kDrawn;
  std::string bytes;  // the picture; with another code than kDrawn the message
};

}  // namespace dateline::draw
