package io.insula.reporting.internal.workbook;

import static io.insula.reporting.internal.workbook.TemplateStyles.COUNT;
import static io.insula.reporting.internal.workbook.TemplateStyles.FLAG;
import static io.insula.reporting.internal.workbook.TemplateStyles.GENERAL;
import static io.insula.reporting.internal.workbook.TemplateStyles.ID;
import static io.insula.reporting.internal.workbook.TemplateStyles.MONEY;
import static io.insula.reporting.internal.workbook.TemplateStyles.SHARE;
import static io.insula.reporting.internal.workbook.TemplateStyles.SIX_PLACES;
import static io.insula.reporting.internal.workbook.TemplateStyles.TEXT;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes the shipped template. */
final class TemplateProgram {
  private static final String MONEY_UNIT = "{{cycle.money_unit}}";
  private static final int HEADING_ROW = 2;
  private static final int LAST_CHART_COLUMN = 12;
  private static final float HEADING_POINTS = 30;

  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private final TemplateStyles styles = new TemplateStyles(workbook);

  private TemplateProgram() {}

  /** A column of a sheet, with its width in characters. */
  private record Column(String name, String heading, String format, int width) {
    boolean isText() {
      return format.equals(TEXT);
    }
  }

  /** Writes the template into a file. */
  static void write(Path file) throws IOException {
    var made = Files.createTempFile("template", ".xlsx");
    try (var out = Files.newOutputStream(made)) {
      new TemplateProgram().write(out);
      ReproducibleZip.copy(made, file, () -> {});
    } finally {
      Files.delete(made);
    }
  }

  private void write(OutputStream out) throws IOException {
    var overview = workbook.createSheet("Overview");
    participation();
    proposals();
    costs();
    results();
    trace();
    ties();
    ballots();
    var data = chartData();
    manifest();
    new TemplateOverview(overview, styles).add();
    charts(overview, data);
    var properties = workbook.getProperties().getCoreProperties();
    properties.setCreator("Insula");
    properties.setCreated(Optional.of(Date.from(Instant.EPOCH)));
    workbook.setActiveSheet(0);
    workbook.write(out);
    workbook.close();
  }

  private static void charts(XSSFSheet overview, XSSFSheet data) {
    var charts = new TemplateCharts(overview, data, HEADING_ROW + 1);
    charts.add(new int[] {3, 7, 4, 17}, "Turnout by group{{charts.turnout_note}}", "0%", 0, 1);
    charts.add(
        new int[] {8, LAST_CHART_COLUMN, 4, 17},
        "Budget spent by category" + MONEY_UNIT,
        COUNT,
        7,
        8);
    charts.add(
        new int[] {3, LAST_CHART_COLUMN, 18, 42},
        "Votes by proposal{{charts.votes_note}}",
        COUNT,
        3,
        4,
        5);
  }

  private void participation() {
    table(
        "Participation",
        "participation",
        List.of(
            new Column("attribute", "Attribute", TEXT, 22),
            new Column("value", "Value", TEXT, 34),
            new Column("eligible", "Eligible", COUNT, 14),
            new Column("voted", "Voted", COUNT, 14),
            new Column("turnout", "Turnout", SHARE, 12)));
  }

  private void proposals() {
    table(
        "Proposals",
        "proposals",
        List.of(
            new Column("proposal_id", "Proposal", ID, 10),
            new Column("project_id", "Project", ID, 9),
            new Column("external_id", "Id in the file", TEXT, 12),
            new Column("name", "Name", TEXT, 44),
            new Column("cost", "Cost" + MONEY_UNIT, MONEY, 16),
            new Column("categories", "Categories", TEXT, 22),
            new Column("beneficiaries", "Beneficiaries", TEXT, 18),
            new Column("place", "Place", TEXT, 20),
            new Column("latitude", "Latitude", "0.000000", 11),
            new Column("longitude", "Longitude", "0.000000", 11),
            new Column("status", "Status", TEXT, 11),
            new Column("reason", "Why withdrawn", TEXT, 20),
            new Column("merged_into", "Merged into", ID, 9),
            new Column("implementation", "Implementation", TEXT, 16),
            new Column("implementation_note", "Implementation note", TEXT, 24)));
  }

  private void costs() {
    table(
        "Costs",
        "costs",
        List.of(
            new Column("category", "Category", TEXT, 30),
            new Column("proposals", "Proposals", COUNT, 11),
            new Column("minimum", "Lowest cost" + MONEY_UNIT, MONEY, 17),
            new Column("median", "Median cost" + MONEY_UNIT, MONEY, 17),
            new Column("mean", "Mean cost" + MONEY_UNIT, MONEY, 17),
            new Column("maximum", "Highest cost" + MONEY_UNIT, MONEY, 17),
            new Column("votes", "Votes", COUNT, 12),
            new Column("vote_share", "Share of votes", SHARE, 10),
            new Column("funded", "Funded" + MONEY_UNIT, MONEY, 17),
            new Column("money_share", "Share of money", SHARE, 10)));
  }

  private void results() {
    table(
        "Results",
        "results",
        List.of(
            new Column("rank", "Rank", ID, 8),
            new Column("proposal_id", "Proposal", ID, 10),
            new Column("name", "Name", TEXT, 60),
            new Column("cost", "Cost" + MONEY_UNIT, MONEY, 17),
            new Column("votes", "Votes", COUNT, 12),
            new Column("score", "Score", GENERAL, 14),
            new Column("selected", "Selected", FLAG, 11),
            new Column("official_selected", "Selected officially", ID, 12),
            new Column("override_selected", "Selected by admins", FLAG, 12)));
  }

