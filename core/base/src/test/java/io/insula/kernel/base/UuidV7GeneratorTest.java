package io.insula.kernel.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class UuidV7GeneratorTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.123Z");

  private final UuidV7Generator uuids = new UuidV7Generator(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void a_uuid_has_the_version_the_variant_and_the_time() {
    var uuid = uuids.next();

    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void two_of_the_same_millisecond_differ() {
    var made = new HashSet<>();
    for (var i = 0; i < 1_000; i++) {
      made.add(uuids.next());
    }

    assertThat(made).hasSize(1_000);
  }
}
