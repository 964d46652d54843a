package io.insula.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.bench.load.Latencies;
import io.insula.bench.load.LoadResult;
import io.insula.bench.measure.BenchReport.Row;
import io.insula.bench.measure.BenchReport.Timing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {
  private final BenchReport report = new BenchReport("Kitchens");

  @BeforeEach
  void fill() {
    report.addAll(List.of(new Row("soup", new Sample(1234.4, 0.5, 2.25, 70, 8, 50, 13))));
    report.addAll(
        List.of(
            new Row(
                "spoons", Sample.ofPart(new LoadResult(new Latencies(), Duration.ofSeconds(1))))));
    report.addTimings(List.of(new Timing("a stir", 1.25, 0.5, "ns")));
    report.fact("salt, g", 3);
    report.atLeast("speed", 1.0, 1.0);
    report.atMost("cost", 1.9, 1.8);
  }

  @Test
  void the_json_has_the_measurements_and_the_reached_goals(@TempDir Path folder)
      throws IOException {
    var file = folder.resolve("a/b.json");

    report.write(file);

    var json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/title").asText()).isEqualTo("Kitchens");
    assertThat(json.at("/rows/0/name").asText()).isEqualTo("soup");
    assertThat(json.at("/rows/0/median/per_second").asDouble()).isEqualTo(1234.4);
    assertThat(json.at("/rows/0/median/p99_millis").asDouble()).isEqualTo(2.25);
    assertThat(json.at("/rows/0/median/postgres_micros").asDouble()).isEqualTo(50);
    assertThat(json.at("/timings/0/error").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/timings/0/unit").asText()).isEqualTo("ns");
    assertThat(json.at("/facts/0/value").asDouble()).isEqualTo(3);
    assertThat(json.at("/goals/0/reached").asBoolean()).isTrue();
    assertThat(json.at("/goals/1/reached").asBoolean()).isFalse();
    assertThat(json.at("/goals/1/promise").asText()).isEqualTo("at most 1.8");
  }

  @Test
  void the_table_has_the_same_numbers() {
    var bytes = new ByteArrayOutputStream();

    report.print(new PrintStream(bytes, true, UTF_8));

    assertThat(bytes.toString(UTF_8).lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "soup 1234 0.50 2.25 70.0 8.0 50.0 13.0",
            "spoons 0 0.00 0.00",
            "a stir 1.25 ± 0.50 ns",
            "salt, g 3.00",
            "speed 1.00 at least 1.0 reached",
            "cost 1.90 at most 1.8 MISSED");
  }

  @Test
  void the_columns_of_processor_time_are_named_as_their_values() {
    var bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, true, UTF_8));
    var values =
        Stream.of(Sample.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(name -> name.endsWith("Micros"))
            .map(name -> name.replace("Micros", ""))
            .toList();

    assertThat(bytes.toString(UTF_8).lines().filter(line -> line.contains("PostgreSQL")))
        .singleElement()
        .asString()
        .satisfies(columns -> assertThat(columns.toLowerCase(Locale.ROOT)).contains(values));
  }

  @Test
  void the_total_has_the_processor_time_of_the_server_and_of_the_database() {
    assertThat(report.of("soup").serverAndPostgresMicros()).isEqualTo(120);
    assertThatThrownBy(() -> report.of("stew")).hasMessageContaining("stew");
  }
}
