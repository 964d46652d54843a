package io.insula.activity.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecurringStatementDetectorTest {
  private final RecurringStatementDetector statements = new RecurringStatementDetector(2);

  @Test
  void a_statement_recurs_if_few_others_come_in_between() {
    assertThat(statements.add("a")).isFalse();
    assertThat(statements.add("a")).isTrue();
    assertThat(statements.add("b")).isFalse();
    assertThat(statements.add("a")).isTrue();
    assertThat(statements.add("c")).isFalse();
    assertThat(statements.add("a")).isTrue();
    assertThat(statements.add("b")).isFalse();
  }
}
