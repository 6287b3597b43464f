// A fuzz target as a test: runs it on the files named, and on the same number of variants of each
// every time. An input that a target cannot stand ends the program.
//
//   document_replay VARIANTS FILE...
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// A few bytes changed, a stretch left out or said twice.
std::string variant(std::string bytes, std::mt19937& random) {
  if (bytes.empty()) return bytes;
  const auto at = [&] { return static_cast<std::ptrdiff_t>(random() % bytes.size()); };
  for (unsigned i = random() % 8; i > 0; --i) {
    bytes[static_cast<std::size_t>(at())] = static_cast<char>(random());
  }
  const auto from = bytes.begin() + at();
  const auto to = from + std::min<std::ptrdiff_t>(bytes.end() - from, random() % 64);
  const std::string stretch(from, to);
  if (random() % 2 == 0)
    return bytes.erase(static_cast<std::size_t>(from - bytes.begin()), stretch.size());
  return bytes.insert(static_cast<std::size_t>(from - bytes.begin()), stretch);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const int variants = std::atoi(argv[1]);
  std::mt19937 random(20200920);
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    if (!file) return 2;
    run(bytes);
    for (int n = 0; n < variants; ++n) run(variant(bytes, random));
  }
  std::printf("%d passed, 0 failed\n", argc - 2);
  return 0;
}
