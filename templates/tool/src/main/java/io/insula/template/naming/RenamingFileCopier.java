package io.insula.template.naming;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Copies files under new names, and with renames in their contents. */
public final class RenamingFileCopier {
  private final Path source;
  private final Renames renames;

  /**
   * @param source the folder to copy from
   */
  public RenamingFileCopier(Path source, Renames renames) {
    this.source = source;
    this.renames = renames;
  }

  /**
   * Copies files. Applies the renames to texts in UTF-8 and to the targets of symbolic links.
   * Permissions stay as they are.
   *
   * @param files relative to the source
   * @param target the folder to copy to
   * @return the new files, relative to the target, in the order of {@code files}
   * @throws FileAlreadyExistsException if two files would get one name, or the target already has a
   *     file with a new name
   */
  public List<Path> copy(List<Path> files, Path target) throws IOException {
    var copied = new ArrayList<Path>();
    for (var file : files) {
      var renamed = renames.apply(file);
      copy(source.resolve(file), target.resolve(renamed.toString()));
      copied.add(renamed);
    }
    return copied;
  }

  private void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    if (Files.isSymbolicLink(from)) {
      Files.createSymbolicLink(to, renames.apply(Files.readSymbolicLink(from)));
      return;
    }
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    var bytes = Files.readAllBytes(from);
    if (isText(bytes)) {
      Files.writeString(to, renames.apply(new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  /** Returns whether the bytes are a text: valid UTF-8 without NUL. */
  static boolean isText(byte[] bytes) {
    for (var each : bytes) {
      if (each == 0) {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
