package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.remote.privacy.PersonalDataApi;
import io.insula.testkit.ServerProcess;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the personal data of an app in another process on this machine. */
class PersonalDataCallsTest {
  private static final Person ADE = new Person("adé", "ade@example.org");

  private final PersonalDataApi api = new PersonalDataApi("garden");
  private final TestCallContext there = new TestCallContext(CallOrigin.NOBODY);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void an_item_arrives_with_all_kinds_of_values() {
    var item =
        PersonalItem.of("bed")
            .with("text", "ü\u0000𝄞")
            .with("number", Long.MIN_VALUE)
            .with("decimal", new BigDecimal("1.50"))
            .with("flag", false)
            .with("time", Instant.parse("2026-01-02T03:04:05.000006Z"))
            .with("texts", List.of("a", ""))
            .with("json", new PersonalItem.Json("{\"a\": 1}"))
            .with("nothing", null)
            .build();
    var data = served((person, audience) -> Stream.of(item));

    assertThat(data.app()).isEqualTo("garden");
    assertThat(data.columns()).isEmpty();
    try (var items = data.export(ADE, Audience.PERSON)) {
      assertThat(items).containsExactly(item);
    }
  }

  @Test
  void the_person_and_the_audience_arrive() {
    var data =
        served(
            (person, audience) ->
                Stream.of(
                    PersonalItem.of("asked")
                        .with("username", person.username())
                        .with("email", person.email())
                        .with("audience", audience.name())
                        .build()));

    assertThat(data.export(new Person("bea", null), Audience.ADMIN).toList())
        .singleElement()
        .satisfies(
            item -> assertThat(item.values().values()).containsExactly("bea", null, "ADMIN"));
  }

  @Test
  void much_data_arrives_complete_and_is_not_read_ahead_of_the_reader() {
    var read = new AtomicInteger();
    var closed = new AtomicBoolean();
    var large = "x".repeat(10_000);
    var data =
        served(
            (person, audience) ->
                IntStream.range(0, 20_000)
                    .mapToObj(
                        number -> {
                          read.incrementAndGet();
                          return PersonalItem.of("bed")
                              .with("number", number)
                              .with("text", large)
                              .build();
                        })
                    .onClose(() -> closed.set(true)));
    try (var items = data.export(ADE, Audience.PERSON)) {
      var iterator = items.iterator();
      iterator.next();
      await()
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofSeconds(5))
          .until(() -> read.get() < 5_000);
      var count = new AtomicInteger(1);
      iterator.forEachRemaining(
          item ->
              assertThat(item.values().get("number")).isEqualTo((long) count.getAndIncrement()));
      assertThat(count).hasValue(20_000);
    }
    await().untilTrue(closed);
  }

  @Test
  void a_client_that_stops_reading_ends_the_stream() {
    var closed = new AtomicBoolean();
    var data =
        served(
            (person, audience) ->
                Stream.generate(() -> PersonalItem.of("bed").with("text", "x").build())
                    .onClose(() -> closed.set(true)));
    var items = data.export(ADE, Audience.PERSON);
    assertThat(items.iterator().hasNext()).isTrue();

    items.close();

    await().untilTrue(closed);
  }

  @Test
  void an_error_arrives_as_itself_at_the_beginning_and_in_the_middle() {
    var unavailable = new UnavailableException("It rains.", Duration.ofSeconds(7), null);
    var atOnce =
        served(
            (person, audience) -> {
              throw unavailable;
            });
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> atOnce.export(ADE, Audience.PERSON))
        .withMessage("It rains.");
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> atOnce.erase(ADE));

    var closed = new AtomicBoolean();
    var later =
        served(
            (person, audience) ->
                IntStream.range(0, 3_000)
                    .mapToObj(
                        number -> {
                          if (number == 2_999) {
                            throw new IllegalStateException("mole");
                          }
                          return PersonalItem.of("bed").with("text", "x".repeat(1_000)).build();
                        })
                    .onClose(() -> closed.set(true)));
    assertThatExceptionOfType(RemoteInternalErrorException.class)
        .isThrownBy(() -> later.export(ADE, Audience.PERSON).toList());
    assertThat(there.reported).singleElement().isInstanceOf(IllegalStateException.class);
    await().untilTrue(closed);
  }

  @Test
  void an_unreachable_app_is_unavailable() {
    var data = connected(ServerProcess.freePort());

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> data.export(ADE, Audience.PERSON));
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> data.erase(ADE));
  }

  private PersonalData served(BiFunction<Person, Audience, Stream<PersonalItem>> export) {
    var hosted = new ExposedApi(api, api.service(new Fake(export)), Set.of());
    var host =
        RemoteApiServer.start(
            new RemoteApiServer.Address("127.0.0.1", 0, Duration.ofMillis(200)),
            new InsecureLocalSecurity(),
            List.of(hosted),
            there,
            Clock.systemUTC(),
            () -> true);
    open.add(host);
    return connected(host.port());
  }

  private PersonalData connected(int port) {
    var connections =
        new RemoteConnections(
            new InsecureLocalSecurity(),
            Duration.ofSeconds(5),
            new TestCallContext(CallOrigin.NOBODY));
    open.add(connections);
    return api.client(connections.to(api, new RemoteTarget("127.0.0.1", port)));
  }

  /**
   * Personal data for tests. The method {@code erase} also calls the function {@code export}, so
   * that a test can make both fail with one function.
   */
  private record Fake(BiFunction<Person, Audience, Stream<PersonalItem>> export)
      implements PersonalData {
    @Override
    public String app() {
      return "garden";
    }

    @Override
    public Map<String, String> columns() {
      return Map.of("bed.gardener", "goes");
    }

    @Override
    public Stream<PersonalItem> export(Person person, Audience audience) {
      return export.apply(person, audience);
    }

    @Override
    public void erase(Person person) {
      export.apply(person, Audience.ADMIN).close();
    }
  }
}
