package io.insula.bench.server;

import io.insula.remote.PemFilePaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The certificates with which processes authenticate each other, made by {@code ./insula certs}.
 *
 * @param folder the folder, with a subfolder for each process
 */
public record PeerCertificates(Path folder) {
  /** The system property with the path of the program that {@code ./insula certs} runs. */
  private static final String PROGRAM = "insula.bench.certificates";

  private static final String DAYS = "2";

  /**
   * Makes certificates, which are deleted when the environment of the run is closed.
   *
   * @param names the names of the processes
   * @throws IllegalStateException if the program fails; the message has its output
   */
  public static PeerCertificates make(BenchEnvironment environment, List<String> names) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var program = Objects.requireNonNull(System.getProperty(PROGRAM), PROGRAM);
    var folder = environment.folder().resolve("certificates");
    var command = new ArrayList<String>();
    command.addAll(List.of(java.toString(), program, folder.toString(), DAYS));
    command.addAll(names);
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("no certificates were made:\n" + output);
      }
      return new PeerCertificates(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while certificates were made", e);
    }
  }

  /** Returns the environment variables with the certificate of a process. */
  public Map<String, String> settings(String name) {
    return Map.of(
        "INSULA_REMOTE_CERTIFICATE", file(name, "certificate"),
        "INSULA_REMOTE_KEY", file(name, "key"),
        "INSULA_REMOTE_AUTHORITIES", file(name, "authorities"));
  }

  /** Returns the certificate files of a process. */
  public PemFilePaths files(String name) {
    return new PemFilePaths(
        Path.of(file(name, "certificate")),
        Path.of(file(name, "key")),
        Path.of(file(name, "authorities")));
  }

  private String file(String name, String what) {
    return folder.resolve(name).resolve(what + ".pem").toString();
  }
}
