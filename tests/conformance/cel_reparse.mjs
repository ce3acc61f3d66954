// Every formula of the shipped rules parses with another implementation of the language, so that the
// grammar is not forked: @bufbuild/cel, but for optional syntax (.?field, [?key]), which it lacks.
//   node cel_reparse.mjs PROGRAM FOLDER     PROGRAM prints the formulas: rule_formulas.cc
// Exit 77 with a word where npm's packages are not installed.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync(new URL("node_modules/@bufbuild/cel", import.meta.url))) {
  console.log("reparse: skipped; run 'npm ci' in tests/conformance first");
  process.exit(77);
}
const { parse } = await import("@bufbuild/cel");
const [program, folder] = process.argv.slice(2);
const lines = execFileSync(program, [folder], { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n");

const counts = { parsed: 0, optional: 0, refused: 0 };
for (const { rule, text } of lines.map((line) => JSON.parse(line))) {
  if (/\.\?|\[\?|\{\?/.test(text)) {
    counts.optional += 1;
    continue;
  }
  try {
    parse(text);
    counts.parsed += 1;
  } catch (error) {
    counts.refused += 1;
    console.log(`REFUSED ${rule}: ${text}\n  ${error.message}`);
  }
}
// That it refuses at all: what is no CEL must not pass for it.
for (const wrong of ["a ===  b", "let x = 1", "a ? b", "size(a"]) {
  try {
    parse(wrong);
    counts.refused += 1;
    console.log(`NOT REFUSED: ${wrong}`);
  } catch {
    // as it should be
  }
}
console.log(`reparse: ${counts.parsed} of ${lines.length} formulas parse, ${counts.optional} have optional syntax`);
process.exit(counts.refused > 0 || counts.parsed < 100 ? 1 : 0);
