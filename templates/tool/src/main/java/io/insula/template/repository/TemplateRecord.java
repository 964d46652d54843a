package io.insula.template.repository;

import io.insula.template.CommandRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The origin of a service, as the file {@code .template.json} in its folder records it.
 *
 * @param from the repository of the template: a folder or an address
 * @param version the version of the template
 * @param commit the commit of the template at the last update, or at the start
 * @param name the name of the service
 * @param group the first part of its packages
 * @param migrations the names of the migrations that have run, or that existed before the service
 */
public record TemplateRecord(
    String from,
    String version,
    String commit,
    String name,
    String group,
    List<String> migrations) {
  /** The name of the file. */
  public static final String FILE = ".template.json";

  private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";

  /**
   * Reads the record of a service.
   *
   * @param folder the folder of the service
   * @throws CommandRefusedException if the record is missing or incomplete
   */
  public static TemplateRecord of(Path folder) throws IOException {
    var file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new CommandRefusedException(
          folder + " is not a service from a template: it has no " + FILE);
    }
    var text = Files.readString(file);
    return new TemplateRecord(
        text(text, "from"),
        text(text, "version"),
        text(text, "commit"),
        text(text, "name"),
        text(text, "group"),
        list(text, "migrations"));
  }

  /**
   * Returns a copy of this record with another version and commit of the template, and with other
   * migrations.
   */
  public TemplateRecord at(String newVersion, String newCommit, List<String> newMigrations) {
    return new TemplateRecord(from, newVersion, newCommit, name, group, newMigrations);
  }

  /** Writes the record into the folder of a service. */
  public void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), json());
  }

  private String json() {
    return """
    {
      "from": %s,
      "version": %s,
      "commit": %s,
      "name": %s,
      "group": %s,
      "migrations": [%s]
    }
    """
        .formatted(
            quoted(from),
            quoted(version),
            quoted(commit),
            quoted(name),
            quoted(group),
            migrations.stream().map(TemplateRecord::quoted).collect(Collectors.joining(", ")));
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String text(String json, String key) {
    var found = Pattern.compile(keyed(key, STRING)).matcher(json);
    if (!found.find()) {
      throw new CommandRefusedException(FILE + " has no " + key);
    }
    return plain(found);
  }

  private static List<String> list(String json, String key) {
    var found = Pattern.compile(keyed(key, "\\[([^\\]]*)\\]")).matcher(json);
    if (!found.find()) {
      throw new CommandRefusedException(FILE + " has no " + key);
    }
    return Pattern.compile(STRING)
        .matcher(found.group(1))
        .results()
        .map(TemplateRecord::plain)
        .toList();
  }

  private static String keyed(String key, String value) {
    return "\"" + key + "\"\\s*:\\s*" + value;
  }

  private static String plain(MatchResult found) {
    return found.group(1).replaceAll("\\\\(.)", "$1");
  }
}
