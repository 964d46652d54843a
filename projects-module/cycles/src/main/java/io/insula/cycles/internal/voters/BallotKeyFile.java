package io.insula.cycles.internal.voters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file with the generated secret of a server for which no secret is configured. */
final class BallotKeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(BallotKeyFile.class);
  private static final int SECRET_BYTES = 32;

  private final Path file;

  BallotKeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Returns the content of the file. Creates a missing file, readable only by its owner. Processes
   * that do this at the same time get the same secret.
   */
  String read() throws IOException {
    if (!Files.exists(file)) {
      make();
    }
    return Files.readString(file, UTF_8).strip();
  }

  /**
   * Returns the content of the file; empty if the file is missing and can be created.
   *
   * @throws IOException if the file can be neither read nor created
   */
  Optional<String> stored() throws IOException {
    if (Files.exists(file)) {
      return Optional.of(read());
    }
    if (!Files.isWritable(Objects.requireNonNullElse(file.getParent(), file))) {
      throw new AccessDeniedException(file.toString());
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private void make() throws IOException {
    var secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var whole = Files.createTempFile(file.getParent(), "ballot", ".key", ownerOnly);
    try {
      Files.writeString(whole, HexFormat.of().formatHex(secret) + "\n", UTF_8);
      Files.createLink(file, whole);
      LOG.warn(
          "Created the file {} with the secret that links voters to their ballots. Keep a copy of"
              + " this file, but not together with backups of the database. If several servers use"
              + " this database, set the same INSULA_BALLOT_KEY on all of them",
          file);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("Another process created the file {}", file, e);
    } finally {
      Files.delete(whole);
    }
  }
}
