package io.insula.reporting.internal.workbook;

import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the names and ids of the sheets from the XML of a workbook. */
final class SheetListHandler extends DefaultHandler {
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String> ids;

  /**
   * @param ids the map to fill: from the name of a sheet to its id
   */
  SheetListHandler(Map<String, String> ids) {
    this.ids = ids;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    if (localName.equals("sheet")) {
      ids.put(attributes.getValue("name"), attributes.getValue(RELATIONSHIPS, "id"));
    }
  }
}
