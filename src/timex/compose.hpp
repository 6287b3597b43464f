#pragma once
// Extents: neighbours that name finer and coarser parts of one time are joined ("10 p.m." +
// "Wednesday", "July" + "last year"), then each expression grows over the modifiers around its core
// ("the end of", "almost", "early in the").

#include <vector>

#include "timex/build.hpp"

namespace dateline::timex {

void join_neighbours(const std::vector<Item>& items, const Lexicon& lexicon,
                     std::vector<Draft>& drafts);
// "May through August 2020": the year of a stretch's end is that of its start.
void carry_years(const std::vector<Item>& items, const Lexicon& lexicon,
                 std::vector<Draft>& drafts);
// "the quarter ended July 31": the month of a quarter's end is its own.
void carry_ends(const std::vector<Item>& items, const Lexicon& lexicon, std::vector<Draft>& drafts);
void expand(const std::vector<Item>& items, const Lexicon& lexicon, std::vector<Draft>& drafts);

}  // namespace dateline::timex