  private void trace() {
    table(
        "Trace",
        "trace",
        List.of(
            new Column("step", "Step", ID, 8),
            new Column("proposal_id", "Proposal", ID, 10),
            new Column("name", "Name", TEXT, 40),
            new Column("taken", "Taken", FLAG, 9),
            new Column("reason", "Reason", TEXT, 26),
            new Column("score", "Score", GENERAL, 12),
            new Column("effective_votes", "Effective votes", SIX_PLACES, 16),
            new Column("price", "Price", SIX_PLACES, 12),
            new Column("load", "Load", SIX_PLACES, 12),
            new Column("money_before", "Money before" + MONEY_UNIT, MONEY, 19),
            new Column("money_after", "Money after" + MONEY_UNIT, MONEY, 19),
            new Column("unpayable_after_step", "Unpayable after step", ID, 12),
            new Column("effective_support_percent", "Effective support (%)", "0.00", 12)));
  }

  private void ties() {
    table(
        "Ties",
        "ties",
        List.of(
            new Column("step", "Step", ID, 8),
            new Column("place", "Place", ID, 8),
            new Column("proposal_id", "Proposal", ID, 10),
            new Column("name", "Name", TEXT, 70),
            new Column("decided_by", "Decided by", TEXT, 20)));
  }

  private void ballots() {
    table(
        "Ballots",
        "ballots",
        List.of(
            new Column("kind", "Ballots by", TEXT, 24),
            new Column("number", "Number", COUNT, 12),
            new Column("ballots", "Ballots", COUNT, 14),
            new Column("share", "Share", SHARE, 12)));
  }

  private void manifest() {
    table(
        "Manifest",
        "manifest",
        List.of(new Column("key", "What", TEXT, 26), new Column("value", "Value", TEXT, 72)));
  }

  private XSSFSheet chartData() {
    var sheet = sheet("Chart data");
    column(sheet, 0, new Column("label", "Group", TEXT, 42), "chart_turnout");
    column(sheet, 1, new Column("turnout", "Turnout", SHARE, 12), "chart_turnout");
    sheet.setColumnWidth(2, 3 * 256);
    column(sheet, 3, new Column("label", "Proposal", TEXT, 42), "chart_votes");
    column(sheet, 4, new Column("selected", "Selected", COUNT, 12), "chart_votes");
    column(sheet, 5, new Column("other", "Not selected", COUNT, 12), "chart_votes");
    sheet.setColumnWidth(6, 3 * 256);
    column(sheet, 7, new Column("label", "Category", TEXT, 42), "chart_budget");
    column(sheet, 8, new Column("amount", "Amount" + MONEY_UNIT, MONEY, 18), "chart_budget");
    return sheet;
  }

  private void table(String title, String table, List<Column> columns) {
    var sheet = sheet(title);
    for (int i = 0; i < columns.size(); i++) {
      column(sheet, i, columns.get(i), table);
    }
    sheet.setAutoFilter(new CellRangeAddress(HEADING_ROW, HEADING_ROW + 1, 0, columns.size() - 1));
  }

  private XSSFSheet sheet(String title) {
    var sheet = workbook.createSheet(title);
    cell(sheet, 0, 0, title + ": {{cycle.name}}", styles.title());
    cell(sheet, 1, 0, "{{report.notice}} Data of {{report.data_at}}.", styles.note());
    sheet.createRow(HEADING_ROW).setHeightInPoints(HEADING_POINTS);
    sheet.createRow(HEADING_ROW + 1);
    sheet.createFreezePane(0, HEADING_ROW + 1);
    sheet.setRepeatingRows(CellRangeAddress.valueOf((HEADING_ROW + 1) + ":" + (HEADING_ROW + 1)));
    print(sheet, 0);
    return sheet;
  }

  private void column(XSSFSheet sheet, int number, Column column, String table) {
    sheet.setColumnWidth(number, column.width() * 256);
    cell(sheet, HEADING_ROW, number, column.heading(), styles.heading(!column.isText()));
    cell(
        sheet,
        HEADING_ROW + 1,
        number,
        "{{" + table + "." + column.name() + "}}",
        styles.value(column.format()));
  }

  /**
   * @param pages the height of the print in pages; 0 for as many as needed
   */
  static void print(XSSFSheet sheet, int pages) {
    sheet.setFitToPage(true);
    var setup = sheet.getPrintSetup();
    setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
    setup.setLandscape(true);
    setup.setFitWidth((short) 1);
    setup.setFitHeight((short) pages);
    sheet.setMargin(PageMargin.LEFT, 0.4);
    sheet.setMargin(PageMargin.RIGHT, 0.4);
    sheet.setMargin(PageMargin.TOP, 0.5);
    sheet.setMargin(PageMargin.BOTTOM, 0.6);
    sheet.getFooter().setLeft("Insula");
    sheet.getFooter().setCenter("&A");
    sheet.getFooter().setRight("Page &P of &N");
  }

  static void cell(XSSFSheet sheet, int rowNumber, int column, String text, CellStyle style) {
    var row = sheet.getRow(rowNumber);
    row = row == null ? sheet.createRow(rowNumber) : row;
    var cell = row.createCell(column);
    cell.setCellValue(text);
    cell.setCellStyle(style);
  }
}
