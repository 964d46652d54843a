package io.insula.template.service;

import static io.insula.template.service.TextEdit.replace;
import static io.insula.template.service.TextEdit.withoutLines;
import static io.insula.template.service.TextEdit.withoutMatch;

import java.util.List;

/** The edits that remove from the documents the text about apps that a service does not have. */
final class DocumentEdits {
  private static final String CONFIGURATION = "docs/configuration.md";
  private static final String PLUGINS = "docs/plugins.md";
  private static final String PRIVACY = "docs/privacy.md";
  private static final String DATABASE = "docs/database.md";
  private static final String SAMPLE = "templates/sample-module/README.md";
  private static final String STYLE = "docs/style.md";
  private static final String TUTORIAL = "docs/tutorial.md";

  private DocumentEdits() {}

  /** Returns all edits. */
  static List<TextEdit> all() {
    return List.of(
        withoutMatch(CONFIGURATION, " \\[Decision 25\\].*"),
        withoutMatch(CONFIGURATION, " `INSULA_BALLOT_KEY_FILE` and .* explain them\\."),
        replace(
            CONFIGURATION,
            "demo accounts, projects and cycles before the server listens, and requests reports on"
                + " these cycles;",
            "demo accounts before the server listens;"),
        withoutLines(PRIVACY, "^\\| `(?!kernel\\.)[a-z]+\\.[a-z_]+\\."),
        withoutMatch(PRIVACY, "; e-mail to the requester of a report.*Google Sheets is configured"),
        withoutMatch(PRIVACY, ", such as ballots,"),
        replace(PRIVACY, "An export scans the whole activity log", "An export reads all apps"),
        withoutMatch(PRIVACY, " The counts of votes do not change\\."),
        withoutLines(PRIVACY, "^\\|.*`INSULA_(ACTIVITY|ANALYTICS|REPORTING)"),
        withoutLines(PRIVACY, "^\\| cycles with their rosters"),
        withoutMatch(
            PRIVACY,
            "(?m)^(Analytics identifies|Imported ballots|Reports on cycles|If a mail"
                + " server).*\n\n"),
        withoutMatch(PRIVACY, "An erasure leaves the event .*\n\n"),
        replace(
            PRIVACY,
            "accounts, projects, threads, votes, reports of threads",
            "accounts, and data of apps"),
        withoutMatch(DATABASE, "; for (?:a whole process|whole processes) `[^\\n]*(?=\\.\\n)"),
        withoutMatch(DATABASE, ", and `DurabilityTest`, which kills a whole process under load"),
        withoutMatch(DATABASE, " \\(activity, analytics and cycles have one each\\)"),
        withoutMatch(DATABASE, "(?<=outbox,) folding page views,"),
        replace(
            DATABASE,
            "Reports are made in one, because each takes seconds to minutes.",
            "An app gives one to jobs that take seconds to minutes."),
        replace(DATABASE, "500 reports would take", "500 long jobs would take"),
        withoutMatch(DATABASE, " `FrozenDatabaseTest` in activity, [^;]*;"),
        withoutMatch(PLUGINS, "\\. \\[templates/meadow\\]\\([^)]*\\) is such an app(?=:)"),
        withoutMatch(PLUGINS, "\\[plugin-members.txt\\](?s:.*?)under the version 1\\.0\\.0\\.\n\n"),
        withoutMatch(SAMPLE, ", which the tests send to a whole server"),
        withoutMatch(SAMPLE, " Rows for the test of upgrades are in `[^`]*`\\."),
        replace(
            SAMPLE,
            "A new route needs a request in `tour.http`, a new setting and",
            "A new setting and"),
        withoutMatch(TUTORIAL, ", which `TourTest` sends to the whole server"),
        withoutMatch(TUTORIAL, ", and old rows for `UpgradeTest`"),
        withoutMatch(TUTORIAL, "The activity log shows an admin (?s:.*?\n```\n\n)"),
        withoutMatch(TUTORIAL, ", a request in a tour for each route"),
        replace(
            TUTORIAL,
            "You need what the [README](../README.md#start-it) needs: JDK 25. A test runs each"
                + " command of this page and applies each change that it shows.",
            "You need what the [README](../README.md#start-it) needs: JDK 25."),
        replace(STYLE, "## Words that the build refuses", "## Words to avoid"),
        replace(
            STYLE,
            "`RefusedWordFinderTest` fails on these words. It reads this table. In Java files it"
                + " checks comments and string literals; in files that end in `.md`, `.sh`,"
                + " `.proto`, `.properties`, `.http`, `.yaml`, `.yml` or `.html` it checks"
                + " everything. It does not read this page, hidden folders and the folders"
                + " `target`, `data` and `vendor`.",
            "A name of an app that is one of these words is refused."));
  }
}
