package io.insula.template.service;

import io.insula.template.CommandRefusedException;
import io.insula.template.LeftFolders;
import io.insula.template.SourceFormatter;
import io.insula.template.TemplateCommand;
import io.insula.template.repository.TemplateGitRepository;
import io.insula.template.repository.WorkFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a repository for a new service, from the commit of the template that is checked out. */
final class NewServiceCommand implements TemplateCommand {
  private static final String USAGE =
      "usage: new service NAME --to FOLDER --group PACKAGE [--dry-run]";

  private static final String DRY_RUN = "--dry-run";
  private static final Set<String> VALUES = Set.of("--to", "--group");

  private final SourceFormatter formatted;

  NewServiceCommand(SourceFormatter formatted) {
    this.formatted = formatted;
  }

  /**
   * The parsed arguments.
   *
   * @param name not checked yet
   */
  private record Request(String name, String group, String to, boolean dryRun) {
    private static Request parse(List<String> words) {
      var arguments = words.stream().flatMap(Request::parts).toList();
      var names = new ArrayList<String>();
      var values = new HashMap<String, String>();
      for (var at = 0; at < arguments.size(); at++) {
        var argument = arguments.get(at);
        if (VALUES.contains(argument) && at + 1 < arguments.size()) {
          values.put(argument, arguments.get(++at));
        } else if (argument.equals(DRY_RUN)) {
          values.put(DRY_RUN, "");
        } else if (argument.startsWith("-")) {
          throw new CommandRefusedException(USAGE);
        } else {
          names.add(argument);
        }
      }
      if (names.size() != 1 || values.getOrDefault("--to", "").isEmpty()) {
        throw new CommandRefusedException(USAGE);
      }
      var group = values.getOrDefault("--group", "");
      var to = values.getOrDefault("--to", "");
      return new Request(names.getFirst(), group, to, values.containsKey(DRY_RUN));
    }

    /**
     * Returns the option and its value, if both are in one word such as {@code --to=../billing}.
     */
    private static Stream<String> parts(String word) {
      var isBoth = VALUES.stream().anyMatch(option -> word.startsWith(option + "="));
      return isBoth ? Stream.of(word.split("=", 2)) : Stream.of(word);
    }
  }

  @Override
  public void run(Path home, List<String> arguments, PrintStream output)
      throws IOException, InterruptedException {
    var request = Request.parse(arguments);
    var service = new ServiceName(request.name(), request.group());
    service.requireNew();
    var target = targetOf(home, request.to());
    if (request.dryRun()) {
      list(home, service, target, output);
    } else {
      make(home, service, target, output);
    }
  }

  private static Path targetOf(Path home, String to) throws IOException {
    var target = Path.of(to).toAbsolutePath().normalize();
    var parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new CommandRefusedException(
          "the folder that is to contain " + target + " does not exist");
    }
    if (parent.toRealPath().resolve(target.getFileName()).startsWith(home.toRealPath())) {
      throw new CommandRefusedException(target + " is inside of the template");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(target)) {
      throw new CommandRefusedException(target + " exists already");
    }
    return target;
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private void list(Path home, ServiceName service, Path target, PrintStream output)
      throws IOException, InterruptedException {
    try (var work = WorkFolder.create("new")) {
      var files = work.path().resolve("service");
      generate(home, service, files, (template, folder) -> {});
      FileList.allFiles(files).forEach(file -> output.println(target.resolve(file.toString())));
    }
    output.println("Nothing was written, because of --dry-run.");
  }

  private void make(Path home, ServiceName service, Path target, PrintStream output)
      throws IOException, InterruptedException {
    if (new TemplateGitRepository(home).hasUncommittedChanges()) {
      output.println("This repository has changes that are not committed; these are left out.");
    }
    output.println("Making the service " + service.name() + " (about half a minute) ...");
    // The temporary folder is next to the target, because a folder cannot be moved to another file
    // system.
    var prefix = "." + service.name() + "-";
    LeftFolders.report(target.resolveSibling(""), Set.of(prefix), output);
    try (var work = WorkFolder.createBeside(target, prefix)) {
      var files = work.path().resolve("service");
      generate(home, service, files, formatted);
      var repository =
          TemplateGitRepository.commitNew(files, "Begin " + service.name() + " from the template");
      Files.deleteIfExists(target);
      Files.move(repository, target);
    }
    output.print(
        """
        Made the service %1$s in %2$s, with its first commit.
        Next: cd %3$s
          ./%1$s run        starts it at http://localhost:8080
          ./mvnw verify     compiles and checks the code, and runs the tests of the apps and the server
        README.md describes the folders.
        """
            .formatted(service.name(), target, quoted(target)));
  }

  /** Returns a path as one word of a shell. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  private static void generate(
      Path home, ServiceName service, Path files, SourceFormatter formatted)
      throws IOException, InterruptedException {
    var template = new TemplateGitRepository(home);
    var commit = template.presentCommit();
    try (var work = WorkFolder.create("template")) {
      new ServiceGenerator(template.files(commit, work.path()), formatted)
          .generateNew(service, template.address(), commit, files);
    }
  }
}
