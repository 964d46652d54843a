package io.insula.bench.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of a run: rows of medians, facts, and ratios with their goals. */
public final class BenchReport {
  /** A measured subject, with the medians over all rounds. */
  public record Row(String name, Sample median) {}

  /**
   * The time of a call.
   *
   * @param error the half width of the 99.9 % confidence interval, in the same unit
   */
  public record Timing(String name, double value, double error, String unit) {}

  /** A number that helps to interpret the results, for instance the time of an fsync. */
  public record Fact(String name, double value) {}

  /**
   * A number for which the server has a goal.
   *
   * @param promise the goal as text, for instance {@code at most 1.8}
   * @param reached whether the goal is reached
   */
  public record Goal(String name, double value, String promise, boolean reached) {}

  private final String title;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Timing> timings = new ArrayList<>();
  private final List<Goal> goals = new ArrayList<>();

  public BenchReport(String title) {
    this.title = title;
  }

  public void fact(String name, double value) {
    facts.add(new Fact(name, value));
  }

  public void addAll(List<Row> more) {
    rows.addAll(more);
  }

  public void addTimings(List<Timing> more) {
    timings.addAll(more);
  }

  /**
   * Returns the medians of a row.
   *
   * @throws IllegalArgumentException if there is no such row
   */
  public Sample of(String name) {
    return rows.stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no measurement with the name " + name))
        .median();
  }

  /** Adds a goal with a lower bound. */
  public void atLeast(String name, double value, double goal) {
    goals.add(new Goal(name, value, "at least " + goal, value >= goal));
  }

  /** Adds a goal with an upper bound. */
  public void atMost(String name, double value, double goal) {
    goals.add(new Goal(name, value, "at most " + goal, value <= goal));
  }

  /** Prints the tables. */
  public void print(PrintStream out) {
    var tables = new ReportPrinter(out);
    tables.title(title);
    tables.rows(rows);
    tables.timings(timings);
    tables.facts(facts);
    tables.goals(goals);
  }

  /** Writes the results as JSON. */
  public void write(Path file) {
    var json =
        new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", title);
    document.put("rows", rows);
    document.put("timings", timings);
    document.put("facts", facts);
    document.put("goals", goals);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, json.writeValueAsBytes(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
