package io.insula.reporting.internal.google.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.insula.reporting.internal.google.fake.Fault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A test double of Google, which listens on a loopback port. The caller closes it. */
public final class FakeGoogle implements AutoCloseable {
  /** The address of the service account. */
  public static final String ACCOUNT = FakeTokens.EMAIL;

  private static final Duration HANG = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeTokens tokens = new FakeTokens();
  private final FakeDrive drive = new FakeDrive();
  private final FakeSheets sheets = new FakeSheets();
  private final Faults faults = new Faults();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger largestBody = new AtomicInteger();
  private final AtomicInteger overQuota = new AtomicInteger();
  private final List<Callable<?>> late = new CopyOnWriteArrayList<>();
  private volatile @Nullable QuotaWindow reads;
  private volatile @Nullable QuotaWindow writes;

  private FakeGoogle(HttpServer server) {
    this.server = server;
  }

  public static FakeGoogle start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var google = new FakeGoogle(HttpServer.create(address, 0));
      google.server.setExecutor(google.threads);
      google.server.createContext("/", google::answer);
      google.server.start();
      return google;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }

  public String rootUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  public String tokenUrl() {
    return rootUrl() + "token";
  }

  /** Returns the key of the service account, as JSON. */
  public String credentials() {
    return tokens.credentials(tokenUrl());
  }

  /** Returns the settings of a server that uses this Google without waiting for quotas. */
  public Map<String, String> settings(String templateId) {
    var prefix = "insula.reporting.google.";
    var settings = new LinkedHashMap<String, String>();
    settings.put(prefix + "credentials", credentials());
    settings.put(prefix + "template-id", templateId);
    settings.put(prefix + "root-url", rootUrl());
    settings.put(prefix + "user-quota", "1000000");
    settings.put(prefix + "project-quota", "1000000");
    return settings;
  }

  public Faults faults() {
    return faults;
  }

  /** Returns the requests so far, each by its method and path. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns the size of the largest request body so far, in bytes after unpacking. */
  public int largestBody() {
    return largestBody.get();
  }

  /**
   * Makes this Google respond with 429 to requests to the Sheets API that exceed these limits in
   * any period of this length.
   */
  public void limit(int mostReads, int mostWrites, Duration length) {
    reads = new QuotaWindow(mostReads, length);
    writes = new QuotaWindow(mostWrites, length);
  }

  /** Returns the number of requests beyond the limits so far. */
  public int overQuota() {
    return overQuota.get();
  }

  /** Returns the number of requests that wait for {@link #doLate}. */
  public int late() {
    return late.size();
  }

  /** Executes the requests with the fault {@code DONE_LATE}. */
  public void doLate() {
    for (var each : late) {
      try {
        each.call();
      } catch (Exception e) {
        throw new IllegalStateException("A late request failed", e);
      }
    }
    late.clear();
  }

  /** Makes searches miss new files until {@link #searchCatchesUp} is called. */
  public synchronized void searchFallsBehind() {
    drive.isSearchBehind = true;
  }

  public synchronized void searchCatchesUp() {
    drive.isSearchBehind = false;
    drive.files.values().forEach(file -> file.isInSearch = true);
  }

  /**
   * Deletes the spreadsheets with the mark of a cycle, planned faults, limits and the list of
   * requests. Access tokens and other spreadsheets, such as templates, stay.
   */
  public synchronized void reset() {
    drive.files.values().removeIf(file -> !file.appProperties.isEmpty());
    drive.withoutAccount.clear();
    faults.clear();
    requests.clear();
    late.clear();
    drive.isSearchBehind = false;
    reads = null;
    writes = null;
  }

  /** Revokes all access tokens. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /**
   * Sets the lifetime of the next access tokens. A client requests a new token some minutes before
   * the old one expires, so a token of a minute is used for a single request.
   */
  public void tokensLast(Duration length) {
    tokens.last(length);
  }

  /**
   * Makes this Google refuse to share with an address unless Google may send an e-mail to it. The
   * real Google does so if the address has no Google account.
   */
  public synchronized void hasNoAccount(String email) {
    drive.withoutAccount.add(email);
  }

  /**
   * Adds a spreadsheet. Each tab has 1,000 rows, a frozen heading, and sample values in the second
   * and the last row.
   */
  public synchronized String addSpreadsheet(String name, String... titles) {
    var file = drive.create(name);
    var tabs = new LinkedHashMap<Integer, FakeTab>();
    for (var title : titles) {
      var tab = new FakeTab(tabs.size(), title, 1000, 26);
      tab.frozenRows = 1;
      tab.set(0, 0, "sample heading");
      tab.set(1, 0, "sample value");
      tab.set(999, 25, "the last sample value");
      tab.format(1, 0, "a format");
      tabs.put(tab.id, tab);
    }
    file.replaceTabs(tabs);
    return file.id;
  }

  /** Removes a file permanently. */
  public synchronized void remove(String id) {
    drive.files.remove(id);
  }

  public synchronized void trash(String id) {
    drive.require(id).trashed = true;
  }

  /** Adds a copy of a spreadsheet with its mark, as a crash or a race can leave it. */
  public synchronized String duplicate(String id) {
    var original = drive.require(id);
    var copy = drive.create(original.name);
    copy.appProperties = original.appProperties;
    copy.replaceTabs(original.copyOfTabs());
    return copy.id;
  }

  /** Returns the ids of all spreadsheets that are marked, oldest first. */
  public synchronized List<String> marked() {
    return drive.files.values().stream()
        .filter(file -> !file.appProperties.isEmpty() && !file.trashed)
        .map(file -> file.id)
        .toList();
  }

  public synchronized Map<String, String> properties(String id) {
    return Map.copyOf(drive.require(id).appProperties);
  }

  public synchronized String name(String id) {
    return drive.require(id).name;
  }

  public synchronized List<String> parents(String id) {
    return drive.require(id).parents;
  }

  /** Returns the permissions of a spreadsheet: a map from e-mail addresses to roles. */
  public synchronized Map<String, String> sharedWith(String id) {
    var file = drive.require(id);
    var roles = new TreeMap<String, String>();
    file.readers.forEach((permission, email) -> roles.put(email, file.roles.get(permission)));
    return roles;
  }

  /** Shares a spreadsheet as a user does by hand. */
  public synchronized void share(String id, String email, String role) {
    var body = json.createObjectNode().put("type", "user").put("role", role);
    drive.give(drive.require(id), body.put("emailAddress", email), true);
  }

  /** Returns what a reader sees at one moment: all values of all visible tabs. */
  public synchronized Map<String, List<List<Object>>> shown(String id) {
    var shown = new LinkedHashMap<String, List<List<Object>>>();
    for (var tab : drive.require(id).tabs()) {
      if (!tab.hidden) {
        shown.put(tab.title, tab.read(0, tab.rows, 0, tab.columns));
      }
    }
    return shown;
  }

  /** Returns the titles of all tabs, hidden ones included. */
  public synchronized List<String> titles(String id) {
    return drive.require(id).tabs().stream().map(tab -> tab.title).toList();
  }

  /** Returns a map from the title of each tab to its id, to which charts refer. */
  public synchronized Map<String, Integer> tabIds(String id) {
    var ids = new TreeMap<String, Integer>();
    drive.require(id).tabs().forEach(tab -> ids.put(tab.title, tab.id));
    return ids;
  }

  /** Returns the size of a tab's grid, as {@code rows x columns}. */
  public synchronized String size(String id, String title) {
    var tab = drive.require(id).tab(title).orElseThrow();
    return tab.rows + " x " + tab.columns;
  }

  /** Returns the format of a cell, whose row and column are counted from 0. */
  public synchronized @Nullable String format(String id, String title, int row, int column) {
    return drive.require(id).tab(title).orElseThrow().format(row, column);
  }

  /** Adds a hidden tab, as if a user had made it in Google Sheets. */
  public synchronized void addTab(String id, String title, int rows, int columns) {
    var file = drive.require(id);
    var tabs = file.copyOfTabs();
    var tab =
        new FakeTab(
            tabs.keySet().stream().max(Integer::compare).orElse(0) + 1, title, rows, columns);
    tab.hidden = true;
    tabs.put(tab.id, tab);
    file.replaceTabs(tabs);
  }

  /** Changes a cell by hand; its row and its column are counted from 0. */
  public synchronized void set(String id, String title, int row, int column, Object value) {
    drive.require(id).tab(title).orElseThrow().set(row, column, value);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = new FakeRequest(exchange);
      requests.add(request.line());
      var fault = faults.take(request.line()).orElse(null);
      var body = FakeRequest.body(exchange);
      largestBody.accumulateAndGet(body.length, Math::max);
      if (fault != null && fault.kind() == Kind.DONE_LATE) {
        late.add(() -> handle(request, body));
      }
      if (fault != null && isUnanswered(fault.kind())) {
        return;
      }
      if (fault != null && fault.kind() == Kind.ANSWER) {
        fault.headers().forEach(exchange.getResponseHeaders()::put);
        FakeGoogleResponseWriter.send(
            exchange,
            fault.status(),
            FakeGoogleResponseWriter.error(fault.status(), fault.reason(), "It was scripted"));
        return;
      }
      answer(exchange, request, body, fault);
    }
  }

  private boolean isUnanswered(Kind kind) {
    var hangs = kind == Kind.HANG || kind == Kind.DONE_LATE;
    if (hangs) {
      try {
        closed.await(HANG.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return hangs || kind == Kind.CUT_BEFORE;
  }

  private void answer(
      HttpExchange exchange, FakeRequest request, byte[] body, @Nullable Fault fault)
      throws IOException {
    String answer;
    var status = 200;
    try {
      var node = handle(request, body);
      var mask = request.parameter("fields");
      answer =
          node == null ? "" : (mask == null ? node : FieldMask.parse(mask).apply(node)).toString();
    } catch (FakeErrorResponse e) {
      status = e.status();
      answer = FakeGoogleResponseWriter.error(e.status(), e.reason(), e.getMessage());
    }
    if (fault == null) {
      FakeGoogleResponseWriter.send(exchange, answer.isEmpty() ? 204 : status, answer);
    } else if (fault.kind() == Kind.MALFORMED) {
      FakeGoogleResponseWriter.send(
          exchange, 200, "{\"" + answer.substring(0, answer.length() / 2));
    }
  }

  private @Nullable JsonNode handle(FakeRequest request, byte[] body) throws IOException {
    if (request.line().equals("POST /token")) {
      return tokens.answer(FakeRequest.form(new String(body, UTF_8)));
    }
    if (!tokens.isValid(request.authorization())) {
      throw new FakeErrorResponse(401, "authError", "Invalid Credentials");
    }
    var content = body.length == 0 ? json.createObjectNode() : json.readTree(body);
    requireQuota(request);
    synchronized (this) {
      return new FakeRoutes(drive, sheets).handle(request, content);
    }
  }

  private void requireQuota(FakeRequest request) {
    var window = request.line().startsWith("GET") ? reads : writes;
    if (request.path().startsWith("/v4/") && window != null && !window.admits()) {
      overQuota.incrementAndGet();
      throw new FakeErrorResponse(429, "RATE_LIMIT_EXCEEDED", "Quota exceeded");
    }
  }
}
