package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.reporting.internal.workbook.WorkbookPlan.PlannedSheet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads a workbook from the disk, row by row, and compares it with the report. */
final class WorkbookCheck {
  private final WorkbookTemplate template;
  private final WorkbookPlan plan;

  WorkbookCheck(WorkbookTemplate template, WorkbookPlan plan) {
    this.template = template;
    this.plan = plan;
  }

  /**
   * @throws ReportFailedException if the workbook cannot be read or differs from the report
   */
  void run(Path file, Runnable heartbeat) {
    // ZipFile opens rows that compress very well, which the library alone would refuse as hostile.
    // This is safe only because this app wrote the archive.
    try (var channel = Files.newByteChannel(file);
        var archive = ZipFile.builder().setSeekableByteChannel(channel).get();
        var opened = OPCPackage.open(new ZipFileZipEntrySource(archive))) {
      var reader = new XSSFReader(opened);
      var strings = reader.getSharedStringsTable();
      var parts = parts(reader);
      for (var sheet : plan.sheets()) {
        check(reader, strings, parts, sheet, heartbeat);
      }
    } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException e) {
      throw new ReportFailedException(
          "The workbook was written, but could not be read back.", true, e);
    }
  }

  private void check(
      XSSFReader reader,
      SharedStrings strings,
      Map<String, String> parts,
      PlannedSheet sheet,
      Runnable heartbeat)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    try (var rows = sheet.open()) {
      for (int part = 0; part < sheet.names().size(); part++) {
        var name = sheet.names().get(part);
        var expected =
            new ExpectedSheet(name, sheet, part, rows, plan.values(), template.uses1904Dates());
        var id = parts.get(name);
        if (id == null) {
          throw ExpectedSheet.different("It has no sheet " + name + ".");
        }
        try (var in = reader.getSheet(id)) {
          parse(in, new SheetCellHandler(strings, expected, heartbeat));
        }
        expected.end();
      }
    }
  }

  private static void parse(InputStream in, SheetCellHandler handler)
      throws IOException, SAXException, ParserConfigurationException {
    var parser = XMLHelper.newXMLReader();
    parser.setContentHandler(handler);
    parser.parse(new InputSource(in));
  }

  /** Returns a map from the name of each sheet to its id. */
  private static Map<String, String> parts(XSSFReader reader)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    var ids = new HashMap<String, String>();
    try (var in = reader.getWorkbookData()) {
      var parser = XMLHelper.newXMLReader();
      parser.setContentHandler(new SheetListHandler(ids));
      parser.parse(new InputSource(in));
    }
    return ids;
  }
}
