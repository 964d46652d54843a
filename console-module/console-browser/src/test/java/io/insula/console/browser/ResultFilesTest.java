package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Downloads the files of a result, and counts the anonymous one again in the browser. */
@InBrowser
class ResultFilesTest {
  @Test
  void an_admin_downloads_the_result_and_its_report_in_each_format(ConsoleWindows visits)
      throws IOException {
    var cycle = counted(visits, "Files");
    var visit = visits.admin(WindowSettings.NARROW).open(cycle.screen("results"));

    assertThat(text(download(visit, "downloads.csv")))
        .startsWith("\uFEFFrank,proposal_id,name,cost,votes,score,selected,wins")
        .contains("\"Swing, with a \"\"roof\"\"\"");
    assertThat(text(download(visit, "downloads.json"))).contains("\"rule\": \"equal-shares\"");
    assertThat(text(download(visit, "downloads.anonymous"))).startsWith("META");
    assertThat(text(download(visit, "downloads.pb"))).startsWith("META");
    var early = visit.press("downloads.workbook").sees("downloads.no-report");
    early.follow("nav.reports");
    visit.field("reports.which").first().selectOption(Long.toString(cycle.id()));
    visit.press("reports.request-send").sees("report-status.succeeded");

    visit.open(cycle.screen("results"));
    assertThat(entries(download(visit, "downloads.workbook"))).contains("xl/workbook.xml");
    assertThat(entries(download(visit, "downloads.sheets")))
        .anyMatch(name -> name.endsWith(".csv"));
    visit.open(cycle.screen("admin?part=result"));
    assertThat(text(download(visit, "admin.result.export"))).startsWith("META");
  }

  @Test
  void readers_who_do_not_run_the_cycle_get_no_file_about_voters(ConsoleWindows visits)
      throws IOException {
    var cycle = counted(visits, "Public files");
    var visit = visits.anonymous(WindowSettings.NARROW).open(cycle.screen("results"));

    visit.sees("downloads.admins");
    assertThat(visit.button("downloads.pb")).hasCount(0);
    assertThat(visit.button("downloads.workbook")).hasCount(0);
    assertThat(text(download(visit, "downloads.anonymous")))
        .startsWith("META")
        .doesNotContain("voting_method");
  }

  @Test
  void a_downloaded_file_is_counted_again_and_a_changed_one_differs(ConsoleWindows visits)
      throws IOException {
    var cycle = counted(visits, "Recount");
    var visit = visits.anonymous(WindowSettings.WIDE).open(cycle.screen("results"));
    var file = text(download(visit, "downloads.anonymous"));

    recount(visit, file);
    visit.sees("recount.equal");
    recount(visit, file.replaceFirst("(?s)(VOTES\n[^\n]*\n)[^\n]*\n", "$1"));
    visit.sees("recount.different");
    recount(visit, file.replaceFirst("\ninsula_rule;[^\n]*", "\ninsula_floor_factor;0.001"));
    visit.sees("recount.equal");
    recount(visit, "This is no election");
    visit.sees("recount.unreadable");
    recount(visit, file.replaceFirst("\ninsula_rule;[^\n]*", "$0\nINSULA_RULE;greedy-no-skip"));
    visit.sees("recount.unreadable").seesText("META has two values of insula_rule");
    assertThat(visit.page().getByText(visit.texts().of("recount.different"))).hasCount(0);
  }

  @Test
  void a_rule_that_the_format_does_not_have_counts_as_greedy(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var names =
        """
        async () => {
          const { ruleOf } = await import('console/recount/rule.js');
          return ['equal-shares', 'constructor', 'equalshares', 'greedy-no-skip']
            .map((rule) => ruleOf(new Map([['rule', rule]])).name)
            .join();
        }
        """;

    assertThat(visit.page().evaluate(names)).isEqualTo("greedy,greedy,equal-shares,greedy-no-skip");
  }

  @Test
  void a_row_that_ends_with_an_empty_cell_ends_before_a_quoted_one(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var rows =
        """
        async () => {
          const { readPabulib } = await import('console/recount/pabulib.js');
          const head = 'META\\nkey;value\\nPROJECTS\\nproject_id;cost;district\\n';
          const rows = ['A;100;', '"B;1";200;x', ' "C ""2"" m" ;300; "y', 'z"', '"D"4;400;""'];
          return ['\\n', '\\r\\n']
            .map((end) => readPabulib(head + rows.join(end) + end).projects)
            .map((projects) => projects.map((row) => [...row.values()].join('|')).join(' / '))
            .map((text) => text.replace('\\r', ''));
        }
        """;

    assertThat((List<?>) visit.page().evaluate(rows))
        .allSatisfy(
            read ->
                assertThat(read).isEqualTo("A|100| / B;1|200|x / C \"2\" m|300|y\nz / D4|400|"));
  }

  @Test
  void cells_that_a_spreadsheet_could_take_for_formulas_are_made_texts(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var begins =
        List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", " =", "\u200b=", "\u0000@");
    var cells = begins.stream().map(begin -> begin + "1+1").toList();
    var written =
        """
        async (cells) => {
          const { csvOf } = await import('console/voting/csv.js');
          return [csvOf(cells.map((cell) => ['a', cell])), csvOf([['=A1', 'b', -1, null, true, '1+1']])];
        }
        """;

    var found = (List<?>) visit.page().evaluate(written, cells);
    var expected = new StringBuilder();
    for (var cell : cells) {
      var text = "'" + cell;
      var isQuoted = cell.contains("\r") || cell.contains("\n");
      expected.append("a,").append(isQuoted ? '"' + text + '"' : text).append("\r\n");
    }
    assertThat(found.getFirst()).isEqualTo(expected.toString());
    assertThat(found.getLast()).isEqualTo("'=A1,b,-1,,true,1+1\r\n");
  }

  private static TestCycle counted(ConsoleWindows visits, String name) {
    var cycle =
        TestCycle.open(visits.server(), name, Map.of("type", "approval"))
            .proposeAll(Map.of("Swing, with a \"roof\"", 300, "Tower", 900))
            .moveTo("refinement", "voting");
    cycle.cast(visits.server().users().member("files-voter"), "Swing, with a \"roof\"");
    cycle.cast(visits.server().users().member("files-second"), "Tower");
    return cycle.moveTo("implementation");
  }

  private static void recount(ConsoleWindow visit, String file) {
    var chooser = visit.page().waitForFileChooser(() -> visit.button("recount.from-file").click());
    chooser.setFiles(new FilePayload("vote.pb", "text/plain", file.getBytes(UTF_8)));
    visit.calm();
  }

  private static Download download(ConsoleWindow visit, String key) {
    return visit.page().waitForDownload(() -> visit.press(key));
  }

  private static String text(Download file) throws IOException {
    return Files.readString(file.path());
  }

  private static List<String> entries(Download file) throws IOException {
    try (var zip = new ZipFile(file.path().toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }
}
