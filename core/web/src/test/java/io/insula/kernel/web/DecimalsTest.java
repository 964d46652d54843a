package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.Decimals;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "5.50, 5.5",
    "5.000000, 5",
    "1e3, 1000",
    "0e-999999999, 0",
    "-0.10, -0.1",
    "100, 100"
  })
  void a_plain_number_has_neither_zeros_at_its_end_nor_an_exponent(String number, String plain) {
    assertThat(Decimals.plain(new BigDecimal(number)).toString()).isEqualTo(plain);
  }
}
