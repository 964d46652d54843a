package io.insula.reporting.internal.source;

import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotPart;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads cycles from another backend instead of this server, with queries to its route {@code
 * /graphql}.
 */
@Singleton
@Requires(property = CycleSourceSettings.PROPERTY, value = CycleSourceSettings.GRAPHQL)
final class GraphQlCycleSource implements CycleSource {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlCycleSource.class);
  private static final Runnable NO_HEARTBEAT = () -> {};
  private static final Duration ADMINS_COUNT_FOR = Duration.ofSeconds(10);

  private final GraphQlClient client;
  private final RemoteSnapshotReader reader;
  private final AtomicReference<@Nullable CycleAdmins> lastAdmins = new AtomicReference<>();

  GraphQlCycleSource(GraphQlClient client, RemoteSnapshotReader reader) {
    this.client = client;
    this.reader = reader;
  }

  @Override
  public List<Cycle> active(@Nullable String admin) {
    return listed(CycleQueries.ACTIVE)
        .filter(cycle -> admin == null || cycle.admins().contains(admin))
        .toList();
  }

  @Override
  public List<Cycle> all() {
    return listed(CycleQueries.ALL).toList();
  }

  private Stream<Cycle> listed(String query) {
    return all(query).stream()
        .map(GraphQlCycleParser::listed)
        .sorted(Comparator.comparingLong(Cycle::id));
  }

  @Override
  public Set<Long> managedBy(String admin) {
    return cycleAdmins().admins().entrySet().stream()
        .filter(each -> each.getValue().contains(admin))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private CycleAdmins cycleAdmins() {
    var cached = lastAdmins.get();
    if (cached != null && System.nanoTime() - cached.readAt() < ADMINS_COUNT_FOR.toNanos()) {
      return cached;
    }
    var admins =
        all(CycleQueries.ADMINS).stream()
            .collect(
                Collectors.toMap(
                    node -> node.id("cycle_id"),
                    node -> node.textsOrNone("admins"),
                    (one, other) -> one));
    var read = new CycleAdmins(System.nanoTime(), admins);
    lastAdmins.set(read);
    return read;
  }

  /**
   * The admins of all cycles, as they were some seconds ago.
   *
   * @param readAt when they were read, as {@link System#nanoTime}
   * @param admins the user names of the admins, by the id of the cycle
   */
  private record CycleAdmins(long readAt, Map<Long, List<String>> admins) {}

  private List<JsonObjectReader> all(String query) {
    var walk = new PageLimit();
    var page = page(query, null);
    var found = new ArrayList<>(page.nodes());
    for (var next = page.next(); next != null; next = page.next()) {
      walk.follow(next);
      page = page(query, next);
      found.addAll(page.nodes());
    }
    return found;
  }

  private GraphQlPage page(String query, @Nullable String after) {
    Map<String, @Nullable Object> variables =
        after == null
            ? Map.of("first", RemoteSnapshotReader.PAGE_SIZE)
            : Map.of("first", RemoteSnapshotReader.PAGE_SIZE, "after", after);
    var answer = client.ask(query, variables, NO_HEARTBEAT);
    if (!answer.errors().isEmpty()) {
      LOG.warn(
          "The backend of the cycles did not send the whole list of cycles: {}",
          GraphQlError.words(answer.errors()));
    }
    return GraphQlPage.of(answer.cycles());
  }

  @Override
  public Cycle get(long cycleId) {
    return get(cycleId, NO_HEARTBEAT);
  }

  @Override
  public Cycle get(long cycleId, Runnable heartbeat) {
    return GraphQlCycleParser.cycle(ask(cycleId, heartbeat));
  }

  private JsonObjectReader ask(long cycleId, Runnable heartbeat) {
    var variables = Map.<String, @Nullable Object>of("id", Long.toString(cycleId));
    return client.ask(CycleQueries.ONE, variables, heartbeat).cycle(cycleId);
  }

  /**
   * Returns the admins of a cycle. If the list is empty, asks the other backend whether the token
   * may see the admins.
   */
  @Override
  public Optional<List<String>> adminsOf(Cycle cycle, Runnable heartbeat) {
    return cycle.admins().isEmpty()
        ? Optional.ofNullable(ask(cycle.id(), heartbeat).textsOrNull("admins"))
        : Optional.of(cycle.admins());
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    return snapshot(cycleId, NO_HEARTBEAT);
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId, Runnable heartbeat) {
    return reader.read(cycleId, heartbeat);
  }
}
