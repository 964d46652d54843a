package io.insula.reporting.internal.source;

import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotPart;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cycles of another backend, by its {@code /graphql}. */
@Singleton
@Requires(property = CycleSourceKind.PROPERTY, value = CycleSourceKind.GRAPHQL)
final class GraphQlCycleSource implements CycleSource {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlCycleSource.class);
  private static final Runnable NO_BEAT = () -> {};

  private final GraphQlClient client;
  private final SnapshotReading reading;

  GraphQlCycleSource(GraphQlClient client, SnapshotReading reading) {
    this.client = client;
    this.reading = reading;
  }

  @Override
  public List<Cycle> active(@Nullable String admin) {
    var found = new ArrayList<Cycle>();
    var walk = new PageWalk();
    var page = page(null);
    page.nodes().forEach(node -> found.add(CycleAnswers.active(node)));
    for (var next = page.next(); next != null; next = page.next()) {
      walk.follow(next);
      page = page(next);
      page.nodes().forEach(node -> found.add(CycleAnswers.active(node)));
    }
    return found.stream()
        .filter(cycle -> admin == null || cycle.admins().contains(admin.toLowerCase(Locale.ROOT)))
        .sorted(Comparator.comparingLong(Cycle::id))
        .toList();
  }

  private RemotePage page(@Nullable String after) {
    Map<String, @Nullable Object> variables =
        after == null
            ? Map.of("first", SnapshotReading.PAGE_SIZE)
            : Map.of("first", SnapshotReading.PAGE_SIZE, "after", after);
    var answer = client.ask(CycleQueries.ACTIVE, variables, NO_BEAT);
    if (!answer.errors().isEmpty()) {
      LOG.warn("The list of cycles lacks something: {}", RemoteError.words(answer.errors()));
    }
    return RemotePage.of(answer.cycles());
  }

  @Override
  public Cycle get(long cycleId) {
    return get(cycleId, NO_BEAT);
  }

  @Override
  public Cycle get(long cycleId, Runnable beat) {
    var variables = Map.<String, @Nullable Object>of("id", Long.toString(cycleId));
    return CycleAnswers.cycle(client.ask(CycleQueries.ONE, variables, beat).cycle(cycleId));
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    return snapshot(cycleId, NO_BEAT);
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId, Runnable beat) {
    return reading.read(cycleId, beat);
  }
}
