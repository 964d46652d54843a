package io.insula.activity.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventConflictException;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@Property(name = "insula.jobs.poll-interval", value = "50ms")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActivityPersonalDataTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** The order of tests that store many events, because all later tests scan these, too. */
  private static final int LAST = Integer.MAX_VALUE;

  @Inject PersonalData data;
  @Inject ActivityLog log;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{\"sub\": \"ade\",\"n\":1.50}|{\"sub\": \"a former member\",\"n\":1.50}",
        "{ \"x\" : {\"user\":{\"username\" :\"ade\" }}}|{ \"x\" : {\"user\":{\"username\" :\"a"
            + " former member\" }}}",
        "{\"email\":\"ADE@Example.org\",\"sub\":\"\\u0061de\"}|{\"email\":\"a former"
            + " member\",\"sub\":\"a former member\"}",
        "[{\"sub\":\"ade\"},{\"account\":\"ade\",\"z\":\"\\u0000\"}]|[{\"sub\":\"a former"
            + " member\"},{\"account\":\"a former member\",\"z\":\"\\u0000\"}]",
        "{\"address\":\"192.0.2.1\",\"account\":\"ade\"}|{\"address\":\"a former"
            + " member\",\"account\":\"a former member\"}",
      })
  void a_person_is_removed_and_the_rest_is_unchanged(String before, String after) {
    assertThat(mask("ade").without(null, before)).contains(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{\"sub\":\"adele\"}",
        "{\"project_name\":\"ade\"}",
        "\"ade\"",
        "5",
        "{\"sub\":[\"ade\"]}",
        "{\"address\":\"192.0.2.1\",\"account\":\"bea\"}"
      })
  void data_without_the_person_is_unchanged(String data) {
    assertThat(mask("ade").without(null, data)).isEmpty();
  }

  private static EventPersonRemover mask(String name) {
    return new EventPersonRemover(new Person(name, "ade@example.org"));
  }

  @Test
  void odd_names_are_found_however_senders_write_them() {
    var name = "Zoë/\"7\"";
    record("odd raw", null, "{\"sub\":\"Zoë/\\\"7\\\"\"}");
    record("odd ascii", null, "{\"sub\":\"Zo\\u00eb/\\\"7\\\"\"}");
    record("odd upper", null, "{\"sub\":\"Zo\\u00EB\\/\\\"7\\\"\"}");

    try (var items = data.export(new Person(name, null), Audience.PERSON)) {
      assertThat(items)
          .extracting(item -> item.values().get("message"))
          .containsExactly("odd raw", "odd ascii", "odd upper");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "kim|{\"sub\":\"KIM\"}",
        "kim|{\"sub\":\"\u212aim\"}",
        "kim|{\"sub\":\"\\u212Aim\"}",
        "kim|{\"sub\":\"k\\u0049m\"}",
        "kim|{\"\\u0073ub\":\"\\u006B\\u0069\\u006d\"}",
        "kim|{\"email\":\"KIM@Example.org\"}",
        "kim|{\"email\":\"kim\\u0040example.org\"}",
        "idp/\"kim\"\\|{\"sub\":\"IDP\\/\\\"kim\\\"\\\\\"}",
        "idp/\"kim\"\\|{\"sub\":\"idp\\u002f\\u0022Kim\\u0022\\u005C\"}",
        "zoë|{\"sub\":\"ZOË\"}",
        "zoë|{\"sub\":\"zoe\u0308\"}",
        "zoë|{\"sub\":\"Zoe\\u0308\"}",
        "zoë|{\"sub\":\"Zo\\u00CB\"}",
        "\ud801\udc28|{\"sub\":\"\ud801\udc00\"}",
        "\ud801\udc28|{\"sub\":\"\\uD801\\uDC00\"}",
      })
  void each_form_that_an_erasure_changes_is_exported_and_erased(String name, String json) {
    var person = new Person(name, "kim@example.org");
    var event = record("form", null, json);
    assertThat(ofPerson(person))
        .extracting(item -> item.values().get("id"))
        .containsExactly(event.id().toString());

    data.erase(person);

    await().atMost(LONG).untilAsserted(() -> assertThat(ofPerson(person)).isEmpty());
    assertThat(log.get(event.id()).data()).contains("a former member");
  }

  @ParameterizedTest
  @CsvSource({
    "jos\u00e9@example.org, JOS\u00c9@Example.org",
    "jos\u00e9@example.org, jose\u0301@example.org",
    "\u212aai@example.org, kai@example.org",
    "kai@example.org, \u212aai@example.org"
  })
  void addresses_outside_of_ascii_are_exported_and_erased(String address, String spelling) {
    var person = new Person("u" + UUID.randomUUID(), address);
    var event = record("sent", null, "{\"email\":\"" + spelling + "\"}");
    assertThat(ofPerson(person))
        .extracting(item -> item.values().get("id"))
        .containsExactly(event.id().toString());

    data.erase(person);

    await().atMost(LONG).untilAsserted(() -> assertThat(ofPerson(person)).isEmpty());
    assertThat(log.get(event.id()).data()).isEqualTo("{\"email\":\"a former member\"}");
  }

  @Test
  void the_address_of_an_event_is_erased_if_the_person_has_it_in_another_spelling() {
    var person = new Person("u" + UUID.randomUUID(), "\u212aim-lee@example.org");
    var event = record("sent", "kim-LEE@example.org", "{}");

    data.erase(person);

    await().atMost(LONG).untilAsserted(() -> assertThat(ofPerson(person)).isEmpty());
    assertThat(log.get(event.id()).email()).isNull();
  }

  @Test
  void mixed_spellings_and_escapes_of_each_character_are_found() {
    var person = new Person("ki/s-1@x", null);
    var random = new Random(7);
    var events =
        IntStream.range(0, 500)
            .mapToObj(_ -> event("mix", null, "{\"sub\":\"" + anyForm(random) + "\"}"))
            .toList();
    log.recordAll(events);

    assertThat(ofPerson(person)).hasSize(events.size());
  }

  private static String anyForm(Random random) {
    var forms =
        List.of(
            List.of("k", "K", "\u212a"),
            List.of("i", "I", "\u0131"),
            List.of("/", "\\/"),
            List.of("s", "S", "\u017f"),
            List.of("-"),
            List.of("1"),
            List.of("@"),
            List.of("x", "X"));
    return forms.stream()
        .map(form -> form.get(random.nextInt(form.size())))
        .map(form -> form.length() > 1 || random.nextBoolean() ? form : escape(form, random))
        .collect(Collectors.joining());
  }

  private static String escape(String character, Random random) {
    var digits = "%04x".formatted((int) character.charAt(0));
    return "\\u" + (random.nextBoolean() ? digits : digits.toUpperCase(Locale.ROOT));
  }

  @Test
  void the_network_address_of_an_event_with_the_address_of_a_person_is_removed() {
    var lea = new Person("lea", "lea@example.org");
    var event = record("signed in", "Lea@example.org", "{\"from\":{\"ip\":\"192.0.2.1\"}}");

    data.erase(lea);

    await().atMost(LONG).untilAsserted(() -> assertThat(ofPerson(lea)).isEmpty());
    assertThat(log.get(event.id()).data()).isEqualTo("{\"from\":{\"ip\":\"a former member\"}}");
  }

  @Test
  @Order(LAST)
  void large_events_of_a_person_are_all_found() {
    var max = new Person("max", null);
    var text = "x".repeat(60_000);
    for (var batch = 0; batch < 10; batch++) {
      log.recordAll(
          IntStream.range(0, 20)
              .mapToObj(_ -> event("large", null, "{\"sub\":\"max\",\"x\":\"" + text + "\"}"))
              .toList());
    }

    try (var items = data.export(max, Audience.PERSON)) {
      assertThat(items.count()).isEqualTo(200);
    }
  }

  @Test
  void events_lose_the_person_and_keep_their_position() {
    var bea = new Person("bea", "bea@example.org");
    var mailed = record("mailed", "Bea@Example.org", "{\"to\":1}");
    var done = record("done", null, "{\"sub\":\"bea\",\"at\":\"2026-01-01T00:00:00Z\"}");
    var others = record("done", "cem@example.org", "{\"sub\":\"cem\"}");
    try (var items = data.export(bea, Audience.ADMIN)) {
      assertThat(items)
          .extracting(PersonalItem::values)
          .extracting(values -> values.get("id"))
          .containsExactly(mailed.id().toString(), done.id().toString());
    }

    data.erase(bea);

    await().atMost(LONG).untilAsserted(() -> assertThat(ofPerson(bea)).isEmpty());
    var mailedNow = log.get(mailed.id());
    assertThat(mailedNow.email()).isNull();
    assertThat(mailedNow.createdAt()).isEqualTo(mailed.createdAt());
    assertThat(mailedNow.data()).isEqualTo("{\"to\":1}");
    assertThat(log.get(done.id()).data())
        .isEqualTo("{\"sub\":\"a former member\",\"at\":\"2026-01-01T00:00:00Z\"}");
    assertThat(log.get(others.id())).isEqualTo(others);
  }

  @Test
  @Order(LAST)
  void a_log_of_many_batches_is_scanned_to_its_end() {
    var dan = new Person("dan", null);
    for (var batch = 0; batch < 12; batch++) {
      var first = batch == 0 || batch == 11;
      log.recordAll(
          IntStream.range(0, 1_000)
              .mapToObj(
                  number ->
                      event(
                          "many",
                          null,
                          first && number == 0 ? "{\"sub\":\"dan\"}" : "{\"sub\":\"else\"}"))
              .toList());
    }
    assertThat(ofPerson(dan)).hasSize(2);

    data.erase(dan);
    data.erase(dan);

    await().atMost(LONG).untilAsserted(() -> assertThat(ofPerson(dan)).isEmpty());
  }

  @Test
  void after_an_erasure_a_repeat_without_the_person_is_the_same_event() {
    var eva = new Person("eva", null);
    var id = UUID.randomUUID();
    log.record(event("again", null, "{\"sub\":\"eva\"}").withId(id));
    data.erase(eva);
    await().atMost(LONG).untilAsserted(() -> assertThat(ofPerson(eva)).isEmpty());

    var again = log.record(event("again", null, "{\"sub\":\"a former member\"}").withId(id));

    assertThat(again.id()).isEqualTo(id);
    Assertions.assertThatExceptionOfType(EventConflictException.class)
        .isThrownBy(() -> log.record(event("again", null, "{\"sub\":\"eva\"}").withId(id)));
  }

  private List<PersonalItem> ofPerson(Person person) {
    try (var items = data.export(person, Audience.PERSON)) {
      return items.toList();
    }
  }

  private RecordedEvent record(String message, String email, String json) {
    return log.record(event(message, email, json));
  }

  private static NewEvent event(String message, String email, String json) {
    return new NewEvent(null, "privacy", "test", email, message, json);
  }
}
