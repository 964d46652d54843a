package io.insula.analytics.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.Analytics;
import io.insula.analytics.Attribution;
import io.insula.analytics.wire.AttributionPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionWireTest {
  private static final int ABOUT_A_MEBIBYTE = (1 << 20) + 1024;

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00fc", "\u2764", "\ud834\udd1e"})
  void each_part_has_about_a_mebibyte_in_any_script(String character) {
    var id = character.repeat(Analytics.MAX_USER_ID_LENGTH - 5);
    var fingerprints = IntStream.range(10_000, 20_000).mapToObj(i -> id + i).toList();
    var sent = new Attribution("ade", fingerprints, null, null, List.of(), List.of(), 0);
    var parts = new ArrayList<AttributionPart>();

    AttributionWire.write(sent, parts::add);

    assertThat(parts)
        .hasSizeGreaterThan(1)
        .allMatch(part -> part.getSerializedSize() <= ABOUT_A_MEBIBYTE);
    assertThat(AttributionWire.read("ade", parts.iterator())).isEqualTo(sent);
  }
}
