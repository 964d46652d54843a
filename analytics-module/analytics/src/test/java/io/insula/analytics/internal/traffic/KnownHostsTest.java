package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.CannotStartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SourceKind.class)
  void the_built_in_table_has_many_hosts_of_each_kind(SourceKind kind) throws IOException {
    try (var table = KnownHosts.class.getResourceAsStream("/io/insula/analytics/known-hosts.tsv")) {
      assertThat(table).isNotNull();
      var text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      var rows = KnownHostsParser.read("table", text);
      assertThat(rows.values().stream().filter(each -> each.kind() == kind)).hasSizeGreaterThan(20);
      assertThat(rows.values().stream().map(SourceWithKind::name)).noneMatch(String::isBlank);
    }
  }

  @Test
  void an_operator_extends_and_overrides_the_table() {
    var hosts =
        hosts(
            """
            # ours
            forum.example.org\tour forum\tsocial
            Town.Example.\tTown\tSEARCH

            netflix.com\tnetflix\tshopping
            docs.google.com\tdocuments\tnone
            pinterest.com\t-\tnone
            forum\tour forum\tsocial
            """);
    var rules = new TrafficSourceRules(hosts);

    assertThat(source(rules, "https://www.forum.example.org/"))
        .isEqualTo("our forum social Organic Social");
    assertThat(source(rules, "https://example.org/")).isEqualTo("example.org referral Referral");
    assertThat(source(rules, "https://www.town.example/")).isEqualTo("town organic Organic Search");
    assertThat(source(rules, "https://www.netflix.com/"))
        .isEqualTo("netflix shopping Organic Shopping");
    assertThat(source(rules, "https://docs.google.com/")).isEqualTo("documents referral Referral");
    assertThat(source(rules, "https://pinterest.com/"))
        .isEqualTo("pinterest.com referral Referral");
    assertThat(source(rules, "https://www.google.com/")).isEqualTo("google organic Organic Search");
    assertThat(hosts.ofSource("forum")).isEqualTo(new SourceWithKind("forum", SourceKind.SOCIAL));
    assertThat(hosts.ofSource("our_forum").kind()).isEqualTo(SourceKind.SOCIAL);
    assertThat(hosts.ofSource("netflix").kind()).isEqualTo(SourceKind.SHOPPING);
  }

  @Test
  void different_content_is_a_different_version() {
    var plain = new TrafficSourceRules(KnownHosts.builtIn()).version();

    assertThat(new TrafficSourceRules(KnownHosts.builtIn()).version()).isEqualTo(plain);
    assertThat(version("forum.example.org\tforum\tsocial\n")).isNotEqualTo(plain);
    assertThat(version("forum.example.org\tforum\tsocial\n"))
        .isNotEqualTo(version("forum.example.org\tforum\tsearch\n"));
    assertThat(plain).matches(TrafficSourceRules.VERSION + "-[0-9a-f]{12}");
  }

  @Test
  void comments_order_and_spelling_do_not_change_the_version() {
    assertThat(version("\uFEFF# hello\r\nB.example\tb\tsocial\r\n\r\na.example\ta\tmail"))
        .isEqualTo(version("a.example\ta\tmail\nb.example.\tB \t social\n"));
    assertThat(version("# nothing\n")).isEqualTo(version(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          a.example a social|host, name and kind
          a.example\\ta|host, name and kind
          a.example\\ta\\tsocial\\tx|host, name and kind
          {"a.example": "social"}|host, name and kind
          a.example\\ta\\tfriends|must have one of the kinds search, social, video, shopping, mail, ai, audio, none
          a.example\\ta\\t|must have one of the kinds
          a.example\\t\\tsocial|must have a name
          a.example\\t(direct)\\tsocial|must have a name
          a.example\\t-\\tsocial|must have the kind none
          \\ta\\tsocial|must begin with a host or a name
          *.example\\ta\\tsocial|must begin with a host
          .example\\ta\\tsocial|must begin with a host
          a..example\\ta\\tsocial|must begin with a host
          https://a.example\\ta\\tsocial|must begin with a host
          a.example/path\\ta\\tsocial|must begin with a host
          a b.example\\ta\\tsocial|must begin with a host
          first.example\\ta\\tsocial|repeats
          FIRST.example.\\ta\\tsocial|repeats
          a.example\\tfirst\\tsearch|second kind
          """)
  void a_malformed_line_is_named(String line, String rule) {
    assertThatThrownBy(() -> hosts("first.example\tfirst\tsocial\n\n" + line.replace("\\t", "\t")))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("INSULA_ANALYTICS_KNOWN_HOSTS " + folder)
        .hasMessageContaining(", line 3, ")
        .hasMessageContaining(rule)
        .hasMessageNotContainingAny("\n", "\t");
  }

  @Test
  void the_length_of_a_name_is_counted_in_characters() {
    var longest = "\ud834\udd1e".repeat(TrafficSource.MAX_LENGTH);

    var hosts = hosts("a.example\t" + longest + "\tsocial\n" + longest + "\tother\tsocial\n");

    assertThat(hosts.ofSource(longest).kind()).isEqualTo(SourceKind.SOCIAL);
    assertThatThrownBy(() -> hosts("a.example\tx" + longest + "\tsocial"))
        .hasMessageContaining("must have a name of 1 to 255 characters")
        .hasMessageEndingWith(": x" + "\ud834\udd1e".repeat(79));
    assertThatThrownBy(() -> hosts("x" + longest + "\tother\tsocial"))
        .hasMessageContaining("must begin with a host or a name");
  }

  @Test
  void a_long_malformed_line_is_reported_shortened() {
    assertThatThrownBy(() -> hosts("\u0007x".repeat(100_000)))
        .isInstanceOf(CannotStartException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\u0007"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/hosts.tsv", "/", "\u0000"})
  void an_unreadable_file_is_named(String path) {
    assertThatThrownBy(() -> new KnownHosts("x" + path))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("INSULA_ANALYTICS_KNOWN_HOSTS must be a readable file");
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused() throws IOException {
    var file =
        Files.write(
            folder.resolve("latin.tsv"),
            "b\u00FC.de\tb\u00FC\tsocial".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> new KnownHosts(file.toString()))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("in UTF-8");
  }

  private String version(String table) {
    return new TrafficSourceRules(hosts(table)).version();
  }

  private KnownHosts hosts(String table) {
    try {
      return new KnownHosts(Files.writeString(folder.resolve("hosts.tsv"), table).toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String source(TrafficSourceRules rules, String referrer) {
    var traffic = rules.read("https://www.shop.co.uk/", referrer).traffic();
    return traffic.source() + " " + traffic.medium() + " " + traffic.channel().label();
  }
}
