package io.insula.reporting.internal.workbook;

import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlObject;

/** Adds charts with horizontal bars, the first bar on top. */
final class TemplateChartWriter {
  private static final byte[][] COLOURS = {
    {0x5B, (byte) 0x9B, (byte) 0xD5}, {(byte) 0xD0, (byte) 0xD0, (byte) 0xD0}
  };
  private static final double LABEL_POINTS = 8;
  private static final double TITLE_POINTS = 11;

  private final XSSFSheet sheet;
  private final XSSFSheet data;
  private final int sampleRow;

  TemplateChartWriter(XSSFSheet sheet, XSSFSheet data, int sampleRow) {
    this.sheet = sheet;
    this.data = data;
    this.sampleRow = sampleRow;
  }

  /**
   * Adds a chart.
   *
   * @param place the first and the last column, and the first and the last row, all from 0
   * @param labels the number of the column of the names, from 0
   * @param series the numbers of the columns of the values, from 0
   */
  void add(int[] place, String title, String format, int labels, int... series) {
    var drawing = sheet.createDrawingPatriarch();
    var anchor = new XSSFClientAnchor(0, 0, 0, 0, place[0], place[2], place[1] + 1, place[3] + 1);
    var chart = drawing.createChart(anchor);
    chart.setTitleText(title);
    chart.setTitleOverlay(false);
    chart
        .getTitle()
        .getBody()
        .getParagraphs()
        .getFirst()
        .getTextRuns()
        .getFirst()
        .setFontSize(TITLE_POINTS);
    var data = (XDDFBarChartData) bars(chart);
    for (int i = 0; i < series.length; i++) {
      addSeries(data, labels, series[i], i, format);
    }
    data.setBarDirection(BarDirection.BAR);
    data.setVaryColors(false);
    data.setGapWidth(40);
    if (series.length > 1) {
      data.setBarGrouping(BarGrouping.STACKED);
      chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    }
    chart.plot(data);
    if (series.length > 1) {
      add(chart.getCTChart().getPlotArea().getBarChartArray(0), "overlap", "100", "axId");
    }
  }

  private static XDDFBarChartData bars(XSSFChart chart) {
    XDDFCategoryAxis categories = chart.createCategoryAxis(AxisPosition.LEFT);
    categories.setOrientation(AxisOrientation.MAX_MIN);
    categories.getOrAddTextProperties().setFontSize(LABEL_POINTS);
    XDDFValueAxis values = chart.createValueAxis(AxisPosition.BOTTOM);
    values.setCrosses(AxisCrosses.MAX);
    values.setMinimum(0);
    // Each bar shows its number, so the axis shows none.
    values.setTickLabelPosition(AxisTickLabelPosition.NONE);
    values.setMajorTickMark(AxisTickMark.NONE);
    categories.setMajorTickMark(AxisTickMark.NONE);
    categories.crossAxis(values);
    values.crossAxis(categories);
    for (var axis : chart.getCTChart().getPlotArea().getCatAxArray()) {
      add(axis, "tickLblSkip", "1", "noMultiLvlLbl");
    }
    return (XDDFBarChartData) chart.createData(ChartTypes.BAR, categories, values);
  }

  /** Adds an element for which the library has no class. */
  private static void add(XmlObject parent, String name, String value, String before) {
    try (var cursor = parent.newCursor()) {
      var namespace = cursor.getName().getNamespaceURI();
      cursor.toChild(namespace, before);
      cursor.insertElement(name, namespace);
      cursor.toPrevSibling();
      cursor.setAttributeText(new QName("val"), value);
    }
  }

  private void addSeries(
      XDDFBarChartData chart, int labels, int column, int number, String format) {
    var series =
        (XDDFBarChartData.Series)
            chart.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(data, cell(labels)),
                XDDFDataSourcesFactory.fromNumericCellRange(data, cell(column)));
    var heading = data.getRow(sampleRow - 1).getCell(column);
    series.setTitle(
        heading.getStringCellValue(),
        new CellReference(data.getSheetName(), sampleRow - 1, column, true, true));
    series.setFillProperties(fill(COLOURS[number]));
    series.setInvertIfNegative(false);
    var shown = series.getCTBarSer().addNewDLbls();
    shown.addNewNumFmt().setFormatCode(format + ";-" + format + ";");
    shown.getNumFmt().setSourceLinked(false);
    shown.addNewShowLegendKey().setVal(false);
    shown.addNewShowVal().setVal(true);
    shown.addNewShowCatName().setVal(false);
    shown.addNewShowSerName().setVal(false);
    shown.addNewShowPercent().setVal(false);
    shown.addNewShowBubbleSize().setVal(false);
  }

  private CellRangeAddress cell(int column) {
    return new CellRangeAddress(sampleRow, sampleRow, column, column);
  }

  private static XDDFSolidFillProperties fill(byte[] colour) {
    return new XDDFSolidFillProperties(XDDFColor.from(colour));
  }
}
