package io.insula.reporting.internal.folders;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes folders with all their contents. */
final class FolderDeletion extends SimpleFileVisitor<Path> {
  private FolderDeletion() {}

  /** Deletes a folder, if it exists. */
  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(folder, new FolderDeletion());
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
      throws IOException {
    if (error != null) {
      throw error;
    }
    Files.deleteIfExists(folder);
    return FileVisitResult.CONTINUE;
  }
}
