#include "language/network/arithmetic.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "language/network/processor.hpp"

#if DATELINE_X86
#include <immintrin.h>
#endif

namespace dateline::network {
namespace {

constexpr std::size_t kLanes = 16;
constexpr float kLargest = 63;

// kLanes rows of W.
struct Block {
  const std::int8_t* weights;
  std::size_t quads;
};

void multiply_portable(const Block& block, const std::uint8_t* x, std::int32_t* sums) {
  std::fill_n(sums, kLanes, 0);
  for (std::size_t q = 0; q < block.quads; ++q) {
    const std::int8_t* w = block.weights + q * 4 * kLanes;
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      for (std::size_t k = 0; k < 4; ++k) sums[lane] += w[4 * lane + k] * x[4 * q + k];
  }
}

void multiply_rows_portable(const Block& block, const std::uint8_t* x, std::size_t words,
                            std::int32_t* sums) {
  for (std::size_t i = 0; i < words; ++i)
    multiply_portable(block, x + i * block.quads * 4, sums + i * kLanes);
}

#if DATELINE_X86

std::int32_t quad_at(const std::uint8_t* x, std::size_t quad) {
  std::int32_t all = 0;
  std::memcpy(&all, x + 4 * quad, sizeof all);
  return all;
}

// Two products of seven bits each and a sign fit 16 bits: nothing saturates.
template <std::size_t Words>
__attribute__((target("avx2"))) void multiply_avx2(const Block& block, const std::uint8_t* x,
                                                   std::int32_t* sums) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i low[Words], high[Words];
  for (std::size_t i = 0; i < Words; ++i) low[i] = high[i] = _mm256_setzero_si256();
  const std::size_t stride = block.quads * 4;
  for (std::size_t q = 0; q < block.quads; ++q) {
    const auto* w = reinterpret_cast<const __m256i*>(block.weights + q * 4 * kLanes);
    const __m256i w_low = _mm256_loadu_si256(w);
    const __m256i w_high = _mm256_loadu_si256(w + 1);
    for (std::size_t i = 0; i < Words; ++i) {
      const __m256i four = _mm256_set1_epi32(quad_at(x + i * stride, q));
      const __m256i pairs_low = _mm256_maddubs_epi16(four, w_low);
      const __m256i pairs_high = _mm256_maddubs_epi16(four, w_high);
      low[i] = _mm256_add_epi32(low[i], _mm256_madd_epi16(pairs_low, ones));
      high[i] = _mm256_add_epi32(high[i], _mm256_madd_epi16(pairs_high, ones));
    }
  }
  for (std::size_t i = 0; i < Words; ++i) {
    auto* out = reinterpret_cast<__m256i*>(sums + i * kLanes);
    _mm256_storeu_si256(out, low[i]);
    _mm256_storeu_si256(out + 1, high[i]);
  }
}

template <std::size_t Words>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void multiply_avx512(const Block& block,
                                                                            const std::uint8_t* x,
                                                                            std::int32_t* sums) {
  __m512i all[Words];
  for (std::size_t i = 0; i < Words; ++i) all[i] = _mm512_setzero_si512();
  const std::size_t stride = block.quads * 4;
  for (std::size_t q = 0; q < block.quads; ++q) {
    const __m512i w = _mm512_loadu_si512(block.weights + q * 4 * kLanes);
    for (std::size_t i = 0; i < Words; ++i)
      all[i] = _mm512_dpbusd_epi32(all[i], _mm512_set1_epi32(quad_at(x + i * stride, q)), w);
  }
  for (std::size_t i = 0; i < Words; ++i) _mm512_storeu_si512(sums + i * kLanes, all[i]);
}

// As many words at once as there are registers for, then those that are left.
void multiply_rows_avx2(const Block& block, const std::uint8_t* x, std::size_t words,
                        std::int32_t* sums) {
  for (; words >= 4; words -= 4, x += 4 * block.quads * 4, sums += 4 * kLanes)
    multiply_avx2<4>(block, x, sums);
  if (words == 3) multiply_avx2<3>(block, x, sums);
  if (words == 2) multiply_avx2<2>(block, x, sums);
  if (words == 1) multiply_avx2<1>(block, x, sums);
}

template <std::size_t Words>
void multiply_rest_avx512(const Block& block, const std::uint8_t* x, std::size_t words,
                          std::int32_t* sums) {
  if (words == Words)
    multiply_avx512<Words>(block, x, sums);
  else if constexpr (Words > 1)
    multiply_rest_avx512<Words - 1>(block, x, words, sums);
}

void multiply_rows_avx512(const Block& block, const std::uint8_t* x, std::size_t words,
                          std::int32_t* sums) {
  constexpr std::size_t kAtOnce = 16;
  for (; words >= kAtOnce; words -= kAtOnce) {
    multiply_avx512<kAtOnce>(block, x, sums);
    x += kAtOnce * block.quads * 4, sums += kAtOnce * kLanes;
  }
  multiply_rest_avx512<kAtOnce - 1>(block, x, words, sums);
}

#endif

using Multiply = void (*)(const Block&, const std::uint8_t*, std::size_t, std::int32_t*);

Multiply function_of(LinearMap::Kernel kernel) {
#if DATELINE_X86
  if (kernel == LinearMap::Kernel::avx512) return multiply_rows_avx512;
  if (kernel == LinearMap::Kernel::avx2) return multiply_rows_avx2;
#endif
  static_cast<void>(kernel);
  return multiply_rows_portable;
}

// Sizes compare as their bits do, and integers are compared many at once.
inline __attribute__((always_inline)) float largest_size(const float* values, std::size_t count) {
  std::int32_t largest = 0;
  for (std::size_t i = 0; i < count; ++i)
    largest = std::max(largest, std::bit_cast<std::int32_t>(values[i]) & 0x7FFFFFFF);
  return std::bit_cast<float>(largest);
}

// What turns the sums of kLanes rows into numbers.
struct RowScale {
  const std::int32_t* offsets;
  const float* units;
  const float* bias;
};

DATELINE_CLONES void scale_sums(const std::int32_t* sums, std::size_t lanes, const RowScale& scale,
                                float unit, float* to) {
  for (std::size_t lane = 0; lane < lanes; ++lane)
    to[lane] = static_cast<float>(sums[lane] - scale.offsets[lane]) * (unit * scale.units[lane]) +
               scale.bias[lane];
}

}  // namespace

