package io.insula.cycles.internal.voters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BallotCodeTest {
  @Test
  void newCodesAreDifferentAndReadBackAsTheyAre() {
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
  void caseAndDashesAndSpacesDoNotMatter() {
    var code = "01AB-CDEF-GHJK-MNPQ";
    assertEquals(code, BallotCode.normal(code.toLowerCase(Locale.ROOT)));
    assertEquals(code, BallotCode.normal(code.replace("-", "")));
    assertEquals(code, BallotCode.normal(" oLab cdef-ghjk  mnpq "));
    assertEquals("1111-0000-1111-0000", BallotCode.normal("iIlLoOoOIilL0000"));
  }

  @Test
  void whatCannotBeACodeStaysAsItIs() {
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
      assertEquals(wrong, BallotCode.normal(wrong));
    }
  }
}
