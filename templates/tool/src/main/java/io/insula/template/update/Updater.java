package io.insula.template.update;

import io.insula.template.Refusal;
import io.insula.template.repository.GitProcess;
import io.insula.template.repository.TemplateRecord;
import io.insula.template.repository.TemplateRepository;
import io.insula.template.repository.Trees;
import io.insula.template.update.MergedTree.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merges what changed in a template into a service that was made from it: three ways, with the
 * service as the template made it as the common ancestor.
 */
final class Updater {
  private static final Set<Integer> DELETED_BY_TEMPLATE = Set.of(1, 2);
  private static final Set<Integer> DELETED_BY_OWNER = Set.of(1, 3);

  private final Path service;
  private final TemplateRepository template;
  private final Generator generator;
  private final Path work;
  private final GitProcess git;
  private final Trees trees;

  /**
   * @param service the folder of the service
   * @param work a folder for temporary files
   */
  Updater(Path service, TemplateRepository template, Generator generator, Path work) {
    this.service = service;
    this.generator = generator;
    this.template = template;
    this.work = work;
    git = GitProcess.in(service);
    trees = new Trees(git, work);
  }

  /**
   * Makes a plan, and changes nothing.
   *
   * @return empty if nothing changed in what the service has from the template
   * @throws Refusal if the service has changes that are not committed, or if the template does not
   *     fit
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
    var migrations = MigrationScripts.pending(before, after);
    var theirTree = trees.of(theirs);
    if (trees.haveSameFiles(base, theirTree) && migrations.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(merge(before, after, base, theirTree));
  }

  /** Makes the service as the template makes it at the commit of the record. */
  private Path generate(TemplateRecord record) throws IOException, InterruptedException {
    var target = work.resolve("service-" + record.commit());
    generator.generate(template.files(record.commit(), work), record, target);
    return target;
  }

  private void requireCommitted() throws IOException, InterruptedException {
    if (git.run("", "rev-parse", "HEAD").status() != 0) {
      throw new Refusal(service + " is not a repository of git with a commit");
    }
    if (!git.call("rev-parse", "--show-prefix").isEmpty()) {
      throw new Refusal(
          service + " is a folder of another repository; update needs one of its own");
    }
    var changes = git.call("status", "--porcelain");
    if (!changes.isEmpty()) {
      throw new Refusal(
          "commit or stash your changes first; nothing was changed:\n" + changes.indent(2));
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
    var conflicts = new TreeMap<String, List<Entry>>();
    var notes = new ArrayList<String>();
    var deleted = new ArrayList<String>();
    for (var each : merged.entries().entrySet()) {
      var path = each.getKey();
      var stages = merged.stages(path);
      if (path.equals(TemplateRecord.FILE)) {
        continue;
      } else if (stages.equals(DELETED_BY_TEMPLATE)) {
        notes.add("kept      " + path + " (you changed it, and the template no longer has it)");
      } else if (stages.equals(DELETED_BY_OWNER) && trees.has(base, path)) {
        notes.add("left out  " + path + " (you deleted it, and the template changed it)");
        deleted.add(path);
      } else if (stages.equals(DELETED_BY_OWNER)) {
        notes.add("brought   " + path + " (the template renamed a file that you deleted)");
      } else {
        conflicts.put(path, each.getValue());
      }
    }
    var migrations = MigrationScripts.pending(before, after);
    var tree = finish(merged.tree(), deleted, after, migrations);
    var changes = Change.between(git, head + "^{tree}", tree);
    return new UpdatePlan(before, after, head, tree, changes, conflicts, notes, migrations);
  }

  /** Merges under names that the owner understands at the markers. */
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

  private String finish(
      String merged, List<String> deleted, TemplateRecord after, List<String> migrations)
      throws IOException, InterruptedException {
    var files = Files.createTempDirectory(work, "merged").resolve("files");
    trees.write(merged, files);
    for (var path : deleted) {
      Files.delete(files.resolve(path));
    }
    new MigrationScripts(template.files(after.commit(), work).resolve("templates/migrations"))
        .run(migrations, files, after);
    after.write(files);
    return trees.of(files);
  }
}
