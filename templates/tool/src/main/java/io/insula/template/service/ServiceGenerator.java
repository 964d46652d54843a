package io.insula.template.service;

import io.insula.template.CommandRefusedException;
import io.insula.template.SourceFormatter;
import io.insula.template.naming.RenameClashFinder;
import io.insula.template.naming.Renames;
import io.insula.template.naming.RenamingFileCopier;
import io.insula.template.repository.MigrationScripts;
import io.insula.template.repository.TemplateRecord;
import io.insula.template.repository.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** Makes the files of a service from the files of the template. */
final class ServiceGenerator {
  private static final String FILES = "templates/service/files.txt";
  private static final String OVERLAY = "templates/service/overlay";
  private static final Pattern VERSION =
      Pattern.compile("(?s)</parent>.*?<version>([^<]*)</version>");

  /** In a service, the sample app is a real app, so its folder is at the top of the repository. */
  private static final Renames PLACES =
      Renames.builder()
          .text("templates/sample-module", "sample-module")
          .text("../../../pom.xml", "../../pom.xml")
          .build();

  private final Path template;
  private final SourceFormatter formatted;

  /**
   * @param template the folder of the template
   */
  ServiceGenerator(Path template, SourceFormatter formatted) {
    this.template = template;
    this.formatted = formatted;
  }

  /**
   * Makes a new service.
   *
   * @param from the repository of the template, for the record
   * @param commit the commit of the template, for the record
   * @param target a folder that is empty or does not exist yet
   * @throws CommandRefusedException if two files or types of the service would have one name
   */
  void generateNew(ServiceName service, String from, String commit, Path target)
      throws IOException, InterruptedException {
    generate(service, from, commit, target, files -> requireUniqueNames(service, files));
  }

  /**
   * Makes the files of an existing service again. Accepts clashing names, which the owner corrects
   * later.
   *
   * @param from the repository of the template, for the record
   * @param commit the commit of the template, for the record
   * @param target a folder that is empty or does not exist yet
   */
  void generate(ServiceName service, String from, String commit, Path target)
      throws IOException, InterruptedException {
    generate(service, from, commit, target, files -> {});
  }

  private interface Check {
    void of(Path files) throws IOException;
  }

  private void generate(
      ServiceName service, String from, String commit, Path target, Check beforeRenames)
      throws IOException, InterruptedException {
    try (var work = WorkFolder.create("service")) {
      var pruned = work.path().resolve("pruned");
      copy(template, FileList.read(template.resolve(FILES)).filesOf(template), pruned);
      PomPruner.in(pruned);
      for (var edit : ServiceEdits.all()) {
        edit.in(pruned);
      }
      CoreTestSkipper.in(pruned);
      UnreadSettingRemover.in(pruned);
      var overlay = template.resolve(OVERLAY);
      copy(overlay, FileList.allFiles(overlay), pruned);
      var placed = work.path().resolve("placed");
      new RenamingFileCopier(pruned, PLACES).copy(FileList.allFiles(pruned), placed);
      MissingPageLinkRemover.in(placed);
      beforeRenames.of(placed);
      var sources = work.path().resolve("sources");
      formatted.format(template, renamed(service, placed, sources));
      copy(sources, FileList.allFiles(sources), target);
    }
    var migrations = MigrationScripts.names(template);
    new TemplateRecord(from, version(), commit, service.name(), service.group(), migrations)
        .write(target);
  }

  private static void requireUniqueNames(ServiceName service, Path files) throws IOException {
    var clash = new RenameClashFinder(files, FileList.allFiles(files), service.renames()).find();
    if (clash.isPresent()) {
      throw new CommandRefusedException(
          "the service cannot have the name " + service.name() + ": " + clash.get());
    }
  }

  private static Path renamed(ServiceName service, Path from, Path to) throws IOException {
    new RenamingFileCopier(from, service.renames()).copy(FileList.allFiles(from), to);
    return to;
  }

  private static void copy(Path from, List<Path> files, Path to) throws IOException {
    for (var file : files) {
      var copy = to.resolve(file.toString());
      Files.createDirectories(copy.getParent());
      Files.copy(
          from.resolve(file),
          copy,
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String version() throws IOException {
    var found = VERSION.matcher(Files.readString(template.resolve("pom.xml")));
    return found.find() ? found.group(1) : "";
  }
}
