#pragma once
// Hashes of words and of features. They are part of the model file's format: a change here needs a
// new kModelVersion and a model trained again.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline {

// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input reaches all
// bits.
[[nodiscard]] constexpr std::uint64_t mix_bits(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

// FNV-1a with a final mix; words are short, so a byte a step is fast enough.
[[nodiscard]] constexpr std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0) {
  std::uint64_t h = 0xCBF29CE484222325u ^ seed;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return mix_bits(h);
}

// An atom is the hash or the number of one property of one token: its form, its tag, its class.
using Atom = std::uint32_t;

[[nodiscard]] constexpr Atom atom_of(std::string_view text) {
  return static_cast<Atom>(hash_text(text) >> 32);
}

// Writes the hashes of features, which are tuples of atoms under a template number. Templates are
// numbered in the order of the calls, so every call site must be reached in the same order each
// time (skip() steps over those that are left out).
class FeatureWriter {
 public:
  explicit FeatureWriter(std::uint64_t* out) : begin_(out), out_(out) {}

  void add(Atom a) { write(next() + a * kA); }
  void add(Atom a, Atom b) { write(next() + a * kA + b * kB); }
  void add(Atom a, Atom b, Atom c) { write(next() + a * kA + b * kB + c * kC); }
  void add(Atom a, Atom b, Atom c, Atom d) { write(next() + a * kA + b * kB + c * kC + d * kD); }
  void skip(std::uint64_t templates) { template_ += templates * kTemplate; }

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(out_ - begin_); }

 private:
  // Odd constants, so that a product keeps all of an atom's bits.
  static constexpr std::uint64_t kTemplate = 0x9E3779B97F4A7C15u;
  static constexpr std::uint64_t kA = 0xD6E8FEB86659FD93u;
  static constexpr std::uint64_t kB = 0xA0761D6478BD642Fu;
  static constexpr std::uint64_t kC = 0xE7037ED1A0B428DBu;
  static constexpr std::uint64_t kD = 0x8EBC6AF09C88C6E3u;

  std::uint64_t next() { return template_ += kTemplate; }
  void write(std::uint64_t x) {
    x = (x ^ (x >> 32)) * 0xBF58476D1CE4E5B9u;
    *out_++ = x ^ (x >> 29);
  }

  std::uint64_t* begin_;
  std::uint64_t* out_;
  std::uint64_t template_ = 0;
};

}  // namespace dateline
