// A workbook for Excel and LibreOffice, through libxlsxwriter: events, actors, relations, sources.
// Days are real dates, strings are strings whatever they begin with, the head row stays in sight.
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <ctime>

#include "base/descriptor.hpp"
#include "render/data/times_of.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMostCell = 32'000;  // Excel's limit is 32,767 characters
constexpr int kFirstExcelYear = 1900;

struct Column {
  const char* head;
  double width;
};

class Sheet {
 public:
  Sheet(lxw_workbook* book, const char* name, std::initializer_list<Column> columns)
      : sheet_(workbook_add_worksheet(book, name)) {
    lxw_format* const bold = workbook_add_format(book);
    format_set_bold(bold);
    format_set_bottom(bold, LXW_BORDER_THIN);
    day_ = workbook_add_format(book);
    format_set_num_format(day_, "yyyy-mm-dd");
    format_set_align(day_, LXW_ALIGN_LEFT);
    format_set_align(day_, LXW_ALIGN_VERTICAL_TOP);
    wrapped_ = workbook_add_format(book);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    for (const Column& column : columns) {
      worksheet_set_column(sheet_, count_, count_, column.width, nullptr);
      worksheet_write_string(sheet_, 0, count_++, column.head, bold);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
  }
  // Filters over all rows; on one page's width in print.
  void finish() const {
    worksheet_autofilter(sheet_, 0, 0, row_ > 1 ? row_ - 1 : 1, static_cast<lxw_col_t>(count_ - 1));
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
  }
  Sheet& next() {
    column_ = 0;
    ++row_;
    return *this;
  }
  Sheet& text(std::string_view value) {
    const std::string line = clip(one_line(value), kMostCell);
    if (!line.empty()) worksheet_write_string(sheet_, row_ - 1, column_, line.c_str(), wrapped_);
    ++column_;
    return *this;
  }
  Sheet& number(double value) {
    worksheet_write_number(sheet_, row_ - 1, column_++, value, wrapped_);
    return *this;
  }
  // Excel counts from 1900; older days stay text.
  Sheet& day(const std::optional<Day>& value) {
    if (!value) return text("");
    const YearMonthDay parts = to_ymd(*value);
    if (parts.year < kFirstExcelYear) return text(format_iso(*value));
    lxw_datetime date{};
    date.year = parts.year;
    date.month = parts.month;
    date.day = parts.day;
    worksheet_write_datetime(sheet_, row_ - 1, column_++, &date, day_);
    return *this;
  }

 private:
  lxw_worksheet* sheet_;
  lxw_format* day_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  lxw_row_t row_ = 1;
  lxw_col_t column_ = 0;
  lxw_col_t count_ = 0;
};

std::string names_of(const Case& value, const std::vector<ActorId>& who) {
  std::vector<std::string> names;
  for (const ActorId id : who)
    if (index(id) < value.actors.size()) names.push_back(value.actors[index(id)].name);
  return join(names, "; ");
}

void add_events(lxw_workbook* book, const Case& value, const Story& story) {
  Sheet sheet(book, "Events",
              {{"No", 5},
               {"Date", 18},
               {"Earliest", 11},
               {"Latest", 11},
               {"EDTF", 22},
               {"Event", 50},
               {"Type", 16},
               {"Status", 12},
               {"Agents", 26},
               {"Targets", 26},
               {"According to", 20},
               {"Links", 22},
               {"Importance", 10},
               {"Quote", 60},
               {"Date worked out from", 40},
               {"Sources", 40}});
  for (const Row& row : story.rows) {
    const Event& event = *row.event;
    std::vector<std::string> links, sources;
    for (const Link& link : row.links)
      links.push_back(fmt::format("{} {}", link.verb, link.number));
    for (const int number : row.sources)
      if (static_cast<std::size_t>(number - 1) < story.sources.size())
        sources.push_back(story.sources[static_cast<std::size_t>(number - 1)].words);
    sheet.next()
        .number(row.number)
        .text(when_in_words(row))
        .day(row.days.earliest)
        .day(row.days.latest)
        .text(event.date ? to_edtf(*event.date) : "")
        .text(row.title)
        .text(event.type)
        .text(status_name(event.status))
        .text(names_of(value, event.agents))
        .text(names_of(value, event.targets))
        .text(row.according_to)
        .text(join(links, "; "))
        .number(event.importance)
        .text(event.quote.text)
        .text(event.date_evidence.reason)
        .text(join(sources, "; "));
  }
  sheet.next().finish();
}

void add_actors(lxw_workbook* book, const Case& value, const Story& story) {
  Sheet sheet(book, "Actors", {{"Actor", 40}, {"Kind", 14}, {"Acts", 8}, {"Is acted on", 12}});
  std::vector<std::array<int, 2>> counts(value.actors.size());
  for (const Row& row : story.rows) {
    for (const ActorId id : row.event->agents)
      if (index(id) < counts.size()) ++counts[index(id)][0];
    for (const ActorId id : row.event->targets)
      if (index(id) < counts.size()) ++counts[index(id)][1];
  }
  for (std::size_t i = 0; i < value.actors.size(); ++i) {
    if (counts[i][0] + counts[i][1] == 0) continue;
    sheet.next()
        .text(value.actors[i].name)
        .text(actor_kind_name(value.actors[i].kind))
        .number(counts[i][0])
        .number(counts[i][1]);
  }
  sheet.next().finish();
}

void add_relations(lxw_workbook* book, const Story& story) {
  Sheet sheet(book, "Relations",
              {{"From", 6}, {"Event", 50}, {"Relation", 16}, {"To", 6}, {"Event", 50}});
  for (const StoryRelation& relation : story.relations) {
    const Row& from = story.rows[relation.from];
    const Row& to = story.rows[relation.to];
    sheet.next()
        .number(from.number)
        .text(from.title)
        .text(relation_verb(relation.type).active)
        .number(to.number)
        .text(to.title);
  }
  sheet.next().finish();
}

void add_sources(lxw_workbook* book, const Story& story) {
  Sheet sheet(book, "Sources", {{"No", 5}, {"Source", 70}, {"Address", 60}});
  for (std::size_t i = 0; i < story.sources.size(); ++i)
    sheet.next()
        .number(static_cast<double>(i + 1))
        .text(story.sources[i].words)
        .text(story.sources[i].url.value_or(""));
  sheet.next().finish();
}

// The library writes to a name: that of a file in memory.
class MemoryFile {
 public:
  MemoryFile() : file_(memfd_create("workbook", MFD_CLOEXEC)) {}
  [[nodiscard]] std::string name() const { return fmt::format("/proc/self/fd/{}", file_.number()); }
  [[nodiscard]] std::string bytes() const {
    std::string out;
    std::array<char, 1 << 16> buffer{};
    for (off_t at = 0;;) {
      const ssize_t size = pread(file_.number(), buffer.data(), buffer.size(), at);
      if (size <= 0) return out;
      out.append(buffer.data(), static_cast<std::size_t>(size));
      at += size;
    }
  }

 private:
  Descriptor file_;
};

}  // namespace

Result<std::string> render_xlsx(const Case& value, const Story& story) {
  const MemoryFile file;
  lxw_workbook* const book = workbook_new(file.name().c_str());
  if (!book) return fail(ErrorCode::internal, "cannot begin a workbook");
  std::string title = clip(one_line(story.title), 200);
  std::string author = "dateline";
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = std::time_t{86'400} * 3653;  // 1980: the same case gives the same bytes
  workbook_set_properties(book, &properties);
  add_events(book, value, story);
  add_actors(book, value, story);
  add_relations(book, story);
  add_sources(book, story);
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR)
    return fail(ErrorCode::internal,
                fmt::format("cannot write the workbook: {}", lxw_strerror(error)));
  return file.bytes();
}

}  // namespace dateline
