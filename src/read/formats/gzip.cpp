#include "read/formats/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr int kGzip = 15 + 16;
constexpr int kZlib = 15;
constexpr int kRaw = -15;

struct Inflated {
  std::string bytes;
  bool is_too_large = false;
};

// All members; what follows a broken place is left out.
Inflated inflate_all(std::string_view bytes, int window, std::size_t most) {
  Inflated out;
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return out;
  std::array<unsigned char, 1 << 16> buffer{};
  stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<unsigned>(std::min<std::size_t>(bytes.size(), 1u << 31));
  while (true) {
    stream.next_out = buffer.data();
    stream.avail_out = buffer.size();
    const int state = inflate(&stream, Z_NO_FLUSH);
    out.bytes.append(reinterpret_cast<char*>(buffer.data()), buffer.size() - stream.avail_out);
    out.is_too_large = out.bytes.size() > most;
    if (out.is_too_large) break;
    if (state == Z_STREAM_END) {
      const bool has_next = stream.avail_in > 0 && window == kGzip;
      if (!has_next || inflateReset(&stream) != Z_OK) break;
      continue;
    }
    const bool is_stuck = stream.avail_in == 0 && stream.avail_out > 0;
    if (state != Z_OK || is_stuck) break;
  }
  inflateEnd(&stream);
  return out;
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

Result<std::string> gunzip(std::string_view bytes, std::size_t most, const std::string& source) {
  Inflated out = inflate_all(bytes, kGzip, most);
  if (out.is_too_large)
    return fail(ErrorCode::limit, "unpacks to more than " + std::to_string(most >> 20) + " MiB",
                {source, 0, 0}, "--max-input-size raises the limit");
  if (out.bytes.empty())
    return fail(ErrorCode::format, "a damaged gzip file", {source, 0, 0}, "get the file again");
  return std::move(out.bytes);
}

std::string inflate_http(std::string_view bytes, std::size_t most) {
  for (const int window : {kGzip, kZlib, kRaw}) {
    Inflated out = inflate_all(bytes, window, most);
    if (!out.bytes.empty() && !out.is_too_large) return std::move(out.bytes);
  }
  return {};
}

}  // namespace dateline
