package io.insula.reporting.internal.workbook;

import io.insula.kernel.base.CannotStartException;
import io.insula.reporting.internal.workbook.WorkbookTemplate.TemplateSheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads templates, and refuses a template that cannot be filled. */
final class TemplateReader {
  private final String place;
  private final PlaceholderCatalog suggestions = new PlaceholderCatalog();

  /**
   * @param place the name of the file in messages
   */
  private TemplateReader(String place) {
    this.place = place;
  }

  /**
   * Reads a template.
   *
   * @throws CannotStartException if the template cannot be filled; the message names the file, and
   *     the place of the error in a sheet
   */
  static WorkbookTemplate read(String place, byte[] file) {
    return new TemplateReader(place).read(file);
  }

  private WorkbookTemplate read(byte[] file) {
    try (var opened = OPCPackage.open(new ByteArrayInputStream(file))) {
      checkParts(opened);
      try (var workbook = new XSSFWorkbook(opened)) {
        var sheets = new ArrayList<TemplateSheet>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
          sheets.add(read(i, workbook.getSheetAt(i)));
        }
        return new WorkbookTemplate(file, workbook.isDate1904(), List.copyOf(sheets));
      }
    } catch (CannotStartException e) {
      throw e;
    } catch (IOException | OpenXML4JException | RuntimeException e) {
      // The library throws exceptions of many kinds for a file that is not a workbook.
      throw new CannotStartException(
          place + " must be an .xlsx workbook, and cannot be read as one: " + e.getMessage(), e);
    }
  }

  private TemplateSheet read(int index, XSSFSheet sheet) {
    return new TemplateSheetReader(place, suggestions, sheet).read(index);
  }

  private void checkParts(OPCPackage opened) throws OpenXML4JException {
    for (var part : opened.getParts()) {
      var type = part.getContentType();
      if (type.contains("macroEnabled") || type.contains("vbaProject")) {
        throw refused("has macros: save it as .xlsx");
      }
      if (type.equals(XSSFRelation.TEMPLATE_WORKBOOK.getContentType())) {
        throw refused("is a template of the office program: save it as .xlsx");
      }
      if (type.contains("externalLink")) {
        throw refused("has links to other workbooks (" + part.getPartName() + "): remove them");
      }
      checkRelationships(part);
    }
  }

  private void checkRelationships(PackagePart part) throws OpenXML4JException {
    if (part.isRelationshipPart()) {
      return;
    }
    for (var relationship : part.getRelationships()) {
      if (relationship.getTargetMode() == TargetMode.EXTERNAL
          && !PackageRelationshipTypes.HYPERLINK_PART.equals(relationship.getRelationshipType())) {
        throw refused(
            "refers to "
                + relationship.getTargetURI()
                + " outside of the workbook ("
                + part.getPartName()
                + "): remove the reference");
      }
    }
  }

  private CannotStartException refused(String why) {
    return new CannotStartException(place + " " + why);
  }
}
