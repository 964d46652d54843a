package io.insula.kernel.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedValuesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        byte.class,
        Byte.class,
        short.class,
        Short.class,
        int.class,
        Integer.class,
        long.class,
        Long.class,
        BigInteger.class
      })
  void each_type_of_whole_numbers_is_described_as_one(Class<?> type) {
    assertThat(ExpectedValues.of(type)).startsWith("must be a whole number");
  }

  @ParameterizedTest
  @ValueSource(classes = {String[].class, List.class})
  void lists_are_arrays(Class<?> type) {
    assertThat(ExpectedValues.of(type)).isEqualTo("must be an array");
  }
}
