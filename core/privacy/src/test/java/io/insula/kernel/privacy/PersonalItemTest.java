package io.insula.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.insula.api.InvalidInputException;
import io.insula.api.privacy.BatchedStream;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalItemTest {
  @Test
  void values_keep_their_order_and_may_be_missing() {
    var item = PersonalItem.of("bed").with("z", 1).with("a", null).with("m", "text").build();

    assertThat(item.values()).containsExactlyEntriesOf(item.values());
    assertThat(item.values().keySet()).containsExactly("z", "a", "m");
    assertThat(item.values().get("z")).isEqualTo(1L);
  }

  @Test
  void values_that_cannot_be_sent_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PersonalItem.of("bed").with("value", 1.5).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PersonalItem.of("bed").with("value", List.of(1)).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PersonalItem.of("bed").with("kind", "x").build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "line\nbreak", "a former member"})
  void a_person_with_an_invalid_or_reserved_name_is_refused(String name) {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new Person(name, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 9})
  void portions_together_are_all_rows_and_are_read_when_they_are_needed(int count) {
    var read = new ArrayList<Optional<Integer>>();
    var rows =
        BatchedStream.<Integer>of(
            2,
            after -> {
              read.add(after);
              return IntStream.range(after.map(row -> row + 1).orElse(0), count)
                  .limit(2)
                  .boxed()
                  .toList();
            });
    var iterator = rows.iterator();
    assertThat(read).hasSize(1);

    var all = new ArrayList<Integer>();
    iterator.forEachRemaining(all::add);

    assertThat(all).isEqualTo(IntStream.range(0, count).boxed().toList());
    assertThat(read).hasSize(count / 2 + 1);
  }
}
