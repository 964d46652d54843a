package io.insula.kernel.base.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An opened jar of a plugin. The jar and each class in it have a maximum size. */
final class PluginJar implements AutoCloseable {
  /**
   * The allowed names. They have no character that separates paths in a class path, or that has a
   * special meaning for a shell or a terminal.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*[.]jar");

  private static final long LARGEST_JAR = 256L * 1024 * 1024;
  private static final int LARGEST_CLASS = 4 * 1024 * 1024;
  private static final int MOST_FILES = 50_000;

  private final ZipFile zip;
  private final List<String> files;

  private PluginJar(ZipFile zip) {
    this.zip = zip;
    this.files = zip.stream().map(ZipEntry::getName).toList();
  }

  /**
   * Opens a jar.
   *
   * @throws PluginRefusedException if it is not a regular file with an allowed name, is not a zip,
   *     is too large, or has wrong contents (too many files, a file twice, several manifests)
   */
  static PluginJar open(Path file) throws IOException {
    refuseUnless(
        NAME.matcher(String.valueOf(file.getFileName())).matches(),
        "its name may only have letters, digits, and the characters . _ + -");
    refuseUnless(!Files.isSymbolicLink(file), "it is a symbolic link");
    refuseUnless(
        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(file),
        "it is not a readable file");
    refuseUnless(Files.size(file) <= LARGEST_JAR, "it is larger than 256 MiB");
    try {
      var jar = new PluginJar(new ZipFile(file.toFile()));
      jar.refuseOddFiles();
      return jar;
    } catch (ZipException e) {
      throw new PluginRefusedException("it is not a readable zip file: " + e.getMessage());
    }
  }

  /**
   * Refuses a jar with too many files, with a file twice, or without exactly one manifest. Java
   * ignores the letter case in the name of the manifest and takes the first match. With two
   * manifests, it could read another one than the manifest that is checked here.
   */
  private void refuseOddFiles() {
    refuseUnless(files.size() <= MOST_FILES, "it has more than " + MOST_FILES + " files");
    refuseUnless(new HashSet<>(files).size() == files.size(), "it has a file twice");
    var manifests = files.stream().filter(JarFiles.MANIFEST::equalsIgnoreCase).toList();
    refuseUnless(
        manifests.equals(List.of(JarFiles.MANIFEST)),
        "it must have exactly one " + JarFiles.MANIFEST);
  }

  /** Returns the paths of all files and folders. */
  List<String> files() {
    return files;
  }

  /** Returns the names of its settings, see {@link SettingNames}. */
  Set<String> settings() throws IOException {
    return SettingNames.in(zip);
  }

  /**
   * Returns the main attributes of the manifest.
   *
   * @throws PluginRefusedException if the jar has no manifest
   */
  Attributes manifest() throws IOException {
    return JarFiles.manifest(zip)
        .orElseThrow(() -> new PluginRefusedException("it has no " + JarFiles.MANIFEST));
  }

  /** Returns the bytes of a class. */
  byte[] classFile(String file) throws IOException {
    return JarFiles.read(zip, zip.getEntry(file), LARGEST_CLASS);
  }

  /**
   * Returns the first bytes of a file.
   *
   * @throws IOException if the file is shorter than {@code length}, or is damaged
   */
  byte[] start(String file, int length) throws IOException {
    try (var in = zip.getInputStream(zip.getEntry(file))) {
      var bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new IOException(file + " is too short");
      }
      return bytes;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static void refuseUnless(boolean isFine, String reason) {
    if (!isFine) {
      throw new PluginRefusedException(reason);
    }
  }
}
