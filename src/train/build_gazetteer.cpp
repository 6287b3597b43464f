#include "train/build_gazetteer.hpp"

#include <algorithm>
#include <map>

#include "language/gazetteer.hpp"
#include "language/word_lists.hpp"
#include "train/name_lists.hpp"
#include "train/treebank.hpp"
#include "train/word_cutter.hpp"

namespace dateline {
namespace {

// Names under the number of their list.
class GazetteerBuilder {
 public:
  void add(std::string_view name, unsigned list) {
    const auto forms = cutter_.words(name);
    if (forms.empty() || forms.size() > Gazetteer::kMaxWords) return;
    std::uint64_t phrase = 0;
    for (std::size_t i = 0; i < forms.size(); ++i) {
      phrase = Gazetteer::extend(phrase, atom_of(NormalForm(forms[i]).lower()));
      if (i == 0 && forms.size() > 1) phrases_[phrase] |= Gazetteer::kIsStart;
    }
    phrases_[phrase] |= 1u << (list % Gazetteer::kMaxLists);
  }
  void add_all(std::string_view names, char separator, unsigned list) {
    for (const std::string_view name : split_fields(names, separator)) add(trimmed(name), list);
  }
  [[nodiscard]] std::vector<std::byte> build() const {
    return build_key_table({phrases_.begin(), phrases_.end()});
  }

 private:
  WordCutter cutter_;
  std::map<std::uint64_t, std::uint32_t> phrases_;
};

// Lists of the actors floor have numbers of their own; those of data/gazetteers follow.
enum ActorList : unsigned { kCountry, kPeople, kFirstName, kGovernment, kCourt, kCompany, kGroup };
constexpr unsigned kFirstGazetteer = kGroup + 1;

void add_actor_lists(const std::filesystem::path& data, GazetteerBuilder& builder) {
  for_each_line(data / "actor_countries.txt", [&](std::string_view line) {
    const auto fields = split_fields(line, '|');
    builder.add_all(fields[0], '=', kCountry);
    if (fields.size() > 1) builder.add_all(fields[1], ',', kPeople);
  });
  for_each_line(data / "first_names.txt", [&](std::string_view line) {
    builder.add_all(line.substr(line.find(':') + 1), ' ', kFirstName);
  });
  for_each_line(data / "actor_names.txt", [&](std::string_view line) {
    const std::size_t colon = std::min(line.find(':'), line.size() - 1);
    const ActorList list = line.starts_with("government") ? kGovernment
                           : line.starts_with("court")    ? kCourt
                           : line.starts_with("company")  ? kCompany
                                                          : kGroup;
    builder.add_all(line.substr(colon + 1), '=', list);
  });
}

}  // namespace

std::vector<std::byte> build_gazetteer(const std::filesystem::path& data) {
  const auto paths = text_files(data / "gazetteers");
  GazetteerBuilder builder;
  add_actor_lists(data, builder);
  for (unsigned i = 0; i < paths.size(); ++i)
    for_each_line(paths[i], [&](std::string_view line) { builder.add(line, kFirstGazetteer + i); });
  return builder.build();
}

}  // namespace dateline
