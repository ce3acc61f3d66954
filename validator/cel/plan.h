#pragma once
#include "validator/cel/program.h"
namespace dateline::cel {
struct Program::Impl {
  CheckedAst ast = {};
};
}  // namespace dateline::cel
