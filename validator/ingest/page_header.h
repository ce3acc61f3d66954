// The head of a page: title, lead, date, time, place; or an announcement in place of the last
// three.
#pragma once

#include <cstddef>

#include "validator/ingest/page_context.h"
#include "validator/record/record.h"

namespace dateline {

// Fills title, lead, event and place. Returns the line at which the body begins.
std::size_t read_header(PageContext& page, PageRange range, Record& record);

// A line that holds nothing but hh:mm, as the event's or publication's clock on `date`. A time that
// the day does not have is a doubt about `field`.
Sourced<LocalTime> read_local(PageContext& page, Date date, std::string_view clock, SourceSpan span,
                              std::string_view field);

}  // namespace dateline
