// Properties of the drawings: they parse, hold nothing but our own elements and attributes, and
// their texts stay on the page and apart.
#include <doctest/doctest.h>
#include <graphviz/cgraph.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "../support/sample_case.hpp"
#include "dateline/base/knowledge.hpp"
#include "render/formats.hpp"
#include "render/lanes.hpp"
#include "render/measure.hpp"
#include "render/spine.hpp"

using namespace dateline;

namespace {

const std::set<std::string> kElements = {"svg",
                                         "title",
                                         "desc",
                                         "defs",
                                         "linearGradient",
                                         "lineargradient",
                                         "stop",
                                         "rect",
                                         "circle",
                                         "path",
                                         "line",
                                         "text",
                                         "tspan",
                                         "a",
                                         "g",
                                         "html",
                                         "head",
                                         "meta",
                                         "style",
                                         "body",
                                         "div",
                                         "header",
                                         "h1",
                                         "h2",
                                         "h3",
                                         "h4",
                                         "p",
                                         "ul",
                                         "ol",
                                         "li",
                                         "main",
                                         "section",
                                         "small",
                                         "bdi",
                                         "sup",
                                         "b",
                                         "details",
                                         "summary",
                                         "blockquote",
                                         "mark",
                                         "dl",
                                         "dt",
                                         "dd",
                                         "footer"};
const std::set<std::string> kAttributes = {"x",
                                           "y",
                                           "x1",
                                           "x2",
                                           "y1",
                                           "y2",
                                           "cx",
                                           "cy",
                                           "r",
                                           "rx",
                                           "dx",
                                           "dy",
                                           "d",
                                           "id",
                                           "class",
                                           "href",
                                           "width",
                                           "height",
                                           "viewBox",
                                           "viewbox",
                                           "role",
                                           "fill",
                                           "stroke",
                                           "stroke-width",
                                           "stroke-dasharray",
                                           "font-size",
                                           "font-weight",
                                           "font-style",
                                           "font-family",
                                           "text-anchor",
                                           "offset",
                                           "stop-color",
                                           "stop-opacity",
                                           "lang",
                                           "charset",
                                           "name",
                                           "content",
                                           "http-equiv",
                                           "data-status",
                                           "data-type",
                                           "data-actors",
                                           "data-event",
                                           "aria-label",
                                           "aria-labelledby",
                                           "aria-hidden",
                                           "rel",
                                           "transform"};

// The page's own script, or the case as data.
void check_script(const xmlNode* node) {
  xmlChar* content = xmlNodeGetContent(node);
  const std::string text = content != nullptr ? reinterpret_cast<const char*>(content) : "";
  xmlFree(content);
  if (text == builtin_knowledge("page.js")) return;
  CHECK(nlohmann::json::accept(text));
}

void check_tree(const xmlNode* node) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string name = reinterpret_cast<const char*>(node->name);
    if (name == "script") {
      check_script(node);
      continue;
    }
    if (kElements.count(name) == 0) FAIL_CHECK("element " << name);
    for (const xmlAttr* each = node->properties; each != nullptr; each = each->next) {
      const std::string attribute = reinterpret_cast<const char*>(each->name);
      if (kAttributes.count(attribute) == 0) FAIL_CHECK("attribute " << attribute);
      xmlChar* text = xmlNodeListGetString(node->doc, each->children, 1);
      const std::string value = text != nullptr ? reinterpret_cast<const char*>(text) : "";
      xmlFree(text);
      if (attribute == "href") {
        const bool is_ours = value.starts_with("#") || value.starts_with("http");
        if (!is_ours) FAIL_CHECK("link " << value);
      }
    }
    check_tree(node->children);
  }
}

