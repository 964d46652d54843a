package io.insula.cycles.internal.voters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BallotCodeTest {
  @Test
  void new_codes_are_different_and_read_back_as_they_are() {
    var seen = new HashSet<String>();
    for (var i = 0; i < 1000; i++) {
      var code = BallotCode.random();
      assertTrue(
          code.text().matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"), code.text());
      assertEquals(Optional.of(code), BallotCode.parse(code.text()));
      assertTrue(seen.add(code.text()));
    }
  }

  @Test
  void case_and_dashes_and_spaces_do_not_matter() {
    var code = "01AB-CDEF-GHJK-MNPQ";
    assertEquals(
        Optional.of(new BallotCode(code)), BallotCode.parse(code.toLowerCase(Locale.ROOT)));
    assertEquals(Optional.of(new BallotCode(code)), BallotCode.parse(code.replace("-", "")));
    assertEquals(Optional.of(new BallotCode(code)), BallotCode.parse(" oLab cdef-ghjk  mnpq "));
    assertEquals(
        Optional.of(new BallotCode("1111-0000-1111-0000")), BallotCode.parse("iIlLoOoOIilL0000"));
  }

  @Test
  void an_invalid_text_is_not_a_code() {
    for (var wrong :
        new String[] {
          "",
          "-",
          "0000-0000-0000-000",
          "0000-0000-0000-00000",
          "UUUU-0000-0000-0000",
          "0000-0000-0000-000\u00e9",
          "0000-0000-0000-000\u0131"
        }) {
      assertEquals(Optional.empty(), BallotCode.parse(wrong), wrong);
    }
  }
}
