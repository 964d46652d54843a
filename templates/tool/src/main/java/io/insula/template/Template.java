package io.insula.template;

import io.insula.template.apps.NewAppCommand;
import io.insula.template.apps.RemoveAppCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the command that the arguments name, for instance {@code new app}. The script {@code
 * ./insula} starts this class from its source: {@code java Template.java HOME new app inventory}.
 */
public final class Template {
  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  private final Map<String, TemplateCommand> commands;

  /**
   * @param commands the commands by their names, for instance {@code new app}
   */
  public Template(Map<String, TemplateCommand> commands) {
    this.commands = new TreeMap<>(commands);
  }

  private static Map<String, TemplateCommand> all() {
    return Map.of("new app", new NewAppCommand(), "remove app", new RemoveAppCommand());
  }

  /**
   * @param arguments the folder of the repository, the name of the command, and its arguments
   */
  public static void main(String[] arguments) throws InterruptedException {
    var status = new Template(all()).run(List.of(arguments), System.out, System.err);
    System.exit(status);
  }

  /**
   * Runs a command, and returns the exit status: 0 if it succeeded, 2 if it was refused and changed
   * nothing, 1 if it failed otherwise.
   */
  public int run(List<String> arguments, PrintStream output, PrintStream errors)
      throws InterruptedException {
    try {
      run(arguments, output);
      return 0;
    } catch (CommandRefusedException e) {
      errors.println("insula: " + e.getMessage());
      return REFUSED;
    } catch (IOException | UncheckedIOException e) {
      errors.println("insula: " + reasonOf(e));
      return FAILED;
    } catch (InvalidPathException e) {
      errors.println(
          "insula: Java cannot use the file name %s. Set a locale in UTF-8, such as LC_ALL=C.UTF-8."
              .formatted(e.getInput()));
      return FAILED;
    }
  }

  /**
   * Returns the reason of a failure, for the user. For an error of the file system, the reason
   * names the file and the error.
   */
  private static String reasonOf(Exception e) {
    var cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    return cause.getMessage() + " (" + cause.getClass().getSimpleName() + ")";
  }

  private void run(List<String> arguments, PrintStream output)
      throws IOException, InterruptedException {
    for (var words = Math.min(2, arguments.size() - 1); words > 0; words--) {
      var command = commands.get(String.join(" ", arguments.subList(1, 1 + words)));
      if (command != null) {
        var rest = arguments.subList(1 + words, arguments.size());
        command.run(Path.of(arguments.getFirst()).toAbsolutePath().normalize(), rest, output);
        return;
      }
    }
    throw new CommandRefusedException("the commands are: " + String.join(", ", commands.keySet()));
  }
}
