package io.insula.kernel.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetNormalizerTest {
  @ParameterizedTest
  @CsvSource({
    "/login, /login, received",
    "/a+b;c&d?e=f+g, /a%2Bb%3Bc%26d?e=f+g, received",
    "/?a=http://b/c, /?a=http://b/c, received",
    "//login, //login, received",
    "*, *, received",
    "http://sent:80/login, /login, sent:80",
    "HTTPS://[::1]/a;b?c=d, /a%3Bb?c=d, [::1]",
    "http://sent//login, //login, sent",
    "http://sent, /, sent",
    "http://sent?a=/login, /?a=/login, sent",
    "http://sent#/login, /#/login, sent",
  })
  void a_target_becomes_a_path(String sent, String target, String host) {
    var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, sent);
    request.headers().set("Host", "received");
    var channel = new EmbeddedChannel(new RequestTargetNormalizer());

    channel.writeInbound(request);

    HttpRequest read = channel.readInbound();
    assertThat(read.uri()).isEqualTo(target);
    assertThat(read.headers().getAll("Host")).containsExactly(host);
  }
}
