package io.insula.sample.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.sample.SampleItemContent;
import io.insula.sample.SampleItems;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.privacy.texts", value = "remove")
class SamplePersonalDataTest {
  @Inject PersonalData data;
  @Inject SampleItems items;
  @Inject Jdbi jdbi;

  @Test
  void an_item_is_exported_and_its_author_and_texts_are_erased() {
    var ade = new Person("ade", null);
    var own = add("ade");
    var others = add("bea");
    try (var exported = data.export(ade, Audience.PERSON)) {
      assertThat(exported.toList().getFirst().values())
          .containsEntry("item_id", own)
          .containsEntry("name", "Ladder")
          .containsEntry("note", "of ade");
    }

    data.erase(ade);
    data.erase(ade);

    var emptied = items.get(own);
    assertThat(emptied.author()).isEqualTo(Person.FORMER_MEMBER);
    assertThat(emptied.content()).isEqualTo(new SampleItemContent("removed", "", 2));
    assertThat(items.get(others).content().note()).isEqualTo("of bea");
    assertThat(items.get(others).author()).isEqualTo("bea");
  }

  @Test
  void more_than_one_batch_is_exported_and_erased() {
    var cem = new Person("cem", null);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO sample.item
                  (name, note, quantity, author, created_at, changed_at, request_key)
                SELECT 'many', '', 1, 'cem', now(), now(), 'many ' || number
                FROM generate_series(1, 1200) number
                """));
    try (var exported = data.export(cem, Audience.ADMIN)) {
      assertThat(exported).hasSize(1_200);
    }

    data.erase(cem);

    try (var exported = data.export(cem, Audience.ADMIN)) {
      assertThat(exported).isEmpty();
    }
  }

  private long add(String author) {
    var content = new SampleItemContent("Ladder", "of " + author, 2);
    return items.add(UUID.randomUUID().toString(), content, author).id();
  }
}
