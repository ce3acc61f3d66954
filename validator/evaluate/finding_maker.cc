#include "validator/evaluate/finding_maker.h"

#include <fmt/format.h>

namespace dateline {

ReportPlace FindingMaker::place(const SourceText& source, SourceSpan span) {
  auto& map = maps_[source.bytes().data()];
  if (!map) map = std::make_unique<LineMap>(source.bytes());
  return make_place(source, *map, span, limits_.snippet_bytes);
}

Finding FindingMaker::failed(const Rule& rule, Path::Bindings roots, RecordHandle fallback,
                             std::string message, std::string remedy) {
  std::vector<Located> at = rule.at.locate(roots);
  if (at.empty()) {
    const PathNode node = record_node(fallback);
    at.push_back({node.owner, node.span, node.field()});
  }
  const Located& first = at.front();
  Finding finding{.rule = rule.info.id,
                  .severity = rule.info.severity,
                  .message = std::move(message),
                  .hint = std::move(remedy),
                  .record = std::string(first.owner.record->id.value),
                  .where = place(first.owner.batch->source, first.span),
                  .field = first.field};
  for (const RelatedPath& related : rule.related) {
    for (const Located& located : related.path.locate(roots)) {
      // The finding's own place is not related to itself.
      if (located.span == first.span && located.owner.record == first.owner.record) continue;
      finding.related.push_back({related.label, place(located.owner.batch->source, located.span)});
    }
  }
  finding.fingerprint =
      make_fingerprint(finding.rule, finding.record, finding.field, finding.where.snippet);
  return finding;
}

Finding FindingMaker::errored(const Rule& rule, RecordHandle record, const std::string& why,
                              const std::string& rule_place) {
  const PathNode node = record_node(record);
  Finding finding{
      .rule = "engine/rule-error",
      .severity = Severity::kError,
      .message = fmt::format("rule {} could not be evaluated here: {}{}{}", rule.info.id, why,
                             rule_place.empty() ? "" : " at ", rule_place),
      .record = std::string(record.record->id.value),
      .where = place(record.batch->source, node.span)};
  finding.fingerprint = make_fingerprint(finding.rule, finding.record, rule.info.id, why);
  return finding;
}

Finding FindingMaker::doubt(const InputDoubt& doubt, const RecordBatch& batch) {
  Finding finding{.rule = doubt.rule,
                  .severity = doubt.severity,
                  .message = doubt.message,
                  .hint = doubt.hint,
                  .record = doubt.record,
                  .where = place(batch.source, doubt.where),
                  .field = doubt.field};
  if (finding.record.empty()) {
    for (const Record& record : batch.records) {
      if (doubt.where.begin >= record.span.begin && doubt.where.begin < record.span.end()) {
        finding.record = record.id.value;
        break;
      }
    }
  }
  finding.fingerprint =
      make_fingerprint(finding.rule, finding.record, finding.field, finding.where.snippet);
  return finding;
}

}  // namespace dateline
