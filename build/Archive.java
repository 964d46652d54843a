import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Packs a folder into a .tar.gz. The same files always give the same archive, byte for byte,
 * because its entries are sorted and all have the same time and owner. {@code ./insula archive}
 * runs this program.
 */
class Archive {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_PREFIX = 155;

  /**
   * The time of every file in the archive, in seconds since 1970. It is 2020-01-01, because some
   * programs do not accept times before 1980.
   */
  private static final long TIME = 1_577_836_800;

  private final OutputStream out;

  private Archive(OutputStream out) {
    this.out = out;
  }

  /**
   * @param args the folder, whose name is the first part of every path in the archive, and the
   *     archive file to write
   */
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]).toAbsolutePath();
    try (var out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 16);
        Stream<Path> files = Files.walk(folder)) {
      var archive = new Archive(out);
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        archive.add(file, folder.getParent().relativize(file).toString().replace('\\', '/'));
      }
      out.write(new byte[2 * BLOCK]);
    }
  }

  private void add(Path file, String name) throws IOException {
    var size = Files.size(file);
    out.write(header(name, size, Files.isExecutable(file) ? 0755 : 0644));
    Files.copy(file, out);
    out.write(new byte[(int) (-size & (BLOCK - 1))]);
  }

  /** Returns the header of one file in the POSIX format ustar. */
  private static byte[] header(String name, long size, int mode) throws IOException {
    var header = new byte[BLOCK];
    var cut =
        name.length() <= LONGEST_NAME ? -1 : name.indexOf('/', name.length() - LONGEST_NAME - 1);
    if (cut > LONGEST_PREFIX || (cut < 0 && name.length() > LONGEST_NAME)) {
      throw new IOException("The name is too long for an archive: " + name);
    }
    put(header, 0, name.substring(cut + 1));
    put(header, 100, "%07o".formatted(mode));
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, "%011o".formatted(size));
    put(header, 136, "%011o".formatted(TIME));
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    put(header, 345, name.substring(0, Math.max(cut, 0)));
    var sum = 0;
    for (var each : header) {
      sum += Byte.toUnsignedInt(each);
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int position, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, position, bytes.length);
  }
}
