package io.insula.cycles.internal.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedLocationReaderTest {
  private final ImportedLocationReader places =
      new ImportedLocationReader(List.of("district", "Latitude", "longitude"));

  @Test
  void a_location_is_found_by_the_names_of_the_columns() {
    var cells = List.of("North", "50.061430", "-19,5");

    assertThat(places.place(cells)).isEqualTo("North");
    assertThat(places.latitude(cells)).isEqualTo(new BigDecimal("50.061430"));
    assertThat(places.longitude(cells)).isEqualTo(new BigDecimal("-19.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "north", "90.1", "-91", "1e-999999999", "1e1", "5.", "++5"})
  void an_invalid_latitude_is_ignored(String cell) {
    assertThat(places.latitude(List.of("", cell, ""))).isNull();
  }

  @Test
  void a_neighborhood_takes_precedence_over_a_district() {
    var both = new ImportedLocationReader(List.of("district", "neighborhood"));

    assertThat(both.place(List.of("North", "Lake"))).isEqualTo("Lake");
    assertThat(both.place(List.of("North", ""))).isEqualTo("North");
    assertThat(both.place(List.of())).isNull();
  }
}
