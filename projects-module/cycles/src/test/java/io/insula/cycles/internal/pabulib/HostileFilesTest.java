package io.insula.cycles.internal.pabulib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests files that are designed to break a reader. Each is refused early, with field, line and
 * column.
 */
@Timeout(180)
class HostileFilesTest {
  private static final String META =
      """
      META
      key;value
      budget;100
      vote_type;approval
      rule;greedy
      """;
  private static final String PROJECTS =
      """
      PROJECTS
      project_id;cost;name;category
      a;60;First;green
      b;50;Second;
      """;
  private static final String VOTES =
      """
      VOTES
      voter_id;vote
      v1;a,b
      """;
  private static final String GOOD = META + PROJECTS + VOTES;

  static Stream<Arguments> values() {
    return Stream.of(
        bad("budget;100", "budget;1e30", "budget", 3, 8),
        bad("budget;100", "budget;1e999999999", "budget", 3, 8),
        bad("budget;100", "budget;" + "9".repeat(10_000), "budget", 3, 8),
        bad("budget;100", "budget;1" + "0".repeat(30), "budget", 3, 8),
        bad("budget;100", "budget;0x64", "budget", 3, 8),
        bad("budget;100", "budget;\u0661\u0660\u0660", "budget", 3, 8),
        bad("a;60;", "a;1e999999999;", "cost", 8, 3),
        bad("a;60;", "a;1E-999999999;", "cost", 8, 3),
        bad("a;60;", "a;" + "1".repeat(10_000) + ";", "cost", 8, 3),
        bad("a;60;", "a;0." + "1".repeat(10_000) + ";", "cost", 8, 3),
        bad("a;60;", "a;0.1234567890123456789;", "cost", 8, 3),
        bad("a;60;", "a;--5;", "cost", 8, 3),
        bad("budget;100", "budget;100\nBUDGET;101", "BUDGET", 4, 1),
        bad("rule;greedy", "rule;greedy\nrule;equalshares", "rule", 6, 1),
        bad("rule;greedy", "rule;greedy\nmin_project_score_threshold;1e9", "min", 6, 29),
        bad("First", "\"First", "file", 8, 6),
        bad("v1;a,b", "\"v1;a,b", "file", 12, 1),
        bad("First", "Fi\0rst", "file", 8, 8),
        bad("v1;a,b", "v\0001;a,b", "file", 12, 2),
        bad("v1;a,b", "v1;" + "a,".repeat(100_000) + "b", "vote", 12, 60_004),
        bad("v1;a,b", "v1;a,\uD83C\uDF33", "vote", 12, 6),
        bad("green", "g,".repeat(2_000), "file", 8, 12),
        bad("name;category", "c;".repeat(300), "file", 7, 413),
        bad("voter_id;vote", "voter_id;vote;" + ";".repeat(500), "file", 11, 213));
  }

