package io.insula.cycles.internal.pabulib;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file. Semicolons separate the cells. A cell in double quotes can contain
 * semicolons and newlines. Two double quotes in such a cell stand for one: the cell {@code
 * "a;""b"""} has the value {@code a;"b"}. In other cells, double quotes are ordinary characters.
 */
final class RowSource {
  private static final char SEPARATOR = ';';
  private static final char QUOTE = '"';

  private final LineSource lines;
  private final int maxRowCharacters;
  private String line = "";
  private int position;

  RowSource(LineSource lines, int maxRowCharacters) {
    this.lines = lines;
    this.maxRowCharacters = maxRowCharacters;
  }

  /** Returns the number of characters read so far. */
  long characters() {
    return lines.characters();
  }

  /** Returns the place where the last row ended. */
  PlaceInFile end() {
    return new PlaceInFile(lines.number(), line.length() + 1);
  }

  /** Returns the next row that is not blank; null at the end. */
  @Nullable Row next() throws IOException {
    while (true) {
      var text = lines.next();
      if (text == null) {
        return null;
      }
      line = text;
      var row = row();
      if (!row.isBlank()) {
        return row;
      }
    }
  }

  private Row row() throws IOException {
    var number = lines.number();
    var cells = new ArrayList<String>();
    var columns = new ArrayList<Integer>();
    position = 0;
    var more = true;
    while (more) {
      skipSpaces();
      columns.add(position + 1);
      cells.add(
          position < line.length() && line.charAt(position) == QUOTE
              ? quoted()
              : plain(position).strip());
      more = position < line.length();
      position++;
    }
    return new Row(number, cells, columns, lines.endedByNewline());
  }

  private void skipSpaces() {
    while (position < line.length()
        && line.charAt(position) != SEPARATOR
        && Character.isWhitespace(line.charAt(position))) {
      position++;
    }
  }

  /** Reads up to the next separator and sets the position to it. */
  private String plain(int from) {
    var end = line.indexOf(SEPARATOR, from);
    position = end < 0 ? line.length() : end;
    return line.substring(from, position);
  }

  private String quoted() throws IOException {
    var opened = new PlaceInFile(lines.number(), position + 1);
    var text = new StringBuilder();
    position++;
    while (true) {
      var end = line.indexOf(QUOTE, position);
      text.append(line, position, end < 0 ? line.length() : end);
      if (text.length() > maxRowCharacters) {
        throw opened.error(
            "file", "has a quote that is not closed within " + maxRowCharacters + " characters");
      }
      if (end < 0) {
        nextLine(opened);
        text.append('\n');
      } else if (end + 1 < line.length() && line.charAt(end + 1) == QUOTE) {
        text.append(QUOTE);
        position = end + 2;
      } else {
        // Text after the closing quote belongs to the cell, too: the cell "a"b has the value ab.
        return (text + plain(end + 1)).strip();
      }
    }
  }

  private void nextLine(PlaceInFile opened) throws IOException {
    var text = lines.next();
    if (text == null) {
      throw opened.error("file", "has a quote that is not closed");
    }
    line = text;
    position = 0;
  }

  /** Splits a cell such as {@code a, b} at the commas. Each part has its offset in the cell. */
  static List<Part> parts(String cell) {
    var parts = new ArrayList<Part>();
    var from = 0;
    while (from < cell.length()) {
      var end = cell.indexOf(',', from);
      var to = end < 0 ? cell.length() : end;
      parts.add(new Part(cell.substring(from, to).strip(), from));
      from = to + 1;
    }
    return parts;
  }

  /** A part of a list. */
  record Part(String text, int offset) {}
}
