#include "train/corpora.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace dateline {
namespace fs = std::filesystem;

Result<std::string> read_corpus(const Corpora& corpora, const char* name) {
  const fs::path path = corpora.folder / name;
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return fail(ErrorCode::not_found, "no such corpus file", {path.string()},
                "--corpora names a folder with treebanks/, entities/ and own/; "
                "src/train/README.md says where each corpus comes from");
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::vector<std::string> read_news(const Corpora& corpora) {
  std::vector<fs::path> paths;
  std::error_code failed;
  for (fs::recursive_directory_iterator it(corpora.news, failed), end; it != end;
       it.increment(failed))
    if (it->path().filename() == "articles.jsonl") paths.push_back(it->path());
  std::ranges::sort(paths);
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const auto article = nlohmann::json::parse(line, nullptr, false);
      if (article.is_object() && article.contains("text"))
        texts.push_back(article["text"].get<std::string>());
    }
  }
  return texts;
}

}  // namespace dateline
