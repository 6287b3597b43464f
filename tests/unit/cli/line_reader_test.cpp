#include "cli/line_reader.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "dateline/base/file.hpp"

namespace dateline::cli {
namespace {

// The reader takes descriptors, so its tests need files; each cleans up after itself.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    REQUIRE(descriptor >= 0);
    ::close(descriptor);
    path_ = name;
    REQUIRE(write_file(path_, bytes).has_value());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::vector<Line> lines_of(const std::string& bytes, std::size_t max_line) {
  const TemporaryFile file(bytes);
  Result<LineReader> reader = LineReader::open(file.path(), max_line);
  REQUIRE(reader.has_value());
  std::vector<Line> lines;
  for (;;) {
    Result<std::optional<Line>> line = reader->next();
    REQUIRE(line.has_value());
    if (!*line) return lines;
    lines.push_back(std::move(**line));
  }
}

TEST_CASE("lines keep their text and number; blank ones are passed over") {
  struct Row {
    const char* name;
    std::string bytes;
    std::vector<std::string> texts;
    std::vector<std::uint32_t> numbers;
  };
  const std::array rows = {
      Row{"nothing", "", {}, {}},
      Row{"blank lines only", "\n \r\n\t\n", {}, {}},
      Row{"two lines", "one\ntwo\n", {"one", "two"}, {1, 2}},
      Row{"no line end at the end", "one\ntwo", {"one", "two"}, {1, 2}},
      Row{"a gap", "one\n\n\ntwo\n", {"one", "two"}, {1, 4}},
      Row{"a byte-order mark", "\xEF\xBB\xBFone\n", {"one"}, {1}},
      Row{"a mark alone", "\xEF\xBB\xBF", {}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::vector<Line> lines = lines_of(row.bytes, 100);
    REQUIRE(lines.size() == row.texts.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      CHECK(lines[i].text == row.texts[i]);
      CHECK(lines[i].number == row.numbers[i]);
      CHECK_FALSE(lines[i].too_long);
    }
  }
}

TEST_CASE("a line at the limit passes; a longer one is cut, and the next one is whole") {
  for (const std::size_t limit : {std::size_t{10}, std::size_t{65536}, std::size_t{200000}}) {
    CAPTURE(limit);
    const std::string bytes =
        std::string(limit, 'a') + "\n" + std::string(limit + 1, 'b') + "\nlast\n";
    const std::vector<Line> lines = lines_of(bytes, limit);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].text == std::string(limit, 'a'));
    CHECK_FALSE(lines[0].too_long);
    CHECK(lines[1].too_long);
    CHECK(lines[1].number == 2);
    CHECK(lines[2].text == "last");
    CHECK_FALSE(lines[2].too_long);
  }
}

TEST_CASE("a missing file and a folder are told apart") {
  const Result<LineReader> missing = LineReader::open("/nonexistent/x.jsonl", 100);
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == ErrorCode::not_found);
  Result<LineReader> folder = LineReader::open("/", 100);
  REQUIRE(folder.has_value());
  const auto line = folder->next();
  REQUIRE_FALSE(line.has_value());
  CHECK(line.error().message == "is a directory");
}

}  // namespace
}  // namespace dateline::cli