// Strings that try to leave their place, from a fixed seed.
std::string hostile(std::mt19937& random) {
  const std::vector<std::string> parts = {"\"",
                                          "'",
                                          "<script>alert(1)</script>",
                                          "]]>",
                                          "-->",
                                          "<!--",
                                          "&#60;b&#62;",
                                          "</text>",
                                          "</style>",
                                          "\\",
                                          "\\N",
                                          "\n",
                                          "\r",
                                          std::string(1, '\0'),
                                          "\x1b]8;;http://x\x07",
                                          "javascript:alert(1)",
                                          " onload=x ",
                                          "]; e9 [label=x",
                                          "=cmd|'/c calc'!A0",
                                          "\u202E",
                                          "\u2028",
                                          "|",
                                          "`",
                                          "[x](javascript:y)",
                                          "\xFF\xFE",
                                          "\xED\xA0\x80",
                                          "%00",
                                          "<svg/onload=x>",
                                          "word "};
  std::string out;
  const std::size_t count = 1 + random() % 8;
  for (std::size_t i = 0; i < count; ++i) out += parts[random() % parts.size()];
  return out;
}

// Texts as they are drawn, with the boxes that the width tables give them.
struct Box {
  std::string text;
  double left, right, top, bottom;
};

double number_of(const xmlNode* node, const char* name) {
  xmlChar* text = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  const double value = text != nullptr ? std::stod(reinterpret_cast<const char*>(text)) : 0;
  xmlFree(text);
  return value;
}

std::string property(const xmlNode* node, const char* name) {
  xmlChar* text = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string value = text != nullptr ? reinterpret_cast<const char*>(text) : "";
  xmlFree(text);
  return value;
}

void collect_boxes(const xmlNode* node, std::vector<Box>& boxes) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (std::string(reinterpret_cast<const char*>(node->name)) == "text") {
      const double size = number_of(node, "font-size");
      const Weight weight = property(node, "font-weight") == "700" ? Weight::bold : Weight::regular;
      xmlChar* content = xmlNodeGetContent(node);
      const std::string text = reinterpret_cast<const char*>(content);
      xmlFree(content);
      const double width = text_points(text, size, weight);
      const double x = number_of(node, "x");
      const double y = number_of(node, "y");
      const std::string anchor = property(node, "text-anchor");
      const double left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x;
      boxes.push_back({text, left, left + width, y - size * 0.72, y + size * 0.2});
    }
    collect_boxes(node->children, boxes);
  }
}

void check_texts(const std::string& svg, double width, double height) {
  xmlDoc* document = xmlReadMemory(svg.data(), static_cast<int>(svg.size()), "t.svg", nullptr,
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
  REQUIRE(document != nullptr);
  std::vector<Box> boxes;
  collect_boxes(xmlDocGetRootElement(document), boxes);
  xmlFreeDoc(document);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Box& a = boxes[i];
    // A title's footnote mark is drawn smaller than it is measured here: two points of grace.
    if (a.left < 0 || a.right > width + 2 || a.top < 0 || a.bottom > height) {
      FAIL_CHECK("outside the page: " << a.text);
    }
    for (std::size_t k = i + 1; k < boxes.size(); ++k) {
      const Box& b = boxes[k];
      const bool is_apart = a.right <= b.left + 2 || b.right <= a.left + 2 ||
                            a.bottom <= b.top + 0.01 || b.bottom <= a.top + 0.01;
      if (!is_apart) FAIL_CHECK("'" << a.text << "' lies over '" << b.text << "'");
    }
  }
}

void check_layout(const Story& story) {
  const Spine spine = lay_out_spine(story);
  check_texts(draw_spine(story, spine), kSpineWidth, spine.height);
  for (const double width : {kSpineWidth, kLandscapeWidth, kSlideWidth}) {
    CAPTURE(width);
    const Lanes lanes = lay_out_lanes(story, width);
    check_texts(draw_lanes(story, lanes, 0), width, lanes.height);
  }
}

