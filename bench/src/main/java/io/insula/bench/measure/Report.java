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
import java.util.Locale;
import java.util.Map;

/** What a run found out: rows of medians, facts, and ratios with their goals. */
public final class Report {
  /** One thing that was measured, with the medians of its rounds. */
  public record Row(String name, Sample median) {}

  /** A number that explains others. */
  public record Fact(String name, double value) {}

  /**
   * A number that the house has promised something about.
   *
   * @param reached whether the promise holds
   */
  public record Goal(String name, double value, String promise, boolean reached) {}

  private final String title;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Goal> goals = new ArrayList<>();

  public Report(String title) {
    this.title = title;
  }

  public void fact(String name, double value) {
    facts.add(new Fact(name, value));
  }

  public void addAll(List<Row> more) {
    rows.addAll(more);
  }

  /**
   * The medians of a row.
   *
   * @throws IllegalArgumentException if there is no such row
   */
  public Sample of(String name) {
    return rows.stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing was measured as " + name))
        .median();
  }

  /** Adds a goal that is reached from this number on. */
  public void atLeast(String name, double value, double goal) {
    goals.add(new Goal(name, value, "at least " + goal, value >= goal));
  }

  /** Adds a goal that is reached up to this number. */
  public void atMost(String name, double value, double goal) {
    goals.add(new Goal(name, value, "at most " + goal, value <= goal));
  }

  /** Prints the tables for people. */
  public void print(PrintStream out) {
    out.printf(Locale.ROOT, "%n%s%n%n", title);
    out.printf(
        Locale.ROOT, "%-48s %10s %9s %9s   %27s%n", "", "", "latency", "", "CPU µs an operation");
    out.printf(
        Locale.ROOT,
        "%-48s %10s %9s %9s   %9s %10s %7s%n",
        "",
        "a second",
        "p50 ms",
        "p99 ms",
        "house",
        "PostgreSQL",
        "client");
    rows.forEach(row -> print(out, row));
    out.println();
    facts.forEach(fact -> out.printf(Locale.ROOT, "%-72s %9.2f%n", fact.name(), fact.value()));
    out.println();
    goals.forEach(goal -> print(out, goal));
  }

  private static void print(PrintStream out, Row row) {
    var median = row.median();
    out.printf(
        Locale.ROOT,
        "%-48s %10.0f %9.2f %9.2f   %9.1f %10.1f %7.1f%n",
        row.name(),
        median.perSecond(),
        median.p50Millis(),
        median.p99Millis(),
        median.houseMicros(),
        median.postgresMicros(),
        median.clientMicros());
  }

  private static void print(PrintStream out, Goal goal) {
    out.printf(
        Locale.ROOT,
        "%-72s %9.2f  %-14s %s%n",
        goal.name(),
        goal.value(),
        goal.promise(),
        goal.reached() ? "reached" : "MISSED");
  }

  /** Writes the same for programs. */
  public void write(Path file) {
    var json =
        new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", title);
    document.put("rows", rows);
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
