package io.insula.kernel.privacy;

import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The personal data of a test app, which can be made unreachable. */
@Singleton
final class DiaryPersonalData implements PersonalData {
  final List<Person> erased = new CopyOnWriteArrayList<>();
  final AtomicInteger open = new AtomicInteger();
  private volatile boolean unreachable;
  private volatile boolean refusing;
  private volatile int entries = 1;
  private volatile CountDownLatch lastEntry = new CountDownLatch(0);

  void beUnreachable(boolean isUnreachable) {
    unreachable = isUnreachable;
  }

  /** Makes erasures fail permanently: with an error after which the outbox does not retry. */
  void refuseErasures(boolean isRefusing) {
    refusing = isRefusing;
  }

  void have(int count) {
    entries = count;
  }

  /** Makes each export wait before its last entry. */
  void holdTheLastEntryBack() {
    lastEntry = new CountDownLatch(1);
  }

  void letTheLastEntryGo() {
    lastEntry.countDown();
  }

  private void awaitTurn(int number) {
    try {
      if (number == entries - 1 && !lastEntry.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The last entry was not released");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before the last entry", e);
    }
  }

  private void reach() {
    if (unreachable) {
      throw new UnavailableException("The diary is locked.", Duration.ofSeconds(1), null);
    }
  }

  @Override
  public String app() {
    return "diary";
  }

  @Override
  public Map<String, String> columns() {
    return Map.of("entry.author", "goes");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    reach();
    open.incrementAndGet();
    return Stream.iterate(0, number -> number < entries, number -> number + 1)
        .peek(this::awaitTurn)
        .map(number -> entry(person, audience, number))
        .onClose(open::decrementAndGet);
  }

  private static PersonalItem entry(Person person, Audience audience, int number) {
    var item = PersonalItem.of("entry").with("author", person.username()).with("number", number);
    return (audience == Audience.PERSON
            ? item.with("secret", new PersonalItem.Json("{\"a\":[1.50]}"))
            : item)
        .build();
  }

  @Override
  public void erase(Person person) {
    reach();
    if (refusing) {
      throw new InvalidInputException("person", "is refused by the diary");
    }
    erased.add(person);
  }
}
