package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the detection of bots with public lists of user agents, and with user agents of people and
 * of bots that look alike.
 */
class UserAgentsTest {
  /**
   * Patterns of the public list of crawlers that also match programs of people: in-app browsers of
   * Instagram and Facebook, editors with a browser, and a program that shows one site.
   */
  private static final Set<String> PEOPLE =
      Set.of(" Instagram ", " MetaIAB Facebook", " Code/1.", " Trae/", " Fluid/");

  /** A part of the user agent, among isbot's of people, of a service that makes screenshots. */
  private static final String SCREENSHOTS = " Miniature.io/";

  private final BotDetector bots = new BotDetector();

  @Test
  void the_crawlers_of_the_public_list_are_bots() {
    var missed =
        BuiltInTableReader.lines("crawler-examples.txt").stream()
            .filter(userAgent -> PEOPLE.stream().noneMatch(userAgent::contains))
            .filter(userAgent -> !bots.isBot(userAgent));

    assertThat(BuiltInTableReader.lines("crawler-examples.txt")).hasSizeGreaterThan(2_000);
    assertThat(missed).isEmpty();
  }

  @Test
  void the_browsers_of_the_public_lists_are_not_bots() {
    var browsers = BuiltInTableReader.lines("people.txt");

    assertThat(browsers).hasSize(500);
    assertThat(browsers.stream().filter(bots::isBot)).isEmpty();
  }

