// The JSON Schema of a rule file, for editors: made of the tables of rule_keys.h, so that an editor
// and the loader know the same keys. Draft 7, of which little is used that draft 4 lacks. A file
// that fits may still be wrong: formulas and paths are checked by the loader alone.
#pragma once

#include <string>

namespace dateline {

std::string rule_file_schema();

}  // namespace dateline
