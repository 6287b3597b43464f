// What holds of every label, on the articles that the weights of events are learned from.
#include "events/label.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "dateline/base/utf8.hpp"
#include "dateline/pipeline.hpp"
#include "dateline/read/reader.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of(const std::string& label) {
  std::istringstream in(label);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool is_function_word(const std::string& word) {
  static const char* const kWords[] = {"a", "an", "and", "from", "of", "or", "the", "with"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

void check_label(const std::string& label) {
  CAPTURE(label);
  const std::vector<std::string> words = words_of(label);
  REQUIRE_FALSE(words.empty());
  CHECK(count_code_points(label) <= 90);
  CHECK(is_valid_utf8(label));
  CHECK(label.find_first_of("\n\t\"") == std::string::npos);
  CHECK(label.find("  ") == std::string::npos);
  CHECK(label.front() != ' ');
  CHECK(label.back() != ' ');
  CHECK((label[0] < 'a' || label[0] > 'z'));
  CHECK_FALSE(is_function_word(words.back()));
  for (const char* opening : {"From", "Of", "With"}) CHECK(words.front() != opening);
}

std::vector<fs::path> articles() {
  const fs::path folder = fs::path(__FILE__).parent_path() / "../../../data/training/articles";
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST_CASE("labels are one line of whole words") {
  const Pipeline pipeline = *Pipeline::create({});
  std::size_t count = 0;
  std::size_t cut = 0;
  std::size_t doubled = 0;
  for (const fs::path& path : articles()) {
    CAPTURE(path.string());
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    const auto document = read_document(DocumentId{0}, "d1", "article", bytes.str(), {});
    REQUIRE(document.has_value());
    for (const Event& event : pipeline.extract(*document, {}).events) {
      check_label(event.label);
      ++count;
      cut += event.label.ends_with("\u2026") ? 1u : 0u;
      const std::vector<std::string> words = words_of(event.label);
      doubled += std::adjacent_find(words.begin(), words.end()) != words.end() ? 1u : 0u;
    }
  }
  CHECK(count > 300);
  CHECK(cut * 20 < count);       // a label that had to be cut is the exception
  CHECK(doubled * 200 < count);  // "had had" can be right
}

}  // namespace
}  // namespace dateline
