package io.insula.analytics.internal.folding;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts the objects of this process that are still in use. */
public final class LiveObjectCounter {
  private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
  private static final int COLUMNS = 4;

  private LiveObjectCounter() {}

  /** Returns the number of objects of some classes after a garbage collection. */
  public static long count(Set<String> classes) {
    try {
      var histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName(COMMANDS),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      return histogram
          .lines()
          .map(line -> line.strip().split("\\s+"))
          .filter(cells -> cells.length >= COLUMNS && classes.contains(cells[3]))
          .mapToLong(cells -> Long.parseLong(cells[1]))
          .sum();
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
