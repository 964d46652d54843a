package io.insula.kernel.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {
  @Test
  void the_hash_is_that_of_the_standard() {
    // The example of FIPS 180-4 for "abc".
    assertThat(HexFormat.of().formatHex(Sha256.of("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void moving_characters_between_parts_changes_the_hash() {
    assertThat(Sha256.ofParts("ab", "c"))
        .isNotEqualTo(Sha256.ofParts("a", "bc"))
        .isNotEqualTo(Sha256.ofParts("abc"))
        .isNotEqualTo(Sha256.of("abc"));
  }

  @Test
  void a_part_of_bytes_counts_as_its_text_would() {
    assertThat(Sha256.ofParts("ä", "ö".getBytes(UTF_8))).isEqualTo(Sha256.ofParts("ä", "ö"));
  }

  /** Test case 2 of RFC 4231. */
  @Test
  void an_hmac_depends_on_its_key() {
    var text = "what do ya want for nothing?".getBytes(UTF_8);

    assertThat(HexFormat.of().formatHex(Sha256.hmac("Jefe".getBytes(UTF_8), text)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }
}
