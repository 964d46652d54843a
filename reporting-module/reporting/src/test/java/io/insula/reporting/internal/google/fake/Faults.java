package io.insula.reporting.internal.google.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults that a test has planned for the next requests to {@link FakeGoogle}. */
public final class Faults {
  private final List<Planned> planned = new ArrayList<>();

  /**
   * @param request selects the requests with the fault by their method and path, for instance
   *     {@code POST /token}
   * @param skipped how many of them succeed first
   */
  private record Planned(Predicate<String> request, int skipped, int times, Fault fault) {}

  /** Makes the next requests of any kind fail. */
  public void next(int times, Fault fault) {
    when(_ -> true, times, fault);
  }

  /** Makes the next requests of a kind fail. */
  public synchronized void when(Predicate<String> request, int times, Fault fault) {
    planned.add(new Planned(request, 0, times, fault));
  }

  /** Makes one request fail after this many requests of all kinds succeeded. */
  public synchronized void after(int requests, Fault fault) {
    planned.add(new Planned(_ -> true, requests, 1, fault));
  }

  /** Removes all planned faults. */
  public synchronized void clear() {
    planned.clear();
  }

  /** Returns the fault that is planned for a request. */
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
