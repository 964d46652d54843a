package io.insula.projects.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.InvalidInputException;
import io.insula.cycles.ProposalBounds;
import io.insula.projects.NewProject;
import io.insula.projects.Projects;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnterCycleMessageTest {
  private static NewProject project(BigDecimal cost, List<String> tags) {
    return new NewProject("Trees", "", tags, List.of(), List.of(), 7L, cost, "ade", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,\u2764;\u2764\ufe0f",
        "\u2764,\u2764\ufe0f",
        ",,;, ,",
        "a,\u0301;\u212a\ufe0f,K",
        "x,\u200d,\ufe0f\u20e3",
        "e\u0301,\u00e9;\u3164,b"
      })
  void the_cycle_accepts_the_message_of_each_accepted_project(String tags) {
    var message = EnterCycleMessage.of(1, project(BigDecimal.TEN, List.of(tags.split(";"))));

    assertThat(message.proposal().categories()).isEqualTo(message.categories());
  }

  @Test
  void a_project_has_at_most_as_many_categories_as_a_cycle_accepts() {
    var tags =
        IntStream.range(0, Projects.MAX_TAGS)
            .mapToObj(i -> "a%d,b%d,c%d".formatted(i, i, i))
            .toList();

    var message = EnterCycleMessage.of(1, project(BigDecimal.TEN, tags));

    assertThat(message.proposal().categories())
        .hasSize(ProposalBounds.MAX_CATEGORIES)
        .startsWith("a0", "b0", "c0", "a1");
  }

  @Test
  void a_project_that_the_cycle_would_refuse_makes_no_message() {
    var refused = project(ProposalBounds.COST_OF_WITHDRAWN, List.of());

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> EnterCycleMessage.of(1, refused));
  }

  @Test
  void a_waiting_message_with_repeated_categories_is_delivered() {
    var waiting =
        new EnterCycleMessage(
            7, 1, "Trees", BigDecimal.TEN, List.of("a", "\u2764", "\u2764\ufe0f"), "ade");

    assertThat(waiting.proposal().categories()).containsExactly("a", "\u2764");
  }
}
