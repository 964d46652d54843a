import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes certificates for calls between processes, for development. The authority is made once and
 * kept. Each run makes a new certificate and key for each name. The list of trusted authorities of
 * a name is made once; later, only new authorities are added to it. {@code ./insula certs} runs
 * this program, which uses the JDK's keytool.
 */
class Certificates {
  private static final String NAME = "[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?";
  private static final String AUTHORITY_DAYS = "3650";
  private static final String LIST = "authorities.pem";

  // keytool requires a password. The password protects nothing; the permissions of the file protect
  // the key of the authority.
  private static final String PASSWORD = "development";

  private final Path folder;
  private final String days;

  private Certificates(Path folder, String days) {
    this.folder = folder;
    this.days = days;
  }

  public static void main(String[] args) throws Exception {
    var certificates = new Certificates(Path.of(args[0]), args[1]);
    var names = List.of(args).subList(2, args.length);
    for (var name : names) {
      if (!name.matches(NAME)) {
        System.err.println("insula: \"" + name + "\" is not a valid name for a process");
        System.exit(2);
      }
    }
    certificates.ensureAuthority();
    for (var name : names) {
      certificates.issue(name);
    }
  }

  private Path authority() {
    return folder.resolve("authority.p12");
  }

  private void ensureAuthority() throws Exception {
    if (Files.exists(authority())) {
      return;
    }
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      protect(folder, "rwx------");
    }
    // keytool writes the file into a folder that only this user can open. So no other user can read
    // it before its permissions are set.
    var work = Files.createTempDirectory(folder, ".authority-");
    try {
      var made = work.resolve("made.p12");
      keytool(
          made,
          "-genkeypair -alias authority -keyalg EC -groupname secp256r1 -startdate -1H",
          "-validity " + AUTHORITY_DAYS,
          "-ext bc:c=ca:true,pathlen:0 -ext ku:c=keyCertSign,cRLSign",
          "-dname CN=Insula-development-authority");
      protect(made, "rw-------");
      addToLists(authorityIn(made));
      Files.move(made, authority());
    } finally {
      delete(work);
    }
  }

  /**
   * Adds a new authority to the list of trusted authorities of each name. The lists keep the older
   * authorities until the operator removes them.
   */
  private void addToLists(String authority) throws IOException {
    try (Stream<Path> names = Files.list(folder)) {
      for (var list : names.map(name -> name.resolve(LIST)).filter(Files::exists).toList()) {
        replace(list, authority + Files.readString(list));
      }
    }
  }

  private void issue(String name) throws Exception {
    var work = Files.createTempDirectory(folder, ".issue-");
    try {
      var own = work.resolve("own.p12");
      keytool(own, "-genkeypair -alias own -keyalg EC -groupname secp256r1", "-dname CN=" + name);
      keytool(own, "-certreq -alias own", "-file " + work.resolve("request.pem"));
      keytool(
          authority(),
          "-gencert -alias authority -rfc -startdate -1H -validity " + days,
          "-ext san=dns:" + name + ",ip:127.0.0.1,ip:::1",
          "-ext ku:c=digitalSignature -ext eku=serverAuth,clientAuth",
          "-infile " + work.resolve("request.pem"),
          "-outfile " + work.resolve("certificate.pem"));
      var key = load(own).getKey("own", PASSWORD.toCharArray()).getEncoded();
      var target = folder.resolve(name);
      Files.createDirectories(target);
      replace(target.resolve("key.pem"), pem("PRIVATE KEY", key));
      replace(target.resolve("certificate.pem"), Files.readString(work.resolve("certificate.pem")));
      var list = target.resolve(LIST);
      if (Files.notExists(list) || Files.size(list) == 0) {
        replace(list, authorityIn(authority()));
      }
    } finally {
      delete(work);
    }
  }

  /** Returns the certificate of the authority in a key store. */
  private static String authorityIn(Path store) throws IOException, GeneralSecurityException {
    return pem("CERTIFICATE", load(store).getCertificate("authority").getEncoded());
  }

  /** Replaces the file atomically: a reader gets the whole old file or the whole new file. */
  private static void replace(Path file, String text) throws IOException {
    var made = Files.createTempFile(file.getParent(), ".", ".pem");
    protect(made, "rw-------");
    Files.writeString(made, text);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void protect(Path file, String permissions) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }

  private static String pem(String what, byte[] content) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      store.load(input, PASSWORD.toCharArray());
    }
    return store;
  }

  private static void keytool(Path store, String... options) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    for (var option : options) {
      // A path can contain blanks, so an option with a path is split only at its first blank.
      var isPath = option.startsWith("-file ") || option.matches("-(in|out)file .*");
      command.addAll(List.of(option.split(" ", isPath ? 2 : 0)));
    }
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed: " + output);
    }
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(work);
  }
}
