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

/** What is in the charts of a sheet, below the level of the library. */
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

  /** The texts in the charts: titles of them and of their axes, piece by piece. */
  static List<String> titles(XSSFSheet sheet) {
    return of(sheet).stream()
        .flatMap(chart -> texts(chart).stream())
        .map(ChartParts::text)
        .toList();
  }

  /** The title of a chart itself; empty if it has none. */
  static String title(XSSFChart chart) {
    var title = chart.getTitleText();
    return title == null ? "" : title.getString();
  }

  static void replaceTitles(XSSFChart chart, UnaryOperator<String> change) {
    texts(chart).forEach(each -> setText(each, change.apply(text(each))));
  }

  /** The ranges that a chart draws. */
  static List<String> ranges(XSSFChart chart) {
    return elements(root(chart), CHART, "f").stream().map(ChartParts::text).toList();
  }

  /** Changes the ranges. The values of the template go: office programs read them anew. */
  static void replaceRanges(XSSFChart chart, UnaryOperator<String> change) {
    for (var cache : List.of("numCache", "strCache", "multiLvlStrCache")) {
      elements(root(chart), CHART, cache).forEach(it -> it.getParentNode().removeChild(it));
    }
    elements(root(chart), CHART, "f").forEach(it -> setText(it, change.apply(text(it))));
  }

  /**
   * Takes a chart out of its drawing. Its part stays in the file, where nothing refers to it.
   *
   * @return the cell where it was; empty if it is not bound to cells, and stays
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

  /** A part that was read is a document, and one that was just made is not. */
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
    // The library makes no new nodes here, so that the first one has to take the text.
    var first = element.getFirstChild();
    if (first != null) {
      first.setNodeValue(text);
      while (first.getNextSibling() != null) {
        element.removeChild(first.getNextSibling());
      }
    }
  }
}
