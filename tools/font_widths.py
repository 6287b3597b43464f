#!/usr/bin/env python3
"""Writes src/render/font_widths.cpp: the advance widths of Liberation Sans, regular and bold.

Usage: tools/font_widths.py LiberationSans-Regular.ttf LiberationSans-Bold.ttf > font_widths.cpp

Arial has the same widths, so text that was measured with this table fits wherever either font is
installed. Only facts are taken from the fonts: a width for each character, in 1/2048 em.
(The fonts are in Debian's fonts-liberation.)
"""
import struct
import sys

PER_LINE = 4


def tables(font):
    count = struct.unpack(">H", font[4:6])[0]
    found = {}
    for i in range(count):
        tag, _, offset, length = struct.unpack(">4sIII", font[12 + 16 * i:28 + 16 * i])
        found[tag.decode()] = font[offset:offset + length]
    return found


def glyph_of_character(cmap):
    """The format 4 subtable for Windows Unicode, as a dict."""
    for i in range(struct.unpack(">H", cmap[2:4])[0]):
        platform, encoding, offset = struct.unpack(">HHI", cmap[4 + 8 * i:12 + 8 * i])
        if (platform, encoding) == (3, 1):
            return read_format_4(cmap[offset:])
    raise ValueError("no Unicode character map")


def read_format_4(sub):
    form, _, _, twice = struct.unpack(">HHHH", sub[:8])
    if form != 4:
        raise ValueError("character map is not of format 4")
    n = twice // 2

    def array(start, kind="H"):
        return struct.unpack(">%d%s" % (n, kind), sub[start:start + twice])

    ends, starts = array(14), array(16 + twice)
    deltas, offsets = array(16 + 2 * twice, "h"), array(16 + 3 * twice)
    glyphs = {}
    for i in range(n):
        for code in range(starts[i], ends[i] + 1):
            glyph = code
            if offsets[i]:
                at = 16 + 3 * twice + 2 * i + offsets[i] + 2 * (code - starts[i])
                glyph = struct.unpack(">H", sub[at:at + 2])[0]
            if glyph or not offsets[i]:
                glyphs[code] = (glyph + deltas[i]) & 0xFFFF
    return glyphs


def widths(path):
    font = tables(open(path, "rb").read())
    count = struct.unpack(">H", font["hhea"][34:36])[0]
    advance = [struct.unpack(">H", font["hmtx"][4 * i:4 * i + 2])[0] for i in range(count)]
    if struct.unpack(">H", font["head"][18:20])[0] != 2048:
        raise ValueError("not 2048 units to the em")
    return {code: advance[min(glyph, count - 1)]
            for code, glyph in glyph_of_character(font["cmap"]).items() if glyph}


def main():
    regular, bold = widths(sys.argv[1]), widths(sys.argv[2])
    codes = sorted(code for code in regular
                   if code in bold and 0x20 <= code < 0xE000 and not 0x7F <= code < 0xA0)
    print("// Made by tools/font_widths.py from Liberation Sans; Arial has the same widths.")
    print("// {code point, regular, bold}, widths in 1/2048 em, sorted by code point.")
    print('#include "render/font_widths.hpp"\n\nnamespace dateline {\n')
    print("// clang-format off")
    print("const std::array<GlyphWidth, kGlyphCount> kGlyphWidths = {{")
    rows = ["{0x%04X, %d, %d}" % (code, regular[code], bold[code]) for code in codes]
    for i in range(0, len(rows), PER_LINE):
        print("    " + ", ".join(rows[i:i + PER_LINE]) + ",")
    print("}};\n// clang-format on\n\n}  // namespace dateline")
    print("glyphs: %d" % len(codes), file=sys.stderr)


main()
