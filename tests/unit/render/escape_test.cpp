#include "render/escape.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dateline;

TEST_CASE("an escaper leaves no character with which a format could be left") {
  struct Row {
    const char* name;
    std::string in, xml, dot, csv, md, tty;
  };
  const std::vector<Row> rows = {
      {"plain", "A ban", "A ban", "\"A ban\"", "A ban", "A ban", "A ban"},
      {"markup", "<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;", "\"<b>&amp;\\\"'\"", "\"<b>&\"\"'\"",
       "&lt;b&gt;&amp;\"'", "<b>&\"'"},
      {"dot escape", "x\\\" URL=<js>]", "x\\&quot; URL=&lt;js&gt;]", "\"x\\\\\\\" URL=<js>]\"",
       "\"x\\\"\" URL=<js>]\"", "x\\\\\" URL=&lt;js&gt;\\]", "x\\\" URL=<js>]"},
      {"formula", "=1+1", "=1+1", "\"=1+1\"", "'=1+1", "\\=1+1", "=1+1"},
      {"formula behind blanks", " @SUM(A1)", " @SUM(A1)", "\" @SUM(A1)\"", "' @SUM(A1)",
       "\\@SUM(A1)", "@SUM(A1)"},
      {"escape sequence", "a\x1b[2Jb", "a\uFFFD[2Jb", "\"a\uFFFD[2Jb\"", "a\uFFFD[2Jb",
       "a\uFFFD\\[2Jb", "a\\x1b[2Jb"},
      {"override", "a\u202Eb", "a\uFFFDb", "\"a\uFFFDb\"", "a\u202Eb", "a\uFFFDb", "a\\u{202e}b"},
      {"broken UTF-8", "a\xFF", "a\uFFFD", "\"a\uFFFD\"", "a\uFFFD", "a\uFFFD", "a\uFFFD"},
      {"list marker", "- a", "- a", "\"- a\"", "'- a", "\\- a", "- a"},
      {"numbered list", "12. a", "12. a", "\"12. a\"", "12. a", "12\\. a", "12. a"},
      {"bare link", "http://x www.y", "http://x www.y", "\"http://x www.y\"", "http://x www.y",
       "http\\://x www\\.y", "http://x www.y"},
      {"table cell", "a|b\nc", "a|b c", "\"a|b\\nc\"", "\"a|b\nc\"", "a\\|b c", "a|b c"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(xml_text(row.in) == row.xml);
    CHECK(xml_attr(row.in) == row.xml);
    CHECK(dot_quote(row.in) == row.dot);
    CHECK(csv_cell(row.in, CsvCells::excel_safe) == row.csv);
    CHECK(md_text(row.in) == row.md);
    CHECK(tty_text(row.in) == row.tty);
  }
}

TEST_CASE("only web and mail addresses are links") {
  struct Row {
    const char* in;
    const char* out;  // null: refused
  };
  for (const Row& row : std::vector<Row>{{"https://a.example/x?y=1", "https://a.example/x?y=1"},
                                         {"HTTP://a.example", "HTTP://a.example"},
                                         {"mailto:a@b.example", "mailto:a@b.example"},
                                         {"https://a/\"><script>", "https://a/%22%3E%3Cscript%3E"},
                                         {"https://a/(b)", "https://a/%28b%29"},
                                         {"https://é", "https://%C3%A9"},
                                         {"javascript:alert(1)", nullptr},
                                         {"JaVaScRiPt:alert(1)", nullptr},
                                         {" https://a", nullptr},
                                         {"https://a b", nullptr},
                                         {"https://a\nb", nullptr},
                                         {"data:text/html,x", nullptr},
                                         {"file:///etc/passwd", nullptr},
                                         {"//a.example", nullptr},
                                         {"https://", nullptr},
                                         {"mailto:", nullptr},
                                         {"", nullptr}}) {
    CAPTURE(row.in);
    const auto url = safe_url(row.in);
    CHECK(url.has_value() == (row.out != nullptr));
    if (url && row.out != nullptr) CHECK(*url == row.out);
  }
}

TEST_CASE("ASCII keeps words readable and shows the rest as escapes") {
  CHECK(tty_ascii("Sørén Łukasz ‘x’ – 5 €…") == "Soren Lukasz 'x' - 5 EUR...");
  CHECK(tty_ascii("明") == "\\u{660e}");
}

TEST_CASE("a clipped text ends in an ellipsis and is never longer than asked") {
  CHECK(clip("abc", 3) == "abc");
  CHECK(clip("abcd", 3) == "ab…");
  CHECK(clip("éééé", 2) == "é…");
}
