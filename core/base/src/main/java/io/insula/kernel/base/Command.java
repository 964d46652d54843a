package io.insula.kernel.base;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Something that the program does instead of serving, chosen by its first argument. The class path
 * brings them: they are found by {@link java.util.ServiceLoader}.
 */
public interface Command {
  /** The first argument that chooses it. */
  String name();

  /**
   * Does it.
   *
   * @param arguments those that follow the name
   * @param environment the variables of the process
   * @param out where the outcome is printed
   * @throws RuntimeException with a message of one line if it fails
   */
  void run(List<String> arguments, Map<String, String> environment, PrintStream out);
}
