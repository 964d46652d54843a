package io.insula.sample.internal.items;

import static io.insula.sample.internal.SampleOverHttp.LADDER;
import static io.insula.sample.internal.SampleOverHttp.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.sample.internal.SampleOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SampleItemRoutesTest {
  @Inject SampleOverHttp http;

  @Test
  void an_added_item_is_answered_with_its_address_and_all_its_fields() {
    var answer = http.ade().post(PATH, LADDER).expect(201);

    var item = answer.json();
    assertThat(item.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("item_id", "name", "note", "quantity", "author", "created_at");
    assertThat(item.get("name").textValue()).isEqualTo("Ladder");
    assertThat(item.get("note").textValue()).isEqualTo("three\nsteps");
    assertThat(item.get("quantity").intValue()).isEqualTo(2);
    assertThat(item.get("author").textValue()).isEqualTo("ade");
    var path = PATH + "/" + item.get("item_id").longValue();
    assertThat(answer.header("Location")).isEqualTo(path);
    assertThat(http.people().member("bea").get(path).expect(200).json()).isEqualTo(item);
  }

  @Test
  void a_missing_note_is_empty() {
    var added = http.ade().post(PATH, Map.of("name", "Rope", "quantity", 0)).expect(201);

    assertThat(added.json().get("note").textValue()).isEmpty();
  }

  @Test
  void a_repeat_under_one_key_adds_nothing_even_if_the_first_answer_was_lost() {
    var sure = http.ade().withHeader("Idempotency-Key", "once");
    var first = sure.post(PATH, LADDER).expect(201).json();

    http.forgetAnswers();

    assertThat(sure.post(PATH, LADDER).expect(201).json()).isEqualTo(first);
  }

  @Test
  void an_item_is_changed_and_removed() {
    var path = http.addItem();

    var changed = http.ade().put(path, Map.of("name", "Rope", "quantity", 9)).expect(200).json();
    assertThat(changed.get("name").textValue()).isEqualTo("Rope");
    assertThat(http.ade().get(path).expect(200).json()).isEqualTo(changed);

    assertThat(http.ade().delete(path).expect(204).body()).isEmpty();
    http.ade().get(path).expect(404);
    http.ade().delete(path).expect(404);
    http.ade().put(path, LADDER).expect(404);
  }

  @Test
  void the_list_is_read_page_by_page_with_a_sealed_cursor() {
    var older = http.addItem();
    var newer = http.addItem();

    var first = http.ade().get(PATH + "?limit=1").expect(200).json();
    var cursor = first.get("next_cursor").textValue();
    var second = http.ade().get(PATH + "?limit=1&cursor=" + cursor).expect(200).json();

    assertThat(first.at("/items/0")).isEqualTo(http.ade().get(newer).json());
    assertThat(second.at("/items/0")).isEqualTo(http.ade().get(older).json());
    http.ade().get(PATH + "?cursor=" + cursor + "x").expect(400);
    http.ade().get(PATH + "?limit=0").expect(400);
    http.ade().get(PATH + "?limit=201").expect(400);
  }

  @Test
  void the_end_of_the_list_has_no_cursor() {
    http.addItem();

    var all = http.ade().get(PATH + "?limit=200").expect(200).json();

    assertThat(all.get("next_cursor").isNull()).isTrue();
    assertThat(all.get("items").size()).isEqualTo((int) http.count());
  }
}
