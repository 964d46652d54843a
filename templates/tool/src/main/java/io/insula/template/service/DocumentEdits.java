package io.insula.template.service;

import static io.insula.template.service.TextEdit.replace;
import static io.insula.template.service.TextEdit.withoutLines;
import static io.insula.template.service.TextEdit.withoutMatch;
import static io.insula.template.service.TextEdit.withoutSection;

import java.util.List;

/** The edits that remove from the documents what is about apps that a service does not have. */
final class DocumentEdits {
  private static final String CONFIGURATION = "docs/configuration.md";
  private static final String PRIVACY = "docs/privacy.md";

  private DocumentEdits() {}

  /** Returns all edits. */
  static List<TextEdit> all() {
    return List.of(
        withoutSection(CONFIGURATION, "Analytics"),
        withoutSection(CONFIGURATION, "Cycles"),
        withoutSection(CONFIGURATION, "Reporting"),
        withoutLines(
            CONFIGURATION, "^\\| `INSULA_(ACTIVITY_(?!ENVIRONMENT`)|ANALYTICS|SHARED_DATA)"),
        withoutMatch(CONFIGURATION, "\\[Decision 25\\].*\n\n"),
        replace(
            CONFIGURATION,
            "demo accounts, projects and cycles before the server listens, and requests reports on"
                + " these cycles;",
            "demo accounts before the server listens;"),
        withoutLines(
            PRIVACY, "^\\| `(projects|threads|cycles|reporting|activity|analytics|membership)\\."),
        withoutLines(PRIVACY, "^\\|.*`INSULA_(ACTIVITY|ANALYTICS|REPORTING)"),
        withoutMatch(
            PRIVACY,
            "(?m)^(Analytics identifies|Imported ballots|Reports on cycles|If a mail"
                + " server).*\n\n"),
        withoutMatch(PRIVACY, "An erasure leaves the event .*\n\n"),
        replace(PRIVACY, "accounts, projects, threads, votes", "accounts, and data of apps"));
  }
}
