package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BotDetectorTest {
  private final BotDetector bots = BuiltInRules.BOTS;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 Chrome/99.0 Mobile"
            + " Safari/537.36 (compatible; Googlebot/2.1)",
        "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
        "GoogleOther",
        "Mediapartners-Google",
        "AdsBot-Google (+http://www.google.com/adsbot.html)",
        "APIs-Google (+https://developers.google.com/webmasters/APIs-Google.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b",
        "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
        "Mozilla/5.0 (compatible; Baiduspider/2.0)",
        "Mozilla/5.0 (compatible; YandexBot/3.0)",
        "Mozilla/5.0 (compatible; YandexImages/3.0; +http://yandex.com/bots)",
        "DuckDuckBot/1.1",
        "Mozilla/5.0 (compatible; AhrefsBot/7.0)",
        "Mozilla/5.0 (compatible; SemrushBot/7~bl)",
        "CCBot/2.0 (https://commoncrawl.org/faq/)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0)",
        "Mozilla/5.0 (compatible; PerplexityBot/1.0)",
        "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (compatible; Bytespider)",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "meta-externalagent/1.1",
        "Twitterbot/1.0",
        "LinkedInBot/1.0",
        "Slackbot-LinkExpanding 1.0",
        "Slack-ImgProxy (+https://api.slack.com/robots)",
        "TelegramBot (like TwitterBot)",
        "WhatsApp/2.23.20.0",
        "Mozilla/5.0 (compatible; Discordbot/2.0)",
        "SkypeUriPreview Preview/0.5",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Unknown; Linux) AppleWebKit/538.1 PhantomJS/2.1.1 Safari/538.1",
        "Mozilla/5.0 (Linux; Android 11; moto g) Chrome/120 Mobile Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/61.0 Safari/537.36 PTST/190628",
        "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
        "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
        "StatusCake_Pagespeed_Indev",
        "Mozilla/5.0 (compatible; Datadog/Synthetics)",
        "check_http/v2.2 (monitoring-plugins 2.2)",
        "kube-probe/1.29",
        "ELB-HealthChecker/2.0",
        "curl/8.5.0",
        "CURL/7.1",
        "Wget/1.21.3",
        "python-requests/2.31.0",
        "Python/3.11 aiohttp/3.9.1",
        "Python-urllib/3.10",
        "Go-http-client/2.0",
        "Java/21.0.1",
        "Apache-HttpClient/4.5.14 (Java/17.0.9)",
        "libwww-perl/6.67",
        "Ruby",
        "GuzzleHttp/7",
        "axios/1.6.2",
        "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
        "PostmanRuntime/7.36.0",
        "Scrapy/2.11.0 (+https://scrapy.org)",
        "k6/0.49.0 (https://k6.io/)",
        "ia_archiver (+http://www.alexa.com/site/help/webmasters)",
        "Mozilla/5.0 (compatible; archive.org_bot)",
        "W3C_Validator/1.3",
        "Screaming Frog SEO Spider/19.0",
        "SOMETHING-CRAWLER",
        "Mozilla/5.0 (Linux; Android 9; CUBOT X19) (compatible; Googlebot/2.1)"
      })
  void bots_are_known(String userAgent) {
    assertThat(bots.isBot(userAgent)).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "b",
        "bo",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0"
            + " Safari/537.36 Edg/120.0.2210.91",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_2) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.2 Safari/605.1.15",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.2 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 13; SM-S908B) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 Chrome/99.0 Mobile"
            + " Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11; CUBOT KINGKONG 5 Pro) AppleWebKit/537.36 Chrome/99.0"
            + " Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 5.1; Lenovo K6 Build/LMY47V) AppleWebKit/537.36 Chrome/99.0"
            + " Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
            + " [FBAN/FBIOS;FBAV/443.0]",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
            + " Instagram 312.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
            + " [Pinterest/iOS]",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/118.0 YaBrowser/23.11.0"
            + " Safari/537.36",
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/120.0.0.0"
            + " Safari/537.36",
        "Mozilla/5.0 (PlayStation; PlayStation 5/8.20) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/15.4 Safari/605.1.15",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Electron/28.0.0 Safari/537.36",
        "Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423 Version/12.16",
        "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)",
        "\uD83D\uDE00\u4E2D\u0130"
      })
  void browsers_of_people_are_not_bots(String userAgent) {
    assertThat(bots.isBot(userAgent)).isFalse();
  }
}
