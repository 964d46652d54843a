package io.insula.reporting.internal.workbook;

import static io.insula.reporting.internal.workbook.TemplateStyles.COUNT;
import static io.insula.reporting.internal.workbook.TemplateStyles.FLAG;
import static io.insula.reporting.internal.workbook.TemplateStyles.GENERAL;
import static io.insula.reporting.internal.workbook.TemplateStyles.MONEY;
import static io.insula.reporting.internal.workbook.TemplateStyles.SHARE;
import static io.insula.reporting.internal.workbook.TemplateStyles.TEXT;
import static io.insula.reporting.internal.workbook.TemplateStyles.TIME;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Writes the cells of the first sheet of the template: single values on the left, notes below them.
 * {@link TemplateProgram} adds the charts on the right.
 */
final class TemplateOverviewWriter {
  private static final String MONEY_UNIT = "{{cycle.money_unit}}";
  private static final int FIRST_ROW = 4;
  private static final int LAST_COLUMN = 12;
  private static final int TALL_POINTS = 28;

  private final XSSFSheet sheet;
  private final TemplateStyles styles;
  private int row = FIRST_ROW;

  TemplateOverviewWriter(XSSFSheet sheet, TemplateStyles styles) {
    this.sheet = sheet;
    this.styles = styles;
  }

  void add() {
    sheet.setDisplayGridlines(false);
    sheet.setColumnWidth(0, 36 * 256);
    sheet.setColumnWidth(1, 20 * 256);
    sheet.setColumnWidth(2, 3 * 256);
    for (int column = 3; column <= LAST_COLUMN; column++) {
      sheet.setColumnWidth(column, 14 * 256);
    }
    TemplateProgram.cell(sheet, 0, 0, "{{cycle.name}}", styles.title());
    TemplateProgram.cell(sheet, 1, 0, "{{cycle.place}}", styles.note());
    TemplateProgram.cell(
        sheet, 2, 0, "{{report.notice}} Data of {{report.data_at}}.", styles.note());
    numbers();
    texts();
    TemplateProgram.print(sheet, 1);
    sheet.setPrintGridlines(false);
  }

  private void numbers() {
    section("Voters");
    line("Eligible", "eligible", COUNT);
    line("Voted", "voted", COUNT);
    line("Turnout", "turnout", SHARE);
    line("Ballots on paper", "on_paper", COUNT);
    line("Proposals on a ballot, mean", "mean_ballot_size", "0.00");
    section("Proposals");
    line("Proposals", "proposals", COUNT);
    line("Withdrawn or merged", "withdrawn", COUNT);
    line("Proposals per voter", "proposals_per_participant", "0.0000");
    line("Cost of all" + MONEY_UNIT, "cost_of_all", MONEY);
    section("Budget");
    line("Budget" + MONEY_UNIT, "budget", MONEY);
    line("Spent" + MONEY_UNIT, "spent", MONEY);
    line("Not spent" + MONEY_UNIT, "left", MONEY);
    line("Share spent", "spent_share", SHARE);
    section("Outcome");
    line("Counted at (UTC)", "counted_at", TIME);
    line("Rule", "rule", GENERAL);
    line("Selected proposals", "winners", COUNT);
    line("Ballots with a winner", "ballots_with_winner", SHARE);
    line("Winners on a ballot, mean", "mean_winners", "0.00");
    section("Equal shares");
    line("Equal share of each voter" + MONEY_UNIT, "equal_share", "#,##0.000000");
    line("Equal share raised by" + MONEY_UNIT, "equal_share_raised_by", MONEY);
    line("Ballots that prefer greedy", "prefer_greedy", COUNT);
    line("Ballots that prefer equal shares", "prefer_equal_shares", COUNT);
    line("Greedy outcome used", "greedy_taken", FLAG);
    section("Decided otherwise by the admins");
    line("Selected proposals", "override_winners", COUNT);
    line("At (UTC)", "overridden_at", TIME);
  }

  private void texts() {
    row = Math.max(row, 43);
    section("Notes");
    text("Why the admins decided otherwise", "override_reason", TALL_POINTS);
    text("Warnings of the count", "warnings", TALL_POINTS);
    text("Version of the rule", "rule_version", 0);
    text("Ties were decided by", "tie_order", 0);
    text("Root of the receipts", "receipts_root", 0);
  }

  private void section(String title) {
    if (row > FIRST_ROW) {
      row++;
    }
    TemplateProgram.cell(sheet, row, 0, title, styles.section());
    TemplateProgram.cell(sheet, row, 1, "", styles.section());
    row++;
  }

  private void line(String label, String measure, String format) {
    TemplateProgram.cell(sheet, row, 0, label, styles.value(TEXT));
    TemplateProgram.cell(sheet, row, 1, "{{overview." + measure + "}}", styles.rightValue(format));
    row++;
  }

  private void text(String label, String measure, float points) {
    TemplateProgram.cell(sheet, row, 0, label, styles.value(TEXT));
    TemplateProgram.cell(sheet, row, 1, "{{overview." + measure + "}}", styles.value(TEXT));
    sheet.addMergedRegion(new CellRangeAddress(row, row, 1, LAST_COLUMN));
    if (points > 0) {
      sheet.getRow(row).setHeightInPoints(points);
    }
    row++;
  }
}