sample::Sample generated(std::mt19937& random, int count) {
  sample::Builder make;
  make.head(std::string(random() % 200, 'T'), "generated");
  make.document("a", std::string(random() % 300, 's'), std::nullopt, std::nullopt);
  const ActorId actor = make.actor(std::string(1 + random() % 150, 'a'), ActorKind::other);
  const std::vector<std::string> words = {"ban",
                                          "of the maps",
                                          "明流通信の発表",
                                          "هيئة الملاحة",
                                          std::string(300, 'W'),
                                          "announces-a-long-word",
                                          "x"};
  Day at = sample::day(2001, 1, 1);
  for (int i = 0; i < count; ++i) {
    at.number += static_cast<int>(random() % 5 == 0 ? random() % 3000 : random() % 4);
    std::string label;
    for (std::size_t k = 0; k <= random() % 12; ++k) label += words[random() % words.size()] + " ";
    const bool is_dated = random() % 3 != 0;
    Event& event = make.event(label, is_dated ? std::optional(date_of_day(at)) : std::nullopt,
                              {actor}, static_cast<Status>(random() % 8));
    if (!is_dated && random() % 4 != 0) event.bounds.latest = at;
    if (!is_dated && random() % 2 != 0) event.bounds.earliest = Day{at.number - 400};
  }
  for (int i = 0; i < count; ++i) {
    const int from = 1 + static_cast<int>(random() % static_cast<unsigned>(count));
    const int to = 1 + static_cast<int>(random() % static_cast<unsigned>(count));
    make.relation(from, static_cast<RelationType>(random() % 14), to);
  }
  return {std::move(make.value_), std::move(make.timeline_)};
}

}  // namespace

TEST_CASE("no text of a timeline leaves the page or lies over another") {
  const sample::Sample sample = sample::veltria();
  check_layout(tell(sample.value, sample.timeline));
  std::mt19937 random(20200918);
  std::vector<int> counts = {60, 100, 200, 500};
  while (counts.size() < 200) counts.push_back(1 + static_cast<int>(counts.size() % 25));
  for (const int count : counts) {
    CAPTURE(count);
    const sample::Sample made = generated(random, count);
    check_layout(tell(made.value, made.timeline));
  }
}

TEST_CASE("hostile text becomes no element, attribute or link in SVG, HTML and DOT") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    sample::Sample sample = sample::veltria();
    for (Event& event : sample.value.events) {
      event.label = hostile(random);
      event.quote.text = hostile(random);
      event.date_evidence.reason = hostile(random);
    }
    for (Actor& actor : sample.value.actors) actor.name = hostile(random);
    for (CaseDocument& document : sample.value.documents) {
      document.title = hostile(random);
      document.url = random() % 2 == 0 ? hostile(random) : "https://a/" + hostile(random);
    }
    sample.timeline.title = hostile(random);
    const Story story = tell(sample.value, sample.timeline);

    for (const std::string& svg :
         {render_spine_svg(story), draw_lanes(story, lay_out_lanes(story, kLandscapeWidth), 0)}) {
      xmlDoc* drawing = xmlReadMemory(svg.data(), static_cast<int>(svg.size()), "t.svg", nullptr,
                                      XML_PARSE_NONET | XML_PARSE_NOERROR);
      REQUIRE(drawing != nullptr);
      check_tree(xmlDocGetRootElement(drawing));
      xmlFreeDoc(drawing);
    }

    const std::string html = render_html(sample.value, sample.value, story);
    xmlDoc* page = htmlReadMemory(html.data(), static_cast<int>(html.size()), "t.html", "UTF-8",
                                  HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    REQUIRE(page != nullptr);
    check_tree(xmlDocGetRootElement(page));
    xmlFreeDoc(page);

    Agraph_t* graph = agmemread(render_dot(sample.value, story).c_str());
    REQUIRE(graph != nullptr);
    int events = 0;
    for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
      events += agnameof(node)[0] == 'e' ? 1 : 0;
    }
    CHECK(events == 18);
    agclose(graph);
  }
}
