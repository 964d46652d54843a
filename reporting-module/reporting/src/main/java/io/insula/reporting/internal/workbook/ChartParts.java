package io.insula.reporting.internal.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads and changes the XML of the charts of a sheet. The library has no methods for this. */
final class ChartParts {
  private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
  private static final String TEXT = "http://schemas.openxmlformats.org/drawingml/2006/main";

  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private ChartParts() {}

  static List<XSSFChart> of(XSSFSheet sheet) {
    var drawing = sheet.getDrawingPatriarch();
    return drawing == null ? List.of() : drawing.getCharts();
  }

  /** Returns the texts in the titles of charts and axes. A title can consist of several texts. */
  static List<String> titles(XSSFSheet sheet) {
    return of(sheet).stream()
        .flatMap(chart -> texts(chart).stream())
        .map(ChartParts::text)
        .toList();
  }

  /** Returns the title of a chart; empty if it has none. */
  static String title(XSSFChart chart) {
    var title = chart.getTitleText();
    return title == null ? "" : title.getString();
  }

  static void replaceTitles(XSSFChart chart, UnaryOperator<String> change) {
    texts(chart).forEach(each -> setText(each, change.apply(text(each))));
  }

  /** Returns the ranges of cells whose values a chart shows. */
  static List<String> ranges(XSSFChart chart) {
    return elements(root(chart), CHART, "f").stream().map(ChartParts::text).toList();
  }

  /**
   * Changes the ranges of a chart. Removes the chart's cached values, so that office programs read
   * the cells.
   */
  static void replaceRanges(XSSFChart chart, UnaryOperator<String> change) {
    for (var cache : List.of("numCache", "strCache", "multiLvlStrCache")) {
      elements(root(chart), CHART, cache).forEach(it -> it.getParentNode().removeChild(it));
    }
    elements(root(chart), CHART, "f").forEach(it -> setText(it, change.apply(text(it))));
  }

  /**
   * Removes a chart from its drawing. The XML of the chart stays in the file, without a reference.
   *
   * @return the top left cell of the removed chart; empty if the chart has no two-cell anchor and
   *     stays
   */
  static Optional<CellAddress> remove(XSSFDrawing drawing, XSSFChart chart) {
    var id = drawing.getRelationId(chart);
    var all = drawing.getCTDrawing();
    for (int i = 0; i < all.sizeOfTwoCellAnchorArray(); i++) {
      var anchor = all.getTwoCellAnchorArray(i);
      var cell = new CellAddress(anchor.getFrom().getRow(), anchor.getFrom().getCol());
      if (elements(element(anchor.getDomNode()), CHART, "chart").stream()
          .anyMatch(it -> id.equals(it.getAttributeNS(RELATIONSHIPS, "id")))) {
        all.removeTwoCellAnchor(i);
        return Optional.of(cell);
      }
    }
    return Optional.empty();
  }

  private static List<Element> texts(XSSFChart chart) {
    return elements(root(chart), CHART, "title").stream()
        .flatMap(title -> elements(title, TEXT, "t").stream())
        .toList();
  }

  private static Element root(XSSFChart chart) {
    return element(chart.getCTChartSpace().getDomNode());
  }

  /** Returns the root element of a chart. The node of a chart from a file is a document. */
  private static Element element(Node node) {
    return node instanceof Document document ? document.getDocumentElement() : (Element) node;
  }

  private static List<Element> elements(Element root, String namespace, String name) {
    var found = root.getElementsByTagNameNS(namespace, name);
    return new ArrayList<>(
        IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList());
  }

  private static String text(Element element) {
    var text = new StringBuilder();
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      text.append(child.getNodeValue());
    }
    return text.toString();
  }

  private static void setText(Element element, String text) {
    // The text of an element can consist of several nodes. The first node gets the whole new text.
    var first = element.getFirstChild();
    if (first != null) {
      first.setNodeValue(text);
      while (first.getNextSibling() != null) {
        element.removeChild(first.getNextSibling());
      }
    }
  }
}