  private static Arguments bad(String good, String bad, String field, int line, int column) {
    assertThat(GOOD).contains(good);
    return Arguments.of(GOOD.replace(good, bad), field, line, column);
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_hostile_value_is_refused_with_its_place(String text, String field, int line, int column) {
    var refused = refused(stream(List.of(text)));

    assertThat(refused.field()).startsWithIgnoringCase(field);
    assertThat(refused.line()).as(refused.getMessage()).isEqualTo(line);
    assertThat(refused.column()).as(refused.getMessage()).isEqualTo(column);
    assertThat(refused.getMessage()).hasSizeLessThan(300);
  }

  @Test
  void the_good_file_is_read() {
    assertThat(PabulibText.read(GOOD).ballots).hasSize(1);
  }

  @Test
  void amounts_are_exact_up_to_eighteen_digits_before_and_behind_the_point() {
    var amount = "9".repeat(18) + "." + "9".repeat(18);

    var read = PabulibText.read(GOOD.replace("budget;100", "budget;" + amount));

    assertThat(read.head.budget()).isEqualTo(new BigDecimal(amount));
  }

  @Test
  void a_name_can_be_as_long_as_in_a_cycle_of_this_server() {
    var name = "\uD83C\uDF33".repeat(500);

    assertThat(PabulibText.read(GOOD.replace("First", name)).proposals.getFirst().name())
        .isEqualTo(name);
  }

  @Test
  void tabs_around_a_value_are_ignored_as_spaces_are() {
    var read =
        PabulibText.read(GOOD.replace("a;60;", "\ta\t;\t60 ;").replace("v1;a,b", "v1;a,\tb"));

    assertThat(read.proposals.getFirst().externalId()).isEqualTo("a");
    assertThat(read.ballots.getFirst().proposals()).containsExactly(0, 1);
  }

  @Test
  void a_million_keys_are_refused_at_the_ten_thousandth() {
    var keys = IntStream.range(0, 1_000_000).mapToObj(i -> "key" + i + ";1\n");

    var refused = refused(stream(Stream.concat(Stream.of(META), keys)));

    assertThat(refused.field()).isEqualTo("META");
    assertThat(refused.line()).isBetween(9_900, 10_100);
  }

  @Test
  void a_key_repeated_a_million_times_needs_no_memory() {
    var keys = Stream.generate(() -> "key;123456\n".repeat(1_000)).limit(1_000);

    var refused = refused(stream(Stream.concat(Stream.of(META), keys)));

    assertThat(refused.field()).isEqualTo("META");
  }

  @Test
  void a_million_projects_are_refused_at_the_thirty_thousandth() {
    var projects = IntStream.range(0, 1_000_000).mapToObj(i -> "p" + i + ";1;;\n");

    var refused = refused(stream(Stream.concat(Stream.of(META, PROJECTS), projects)));

    assertThat(refused.field()).isEqualTo("PROJECTS");
    assertThat(refused.line()).isBetween(29_900, 30_100);
  }

  @Test
  void projects_with_much_text_are_refused_before_they_fill_the_memory() {
    var text = "x".repeat(900_000);
    var projects = IntStream.range(0, 60).mapToObj(i -> "p" + i + ";1;;" + text + "\n");

    var refused = refused(stream(Stream.concat(Stream.of(META, PROJECTS), projects)));

    assertThat(refused.field()).isEqualTo("PROJECTS");
    assertThat(refused.line()).isLessThan(30);
  }

  @Test
  void a_line_of_sixty_megabytes_is_refused_at_its_first_megabyte() {
    var line = IntStream.range(0, 60).mapToObj(i -> "x".repeat(1 << 20));

    var refused = refused(stream(Stream.concat(Stream.of(META, PROJECTS, VOTES), line)));

    assertThat(refused.field()).isEqualTo("file");
    assertThat(refused.line()).isEqualTo(13);
  }

  @Test
  void an_unclosed_quote_is_refused_long_before_the_file_ends() {
    var lines = IntStream.range(0, 60).mapToObj(i -> "x;y\n".repeat(1 << 18));

    var refused = refused(stream(Stream.concat(Stream.of(META, PROJECTS, VOTES, "\""), lines)));

    assertThat(refused.field()).isEqualTo("file");
    assertThat(refused.line()).isEqualTo(13);
    assertThat(refused.column()).isEqualTo(1);
  }

  @Test
  void half_a_surrogate_pair_is_not_valid_UTF_8() {
    var encoded = GOOD.replace("First", "Fi\u0100t").getBytes(StandardCharsets.UTF_8);
    var text = new String(encoded, StandardCharsets.ISO_8859_1);
    // Bytes that are not UTF-8: half of a surrogate pair (U+D83C), and two characters with more
    // bytes than they need.
    for (var bytes :
        List.of("\u00ed\u00a0\u00bc", "\u00f8\u0088\u0080\u0080\u0080", "\u00c0\u00af")) {
      var file = text.replace("\u00c4\u0080", bytes).getBytes(StandardCharsets.ISO_8859_1);

      var refused = refused(new ByteArrayInputStream(file));

      assertThat(refused.field()).isEqualTo("file");
      assertThat(refused.line()).isEqualTo(8);
      assertThat(refused.column()).isEqualTo(8);
    }
  }

  @Test
  void a_message_does_not_cut_a_character_in_two() {
    var id = "\uD83C\uDF33".repeat(100);

    var refused = refused(stream(List.of(GOOD.replace("v1;a,b", "v1;" + id))));

    assertThat(refused.problem()).contains("\uD83C\uDF33".repeat(60) + "\u2026");
  }

  private static PabulibSummary readTo(PabulibSink sink, InputStream file) {
    try (file) {
      return PabulibReader.read(file, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PabulibException refused(InputStream file) {
    try {
      readTo(new Forgetting(), file);
    } catch (PabulibException e) {
      return e;
    }
    throw new AssertionError("the file was read");
  }

  private static InputStream stream(List<String> parts) {
    return stream(parts.stream());
  }

  private static InputStream stream(Stream<String> parts) {
    Iterator<InputStream> streams =
        parts
            .<InputStream>map(
                part -> new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)))
            .iterator();
    return new SequenceInputStream(asEnumeration(streams));
  }

  private static Enumeration<InputStream> asEnumeration(Iterator<InputStream> streams) {
    return new Enumeration<>() {
      @Override
      public boolean hasMoreElements() {
        return streams.hasNext();
      }

      @Override
      public InputStream nextElement() {
        return streams.next();
      }
    };
  }

  /** A sink that ignores all ballots. */
  private static final class Forgetting extends RecordingSink {
    @Override
    public void ballot(PabulibBallot ballot) {}
  }
}
