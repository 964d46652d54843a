package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the channels with the definitions of the default channel group of Google Analytics. */
class GoogleChannelGroupTest {
  private final KnownHosts hosts = BuiltInRules.HOSTS;

  private record Example(
      String rule, String source, String medium, String campaign, String google, String ours) {
    String expected() {
      return ours.equals("=") ? google : ours;
    }
  }

  private static Stream<Example> examples() {
    return BuiltInTableReader.lines("google-channel-group.tsv").stream()
        .map(line -> List.of(line.split("\t")))
        .map(c -> new Example(c.get(0), c.get(1), c.get(2), c.get(3), c.get(4), c.get(5)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_rule_of_google_holds_or_differs_by_choice(Example example) {
    var source = hosts.ofSource(example.source());
    var campaign = example.campaign().equals("-") ? null : example.campaign();
    var channel =
        ChannelRules.channel(source.name(), example.medium(), campaign, source.kind()).label();

    assertThat(channel).isEqualTo(example.expected());
  }

  @Test
  void each_channel_of_google_has_examples() {
    assertThat(examples().map(Example::google).distinct())
        .hasSize(18 + 1)
        .contains("Cross-network", "Unassigned");
  }
}
