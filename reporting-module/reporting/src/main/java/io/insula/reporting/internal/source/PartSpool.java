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
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Keeps pages of a snapshot in a file until all of them are there. So a cycle that changes while it
 * is read can be read anew before anybody has seen a part, and the memory holds one page. The file
 * goes when this is closed, or the process ends.
 */
final class PartSpool implements AutoCloseable {
  private final ObjectMapper json;
  private final FileChannel file;
  private final DataOutputStream output;
  private int pages;

  private PartSpool(ObjectMapper json, FileChannel file) {
    this.json = json;
    this.file = file;
    this.output = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
  }

  static PartSpool open(ObjectMapper json) {
    try {
      var path = Files.createTempFile("insula-snapshot-", ".json");
      return new PartSpool(
          json,
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Adds a page, whose nodes are looked through.
   *
   * @throws ReportFailedException if one of them is not as the schema says, or the disk is full
   */
  void add(PartList list, List<AnswerFields> nodes) {
    nodes.forEach(list::part);
    try {
      var bytes = json.writeValueAsBytes(nodes.stream().map(AnswerFields::node).toList());
      output.writeByte(list.ordinal());
      output.writeInt(bytes.length);
      output.write(bytes);
      pages++;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * All parts in the order in which they were added, read page by page; once.
   *
   * @return close it, which closes this
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
      var list = PartList.values()[input.readByte()];
      var nodes = json.readTree(input.readNBytes(input.readInt()));
      var parts = new ArrayList<SnapshotPart>(nodes.size());
      nodes.forEach(
          node -> parts.add(Objects.requireNonNull(list.part(new AnswerFields("", node)))));
      return parts;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static ReportFailedException failure(IOException cause) {
    return new ReportFailedException(
        "The disk of the server did not take the data of this report; it may be full. Make room in"
            + " the folder for temporary files (java.io.tmpdir), then ask for it again.",
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
