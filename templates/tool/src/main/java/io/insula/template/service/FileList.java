package io.insula.template.service;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A list of files. Each line is a pattern:
 *
 * <ul>
 *   <li>{@code *.json} includes files.
 *   <li>{@code !renovate.json} excludes files.
 *   <li>A line that begins with a number sign is a comment.
 * </ul>
 *
 * <p>The last pattern that matches a file decides.
 */
final class FileList {
  private final List<Line> lines;

  /**
   * One line.
   *
   * @param isIn whether the line includes files; false for a line with an exclamation mark
   */
  private record Line(String text, PathMatcher pattern, boolean isIn) {
    private static Line of(String text) {
      var isIn = !text.startsWith("!");
      var glob = isIn ? text : text.substring(1);
      return new Line(text, FileSystems.getDefault().getPathMatcher("glob:" + glob), isIn);
    }
  }

  private FileList(List<Line> lines) {
    this.lines = lines;
  }

  static FileList read(Path file) throws IOException {
    return of(Files.readString(file));
  }

  static FileList of(String text) {
    return new FileList(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Line::of)
            .toList());
  }

  /** Returns whether a file is on the list. */
  boolean has(Path file) {
    var isIn = false;
    for (var line : lines) {
      if (line.pattern().matches(file)) {
        isIn = line.isIn();
      }
    }
    return isIn;
  }

  /**
   * Returns the files of a folder that this list includes.
   *
   * @return the sorted paths, relative to the folder
   */
  List<Path> filesOf(Path folder) throws IOException {
    return allFiles(folder).stream().filter(this::has).toList();
  }

  /** Returns the lines that match no file, for instance because a file was moved or deleted. */
  List<String> idleLines(Path folder) throws IOException {
    var files = allFiles(folder);
    var idle = new ArrayList<String>();
    for (var line : lines) {
      if (files.stream().noneMatch(line.pattern()::matches)) {
        idle.add(line.text());
      }
    }
    return List.copyOf(idle);
  }

  /**
   * Returns all files of a folder.
   *
   * @return relative to the folder, sorted
   */
  static List<Path> allFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !Files.isDirectory(file) || Files.isSymbolicLink(file))
          .map(folder::relativize)
          .sorted()
          .toList();
    }
  }
}
