package io.insula.bench.load;

import java.nio.charset.StandardCharsets;

/** Writes HTTP/1.1 requests as bytes. */
public final class HttpRequestWriter {
  private final String host;
  private final String token;

  /**
   * @param host the value of the header {@code Host}
   * @param token the token for the header {@code Authorization}
   */
  public HttpRequestWriter(String host, String token) {
    this.host = host;
    this.token = token;
  }

  public byte[] get(String path) {
    return (head("GET", path) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  public byte[] post(String path, String contentType, String body) {
    return withBody("POST", path, contentType, body);
  }

  public byte[] put(String path, String contentType, String body) {
    return withBody("PUT", path, contentType, body);
  }

  private byte[] withBody(String method, String path, String contentType, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    var head = head(method, path) + "Content-Type: " + contentType + "\r\n";
    return (head + "Content-Length: " + length + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String head(String method, String path) {
    var line = method + " " + path + " HTTP/1.1\r\n";
    return line + "Host: " + host + "\r\nAuthorization: Bearer " + token + "\r\n";
  }
}