DATELINE_CLONES void QuantisedRows::quantise(const Rows& rows) {
  const std::size_t width = rows.width();
  quads_ = (width + 3) / 4;
  units_.resize(rows.count());
  cells_.resize(rows.count() * quads_ * 4);
  for (std::size_t i = 0; i < rows.count(); ++i) {
    const float* from = rows.row(i);
    std::uint8_t* to = cells_.data() + i * quads_ * 4;
    const float largest = largest_size(from, width);
    const float factor = largest > 0 ? kLargest / largest : 0;
    units_[i] = largest / kLargest;
    for (std::size_t k = 0; k < width; ++k) {
      const float value = from[k] * factor + static_cast<float>(kOffset);  // at least 1
      to[k] = static_cast<std::uint8_t>(static_cast<std::int32_t>(value + 0.5F));
    }
    for (std::size_t k = width; k < quads_ * 4; ++k) to[k] = 0;
  }
}

LinearMap::LinearMap(std::size_t in, std::span<const std::int8_t> weights,
                     std::span<const float> units, std::span<const float> bias)
    : in_(in), units_(units.begin(), units.end()), bias_(bias.begin(), bias.end()) {
  const std::size_t quads = (in + 3) / 4;
  const std::size_t blocks = (out() + kLanes - 1) / kLanes;
  packed_.assign(blocks * quads * 4 * kLanes, 0);
  offsets_.assign(out(), 0);
  for (std::size_t o = 0; o < out(); ++o) {
    const std::int8_t* from = weights.data() + o * in;
    std::int8_t* to = packed_.data() + (o / kLanes * quads * kLanes + o % kLanes) * 4;
    for (std::size_t k = 0; k < in; k += 4, to += 4 * kLanes)
      std::memcpy(to, from + k, std::min<std::size_t>(4, in - k));
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < in; ++k) sum += from[k];
    offsets_[o] = sum * QuantisedRows::kOffset;
  }
}

std::vector<LinearMap::Kernel> LinearMap::kernels() {
  std::vector<Kernel> all = {Kernel::portable};
#if DATELINE_X86
  if (__builtin_cpu_supports("avx2")) all.push_back(Kernel::avx2);
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
    all.push_back(Kernel::avx512);
#endif
  return all;
}

void LinearMap::apply(const QuantisedRows& x, Rows& y) const {
  static const Kernel best = kernels().back();
  apply(x, y, best);
}

void LinearMap::apply(const QuantisedRows& x, Rows& y, Kernel kernel) const {
  constexpr std::size_t kTile = 32;  // words whose sums are held at once
  const Multiply multiply = function_of(kernel);
  y.resize(x.count(), out());
  std::int32_t sums[kTile * kLanes];
  for (std::size_t first = 0; first < x.count(); first += kTile) {
    const std::size_t words = std::min(kTile, x.count() - first);
    for (std::size_t o = 0; o < out(); o += kLanes) {
      const Block block{packed_.data() + o * x.quads() * 4, x.quads()};
      multiply(block, x.row(first), words, sums);
      const std::size_t lanes = std::min(kLanes, out() - o);
      const RowScale scale{offsets_.data() + o, units_.data() + o, bias_.data() + o};
      for (std::size_t i = 0; i < words; ++i)
        scale_sums(sums + i * kLanes, lanes, scale, x.unit(first + i), y.row(first + i) + o);
    }
  }
}

// 1 / (1 + 2^z), z = -x log2(e): 2^z as 2 to the whole part, by its bits, times a polynomial of the
// rest (its Taylor series to the fifth power, wrong by less than 3e-6). Adding kRound leaves the
// whole part in the low bits.
DATELINE_CLONES void sigmoid(float* values, std::size_t count) {
  constexpr float kRound = 12'582'912.0F;  // 1.5 x 2^23
  for (std::size_t i = 0; i < count; ++i) {
    float z = values[i] * -1.442695041F;
    z = z < -60.0F ? -60.0F : z;
    z = z > 60.0F ? 60.0F : z;
    const float rounded = z + kRound;
    const std::int32_t whole =
        std::bit_cast<std::int32_t>(rounded) - std::bit_cast<std::int32_t>(kRound);
    const float rest = (z - (rounded - kRound)) * 0.6931471806F;
    float power = 1.0F / 120;
    power = power * rest + 1.0F / 24;
    power = power * rest + 1.0F / 6;
    power = power * rest + 0.5F;
    power = power * rest + 1.0F;
    power = power * rest + 1.0F;
    const auto scale = std::bit_cast<float>((whole + 127) << 23);
    values[i] = 1.0F / (1.0F + power * scale);
  }
}

}  // namespace dateline::network
