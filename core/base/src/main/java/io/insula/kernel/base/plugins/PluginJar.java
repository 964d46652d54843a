package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/** An opened jar of a plugin. The jar, its contents, and some files in it have a maximum size. */
final class PluginJar implements AutoCloseable {
  /**
   * The allowed names. No allowed character has a special meaning in a class path, a shell or a
   * terminal.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*[.]jar");

  /** The maximum size of the jar, and of all its files together, in bytes. */
  private static final long MAX_JAR_BYTES = 256L * 1024 * 1024;

  /** The maximum size of a file that is read completely into memory, in bytes. */
  private static final int MAX_FILE_BYTES = 4 * 1024 * 1024;

  /** The files with the limit {@link #MAX_FILE_BYTES}. */
  private static final Pattern READ_AS_A_WHOLE =
      Pattern.compile(".*[.]class|db/.*|META-INF/(swagger|services)/.*");

  private static final int MAX_FILES = 50_000;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final JarFile jar;
  private final List<JarEntry> entries;
  private final Set<String> files;

  private PluginJar(JarFile jar) {
    this.jar = jar;
    this.entries = Collections.list(jar.entries());
    this.files =
        entries.stream()
            .map(JarEntry::getName)
            .filter(file -> !file.startsWith("META-INF/versions/"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Opens a jar.
   *
   * @throws PluginRefusedException if the file is not a regular file with an allowed name, is not a
   *     zip, or is too large
   */
  static PluginJar open(Path file) throws IOException {
    refuseIf(
        !NAME.matcher(String.valueOf(file.getFileName())).matches(),
        "its name may only have letters, digits, and the characters . _ + -");
    refuseIf(Files.isSymbolicLink(file), "it is a symbolic link");
    refuseIf(
        !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file),
        "it is not a readable file");
    refuseIf(Files.size(file) > MAX_JAR_BYTES, "it is larger than 256 MiB");
    try {
      return new PluginJar(new JarFile(file.toFile()));
    } catch (ZipException e) {
      throw new PluginRefusedException("it is not a readable zip file: " + e.getMessage());
    }
  }

  /**
   * Refuses a jar with too many files, duplicate paths, or not exactly one manifest. With {@code
   * MANIFEST.MF} and {@code Manifest.mf}, Java and this check could read different manifests.
   */
  void refuseOddFiles() {
    var names = entries.stream().map(JarEntry::getName).toList();
    refuseIf(names.size() > MAX_FILES, "it has more than " + MAX_FILES + " files");
    refuseIf(new HashSet<>(names).size() < names.size(), "it has two files of the same name");
    var manifests = names.stream().filter(JarFiles.MANIFEST::equalsIgnoreCase).toList();
    refuseIf(
        !manifests.equals(List.of(JarFiles.MANIFEST)),
        "it must have exactly one " + JarFiles.MANIFEST);
  }

  /**
   * Reads all files, so that a wrong file is found before the server reads it.
   *
   * @throws PluginRefusedException if a file is too large, or classes of one package have different
   *     signatures
   * @throws SecurityException if a file does not agree with the signature
   */
  void readAll() throws IOException {
    var signers = new HashMap<String, Optional<List<CodeSigner>>>();
    var left = MAX_JAR_BYTES;
    for (var entry : entries) {
      left -= read(entry, left);
      refuseOtherSigner(entry, signers);
    }
  }

  private long read(JarEntry entry, long left) throws IOException {
    var isReadAsWhole = READ_AS_A_WHOLE.matcher(entry.getName()).matches();
    var buffer = new byte[BUFFER_BYTES];
    var size = 0L;
    try (var in = jar.getInputStream(entry)) {
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        refuseIf(
            isReadAsWhole && size > MAX_FILE_BYTES, "%s is larger than 4 MiB", entry.getName());
        refuseIf(size > left, "its files together are larger than 256 MiB");
      }
    }
    return size;
  }

  /**
   * Refuses a class whose signature differs from the other classes in its package, because Java
   * does not load such a class.
   */
  private static void refuseOtherSigner(
      JarEntry entry, Map<String, Optional<List<CodeSigner>>> signers) {
    var file = entry.getName();
    if (JarOwnership.isClass(file)) {
      var own = Optional.ofNullable(entry.getCodeSigners()).map(List::of);
      var others = signers.putIfAbsent(JarOwnership.folderOf(file), own);
      refuseIf(
          others != null && !others.equals(own),
          "%s has another signature than the other classes of its package: sign all of them alike",
          file);
    }
  }

  /**
   * Returns the paths of all files and folders. Leaves out {@code META-INF/versions}, which Java
   * ignores if the manifest has no {@code Multi-Release}.
   */
  Set<String> files() {
    return files;
  }

  /** Returns the names of its settings, see {@link SettingNames}. */
  Set<String> settings() throws IOException {
    return SettingNames.in(jar);
  }

  /**
   * Returns the main attributes of the manifest.
   *
   * @throws PluginRefusedException if the jar has no manifest
   */
  Attributes manifest() throws IOException {
    return JarFiles.manifest(jar)
        .orElseThrow(() -> new PluginRefusedException("it has no " + JarFiles.MANIFEST));
  }

  /**
   * Returns the bytes of a class, or of another file that is not larger than {@link
   * #MAX_FILE_BYTES}.
   */
  byte[] read(String file) throws IOException {
    return JarFiles.read(jar, jar.getEntry(file), MAX_FILE_BYTES);
  }

  /**
   * Returns the first bytes of a file.
   *
   * @throws IOException if the file is shorter than {@code length}, or is damaged
   */
  byte[] start(String file, int length) throws IOException {
    try (var in = jar.getInputStream(jar.getEntry(file))) {
      var bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new IOException(file + " is too short");
      }
      return bytes;
    }
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
