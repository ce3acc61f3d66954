# Reads the layer table of validator/README.md (the first file), then the includes of the sources.
# Prints path:line: what is wrong; ends with 1 when anything is.

function complain(words) {
  printf "%s:%d: %s\n", FILENAME, FNR, words
  bad = 1
}

# A list in a table cell: words, with backticks and commas stripped; "–" is the empty list.
function words_of(cell) {
  gsub(/[`,–]/, " ", cell)
  gsub(/ +/, " ", cell)
  gsub(/^ | $/, "", cell)
  return " " cell " "
}

# The room a path belongs to: "base", "dateline.h" for the front door, "" outside validator/.
function room_of(path, part) {
  split(path, part, "/")
  if (part[1] == "validator") return part[2] ~ /^dateline[._]/ ? "dateline.h" : part[2]
  return ""
}

# The room whose rights a file has: a unit test has those of the room it tests.
function owner_of(path, part) {
  split(path, part, "/")
  if (part[1] == "tests" && part[2] == "unit") return part[3]
  return room_of(path)
}

function check_quoted(target, to) {
  if (target ~ /^(fmt|gtest|gmock|rapidjson)\//) {
    complain("write <" target ">, a header of the system, in angle brackets")
    return
  }
  if (target !~ /^(validator|tests)\/.*\.h$/) {
    complain("\"" target "\" is not a full path from the root")
    return
  }
  to = room_of(target)
  if (FILENAME ~ /^validator\// && to == "") complain("the product includes test code: " target)
  if (owner == "" || to == "" || owner == to) return
  if (!(owner in may)) complain("room " owner " has no row in validator/README.md")
  else if (index(may[owner], " " to " ") == 0)
    complain("room " owner " may not include " target " (it may include:" may[owner] "and itself)")
}

function check_angled(target, library) {
  if (target ~ /^(gtest|gmock|rapidjson)\// && FILENAME ~ /^tests\//) return
  if (target ~ /^fmt\//) {
    if (FILENAME ~ /\.h$/) complain("<" target "> belongs in a .cc file")
    return
  }
  for (library in home) {
    if (index(target, library) != 1) continue
    if (owner != home[library] && FILENAME ~ /^validator\//)
      complain("<" target "> lives behind room " home[library])
    return
  }
  if (target ~ /\// && target !~ /^sys\//)
    complain("<" target "> is a third-party header without a room in validator/README.md")
}

NR == FNR {
  if ($0 !~ /^\| *`/) next
  split($0, cell, "|")
  room = words_of(cell[2])
  gsub(/ /, "", room)
  may[room] = words_of(cell[4])
  count = split(words_of(cell[5]), libraries, " ")
  for (i = 1; i <= count; i++) home[libraries[i]] = room
  rooms++
  next
}

FNR == 1 { owner = owner_of(FILENAME) }
/^#include "/ { split($0, part, "\""); check_quoted(part[2]) }
/^#include </ { split($0, part, /[<>]/); check_angled(part[2]) }

END {
  if (rooms < 10) {
    print "validator/README.md:1: the layer table was not found"
    bad = 1
  }
  exit bad
}
