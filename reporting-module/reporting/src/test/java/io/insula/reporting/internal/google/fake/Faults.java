package io.insula.reporting.internal.google.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to go wrong. */
public final class Faults {
  private final List<Planned> planned = new ArrayList<>();

  /**
   * @param request what it concerns, by method and path, for instance {@code POST /token}
   * @param skipped how many of them go well first
   */
  private record Planned(Predicate<String> request, int skipped, int times, Fault fault) {}

  /** The next requests to any address fail. */
  public void next(int times, Fault fault) {
    when(_ -> true, times, fault);
  }

  /** The next requests of a kind fail. */
  public synchronized void when(Predicate<String> request, int times, Fault fault) {
    planned.add(new Planned(request, 0, times, fault));
  }

  /** Fails one request after so many of all went well. */
  public synchronized void after(int requests, Fault fault) {
    planned.add(new Planned(_ -> true, requests, 1, fault));
  }

  /** Plans nothing from now on. */
  public synchronized void clear() {
    planned.clear();
  }

  /** What is to happen to a request. */
  synchronized Optional<Fault> take(String request) {
    for (var i = 0; i < planned.size(); i++) {
      var each = planned.get(i);
      if (each.request().test(request)) {
        if (each.skipped() > 0) {
          planned.set(
              i, new Planned(each.request(), each.skipped() - 1, each.times(), each.fault()));
          return Optional.empty();
        }
        if (each.times() > 1) {
          planned.set(i, new Planned(each.request(), 0, each.times() - 1, each.fault()));
        } else {
          planned.remove(i);
        }
        return Optional.of(each.fault());
      }
    }
    return Optional.empty();
  }
}
