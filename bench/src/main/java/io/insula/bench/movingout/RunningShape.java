package io.insula.bench.movingout;

import io.insula.bench.house.Database;
import io.insula.bench.house.House;
import io.insula.bench.house.PeerCertificates;
import io.insula.bench.house.Ports;
import io.insula.bench.house.Site;
import io.insula.bench.load.ClosedLoop;
import io.insula.bench.load.LoadResult;
import io.insula.bench.measure.Meter;
import io.insula.bench.measure.Sample;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A house of some shape that runs, with people and projects in it, and gets the mix. */
final class RunningShape {
  private static final Map<String, String> SETTINGS =
      Map.of(
          // Of each process; together they stay below what the server has.
          "INSULA_DATABASE_CONNECTIONS", "12",
          // Nobody signs in again during a run.
          "INSULA_TOKENS_ACCESS_LIFETIME", "4h");

  /** Their threads are voted on. */
  private static final int FIRST_PROJECTS = 75;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Shape shape;
  private final List<ProcessHandle> processes;
  private final InetSocketAddress front;
  private final Audit audit;
  private final Proposals proposals;
  private final Mix mix;

  private RunningShape(Shape shape, List<House> houses, Audit audit) {
    var house = houses.getLast();
    this.shape = shape;
    this.processes = houses.stream().map(House::process).toList();
    this.front = house.address();
    this.audit = audit;
    var people = new People(house);
    this.proposals = new Proposals(people.admin());
    proposeFirst();
    this.mix =
        new Mix(
            people.admin(),
            people.voters(),
            audit.projectIds(),
            new Ballots(People.VOTERS, audit.threadIds()),
            proposals);
  }

  /** Starts its processes, each on a database of its own, and fills them. */
  static RunningShape start(Site site, Shape shape, PeerCertificates certificates) {
    var placement = Placement.of(shape, Ports::freeWithNext, certificates);
    var databases = new HashMap<String, Database>();
    var houses = new ArrayList<House>();
    for (var part : shape.parts()) {
      var database = site.database("%s_%s".formatted(shape, part.name()).toLowerCase(Locale.ROOT));
      var settings = new HashMap<>(SETTINGS);
      settings.putAll(placement.settings(part));
      houses.add(site.house(database, settings));
      part.apps().forEach(app -> databases.put(app, database));
    }
    return new RunningShape(shape, houses, audit(databases));
  }

  private static Audit audit(Map<String, Database> databases) {
    return new Audit(
        Objects.requireNonNull(databases.get("projects")),
        Objects.requireNonNull(databases.get("threads")),
        Objects.requireNonNull(databases.get("activity")),
        PATIENCE);
  }

  private void proposeFirst() {
    var latencies = new MixLatencies().of(Kind.PROPOSE);
    var first = Stream.generate(() -> proposals.next(latencies)).limit(FIRST_PROJECTS).iterator();
    new ClosedLoop(front).run(1, first);
    audit.awaitProposals(proposals.sent());
  }

  /** What {@link #measure} gives. */
  List<String> names(int connections) {
    var whole = shape.name(connections);
    var kinds = Stream.of(Kind.values()).map(kind -> whole + ": " + kind.title());
    return Stream.concat(Stream.of(whole), kinds).toList();
  }

  /** Sends the next so many requests of the mix, and says how it went: as a whole, and by kind. */
  List<Sample> measure(Meter meter, int connections, int requests) {
    var latencies = new MixLatencies();
    var elapsed = new AtomicReference<>(Duration.ZERO);
    var whole =
        meter.measure(
            processes,
            1,
            () -> {
              elapsed.set(new ClosedLoop(front).run(connections, mix.next(requests, latencies)));
              return new LoadResult(latencies.all(), elapsed.get());
            });
    return Stream.concat(
            Stream.of(whole),
            Stream.of(Kind.values())
                .map(kind -> Sample.ofPart(new LoadResult(latencies.of(kind), elapsed.get()))))
        .toList();
  }

  /**
   * Looks for everything that was answered.
   *
   * @throws IllegalStateException if something is lost, there twice, or another than it should be
   */
  void check() {
    audit.awaitProposals(proposals.sent());
    audit.checkVotes(mix.standingVotes());
  }
}
