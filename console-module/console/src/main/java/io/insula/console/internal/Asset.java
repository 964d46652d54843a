package io.insula.console.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file that the page loads. The address contains a hash of the content, so browsers keep the file
 * for ever.
 *
 * @param path the path below the folder of the console, for instance {@code ui/table.js}
 * @param type the value of {@code Content-Type}
 * @param content the bytes of the file
 * @param gzip the bytes, compressed with gzip
 * @param hash the first 16 hexadecimal digits of the SHA-256 of the content
 */
record Asset(String path, String type, byte[] content, byte[] gzip, String hash) {
  private static final int HASH_BYTES = 8;

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  /** Returns the asset for a file, compressed and hashed. */
  static Asset of(String path, byte[] content) {
    return new Asset(path, typeOf(path), content, compressed(content), hashOf(content));
  }

  /**
   * Returns whether a file with this path is an asset. Licences and notes beside the assets are not
   * served.
   */
  static boolean isAsset(String path) {
    return TYPES.containsKey(extensionOf(path));
  }

  /** Returns the address relative to the base of the page. */
  String address() {
    return "console/assets/" + hash + "/" + path;
  }

  /** Returns whether the file is a module of JavaScript. */
  boolean isScript() {
    return path.endsWith(".js");
  }

  /** Returns whether the file is part of a third-party library, copied into this repository. */
  boolean isVendored() {
    return path.startsWith("vendor/");
  }

  private static String typeOf(String path) {
    var type = TYPES.get(extensionOf(path));
    if (type == null) {
      throw new IllegalArgumentException("The console has no content type for " + path);
    }
    return type;
  }

  private static String extensionOf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String hashOf(byte[] content) {
    return HexFormat.of().formatHex(sha256(content), 0, HASH_BYTES);
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static byte[] compressed(byte[] content) {
    var bytes = new ByteArrayOutputStream(content.length / 2);
    try (var gzip = new BestGzip(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A gzip stream with the best compression. The JDK lets only subclasses set the compression
   * level.
   */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
