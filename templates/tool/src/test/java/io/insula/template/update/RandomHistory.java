package io.insula.template.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Changes the files of one side of a merge at random: of the template, or of a service. Each line
 * that this class writes begins with the name of the side and is unique.
 */
final class RandomHistory {
  private static final int LINES = 20;

  private final String side;
  private final Path root;
  private final Random random;
  private int written;

  RandomHistory(String side, Path root, long seed) {
    this.side = side;
    this.root = root;
    this.random = new Random(seed);
  }

  void addFiles(int count) throws IOException {
    for (var i = 0; i < count; i++) {
      addFile();
    }
  }

  void change(int times) throws IOException {
    for (var i = 0; i < times; i++) {
      var files = files(root);
      switch (random.nextInt(10)) {
        case 0 -> addFile();
        case 1 -> Files.delete(any(files));
        case 2 -> rename(any(files));
        case 3, 4 -> removeLine(any(files));
        case 5, 6 -> replaceLine(any(files));
        default -> insertLine(any(files));
      }
    }
  }

  /** Returns the files of a repository that hold lines. */
  static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(each -> each.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private void addFile() throws IOException {
    var lines = Stream.generate(this::line).limit(LINES).toList();
    Files.write(newFile(), lines);
  }

  private void rename(Path file) throws IOException {
    Files.move(file, newFile());
  }

  private Path newFile() throws IOException {
    var folder = Files.createDirectories(root.resolve("folder" + random.nextInt(3)));
    return folder.resolve(side + "-file-" + ++written + ".txt");
  }

  private void insertLine(Path file) throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(file));
    lines.add(random.nextInt(lines.size() + 1), line());
    Files.write(file, lines);
  }

  private void replaceLine(Path file) throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(file));
    if (!lines.isEmpty()) {
      lines.set(random.nextInt(lines.size()), line());
    }
    Files.write(file, lines);
  }

  private void removeLine(Path file) throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(file));
    if (!lines.isEmpty()) {
      lines.remove(random.nextInt(lines.size()));
    }
    Files.write(file, lines);
  }

  private String line() {
    return side + " line " + ++written;
  }

  private Path any(List<Path> files) {
    return files.get(random.nextInt(files.size()));
  }
}
