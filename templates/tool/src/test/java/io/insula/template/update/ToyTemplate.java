package io.insula.template.update;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.insula.template.repository.MigrationScripts;
import io.insula.template.repository.TemplateRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small template, of which a service gets all files below {@code service}. */
record ToyTemplate(TestGitRepository folder) {
  static ToyTemplate create(Path path) throws IOException, InterruptedException {
    return new ToyTemplate(TestGitRepository.create(path).write("version", "1.0"));
  }

  ToyTemplate write(String name, String text) throws IOException {
    folder.write("service/" + name, text);
    return this;
  }

  /** Commits this template as a new version. */
  void release(String version) throws IOException, InterruptedException {
    folder.write("version", version).commit();
  }

  /** Updates a service from this template, and returns the output. */
  String update(Path service, String... arguments) throws IOException, InterruptedException {
    var output = new ByteArrayOutputStream();
    var given =
        Stream.concat(Stream.of("--from", folder.path().toString()), Stream.of(arguments)).toList();
    new UpdateCommand(ToyTemplate::generate)
        .run(service, given, new PrintStream(output, true, StandardCharsets.UTF_8));
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Makes a service from the current commit of this template. */
  TestGitRepository newService(Path path) throws IOException, InterruptedException {
    var record =
        new TemplateRecord(
            folder.path().toString(),
            "",
            folder.git("rev-parse", "HEAD"),
            "toy",
            "com.example",
            List.of());
    generate(folder.path(), record, path);
    var service = TestGitRepository.create(path);
    service.commit();
    return service;
  }

  /** The generator of services of this template: it copies all files below {@code service}. */
  static void generate(Path files, TemplateRecord service, Path target) throws IOException {
    var source = files.resolve("service");
    try (Stream<Path> all = Files.walk(source)) {
      for (var file : all.filter(each -> !Files.isDirectory(each, NOFOLLOW_LINKS)).toList()) {
        var copy = target.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, NOFOLLOW_LINKS);
      }
    }
    service
        .at(
            Files.readString(files.resolve("version")),
            service.commit(),
            MigrationScripts.names(files))
        .write(target);
  }
}
