#if DATELINE_GRAPHVIZ

#include "draw/graphviz_reader.hpp"

#include <algorithm>
#include <deque>
#include <string_view>
#include <unordered_map>

namespace dateline::draw {
namespace {

// The identifier of a named object is twice its index in `names`; anonymous ones are odd.
struct Names {
  std::deque<std::string> names;  // stable addresses, as Graphviz keeps pointers to them
  std::unordered_map<std::string_view, IDTYPE> ids;
  IDTYPE next_anonymous = 1;
};

void* open_names(Agraph_t*, Agdisc_t*) { return new Names; }
void close_names(void* state) { delete static_cast<Names*>(state); }

long find_id(void* state, int, char* name, IDTYPE* id, int create) {
  Names& known = *static_cast<Names*>(state);
  if (name == nullptr) {
    if (create == 0) return 0;
    *id = known.next_anonymous;
    known.next_anonymous += 2;
    return 1;
  }
  const auto found = known.ids.find(name);
  if (found != known.ids.end()) {
    *id = found->second;
    return 1;
  }
  if (create == 0) return 0;
  known.names.emplace_back(name);
  *id = 2 * known.names.size();
  known.ids.emplace(known.names.back(), *id);
  return 1;
}

long take_id(void*, int, IDTYPE) { return 0; }
void drop_id(void*, int, IDTYPE) {}
void register_object(void*, int, void*) {}

char* name_of(void* state, int, IDTYPE id) {
  Names& known = *static_cast<Names*>(state);
  const std::size_t at = static_cast<std::size_t>(id / 2);
  if (id % 2 != 0 || at == 0 || at > known.names.size()) return nullptr;
  return known.names[at - 1].data();
}

int read_rest(void* channel, char* buffer, int size) {
  std::string_view& rest = *static_cast<std::string_view*>(channel);
  const std::size_t count = std::min(rest.size(), static_cast<std::size_t>(size));
  std::copy_n(rest.data(), count, buffer);
  rest.remove_prefix(count);
  return static_cast<int>(count);
}

}  // namespace

Agraph_t* read_dot(const std::string& dot) {
  static Agiddisc_t ids{open_names, find_id,     take_id,        drop_id,
                        name_of,    close_names, register_object};
  static Agiodisc_t input{read_rest, AgIoDisc.putstr, AgIoDisc.flush};
  static Agdisc_t services{nullptr, &ids, &input};
  std::string_view rest = dot;
  return agread(&rest, &services);
}

}  // namespace dateline::draw

#endif
