package io.insula.reporting.internal.workbook;

import java.util.Objects;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the cells of a sheet from its XML in the file, and passes them to an {@link ExpectedSheet}.
 */
final class SheetCellHandler extends DefaultHandler {
  private static final int ROWS_PER_HEARTBEAT = 1_000;

  private final SharedStrings strings;
  private final ExpectedSheet expected;
  private final Runnable heartbeat;
  private final StringBuilder text = new StringBuilder();
  private CellAddress address = CellAddress.A1;
  private String type = "n";
  private @Nullable String value;
  private int rows;

  SheetCellHandler(SharedStrings strings, ExpectedSheet expected, Runnable heartbeat) {
    this.strings = strings;
    this.expected = expected;
    this.heartbeat = heartbeat;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    switch (localName) {
      case "row" -> {
        if (rows++ % ROWS_PER_HEARTBEAT == 0) {
          heartbeat.run();
        }
        expected.startRow(Integer.parseInt(attributes.getValue("r")) - 1);
      }
      case "c" -> {
        address = new CellAddress(attributes.getValue("r"));
        type = Objects.requireNonNullElse(attributes.getValue("t"), "n");
        value = null;
      }
      case "v", "t" -> text.setLength(0);
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    switch (localName) {
      case "v", "t" -> value = text.toString();
      case "c" -> expected.cell(address.getRow(), address.getColumn(), read());
      case "row" -> expected.endRow();
      default -> {}
    }
  }

  private @Nullable Object read() {
    var raw = value;
    if (raw == null) {
      return null;
    }
    return switch (type) {
      case "n" -> Double.valueOf(raw);
      case "b" -> raw.equals("1");
      case "s" -> strings.getItemAt(Integer.parseInt(raw)).getString();
      default -> new XSSFRichTextString(raw).getString();
    };
  }
}
