package io.insula.template.update;

import io.insula.template.CommandRefusedException;
import io.insula.template.repository.GitProcess;
import io.insula.template.repository.GitTrees;
import io.insula.template.repository.MigrationScripts;
import io.insula.template.repository.TemplateGitRepository;
import io.insula.template.repository.TemplateRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plans a three-way merge of template changes into a service:
 *
 * <ul>
 *   <li>The common ancestor is made from the template's old commit.
 *   <li>One side is made from the template's new commit.
 *   <li>The other side is the present service.
 * </ul>
 */
final class UpdatePlanner {
  private final Path service;
  private final TemplateGitRepository template;
  private final Generator generator;
  private final Path work;
  private final GitProcess git;
  private final GitTrees trees;

  /**
   * @param service the folder of the service
   * @param work a folder for temporary files
   */
  UpdatePlanner(Path service, TemplateGitRepository template, Generator generator, Path work) {
    this.service = service;
    this.generator = generator;
    this.template = template;
    this.work = work;
    git = GitProcess.in(service);
    trees = new GitTrees(git, work);
  }

  /**
   * Makes a plan, and changes nothing.
   *
   * @return empty if the template has no changes for this service
   * @throws CommandRefusedException if the service has uncommitted changes, or cannot be updated
   *     from this template
   */
  Optional<UpdatePlan> plan(TemplateRecord before) throws IOException, InterruptedException {
    requireCommitted();
    template.requireDescentFrom(before.commit());
    var commit = template.presentCommit();
    if (commit.equals(before.commit())) {
      return Optional.empty();
    }
    var theirs = generate(before.at(before.version(), commit, before.migrations()));
    var base = trees.of(generate(before));
    var after = TemplateRecord.of(theirs);
    var migrations = TemplateMigrationRunner.pending(before, after);
    var theirTree = trees.of(theirs);
    if (trees.haveSameFiles(base, theirTree) && migrations.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(merge(before, after, base, theirTree));
  }

  /** Makes the service from the commit in the record. */
  private Path generate(TemplateRecord record) throws IOException, InterruptedException {
    var target = work.resolve("service-" + record.commit());
    generator.generate(template.files(record.commit(), work), record, target);
    return target;
  }

  private void requireCommitted() throws IOException, InterruptedException {
    if (git.run("", "rev-parse", "HEAD").status() != 0) {
      throw new CommandRefusedException(
          service + " is not a git repository with a commit: commit the service first");
    }
    if (!git.call("rev-parse", "--show-prefix").isEmpty()) {
      throw new CommandRefusedException(
          service + " is a folder of another repository; a service needs its own repository");
    }
    var changes = git.call("status", "--porcelain");
    if (!changes.isEmpty()) {
      throw new CommandRefusedException(
          "the service was not updated; commit or stash these changes first:\n"
              + changes.indent(2)
              + new UpdateBranchWriter(service).ifInterrupted());
    }
  }

  private UpdatePlan merge(
      TemplateRecord before, TemplateRecord after, String base, String theirTree)
      throws IOException, InterruptedException {
    var head = git.call("rev-parse", "HEAD");
    var ancestor = trees.commit(base);
    var ours = trees.commit(head + "^{tree}", ancestor);
    var theirs = trees.commit(theirTree, ancestor);
    var merged = merge(ours, theirs, after);
    var decisions = new UnmergedPathDecisions(merged, trees.files(base).keySet());
    var migrations = TemplateMigrationRunner.pending(before, after);
    var notes = new ArrayList<>(decisions.notes());
    var finished = finish(merged.tree(), decisions.leftOut(), after, migrations, theirTree, notes);
    return new UpdatePlan(
        before,
        after,
        head,
        finished.after(),
        FileDifference.between(git, head + "^{tree}", finished.after()),
        decisions.conflictsAfter(FileDifference.between(git, finished.before(), finished.after())),
        List.copyOf(notes),
        migrations);
  }

  /** Merges two commits under names that the owner understands in the conflict markers. */
  private MergedTree merge(String ours, String theirs, TemplateRecord after)
      throws IOException, InterruptedException {
    var names = Map.of("template-update/yours", ours, "template-update/" + after.version(), theirs);
    for (var name : names.entrySet()) {
      git.call("update-ref", "refs/" + name.getKey(), name.getValue());
    }
    try {
      return MergedTree.of(git, "template-update/yours", "template-update/" + after.version());
    } finally {
      for (var name : names.keySet()) {
        git.call("update-ref", "-d", "refs/" + name);
      }
    }
  }

  /** The trees before and after the migrations. */
  private record Finished(String before, String after) {}

  /**
   * @param notes receives a line for each file that is kept although a migration deleted it
   */
  private Finished finish(
      String merged,
      List<String> leftOut,
      TemplateRecord after,
      List<String> migrations,
      String theirTree,
      List<String> notes)
      throws IOException, InterruptedException {
    var files = Files.createTempDirectory(work, "merged").resolve("files");
    var written = trees.write(merged, files);
    for (var path : leftOut) {
      Files.delete(files.resolve(path));
    }
    var before = GitTrees.of(written);
    new TemplateMigrationRunner(MigrationScripts.folder(template.files(after.commit(), work)))
        .run(migrations, files, after);
    after.write(files);
    var tree = GitTrees.of(written);
    var lost = filesOfTheOwnerMissingIn(tree, before, theirTree);
    lost.keySet().stream()
        .sorted()
        .map(path -> "kept      " + path + " (you changed or added it, and a migration deleted it)")
        .forEach(notes::add);
    return new Finished(before, trees.with(tree, lost));
  }

  /**
   * Returns the files that migrations deleted, and that the owner had added or changed. Moved files
   * do not count.
   */
  private Map<String, String> filesOfTheOwnerMissingIn(String tree, String before, String theirTree)
      throws IOException, InterruptedException {
    var deleted =
        FileDifference.between(git, before, tree).stream()
            .filter(change -> change.kind() == 'D')
            .map(FileDifference::path)
            .collect(Collectors.toSet());
    var theirs = trees.files(theirTree);
    return trees.files(before).entrySet().stream()
        .filter(file -> deleted.contains(file.getKey()))
        .filter(file -> !file.getValue().equals(theirs.get(file.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