  @Test
  void rare_browsers_televisions_consoles_and_browsers_inside_apps_are_not_bots() {
    var browsers =
        BuiltInTableReader.lines("rare-people.txt").stream()
            .filter(userAgent -> !userAgent.contains(SCREENSHOTS))
            .toList();

    assertThat(browsers).hasSizeGreaterThan(500);
    assertThat(browsers)
        .anyMatch(userAgent -> userAgent.contains("CUBOT"))
        .anyMatch(userAgent -> userAgent.contains("PlayStation"))
        .anyMatch(userAgent -> userAgent.contains("Roku"))
        .anyMatch(userAgent -> userAgent.contains("fuboTV"));
    assertThat(browsers.stream().filter(bots::isBot)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Phones and tablets whose names look like those of bots
        "Mozilla/5.0 (Linux; Android 13; CUBOT P80 Build/TP1A) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 8.1.0; Acme Bot 7 Build/O11019) AppleWebKit/537.36 (KHTML,"
            + " like Gecko) Chrome/87.0.4280.101 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; U; Android 4.4; en-us; Spider_X Build/KOT49H) AppleWebKit/534.30"
            + " (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30",
        "Mozilla/5.0 (Linux; Android 9; Discovery Monitor) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/81.0.4044.96 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 7.0; Seoul S8) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/84.0.4147.125 Mobile Safari/537.36",
        "PANTECH-C790/1.0",
        "GIONEE-L800/1.0",
        "TECNO T312/1.0 MTK",
        "Infinix_X551/1.0",
        "itel it2160/1.0",
        "BIRD_D660/1.0 Release",
        "KWC-K493/1.0",
        "NEC-N343i/1.0",
        "BenQ-M315/1.0",
        "UTStarcom_CDM8955/1.0",
        "AUDIOVOX-CDM8900",
        "SEC-SGHE250/1.0",
        "SCH-A870/1.0",
        "Symphony_B12/1.0",
        "Nokia6300/2.0 (05.00) Profile/MIDP-2.0 Configuration/CLDC-1.1",
        "SAMSUNG-GT-S5620/S5620XEJH1 Dolfin/2.0 Mobile",
        "BlackBerry9700/5.0.0.862 Profile/MIDP-2.1 Configuration/CLDC-1.1 VendorID/331",
        "Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
        // Browsers inside other apps
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Instagram 325.0.0.34.90 (iPhone14,5; iOS 17_4; en_US)",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/122.0.0.0 Mobile Safari/537.36"
            + " [FB_IAB/FB4A;FBAV/453.0.0.0;IABMV/1;]",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/20G75"
            + " musical_ly_33.1.0 JsSdk/2.0 NetType/WIFI BytedanceWebview/d8a21c6",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Snapchat/12.60.0.44 (like Safari/8616.1.27)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 [LinkedInApp]/9.29.1234",
        "Mozilla/5.0 (Linux; Android 13; SM-S908B; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.42 WeChat/arm64",
        "Mozilla/5.0 (Linux; Android 12; SM-A525F; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 GSA/14.33.26.26.arm64",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Safari Line/13.19.1",
        "Mozilla/5.0 (Linux; Android 11; RMX2001; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 CamScanner/6.27.0",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0"
            + " Mobile Safari/537.36 Presearch (Tempest)",
        "Mozilla/5.0 (Linux; Android 11; FP4) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/101.0"
            + " Mobile Safari/537.36 (Ecosia android@101.0.4951.41)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Teams/1.6"
            + " Chrome/98.0.4758.141 Electron/17.4.11 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " GSA/300.0 Safari/605.1.15",
        "ChatGPT/1.2025.322 (iOS 26.1; iPhone17,1; build 19585375154)",
        "MyShop/5.1 (com.example.shop; build:12; iOS 17.4.1) Alamofire/5.8.1",
        "MyShop/5.1 (Android 14; Pixel 8) okhttp/4.12.0",
        "MyShop/412 CFNetwork/1494.0.7 Darwin/23.4.0",
        "Dalvik/2.1.0 (Linux; U; Android 13; SM-S908B Build/TP1A.220624.014)",
        // Televisions, players and consoles
        "Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " 76.0.3809.146/6.0 TV Safari/537.36 fuboTV/4.60",
        "fuboTV/4.74.0 (Linux; U; Android 11; en_US; BRAVIA 4K; Build/RTM6) Player/2.19",
        "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/94.0.4606.128 Safari/537.36 WebAppManager",
        "HbbTV/1.5.1 (+DRM;Samsung;SmartTV2021;T-NKM2DEUC-1520.3;;) Mozilla/5.0 (Linux) Chrome/94",
        "Mozilla/5.0 (Linux; Android 9; AFTKA) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.4.1"
            + " like Chrome/120.0 Safari/537.36",
        "Roku/DVP-12.5 (12.5.0.4178-88)",
        "AppleCoreMedia/1.0.0.20L497 (Apple TV; U; CPU OS 16_5 like Mac OS X; en_us)",
        "Mozilla/5.0 (Linux; Android 12; Chromecast) AppleWebKit/537.36 Chrome/114.0 Safari/537.36"
            + " CrKey/1.56.500000",
        "Mozilla/5.0 (PlayStation 4 11.00) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        "Mozilla/5.0 (Nintendo Switch; WebApplet) AppleWebKit/609.4 (KHTML, like Gecko)"
            + " NF/6.0.3.27.3 NintendoBrowser/5.1.0.32061",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/120.0 Safari/537.36 Edge/44.18363",
        "VLC/3.0.18 LibVLC/3.0.18",
        "VIZIO E50/1.0",
        "Hisense 2020/1.0",
        "Vewd/4.20",
        "Fetch TV/4.0",
        "Mozilla/3.0 (DreamPassport/3.0)",
        "Mozilla/3.0 (DreamKey/2.0)",
        // Old and rare browsers
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; SiteAdvisor)",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; Check&Get 1.14)",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; Embedded Web Browser from:"
            + " http://bsalsa.com/; .NET CLR 2.0.50727)",
        "Mozilla/5.0 (compatible; Konqueror/4.5; Linux) KHTML/4.5.4 (like Gecko)",
        "Mozilla/3.0 (compatible; NetPositive/2.2.1; BeOS)",
        "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8",
        "Links (2.28; Linux 6.1 x86_64; GNU C 12.2; text)",
        "Mozilla/4.0 (compatible; Dillo 3.0)",
        "Mozilla/4.5 (compatible; OmniWeb/4.2.1-v435.9; Mac_PowerPC)",
        "Mozilla/6.0 (compatible; Amiga-AWeb)",
        "GOGGalaxyClient/2.0.62.26 (GOG Galaxy) 83b6745c (win10 x64)",
        "Microsoft Office/16.0 (Windows NT 10.0; MAPI 16.0.8431; Pro)",
        "SomeEditor/2.1 (Macintosh; Mac OS X 14.2)",
        "Mozilla/5.0 (Windows NT 10.0.18362; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Slack/4.4.2 Chrome/78.0 Electron/7.2.1 Safari/537.36 Sonic Slack_SSB/4.4.2",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Claude-Desktop/1.0.2 Chrome/136.0 Electron/36.4 Safari/537.36",
        // Browsers in editors
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Cursor/1.0.0 Chrome/132.0 Electron/34.5 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Windsurf/1.12.9 Chrome/132.0 Electron/34.5 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Trae/1.107.1 Chrome/142.0 Electron/39.2 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Kiro/0.6.0"
            + " Chrome/138.0 Electron/37.5 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Antigravity/1.11.2"
            + " Chrome/138.0 Electron/37.3 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Code/1.107.1"
            + " Chrome/142.0 Electron/39.2 Safari/537.36",
        // Apps on phones whose names have words of machines
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 iRobot/7.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Uptime/3.0",
        "Mozilla/5.0 (Linux; Android 13; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 GoogleAssistant/1.0",
        "Mozilla/5.0 (Linux; Android 13; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 TripAdvisor/56.2",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Feedly/90.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 QRScanner/3.4",
        "Mozilla/5.0 (Linux; Android 12; SM-A525F; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 VideoDownloader/2.1 VerifyMe/1.0",
        "Inoreader/7.8 (iPhone; iOS 17.2)",
        "HeartMonitor/3 CFNetwork/1494.0.7 Darwin/23.4.0",
        // Names of browsers alone, as trackers send that read the user agent themselves
        "Firefox 121",
        "Opera Mini",
        "Brave",
        "Mobile Safari",
        "Windows",
        "unknown",
        "Mozilla/5.0"
      })
  void programs_that_people_use_are_not_bots(String userAgent) {
    assertThat(bots.isBot(userAgent)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // AI agents that open pages themselves
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0;"
            + " +https://openai.com/bot)",
        "Mozilla/5.0 (compatible; Claude-User/1.0; +Claude-User@anthropic.com)",
        "Mozilla/5.0 (compatible; Some-User/2.0)",
        "Mozilla/5.0 (compatible; NovaAct/1.0)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari"
            + "/537.36 Manus-User/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari"
            + "/537.36 GoogleAgent-Mariner",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; compatible;"
            + " Google-Agent/1.0) Chrome/140.0 Safari/537.36",
        "browser-use/0.1.40",
        "Lightpanda/1.0",
        // Tests of page speed, and monitors
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Google Page Speed"
            + " Insights) Chrome/41.0.2272.118 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/119.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/117.0 Safari/537.36 (Speedcurve)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 Safari"
            + "/537.36 (compatible; GTmetrix/1.0)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 Safari"
            + "/537.36 DatadogSynthetics",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/118.0 Safari/537.36 RuxitSynthetic/1.0",
        "Mozilla/5.0 (compatible; Uptime/1.0; http://uptime.com)",
        "Better Uptime Bot",
        "Amazon-Route53-Health-Check-Service (ref a; report http://amzn.to/1vsZADi)",
        "GoogleHC/1.0",
        "Consul Health Check",
        // Programs and libraries
        "curl/8.5.0",
        "python-requests/2.31.0",
        "Go-http-client/2.0",
        "okhttp/4.12.0",
        "Java/17.0.9",
        "Java1.8.0_392",
        "Apache-HttpClient/5.2 (Java/21)",
        "Java-http-client/21.0.1",
        "axios/1.6.2",
        "axios",
        "node-fetch",
        "node",
        "undici",
        "got (https://github.com/sindresorhus/got)",
        "Deno/1.40.0",
        "Bun/1.0.25",
        "Dart/3.2 (dart:io)",
        "GuzzleHttp/7",
        "Symfony HttpClient (Curl)",
        "reqwest/0.11.22",
        "RestSharp/106.15.0.0",
        "Faraday v2.7.12",
        "rest-client/2.1.0 (linux-gnu x86_64) ruby/3.2.2p53",
        "libwww-perl/6.72",
        "PostmanRuntime/7.36.0",
        "insomnia/2023.5.8",
        "ReactorNetty/1.1.13",
        "akka-http/10.2.10",
        "hackney/1.20.1",
        "cpp-httplib/0.14.1",
        "fasthttp",
        "aria2/1.37.0",
        "PHP/8.2.13",
        "WordPress/6.4; https://www.example.com",
        "Spring 6 WebClient",
        "IntelliJ HTTP Client/IntelliJ IDEA 2023.3",
        "HTTP.jl/1.9",
        "Mojolicious (Perl)",
        "Varnish Health Probe",
        "Envoy/HC",
        "Cloudflare-Workers",
        "SomeNewProgram/0.3",
        "Some New Program/0.3",
        // Programs that write only words, or a version without a slash
        "some tracker",
        "R (4.0.3 x86_64-pc-linux-gnu x86_64 linux-gnu)",
        "Symfony BrowserKit",
        "CakePHP",
        "CakePHP (Linux)",
        "Twisted PageGetter",
        "Tcl http client package 2.7.5",
        "Microsoft URL Control - 6.00.8862",
        "Microsoft Office Existence Discovery",
        "FlashGet",
        "EmailSiphon",
        "WWWOFFLE",
        "MATLAB R2013a",
        "ColdFusion",
        "DAV",
        "GetRight",
        "BlackWidow",
        "MFC_Tear_Sample",
        "pcBrowser",
        // Programs whose names look like those of phones and consoles
        "sec-scanner/1.0",
        "Mozilla/3.0 (SomeName/3.0)",
        // Programs whose names contain words of people, or which name their system
        "Microsoft-CryptoAPI/10.0",
        "Microsoft-WNS/10.0",
        "azure-logic-apps/1.0 (workflow 971b5bea; version 0858) microsoft-flow/1.0",
        "BrokenLinks/1.0",
        "Studios/2.0",
        "Knowledge/1.0",
        "ImageSharpener/1.0",
        "Watchdog/3.1",
        "Craft/2.2",
        "Operations/1.0",
        "grpc-node/1.24.2 grpc-c/8.0.0 (linux; chttp2; ganges)",
        "ClamAV/0.101.5 (OS: linux-gnu, ARCH: x86_64, CPU: x86_64)",
        "pip/23.0 {\"cpu\":\"x86_64\",\"distro\":{\"name\":\"Ubuntu\"},"
            + "\"system\":{\"name\":\"Linux\"}}",
        "pip/23.0 {\"cpu\":\"AMD64\",\"system\":{\"name\":\"Windows\",\"release\":\"10\"}}",
        "Apache-Maven/3.9.6 (Java 21; Linux 6.1)",
        "Apache-Maven/3.9.6 (Java 21; Mac OS X 14.2)",
        "npm/10.2.0 node/v20.9.0 linux x64 workspaces/false",
        "npm/10.2.0 node/v20.9.0 darwin arm64 workspaces/false",
        "kubectl/v1.28.2 (windows/amd64) kubernetes/89a4ea3",
        "SomeProgram/1.0 (Linux x86_64)",
        "Xymon xymonnet/4.3.17",
        "Some New Fetcher",
        "my-crawler (+me@example.com)",
        // Browsers that are controlled by programs
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/120.0 Safari/537.36",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1",
        "Mozilla/5.0 (linux) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/22.1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Cypress/13.6.2"
            + " Chrome/114.0 Electron/25.8.4 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Cursor/1.0.0 Chrome/132.0 Electron/34.5 Safari/537.36 CursorAgent",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Agent-Mode"
            + " Kiro/0.6.0 Chrome/138.0 Electron/37.5 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Windsurf/1.12.9"
            + " HeadlessChrome/132.0 Electron/34.5 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0 Safari/537.36 BrowserStack",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 Percy/1.27",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 Chromatic",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 Hyperbrowser/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 Mozilla-Tabstack",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0 Safari/537.36 ZenRows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 13_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 MicroMessenger/7.0.12 wechatdevtools qcloudcdn-xinan",
        // Monitors in the clothes of browsers and phones, and proxies of mail companies
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0 Safari/537.36 Siteimprove",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 SematextSynthetics/1.0",
        "Mozilla/5.0 (Linux; U; Android 4.0.2; en-us; Catchpoint) AppleWebKit/534.30 (KHTML, like"
            + " Gecko) Version/4.0 Mobile Safari/534.30",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/55.0.2883.87"
            + " Safari/537.36 (via secureurl.fwdcdn.com - mail.ukr.net proxy)",
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "YahooMailProxy",
        // Crawlers that can be recognized only by the form of their user agent
        "Mozilla/5.0 (compatible; SomeName/1.0; +https://some.example/about)",
        "Mozilla/5.0 (compatible; SomeName/1.0)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko; SomeName)"
            + " Chrome/120.0 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 (compatible;"
            + " SomeName/2.0)",
        "Mozilla/5.0 somename/2.12.4"
      })
  void crawlers_and_other_programs_are_bots(String userAgent) {
    assertThat(bots.isBot(userAgent)).isTrue();
  }

  @Test
  void no_user_agent_takes_long() {
    var parts =
        List.of("a", " ", "-", "(", "compatible; ", "android 1; ", "bot", "@a.", "x/1 ", "\u0130");

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (var one : parts) {
            for (var other : parts) {
              var text = "Mozilla/5.0 " + (one + other).repeat(1_024).substring(0, 1_000);
              assertThat(bots.isBot(text)).isEqualTo(bots.isBot(text));
            }
          }
        });
  }

  @Test
  void a_result_does_not_depend_on_earlier_user_agents() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(bots.isBot("Mozilla/5.0 (X11; Linux) Firefox/" + i)).isFalse();
    }
    assertThat(bots.isBot("Googlebot/2.1")).isTrue();
    assertThat(bots.isBot("Mozilla/5.0 (X11; Linux) Firefox/1")).isFalse();
  }
}
