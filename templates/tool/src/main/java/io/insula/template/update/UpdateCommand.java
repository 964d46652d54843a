package io.insula.template.update;

import io.insula.template.CommandRefusedException;
import io.insula.template.TemplateCommand;
import io.insula.template.repository.TemplateGitRepository;
import io.insula.template.repository.TemplateRecord;
import io.insula.template.repository.WorkFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Updates a service with the later changes of its template, on a new branch. */
public final class UpdateCommand implements TemplateCommand {
  private static final String USAGE = "usage: update --from FOLDER [--dry-run]";

  private final Generator generator;

  /** Creates the command. Each version of the template makes the service with its own generator. */
  public UpdateCommand() {
    this(new HistoricalGenerator());
  }

  UpdateCommand(Generator generator) {
    this.generator = generator;
  }

  @Override
  public void run(Path home, List<String> arguments, PrintStream output)
      throws IOException, InterruptedException {
    var from = "";
    var dryRun = false;
    for (var at = 0; at < arguments.size(); at++) {
      switch (arguments.get(at)) {
        case "--dry-run" -> dryRun = true;
        case "--from" -> {
          at++;
          from = at < arguments.size() ? arguments.get(at) : "";
        }
        default -> throw new CommandRefusedException(USAGE);
      }
    }
    var before = TemplateRecord.of(home);
    var place = Path.of(from.isEmpty() ? before.from() : from).toAbsolutePath().normalize();
    try (var work = WorkFolder.create("update")) {
      update(home, before, new TemplateGitRepository(place), work, dryRun, output);
    }
  }

  private void update(
      Path service,
      TemplateRecord before,
      TemplateGitRepository template,
      WorkFolder work,
      boolean dryRun,
      PrintStream output)
      throws IOException, InterruptedException {
    if (template.hasUncommittedChanges()) {
      output.println("The template has changes that are not committed; these are left out.");
    }
    var plan = new UpdatePlanner(service, template, generator, work.path()).plan(before);
    if (plan.isEmpty()) {
      output.println("Nothing changed: the template has no changes for this service.");
      return;
    }
    plan.get().lines().forEach(output::println);
    if (dryRun) {
      output.println("Nothing was changed, because of --dry-run.");
    } else {
      var branch = new UpdateBranchWriter(service).create(plan.get());
      next(plan.get(), branch).forEach(output::println);
    }
  }

  private static List<String> next(UpdatePlan plan, String branch) {
    if (plan.conflicts().isEmpty()) {
      return List.of(
          "The update is committed on the branch "
              + branch
              + ". Next: ./mvnw verify -Pcore, then merge this branch.");
    }
    return List.of(
        "The update is on the branch " + branch + " and is not committed: resolve the conflicts.",
        "Next: edit each file with markers (<<<<<<<), git add it, then",
        "  git commit -m \"" + UpdateBranchWriter.message(plan) + "\"",
        UpdateBranchWriter.giveUp(branch));
  }
}
