package io.insula.bench.activity;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Generates the events to store. Every measured way to store events gets the same events. */
final class SampleEvents {
  private static final int KINDS = 4096;
  private static final long SEED = 42;
  private static final List<String> COMPONENTS =
      List.of("order", "payment", "search", "cart", "login", "mail", "report", "import");
  private static final List<String> ENVIRONMENTS =
      List.of("production", "production", "production", "staging", "development");
  private static final List<String> ENDINGS = List.of("failed", "completed", "was refused");

  private final List<SampleEvent> events;

  SampleEvents() {
    var random = new Random(SEED);
    this.events = IntStream.range(0, KINDS).mapToObj(number -> event(random)).toList();
  }

  /** Returns the event with a number. The events repeat after {@value #KINDS} numbers. */
  SampleEvent get(long number) {
    return events.get((int) (number % KINDS));
  }

  private static SampleEvent event(Random random) {
    var component = one(COMPONENTS, random);
    return new SampleEvent(
        component,
        one(ENVIRONMENTS, random),
        "person" + random.nextInt(100_000) + "@example.com",
        "%s %d %s after %d ms"
            .formatted(
                component, random.nextInt(10_000_000), one(ENDINGS, random), random.nextInt(5_000)),
        "{\"age\":%d,\"attempt\":%d}".formatted(random.nextInt(90), random.nextInt(5)));
  }

  private static String one(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
