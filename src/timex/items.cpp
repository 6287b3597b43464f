#include "timex/items.hpp"

#include "timex/numbers.hpp"

namespace dateline::timex {
namespace {

Item plain_item(const std::vector<Piece>& pieces, std::uint32_t at) {
  Item item;
  item.first = at;
  item.last = at + 1;
  item.word = pieces[at].word;
  item.glued = pieces[at].glued;
  item.capital = pieces[at].capital;
  item.is_word = pieces[at].kind != PieceKind::sign;
  return item;
}

// The longest phrase that starts here; false where the lexicon has none.
bool match_phrase(const std::vector<Piece>& pieces, const Lexicon& lexicon, Item& item) {
  Lexicon::NodeId node = lexicon.start(pieces[item.first].word);
  Lexicon::NodeId best = 0;
  for (std::uint32_t at = item.first; node != 0; node = lexicon.next(node, pieces[at].word)) {
    ++at;
    if (!lexicon.senses(node).empty()) {
      best = node;
      item.last = at;
    }
    if (at == pieces.size()) break;
  }
  if (best == 0) return false;
  for (const Sense sense : lexicon.senses(best)) item.add(sense);
  if (item.last > item.first + 1) item.word = 0;
  return true;
}

// The dot of "Sept." and "a.m.", unless it ends the sentence.
void take_dot(const std::vector<Piece>& pieces, Item& item) {
  constexpr std::uint64_t abbreviable =
      bits(TokenType::month, TokenType::weekday, TokenType::meridiem, TokenType::era,
           TokenType::zone, TokenType::approximator);
  if (!item.has_any(abbreviable) || item.last + 1 >= pieces.size()) return;
  const Piece& dot = pieces[item.last];
  if (dot.sign == '.' && dot.glued) ++item.last;
}

}  // namespace

void Item::add(Sense sense) {
  if (sense_count == kMostSenses || has(sense.type)) return;
  senses[sense_count++] = sense;
  mask |= bit(sense.type);
}

std::int32_t Item::value(TokenType type) const {
  for (std::size_t i = 0; i < sense_count; ++i) {
    if (senses[i].type == type) return senses[i].value;
  }
  return 0;
}

void join_items(const std::vector<Piece>& pieces, const Lexicon& lexicon,
                std::vector<Item>& items) {
  for (std::uint32_t at = 0; at < pieces.size();) {
    Item item = plain_item(pieces, at);
    if (pieces[at].kind == PieceKind::digits) {
      // "2q" and its like are in the lexicon.
      if (!match_phrase(pieces, lexicon, item)) read_digit_number(pieces, lexicon, item);
    } else if (item.word != 0) {
      const bool found = match_phrase(pieces, lexicon, item);
      if (found && item.has_any(kNumberWords)) read_word_number(pieces, lexicon, item);
      if (pieces[at].sign == '\'') read_apostrophe_year(pieces, lexicon, item);
      take_dot(pieces, item);
    }
    at = item.last;
    items.push_back(item);
  }
}

bool is_word(const std::vector<Item>& items, const Lexicon& lexicon, std::uint32_t at,
             std::string_view text) {
  return at < items.size() && items[at].word != 0 && items[at].word == lexicon.word(text);
}

}  // namespace dateline::timex
