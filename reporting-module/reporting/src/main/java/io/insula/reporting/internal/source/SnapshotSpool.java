package io.insula.reporting.internal.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.cycles.SnapshotPart;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps the pages of a snapshot in a file until all are read. The operating system deletes the
 * file, even if the process is killed.
 */
final class SnapshotSpool implements AutoCloseable {
  /**
   * The options for the file. On Linux and similar systems, Java deletes the name of the file as
   * soon as the file is open.
   */
  private static final Set<OpenOption> NEW_FILE =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);

  private static final FileAttribute<?> OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final ObjectMapper json;
  private final FileChannel file;
  private final DataOutputStream output;
  private int pages;

  private SnapshotSpool(ObjectMapper json, FileChannel file) {
    this.json = json;
    this.file = file;
    this.output = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
  }

  static SnapshotSpool open(ObjectMapper json) {
    try {
      var path =
          Path.of(System.getProperty("java.io.tmpdir"), "insula-snapshot-" + UUID.randomUUID());
      var file = FileChannel.open(path, NEW_FILE, OF_OWNER);
      return new SnapshotSpool(json, file);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Adds a page and checks its nodes.
   *
   * @throws ReportFailedException if a node violates the schema, or the disk is full
   */
  void add(SnapshotListKind list, List<JsonObjectReader> nodes) {
    nodes.forEach(list::part);
    try {
      var bytes = json.writeValueAsBytes(nodes.stream().map(JsonObjectReader::node).toList());
      output.writeByte(list.ordinal());
      output.writeInt(bytes.length);
      output.write(bytes);
      pages++;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Returns all parts in the order in which they were added. Can be called once.
   *
   * @return the parts, read page by page; closing the stream closes this spool
   */
  Stream<SnapshotPart> parts() {
    try {
      output.flush();
      file.position(0);
      var input = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file)));
      return Stream.generate(() -> next(input))
          .limit(pages)
          .flatMap(List::stream)
          .onClose(this::close);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private List<SnapshotPart> next(DataInputStream input) {
    try {
      var list = SnapshotListKind.values()[input.readByte()];
      var nodes = json.readTree(input.readNBytes(input.readInt()));
      var parts = new ArrayList<SnapshotPart>(nodes.size());
      nodes.forEach(
          node -> parts.add(Objects.requireNonNull(list.part(new JsonObjectReader("", node)))));
      return parts;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static ReportFailedException failure(IOException cause) {
    return new ReportFailedException(
        "The server cannot write the data of this report to its disk, which may be full. Make room"
            + " in the folder for temporary files (java.io.tmpdir), then request the report again.",
        true,
        cause);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
